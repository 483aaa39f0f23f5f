import {alignByAnchors} from './anchors.ts'
import {alignByTable, type Prices} from './table.ts'

/** Text as a sequence of numbers, one for each item, such as a word or a line; equal items have equal numbers. */
export type Items = Int32Array

/** For each old item, the index of the new item that it matches, or -1. The indexes increase. */
export type Match = Int32Array

/** A range of two texts: the old items from `old` to `oldEnd`, and the new items from `new` to `newEnd`. */
export type AlignedStretch = Readonly<{old: number; oldEnd: number; new: number; newEnd: number}>

/** Limits beyond which texts are divided into ranges before they are aligned with a table. */
type Limits = Readonly<{
  /** The maximum number of cells in a table. */
  mostCells: number
  /** The lengths of runs to try, in this order; the texts are cut at runs that are unique in both texts. */
  anchorSizes: readonly number[]
}>

/**
 * Aligns two texts by the cheapest edit script. Deletions, insertions and hunks have prices, so an item between two
 * changes may become part of them although it could be kept.
 */
export function align(old: Items, next: Items, prices: Prices, {mostCells, anchorSizes}: Limits): Match {
  const match = new Int32Array(old.length).fill(-1)
  const open: AlignedStretch[] = [{old: 0, oldEnd: old.length, new: 0, newEnd: next.length}]
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const middle = withoutEqualEnds(old, next, stretch, match)
    const cells = (middle.oldEnd - middle.old) * (middle.newEnd - middle.new)
    if (cells === 0) continue
    if (cells <= mostCells) alignByTable(old, next, middle, match, prices)
    else for (const part of alignByAnchors(old, next, middle, match, anchorSizes)) open.push(part)
  }
  return match
}

/** Pairs the equal items at both ends of a range, and returns the range between them. */
function withoutEqualEnds(old: Items, next: Items, stretch: AlignedStretch, match: Match): AlignedStretch {
  let {old: at, oldEnd, new: beside, newEnd} = stretch
  while (at < oldEnd && beside < newEnd && old[at] === next[beside]) match[at++] = beside++
  while (at < oldEnd && beside < newEnd && old[oldEnd - 1] === next[newEnd - 1]) match[--oldEnd] = --newEnd
  return {old: at, oldEnd, new: beside, newEnd}
}
