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
 * Hunks that are one change: a hunk that only inserts, or only deletes, a closing mark, by the hunk that ends with the
 * opening mark.
 */
export function pairedMarks(
  plan: WordsPlan,
  hunks: readonly AlignedStretch[]
): ReadonlyMap<AlignedStretch, AlignedStretch> {
  const pairs = new Map<AlignedStretch, AlignedStretch>()
  let open: Opened | undefined
  for (const hunk of hunks) {
    const [token, isNew] = onlyToken(plan, hunk) ?? []
    if (token !== undefined && open?.isNew === isNew && open?.closing === token.text) {
      pairs.set(open.hunk, hunk)
      open = undefined
    } else open = opened(plan, hunk) ?? open
  }
  return pairs
}

/** A hunk with an opening mark, and the mark that closes it. */
type Opened = Readonly<{hunk: AlignedStretch; isNew: boolean; closing: string}>

/** A hunk that ends with an opening mark in one of its versions. */
function opened({old, new: next}: WordsPlan, hunk: AlignedStretch): Opened | undefined {
  const ends = [
    [hunk.newEnd > hunk.new ? next[hunk.newEnd - 1] : undefined, true],
    [hunk.oldEnd > hunk.old ? old[hunk.oldEnd - 1] : undefined, false]
  ] as const
  for (const [last, isNew] of ends) {
    const closing = last && closings.get(last.text)
    if (closing !== undefined) return {hunk, isNew, closing}
  }
  return undefined
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
