import type {Match, Stretch} from './align-words.ts'
import type {Lexicon} from './lexicon.ts'
import {endsClause, endsSentence} from './sentences.ts'
import type {Token} from './tokens.ts'

/** Whether two tokens that are not equal may be one that was changed, such as a citation with another page. */
export type Related = (old: Token, next: Token) => boolean

/** What a hunk costs besides its tokens, and what it costs less where it begins a sentence or a clause. */
const hunkPrice = 1.5
const lessAtSentence = 0.2
const lessAtClause = 0.1
/** What a changed token costs. */
const changePrice = 1.25

/** How a cell of the table was reached, in bits: a kept pair from a hunk, and a hunk by one of four steps. */
const keptFromHunk = 1
const byInsertion = 2
const fromKept = 4

/**
 * Aligns a stretch by the table of all pairs (Gotoh 1982): of each two beginnings of the texts, the price of the
 * cheapest script that ends with a kept token, and of the cheapest that ends in a hunk.
 */
export function alignByTable(
  old: readonly Token[],
  next: readonly Token[],
  stretch: Stretch,
  match: Match,
  {weights}: Lexicon,
  related: Related
): void {
  const {old: oldStart, new: newStart} = stretch
  const [rows, columns] = [stretch.oldEnd - oldStart, stretch.newEnd - newStart]
  const width = columns + 1
  const steps = new Uint8Array((rows + 1) * width)
  const opening = Float64Array.from({length: width}, (_, column) => openingPrice(next, newStart + column))
  const inserting = Float64Array.from(
    {length: width},
    (_, column) => weights[next[newStart + column - 1]?.id ?? -1] ?? 0
  )
  const ids = Int32Array.from({length: width}, (_, column) => next[newStart + column - 1]?.id ?? -1)
  let kept = new Float64Array(width).fill(Number.POSITIVE_INFINITY)
  let hunk = new Float64Array(width).fill(Number.POSITIVE_INFINITY)
  let [keptAbove, hunkAbove] = [kept.slice(), hunk.slice()]
  for (let row = 0; row <= rows; row++) {
    ;[kept, hunk, keptAbove, hunkAbove] = [keptAbove, hunkAbove, kept, hunk]
    const token = row === 0 ? undefined : old[oldStart + row - 1]!
    const id = token?.id ?? -2
    const isAtom = token?.kind === 'citation' || token?.kind === 'note'
    const deleting = token === undefined ? 0 : weights[id]!
    const openRow = openingPrice(old, oldStart + row - 1)
    for (let column = 0; column <= columns; column++) {
      let step = 0
      let keep = row === 0 && column === 0 ? 0 : Number.POSITIVE_INFINITY
      if (row > 0 && column > 0) {
        const isEqual = ids[column] === id
        if (isEqual || (isAtom && related(token, next[newStart + column - 1]!))) {
          const [whenKept, whenHunk] = [keptAbove[column - 1]!, hunkAbove[column - 1]!]
          keep = (isEqual ? 0 : changePrice) + Math.min(whenKept, whenHunk)
          if (whenHunk < whenKept) step |= keptFromHunk
        }
      }
      let cut = Number.POSITIVE_INFINITY
      if (column > 0) {
        const open = kept[column - 1]! + Math.min(opening[column - 1]!, openRow)
        const isOpened = open <= hunk[column - 1]!
        cut = inserting[column]! + (isOpened ? open : hunk[column - 1]!)
        step |= byInsertion | (isOpened ? fromKept : 0)
      }
      if (row > 0) {
        const open = keptAbove[column]! + Math.min(opening[column]!, openRow)
        const isOpened = open <= hunkAbove[column]!
        const price = deleting + (isOpened ? open : hunkAbove[column]!)
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
  stretch: Stretch,
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

/** The price of a hunk that begins before a token. */
function openingPrice(tokens: readonly Token[], at: number): number {
  if (at <= 0 || endsSentence(tokens, at - 1)) return hunkPrice - lessAtSentence
  return endsClause(tokens[at - 1]) ? hunkPrice - lessAtClause : hunkPrice
}
