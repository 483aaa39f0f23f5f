import {type Filled, fillWith} from './column.ts'
import type {Composition, CompositionState} from './composition.ts'
import {belongsAtHead, removedHeight} from './floats.ts'

/**
 * Fills a column from the current state, and returns the next state. A float that belongs at the top of its own column
 * is moved there and the column is filled again, as long as the float's place stays in this column.
 */
export function fillColumn(
  given: Composition,
  before: CompositionState,
  flow: number,
  top: number,
  height: number
): Filled {
  const {columns, items} = given.flows[flow]!
  let filled = fillWith(given, before, flow, top, height, [])
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
    const tried = fillWith(given, before, flow, top, height, [...early, next])
    const hasRoom = tried.column.to > next && !tried.column.isOverfull
    if (!hasRoom || (tried.after.rest.length > 0 && filled.after.rest.length === 0)) return filled
    early.push(next)
    filled = tried
  }
}
