import {applyEdits} from '../../check/fix/repairs.ts'
import type {Edit} from '../../core/types.ts'
import type {Returned} from '../answers/returned.ts'
import {transferChanges} from './transfer.ts'

/** A file of the bibliography, before and after all changes proposed for it. */
export type ProposedText = Readonly<{path: string; before: string; after: string}>

/**
 * The current files of the bibliography with all returned changes; if several change the same words, the first is
 * used.
 */
export function proposedTexts(
  returned: readonly Returned[],
  sentText: (file: string) => string | undefined,
  presentText: (file: string) => string | undefined
): readonly ProposedText[] {
  const changes = returned.flatMap(each => {
    const {place, proposed, verdict} = each
    if (place === undefined || proposed === undefined || verdict !== 'sure') return []
    const {file, start, end} = place
    const old = sentText(file)?.slice(start, end) ?? ''
    return [{returned: each, edits: [{file, start, end, old, text: proposed}]}]
  })
  const {changes: moved} = transferChanges(changes, file => ({
    sent: sentText(file) ?? '',
    now: presentText(file)
  }))
  const edits = moved.flatMap(change => change.edits)
  return [...new Set(edits.map(({file}) => file))].sort().map(path => {
    const before = presentText(path) ?? ''
    return {path, before, after: applyEdits(before, apart(edits.filter(({file}) => file === path)))}
  })
}

/** Sorts edits, and drops those that overlap a previous one. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  const kept: Edit[] = []
  for (const edit of edits.toSorted((one, other) => one.start - other.start))
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit)
  return kept
}
