import {countsOf} from '../../core/counts.ts'
import type {Report} from './index.ts'

/**
 * Writes diagnostics and counts as JSON, version 1 of the format. Findings are not grouped. If the check used a list of
 * retractions, `retractions` describes it.
 */
export function json(report: Report): string {
  return `${JSON.stringify({version: 1, ...jsonContent(report)}, undefined, 2)}\n`
}

/** The content of the JSON report about one paper. */
export function jsonContent({diagnostics: found, manuscript, savedFinding}: Report): object {
  const diagnostics = found.map(savedFinding)
  const list = manuscript.retractions
  const retractions = list && {
    file: list.file,
    sha256: list.sha256,
    newest: list.newest,
    notices: list.notices.length
  }
  return {retractions, diagnostics, counts: countsOf(manuscript)}
}
