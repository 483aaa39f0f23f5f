import type {AlignedStretch, Items, Match} from './align.ts'

/** The prices of the steps of an edit script. */
export type Prices = Readonly<{
  /** The price of deleting the old item at an index. */
  deleting: (at: number) => number
  /** The price of inserting the new item at an index. */
  inserting: (at: number) => number
  /**
   * The price of starting a hunk, added to the prices of its items: the lower of the prices of its old and its new
   * start.
   */
  beginningAtOld: (at: number) => number
  beginningAtNew: (at: number) => number
  /** The price of matching an old item with a new item that differs. */
  changing: number
  /**
   * Returns a test for the new items that the old item at an index may change into; undefined if that item may not
   * change.
   */
  changesOf?: (at: number) => ((beside: number) => boolean) | undefined
}>

/**
 * Prices that keep as many items as possible and, among scripts that keep equally many, prefer the one with the fewest
 * hunks.
 */
export const plainPrices: Prices = {
  deleting: () => 1,
  inserting: () => 1,
  // Small enough that all hunks of a table together cost less than one item.
  beginningAtOld: () => 2 ** -14,
  beginningAtNew: () => 2 ** -14,
  changing: Number.POSITIVE_INFINITY
}

/**
 * The bits that record how a cell of the table was reached: whether its pair was kept after a hunk, and by which of
 * four steps a hunk was extended.
 */
const keptFromHunk = 1
const byInsertion = 2
const fromKept = 4

/**
 * Aligns a range with a table that has a cell for each pair of prefixes of the two texts (Gotoh 1982). A cell
 * contains the price of the cheapest script that ends with a kept item, and of the cheapest that ends in a hunk.
 */
export function alignByTable(
  old: Items,
  next: Items,
  stretch: AlignedStretch,
  match: Match,
  {deleting, inserting, beginningAtOld, beginningAtNew, changing, changesOf}: Prices
): void {
  const {old: oldStart, new: newStart} = stretch
  const [rows, columns] = [stretch.oldEnd - oldStart, stretch.newEnd - newStart]
  const width = columns + 1
  const steps = new Uint8Array((rows + 1) * width)
  const opening = new Float64Array(width)
  const added = new Float64Array(width)
  for (let column = 0; column < width; column++) {
    opening[column] = beginningAtNew(newStart + column)
    if (column > 0) added[column] = inserting(newStart + column - 1)
  }
  let kept = new Float64Array(width).fill(Number.POSITIVE_INFINITY)
  let hunk = new Float64Array(width).fill(Number.POSITIVE_INFINITY)
  let [keptAbove, hunkAbove] = [kept.slice(), hunk.slice()]
  for (let row = 0; row <= rows; row++) {
    ;[kept, hunk, keptAbove, hunkAbove] = [keptAbove, hunkAbove, kept, hunk]
    const at = oldStart + row - 1
    const item = old[at]
    const mayBecome = row === 0 ? undefined : changesOf?.(at)
    const left = row === 0 ? 0 : deleting(at)
    const openRow = beginningAtOld(at)
    for (let column = 0; column <= columns; column++) {
      let step = 0
      let keep = row === 0 && column === 0 ? 0 : Number.POSITIVE_INFINITY
      if (row > 0 && column > 0) {
        const beside = newStart + column - 1
        const isEqual = next[beside] === item
        if (isEqual || mayBecome?.(beside)) {
          const [whenKept, whenHunk] = [keptAbove[column - 1]!, hunkAbove[column - 1]!]
          keep = (isEqual ? 0 : changing) + Math.min(whenKept, whenHunk)
          if (whenHunk < whenKept) step |= keptFromHunk
        }
      }
      let cut = Number.POSITIVE_INFINITY
      if (column > 0) {
        const open = kept[column - 1]! + Math.min(opening[column - 1]!, openRow)
        const isOpened = open <= hunk[column - 1]!
        cut = added[column]! + (isOpened ? open : hunk[column - 1]!)
        step |= byInsertion | (isOpened ? fromKept : 0)
      }
      if (row > 0) {
        const open = keptAbove[column]! + Math.min(opening[column]!, openRow)
        const isOpened = open <= hunkAbove[column]!
        const price = left + (isOpened ? open : hunkAbove[column]!)
        if (price < cut) {
          cut = price
          step = (step & keptFromHunk) | (isOpened ? fromKept : 0)
        }
      }
      kept[column] = keep
      hunk[column] = cut
      steps[row * width + column] = step
    }
  }
  traceBack(steps, width, rows, columns, kept[columns]! < hunk[columns]!, stretch, match)
}

function traceBack(
  steps: Uint8Array,
  width: number,
  rows: number,
  columns: number,
  endsKept: boolean,
  stretch: AlignedStretch,
  match: Match
): void {
  let [row, column, isKept] = [rows, columns, endsKept]
  while (row > 0 || column > 0) {
    const step = steps[row * width + column]!
    if (isKept) {
      row--
      column--
      match[stretch.old + row] = stretch.new + column
      isKept = (step & keptFromHunk) === 0
    } else {
      if ((step & byInsertion) !== 0) column--
      else row--
      isKept = (step & fromKept) !== 0
    }
  }
}
