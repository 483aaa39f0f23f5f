import {alignByAnchors} from './anchors.ts'
import {alignByTable, type Prices} from './table.ts'

/** A text as the numbers of its items, such as words or lines; equal items have equal numbers. */
export type Items = Int32Array

/** For each old item the place of the new item that it matches, or -1. The places increase. */
export type Match = Int32Array

/** A stretch of two texts: old items from `old` to `oldEnd`, new ones from `new` to `newEnd`. */
export type AlignedStretch = Readonly<{old: number; oldEnd: number; new: number; newEnd: number}>

/** Limits for texts that are too long to be aligned by a table. */
type Limits = Readonly<{
  /** The most cells of a table. */
  mostCells: number
  /**
   * The lengths of runs that are unique in both texts and at which these are cut; earlier lengths are tried first.
   */
  anchorSizes: readonly number[]
}>

/**
 * Aligns two texts by the cheapest script: deletions, insertions and hunks have prices, so that an item kept between
 * two changes may become part of them.
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

/** Pairs the equal items at both ends of a stretch; returns the middle. */
function withoutEqualEnds(old: Items, next: Items, stretch: AlignedStretch, match: Match): AlignedStretch {
  let {old: at, oldEnd, new: beside, newEnd} = stretch
  while (at < oldEnd && beside < newEnd && old[at] === next[beside]) match[at++] = beside++
  while (at < oldEnd && beside < newEnd && old[oldEnd - 1] === next[newEnd - 1]) match[--oldEnd] = --newEnd
  return {old: at, oldEnd, new: beside, newEnd}
}
