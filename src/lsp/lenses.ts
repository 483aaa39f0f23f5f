import type {CodeLens} from 'vscode-languageserver-types'
import {citedWords} from './completion.ts'
import {type PaperTables, rangeOf} from './tables.ts'

/** The code lenses, such as “cited 4 times”, above the entries of a bibliography. */
export function lensesOf({build: {manuscript, files}}: PaperTables, file: string): readonly CodeLens[] {
  const text = files.textOf(file)
  const listed = new Set(manuscript.nocite)
  return manuscript.bibliography.references
    .filter(reference => reference.file === file)
    .map(reference => {
      const count = manuscript.citedBy.get(reference.key)?.length ?? 0
      const title = count === 0 && listed.has(reference) ? 'listed, not cited' : citedWords(count)
      return {range: rangeOf(reference.place, text), command: {title, command: ''}}
    })
}
