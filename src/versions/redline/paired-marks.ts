import type {AlignedStretch} from '../../core/alignment/align.ts'
import type {WordsPlan} from './plan.ts'

/** Punctuation marks that come in pairs: the closing mark by its opening mark. */
export const closings: ReadonlyMap<string, string> = new Map([
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
 * Finds hunks that are one change: each hunk that only inserts, deletes or replaces a closing mark, with the hunk that
 * ends with its opening mark.
 */
export function pairedMarks(
  plan: WordsPlan,
  hunks: readonly AlignedStretch[]
): ReadonlyMap<AlignedStretch, AlignedStretch> {
  const pairs = new Map<AlignedStretch, AlignedStretch>()
  let open: Opened | undefined
  for (const hunk of hunks) {
    const closed = onlyTokens(plan, hunk)
    if (closed !== undefined && open !== undefined && closes(open, closed)) {
      pairs.set(open.hunk, hunk)
      open = undefined
    } else open = opened(plan, hunk) ?? open
  }
  return pairs
}

/**
 * A hunk that ends with an opening mark in its old version, its new version or both, and the corresponding closing
 * marks.
 */
type Opened = Readonly<{hunk: AlignedStretch; old: string | undefined; new: string | undefined}>

/** Finds the opening marks at the end of a hunk, in either version; undefined if none exists. */
function opened({old, new: next}: WordsPlan, hunk: AlignedStretch): Opened | undefined {
  const last = hunk.oldEnd > hunk.old ? old[hunk.oldEnd - 1]!.text : ''
  const newLast = hunk.newEnd > hunk.new ? next[hunk.newEnd - 1]!.text : ''
  const [closing, newClosing] = [closings.get(last), closings.get(newLast)]
  return closing === undefined && newClosing === undefined ? undefined : {hunk, old: closing, new: newClosing}
}

/**
 * Whether the only tokens of a hunk, in each version that has such a token, close marks that another hunk opened
 * there.
 */
function closes(open: Opened, closed: Readonly<{old: string | undefined; new: string | undefined}>): boolean {
  if (closed.old !== undefined && closed.old !== open.old) return false
  return closed.new === undefined || closed.new === open.new
}

/**
 * The only token that a hunk deletes and the only token that it inserts; undefined if it has more than one of either.
 */
function onlyTokens(
  {old, new: next}: WordsPlan,
  hunk: AlignedStretch
): Readonly<{old: string | undefined; new: string | undefined}> | undefined {
  const [deleted, inserted] = [hunk.oldEnd - hunk.old, hunk.newEnd - hunk.new]
  if (deleted > 1 || inserted > 1) return undefined
  return {
    old: deleted === 1 ? old[hunk.old]!.text : undefined,
    new: inserted === 1 ? next[hunk.new]!.text : undefined
  }
}
