import type {Reference} from '../../core/types.ts'
import {biblatexEntry} from '../../references/biblatex-entry.ts'
import type {NewWork} from './citation-fields.ts'

/** Adds entries to a file of entries, except those that the file already contains. */
export function withEntries(entries: readonly string[], before: string): string {
  const added = entries.filter(text => !before.includes(text))
  return [before, ...added.map(text => `${text}\n`)].filter(text => text !== '').join('\n')
}

/** BibLaTeX entries for works that fields cite. */
export function writtenEntries(works: readonly NewWork[]): readonly string[] {
  return works.map(({item}) => biblatexEntry(item).text)
}

/** Entries for works typed into the list of references, parsed as `galley import` parses a printed list. */
export async function typedEntries(
  lines: readonly string[],
  known: readonly Reference[]
): Promise<readonly string[]> {
  if (lines.length === 0) return []
  // The model that parses printed lists is loaded only if works were typed.
  const [{importPrinted}, {nameWorks}, {commentLines, writeWorks}] = await Promise.all([
    import('../../references/import/printed/index.ts'),
    import('../../references/import/works.ts'),
    import('../../references/import/written-work.ts')
  ])
  const read = lines.map(line => ({line, reference: importPrinted({path: line, text: line}).references[0]}))
  const works = nameWorks(
    read.flatMap(({line, reference}) => (reference === undefined ? [] : [{file: line, reference}])),
    known
  )
  const written = new Map(writeWorks(works).map(({text}, index) => [works[index]!.file, text]))
  return read.map(({line}) => written.get(line) ?? commentLines(line))
}
