import {biblatexEntry} from '../../references/biblatex-entry.ts'
import type {NewWork} from './citation-fields.ts'

/** A file of entries with those of works that it does not have yet. */
export function entriesOf(works: readonly NewWork[], before: string): string {
  const added = works.map(({item}) => biblatexEntry(item).text).filter(text => !before.includes(text))
  return [before, ...added.map(text => `${text}\n`)].filter(text => text !== '').join('\n')
}
