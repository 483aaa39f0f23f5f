import type {Counts} from '../../core/counts.ts'
import type {Diagnostic, Point, Severity} from '../../core/types.ts'

/** The noun for a severity in counts of findings. */
export const severityWord: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info'
}

/** Severities, worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info']

/** The number of findings of a severity. */
export function amountOf(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter(diagnostic => diagnostic.severity === severity).length
}

/** The position of a finding: `file:line:column`, or only the file if the finding is about the whole file. */
export function placeName({file, start}: Pick<Diagnostic, 'file' | 'start'>): string {
  return start ? `${file}:${start.line}:${start.column}` : file
}

/** The line that contains a point, without its line end. */
export function lineAt(source: string, {offset, column}: Point): string {
  const start = Math.max(0, offset - column + 1)
  lineEnd.lastIndex = start
  const end = lineEnd.exec(source)?.index ?? source.length
  return source.slice(start, end)
}

const lineEnd = /\r|\n/g

/**
 * A sentence that replaces many findings about uncited works in a paper that cites almost none; undefined for other
 * papers.
 */
export function sparseCiting({citations, references, cited, uncited}: Counts): string | undefined {
  if (uncited < 10) return undefined
  if (citations === 0) return 'The text cites nothing.'
  if (cited === 0) return 'Nothing that the text cites is in the bibliography.'
  return cited * 10 <= references
    ? `The text cites only ${cited} of the ${references} works in the bibliography.`
    : undefined
}
