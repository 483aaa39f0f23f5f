import type {AlignedStretch} from '../../core/alignment/align.ts'
import type {WordsPlan} from './plan.ts'
import type {WordToken} from './tokens.ts'

/** Punctuation marks that come in pairs: the closing one by the opening one. */
const closings: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
  ['‹', '›'],
  ['"', '"']
])

/**
 * Hunks that are one change: those that only insert, or only delete, a closing mark, by the hunk of the opening
 * mark.
 */
export function pairedMarks(
  plan: WordsPlan,
  hunks: readonly AlignedStretch[]
): ReadonlyMap<AlignedStretch, AlignedStretch> {
  const pairs = new Map<AlignedStretch, AlignedStretch>()
  let open: Readonly<{hunk: AlignedStretch; isNew: boolean; closing: string}> | undefined
  for (const hunk of hunks) {
    const [token, isNew] = onlyToken(plan, hunk) ?? []
    if (token === undefined || isNew === undefined) continue
    if (open?.isNew === isNew && open.closing === token.text) {
      pairs.set(open.hunk, hunk)
      open = undefined
    } else {
      const closing = closings.get(token.text)
      open = closing === undefined ? open : {hunk, isNew, closing}
    }
  }
  return pairs
}

/** The only token that a hunk inserts or deletes, and whether it is new; undefined for other hunks. */
function onlyToken(
  {old, new: next}: WordsPlan,
  hunk: AlignedStretch
): readonly [token: WordToken, isNew: boolean] | undefined {
  const [deleted, inserted] = [hunk.oldEnd - hunk.old, hunk.newEnd - hunk.new]
  if (deleted + inserted !== 1) return undefined
  return inserted === 1 ? [next[hunk.new]!, true] : [old[hunk.old]!, false]
}
