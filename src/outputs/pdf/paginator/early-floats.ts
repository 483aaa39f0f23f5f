import {type Filled, fillWith} from './column.ts'
import type {Composition, CompositionState, FlowItem} from './composition.ts'
import type {ColumnWish} from './filling.ts'
import {beginsList, belongsAtHead, removedHeight} from './floats.ts'
import {notesOfFloats} from './note-parts.ts'

/**
 * A column of a flow, its place on the page, whether it is the last of its page, and the item before which it must end.
 */
export type ColumnPlace = Readonly<{
  flow: number
  top: number
  height: number
  isLast: boolean
  end: number
}>

/** Fills a column, starting from a state, and returns the column with the state after it. */
export function fillColumn(given: Composition, before: CompositionState, place: ColumnPlace): Filled {
  const {flow, top, height, isLast, end} = place
  const {columns, items} = given.flows[flow]!
  const fill: Fill = wish => fillWith(given, before, flow, top, height, {end, ...wish})
  const own = withEarlyFloats(given, before, flow, height, fill)
  const {filled, wish} = isLast ? withFloatsAhead(given, before, flow, own, fill) : own
  const {from, to} = filled.column
  const waits = filled.after.waiting.some(index => !items[index]?.float?.isWide || columns === 1)
  let start = from
  while (start < to && !beginsList(items, start)) start++
  if (!waits || start === to) return filled
  // A waiting figure would interrupt the list of references, so the list begins below the figure in the next column.
  const ended = fill({...wish, end: start})
  // If the list ended here, the figures would be alone on the last page.
  const most = items[to]?.isAfterFloats !== false ? mostEmptyAtEnd : mostEmpty
  return ended.column.empty <= height * most ? ended : filled
}

type Fill = (wish: ColumnWish) => Filled

/** A filled column, and the wish that it fulfils. */
type FilledByWish = Readonly<{filled: Filled; wish: ColumnWish}>

/** How much of a column may stay empty before a list of references, and before one that would end in the column. */
const [mostEmpty, mostEmptyAtEnd] = [1 / 3, 1 / 2]

/**
 * Fills a column. A float that belongs at the top of this column is moved there, and the column is filled again,
 * provided that the float's place in the text stays in this column.
 */
function withEarlyFloats(
  given: Composition,
  before: CompositionState,
  flow: number,
  height: number,
  fill: Fill
): FilledByWish {
  const {columns, items} = given.flows[flow]!
  let wish: ColumnWish = {early: []}
  let filled = fill(wish)
  for (const early: number[] = []; ; ) {
    const {from, to, floats, left, feet} = filled.column
    let next = from
    const gone: number[] = []
    for (; next < to; next++) {
      if (items[next]!.float === undefined || early.includes(next)) continue
      // Floats that are already in columns come first.
      if (gone.length === before.ahead) break
      gone.push(next)
    }
    const isFree = before.waiting.every(index => floats.includes(index))
    if (next === from || next >= to || !isFree) return {filled, wish}
    const float = items[next]!.float!
    if (isBelowHeading(items, from, next, [...gone, ...early])) return {filled, wish}
    const text = items[next]!.top - items[from]!.top - removedHeight(items, [...gone, ...early], from)
    const place = {
      isInPlace: !left.includes(next),
      isAtFoot: feet.includes(next),
      linesAbove: text / given.leading,
      isInUpperHalf: text < (height - float.height) / 2
    }
    if ((float.isWide && columns > 1) || !belongsAtHead(float, place)) return {filled, wish}
    const longer = {early: [...early, next]}
    const tried = fill(longer)
    const hasRoom = tried.column.to > next && !tried.column.isOverfull
    if (!hasRoom || (tried.after.rest.length > 0 && filled.after.rest.length === 0)) return {filled, wish}
    early.push(next)
    filled = tried
    wish = longer
  }
}

/**
 * Whether a float must stay below a heading in its column: below the title or a heading that begins a page on request,
 * and below headings that begin the column if only they precede the float.
 */
function isBelowHeading(
  items: readonly FlowItem[],
  from: number,
  float: number,
  moved: readonly number[]
): boolean {
  const above = items.slice(from, float).filter((_, index) => !moved.includes(from + index))
  return (
    above.some(({isOpening}) => isOpening) || (above.length > 0 && above.every(({isHeading}) => isHeading))
  )
}

/**
 * Puts waiting floats at the bottom of the column if the line that mentions them stays in the column or before it. The
 * rest of the text before them then continues on the next page, so that they are on the page of their mention.
 */
function withFloatsAhead(
  given: Composition,
  before: CompositionState,
  flow: number,
  own: FilledByWish,
  fill: Fill
): FilledByWish {
  const {columns, items} = given.flows[flow]!
  let best = own
  for (const ahead: number[] = []; ; ) {
    const [next] = best.filled.after.waiting
    if (next === undefined || before.waiting.includes(next)) return best
    const {float, isForced, isAfterFloats} = items[next]!
    const {mention, isWide, place} = float!
    const isFixed = isForced || isAfterFloats || place === 'top' || (isWide && columns > 1)
    if (mention === undefined || isFixed || notesOfFloats(given, items, [next]).length > 0) return best
    ahead.push(next)
    const wish = {...own.wish, ahead: [...ahead]}
    const filled = fill(wish)
    const {column, after} = filled
    const hasMention = column.to > mention && column.used >= given.leading * fewestLines
    // Floats that were in their places before this one must not continue on the next page.
    const later = items
      .slice(column.to, next)
      .some((item, index) => item.float && !ahead.includes(column.to + index))
    const isInOrder = !later && after.waiting.every(index => index > next)
    const isFull = column.empty <= best.filled.column.empty + given.leading * mostLost
    const hasNotes = after.rest.length === 0 || best.filled.after.rest.length > 0
    // A sentence that introduces a list stays above its first item: the cost of a break is the square of empty lines.
    const cost = items[column.to]?.penalty ?? 0
    const isGoodBreak = cost <= Math.max(mostLost ** 2, items[best.filled.column.to]?.penalty ?? 0)
    if (!hasMention || !isInOrder || !isFull || !isGoodBreak || !hasNotes || column.isOverfull) return best
    best = {filled, wish}
  }
}

/** The minimum number of lines in a column with such floats, and the number of lines that may become empty there. */
const [fewestLines, mostLost] = [4, 3]
