import type {Article} from '../../core/article.ts'
import {blockText} from '../../outputs/docx/block-text.ts'
import type {BlockEdit} from './block-edits.ts'
import {withEdits} from './changes.ts'
import type {PlannedChange} from './plan-edit.ts'
import type {EntryWorks} from './plan-references.ts'
import {entryWords} from './reference-list.ts'
import {changesByBlock} from './right-looks.ts'

/**
 * Whether the lists of references in an article have exactly the text that results from applying changes to the lists
 * of a round.
 */
export function hasEntries(
  {lists}: Pick<Article, 'lists'>,
  works: EntryWorks,
  changes: readonly PlannedChange[]
): boolean {
  const byBlock = changesByBlock(changes)
  const wanted = [...works.keys()].map(({shown, block}) =>
    letters(withEdits(shown.text, editsOf(byBlock.get(block.number) ?? [])))
  )
  const found = lists.flatMap(({entries}) => entries.map(({children}) => letters(blockText(children).text)))
  return wanted.toSorted().join('\n') === found.toSorted().join('\n')
}

function editsOf(changes: readonly PlannedChange[]): readonly BlockEdit[] {
  return changes.flatMap(({blockEdit}) => blockEdit ?? []).toSorted((one, other) => one.start - other.start)
}

function letters(text: string): string {
  return entryWords(text).replaceAll(' ', '')
}
