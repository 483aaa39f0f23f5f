import {alignByAnchors} from './anchors.ts'
import {alignByTable, type Related} from './cheapest-script.ts'
import type {Comparing} from './comparing.ts'
import type {Token} from './tokens.ts'

/** For each old token the place of the new one that it is, or -1. The places increase. */
export type Match = Int32Array

/** A stretch of two texts: old tokens from `old` to `oldEnd`, new ones from `new` to `newEnd`. */
export type Stretch = Readonly<{old: number; oldEnd: number; new: number; newEnd: number}>

/** More cells than these are no table: a longer text is cut at words that both versions have once. */
const mostCells = 2_000_000

/**
 * Aligns the tokens of two texts by the cheapest script, in which a token costs its weight and each hunk a price
 * besides, so that a short word between two changes belongs to them. Tokens may be `related` without being equal.
 */
export function alignWords(
  old: readonly Token[],
  next: readonly Token[],
  comparing: Pick<Comparing, 'lexicon'>,
  related: Related
): Match {
  const match = new Int32Array(old.length).fill(-1)
  const open: Stretch[] = [{old: 0, oldEnd: old.length, new: 0, newEnd: next.length}]
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const middle = withoutEqualEnds(old, next, stretch, match)
    const cells = (middle.oldEnd - middle.old) * (middle.newEnd - middle.new)
    if (cells === 0) continue
    if (cells <= mostCells) alignByTable(old, next, middle, match, comparing.lexicon, related)
    else for (const part of alignByAnchors(old, next, middle, match)) open.push(part)
  }
  return match
}

/** Pairs the equal tokens at both ends of a stretch; gives what is between them. */
function withoutEqualEnds(
  old: readonly Token[],
  next: readonly Token[],
  stretch: Stretch,
  match: Match
): Stretch {
  let {old: at, oldEnd, new: beside, newEnd} = stretch
  while (at < oldEnd && beside < newEnd && old[at]!.id === next[beside]!.id) match[at++] = beside++
  while (at < oldEnd && beside < newEnd && old[oldEnd - 1]!.id === next[newEnd - 1]!.id)
    match[--oldEnd] = --newEnd
  return {old: at, oldEnd, new: beside, newEnd}
}
