import type {Diagnostic} from '../../../core/types.ts'
import {github, workflowError} from '../github.ts'
import type {SeveralForm} from '../index.ts'

/** The annotations of all papers together, since GitHub shows only ten of a kind. */
export const severalForGithub: SeveralForm = {
  part: ({diagnostics, folder}) =>
    JSON.stringify(diagnostics.map(diagnostic => ({...diagnostic, file: folder + diagnostic.file}))),
  join: parts => {
    const faults = parts.flatMap(({paper, fault}) =>
      fault === undefined ? [] : [workflowError(paper, fault)]
    )
    const diagnostics = parts.flatMap(({text}): readonly Diagnostic[] =>
      text === '' ? [] : JSON.parse(text)
    )
    return faults.join('') + github({diagnostics, folder: ''})
  }
}
