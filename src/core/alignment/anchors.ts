import type {AlignedStretch, Items, Match} from './align.ts'
import {heaviestChain, type Pair} from './chain.ts'

/** The maximum number of differences in a range; a range with more is treated as replaced completely. */
const mostDifferences = 1_500

/**
 * Pairs items of a long range that certainly correspond, and returns the ranges between these pairs. A pair is the
 * start of a run that is unique in both texts. Without such runs, the pairs come from the shortest edit script,
 * unless it is too long.
 */
export function alignByAnchors(
  old: Items,
  next: Items,
  stretch: AlignedStretch,
  match: Match,
  sizes: readonly number[]
): readonly AlignedStretch[] {
  for (const size of sizes) {
    const pairs = anchors(old, next, stretch, size)
    if (pairs.length === 0) continue
    const between: AlignedStretch[] = []
    let [at, beside] = [stretch.old, stretch.new]
    for (const pair of pairs) {
      match[pair.old] = pair.new
      between.push({old: at, oldEnd: pair.old, new: beside, newEnd: pair.new})
      ;[at, beside] = [pair.old + 1, pair.new + 1]
    }
    between.push({old: at, oldEnd: stretch.oldEnd, new: beside, newEnd: stretch.newEnd})
    return between
  }
  alignByDifferences(old, next, stretch, match)
  return []
}

/**
 * Pairs of an old and a new item at which the same run of `size` items begins, if that run is unique in both texts; in
 * order.
 */
function anchors(
  old: Items,
  next: Items,
  {old: start, oldEnd, new: newStart, newEnd}: AlignedStretch,
  size: number
): readonly Pair[] {
  const olds = uniqueRuns(old, start, oldEnd, size)
  const news = uniqueRuns(next, newStart, newEnd, size)
  const pairs: Pair[] = []
  for (const [key, at] of olds) {
    const beside = news.get(key)
    if (at < 0 || beside === undefined || beside < 0) continue
    if (isSameRun(old, at, next, beside, size)) pairs.push({old: at, new: beside - newStart, weight: 1})
  }
  return heaviestChain(pairs, newEnd - newStart).map(pair => ({...pair, new: pair.new + newStart}))
}

function isSameRun(old: Items, at: number, next: Items, beside: number, size: number): boolean {
  for (let index = 0; index < size; index++) if (old[at + index] !== next[beside + index]) return false
  return true
}

/** The start of each run of `size` items, by a key of the run; -1 for a run that occurs more than once. */
function uniqueRuns(items: Items, start: number, end: number, size: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (let at = start; at + size <= end; at++) {
    // Two numbers that together identify a run, each small enough to be multiplied exactly.
    let [key, other] = [0, 0]
    for (let index = 0; index < size; index++) {
      const item = items[at + index]! + 1
      key = (key * 0x10001 + item) % 0x7fffffff
      other = (other * 0x2003 + item) % 0x1ffff7
    }
    key = key * 0x200000 + other
    places.set(key, places.has(key) ? -1 : at)
  }
  return places
}

/** Pairs the items that the shortest script keeps (Myers 1986), if the ranges have few enough differences. */
function alignByDifferences(
  old: Items,
  next: Items,
  {old: start, oldEnd, new: newStart, newEnd}: AlignedStretch,
  match: Match
): void {
  const [rows, columns] = [oldEnd - start, newEnd - newStart]
  const most = Math.min(mostDifferences, rows + columns)
  const furthest = new Int32Array(2 * most + 3)
  const history: Int32Array[] = []
  for (let count = 0; count <= most; count++) {
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      const isDown =
        diagonal === -count ||
        (diagonal !== count && furthest[most + diagonal]! < furthest[most + diagonal + 2]!)
      let row = isDown ? furthest[most + diagonal + 2]! : furthest[most + diagonal]! + 1
      while (row < rows && row - diagonal < columns && old[start + row] === next[newStart + row - diagonal])
        row++
      furthest[most + 1 + diagonal] = row
      if (row >= rows && row - diagonal >= columns) {
        history.push(furthest.slice(most + 1 - count, most + 2 + count))
        traceDifferences(history, rows, columns, start, newStart, match)
        return
      }
    }
    history.push(furthest.slice(most + 1 - count, most + 2 + count))
  }
}

/**
 * Walks back from the end through `history`, which has an array for each number of differences; its entry `count +
 * diagonal` is the furthest point reached on that diagonal.
 */
function traceDifferences(
  history: readonly Int32Array[],
  rows: number,
  columns: number,
  start: number,
  newStart: number,
  match: Match
): void {
  let [row, diagonal] = [rows, rows - columns]
  for (let count = history.length - 1; count > 0; count--) {
    const before = history[count - 1]!
    const reach = (which: number): number =>
      Math.abs(which) > count - 1 ? -1 : (before[count - 1 + which] ?? -1)
    const isDown = diagonal === -count || (diagonal !== count && reach(diagonal - 1) < reach(diagonal + 1))
    const first = isDown ? reach(diagonal + 1) : reach(diagonal - 1) + 1
    for (; row > first; row--) match[start + row - 1] = newStart + row - 1 - diagonal
    row = isDown ? first : first - 1
    diagonal += isDown ? 1 : -1
  }
  for (; row > 0; row--) match[start + row - 1] = newStart + row - 1 - diagonal
}
