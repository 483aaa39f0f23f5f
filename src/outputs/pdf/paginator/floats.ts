import type {Composition, CompositionState, FloatHeights, FlowItem} from './composition.ts'

/** Floats at the top and at the bottom of a column, in order. */
export type PlacedFloats = Readonly<{
  head: readonly number[]
  headHeight: number
  foot: readonly number[]
  footHeight: number
}>

/**
 * Places waiting floats first, in order, as long as some text still fits: at the top, or at the bottom if requested.
 * After a float at the bottom, no float can go to the top.
 */
export function waitingFloats(
  given: Composition,
  {waiting}: CompositionState,
  flow: number,
  height: number,
  hasText: boolean
): PlacedFloats {
  const {columns, items} = given.flows[flow]!
  const head: number[] = []
  const foot: number[] = []
  let [headHeight, footHeight] = [0, 0]
  for (const index of waiting) {
    const float = items[index]?.float
    if (float === undefined || (float.isWide && columns > 1)) break
    const isFirst = head.length + foot.length === 0
    const room = (hasText && !isFirst ? height * 0.7 : height) - headHeight - footHeight
    const isAtFoot = (float.place === 'bottom' || foot.length > 0) && float.height + float.above <= room
    if (!isAtFoot && foot.length > 0) break
    if (float.height > room && !(isFirst && height >= given.pageHeight)) break
    if (isAtFoot) {
      foot.push(index)
      footHeight += float.height + float.above
    } else {
      head.push(index)
      headHeight += float.height + float.below
    }
  }
  return {head, headHeight, foot, footHeight}
}

/** Whether an item begins a list of references. */
export function beginsList(items: readonly FlowItem[], index: number): boolean {
  return items[index]?.isInList === true && !items[index - 1]?.isInList
}

/** The place of a float in a column that was filled before any float was moved to its top. */
export type PlaceInColumn = Readonly<{
  isInPlace: boolean
  isAtFoot: boolean
  linesAbove: number
  isInUpperHalf: boolean
}>

/**
 * Whether a float belongs at the top of its column: because the author or style requests it, or because only a line or
 * two would be above it.
 */
export function belongsAtHead({place}: FloatHeights, current: PlaceInColumn): boolean {
  if (place === 'any') return current.isInPlace && current.linesAbove < fewLines
  return place === 'top' || (place === 'ends' && (current.isInUpperHalf || !current.isAtFoot))
}

/**
 * Whether a float belongs at the bottom of its column: because the author or style requests it, or because only a line
 * or two would be below it, and these fit above it. `below` is the space below the float in its place, `beside` the
 * space that remains if it is at the bottom.
 */
export function belongsAtFoot(
  items: readonly FlowItem[],
  index: number,
  room: Readonly<{below: number; beside: number}>,
  leading: number
): boolean {
  const {float, bottom: foot} = items[index]!
  if (float!.place !== 'any') return float!.place !== 'top'
  const first = items[index + 1]
  const isEnd = first === undefined || items.at(-1)!.bottom - foot <= room.below
  if (isEnd || room.below < 0 || room.below - (first.top - foot) >= fewLines * leading) return false
  for (let next = index + 1; next < items.length - 1; next++) {
    const {float: other, notes, isForced, bottom} = items[next]!
    const fits = bottom - first.top + Math.max(float!.before, float!.after) <= room.beside
    if (other !== undefined || notes.length > 0 || isForced || !fits) return false
    if (items[next + 1]!.penalty < Infinity) return true
  }
  return false
}

/** The number of lines above or below a float up to which they look isolated. */
const fewLines = 2.7

/** The height of floats at the bottom, including the space above them. */
export function heightOfFeet(items: readonly FlowItem[], feet: readonly number[]): number {
  return feet.reduce((sum, index) => sum + items[index]!.float!.height + items[index]!.float!.above, 0)
}

/**
 * The height in the endless column of the floats that have left their places; `from` is the first item of the column.
 */
export function removedHeight(items: readonly FlowItem[], left: readonly number[], from: number): number {
  let removed = 0
  for (let index = 0; index < left.length; index++) {
    const first = left[index]!
    while (left[index + 1] === left[index]! + 1) index++
    removed += heightOfRun(items, first, left[index]!, from)
  }
  return removed
}

/**
 * The height of consecutive floats, minus the margin that remains between their neighbours when all of them have moved.
 * On a grid, this height is a multiple of the line height, so that the text below stays on the grid.
 */
function heightOfRun(items: readonly FlowItem[], first: number, last: number, from: number): number {
  const bottom = items[last + 1]?.top ?? items[last]!.bottom
  if (first === from) return bottom - items[first]!.top
  const height = Math.max(0, bottom - items[first - 1]!.bottom - marginOfRun(items, first, last))
  const {step} = items[first]!.float!
  return step > 0 ? Math.floor(height / step + 0.02) * step : height
}

function marginOfRun(items: readonly FlowItem[], first: number, last: number): number {
  return Math.max(items[first]!.float!.before, items[last]!.float!.after)
}

/**
 * On a grid, the margin between the neighbours of moved floats; undefined if the margin that their styles set is right.
 */
export function marginOnGrid(items: readonly FlowItem[], first: number, last: number): number | undefined {
  const next = items[last + 1]
  if (items[first]!.float!.step === 0 || first === 0 || next === undefined) return undefined
  return next.top - items[first - 1]!.bottom - heightOfRun(items, first, last, -1)
}
