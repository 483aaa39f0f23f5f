import {type Filled, fillWith} from './column.ts'
import type {ColumnWish} from './column-draft.ts'
import type {Composition, CompositionState} from './composition.ts'
import {beginsList, belongsAtHead, removedHeight} from './floats.ts'

/** Fills a column, starting from a state, and returns the column with the state after it. */
export function fillColumn(
  given: Composition,
  before: CompositionState,
  flow: number,
  top: number,
  height: number
): Filled {
  const {columns, items} = given.flows[flow]!
  const fill: Fill = wish => fillWith(given, before, flow, top, height, wish)
  const filled = withEarlyFloats(given, before, flow, height, fill)
  const {from, to, floats} = filled.column
  const waits = filled.after.waiting.some(index => !items[index]?.float?.isWide || columns === 1)
  let start = from
  while (start < to && !beginsList(items, start)) start++
  if (!waits || start === to) return filled
  // A waiting figure would interrupt the list of references, so the list begins below the figure in the next column.
  const early = floats.filter(index => !before.waiting.includes(index))
  const ended = fill({early, end: start})
  return ended.column.empty <= height * mostEmpty ? ended : filled
}

type Fill = (wish: ColumnWish) => Filled

/** How much of a column may stay empty before a list of references. */
const mostEmpty = 1 / 3

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
): Filled {
  const {columns, items} = given.flows[flow]!
  let filled = fill({early: []})
  for (const early: number[] = []; ; ) {
    const {from, to, floats, left, feet} = filled.column
    let next = from
    while (next < to && (!items[next]!.float || early.includes(next))) next++
    const isFree = before.waiting.every(index => floats.includes(index))
    if (next === from || next >= to || !isFree) return filled
    const float = items[next]!.float!
    const text = items[next]!.top - items[from]!.top - removedHeight(items, early, from)
    const place = {
      isInPlace: !left.includes(next),
      isAtFoot: feet.includes(next),
      linesAbove: text / given.leading,
      isInUpperHalf: text < (height - float.height) / 2
    }
    if ((float.isWide && columns > 1) || !belongsAtHead(float, place)) return filled
    const tried = fill({early: [...early, next]})
    const hasRoom = tried.column.to > next && !tried.column.isOverfull
    if (!hasRoom || (tried.after.rest.length > 0 && filled.after.rest.length === 0)) return filled
    early.push(next)
    filled = tried
  }
}
