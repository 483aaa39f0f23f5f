import type {Composition, CompositionState, FlowItem} from './composition.ts'
import {beginsList, heightOfFeet, type PlacedFloats, waitingFloats} from './floats.ts'
import {type FittedNotes, fitNotes, notesOfFloats} from './note-parts.ts'

/** The content and the room of a column, which are the same for all its drafts. */
export type Filling = Readonly<{
  given: Composition
  columns: number
  items: readonly FlowItem[]
  /** The index of the column's first item, and the index of the item before which the column must end. */
  from: number
  end: number
  height: number
  /** Floats from earlier columns that waited for this column. */
  placed: PlacedFloats
  /** Floats of the column's own text that move to its top. */
  early: readonly number[]
  /** Floats that are at the bottom although the column may end before their places in the text. */
  ahead: readonly number[]
  /** All floats at the top of the column, and their height. */
  floats: readonly number[]
  head: number
  /** Notes of earlier columns, and of the column's floats, which come before the notes called in the column's text. */
  carried: FittedNotes
}>

/**
 * Floats of a column's own text that must move to its top, floats that must be at its bottom, and the item before which
 * the column must end.
 */
export type ColumnWish = Readonly<{early: readonly number[]; ahead?: readonly number[]; end?: number}>

/** The content of a column, with the given floats of its own text at the top. */
export function fillingOf(
  given: Composition,
  before: CompositionState,
  flow: number,
  height: number,
  {early, ahead = [], end = Infinity}: ColumnWish
): Filling {
  const {columns, items} = given.flows[flow]!
  const first = before.flow === flow ? items[before.item] : undefined
  const hasText = first !== undefined && !first.isAfterFloats && !beginsList(items, before.item)
  const placed = waitingFloats(given, before, flow, height, hasText)
  const floats = [...placed.head, ...early]
  const head = early.reduce((sum, index) => {
    const {height: own, below} = items[index]!.float!
    return sum + own + below
  }, placed.headHeight)
  // If the column has text, continued notes take up at most about half of it.
  const room = height - head - placed.footHeight - heightOfFeet(items, ahead) - given.noteSeparator
  const notes = [...before.rest, ...notesOfFloats(given, items, [...floats, ...placed.foot])]
  const carried = fitNotes(given, notes, hasText ? Math.min(room, height * 0.55) : room, 1)
  const from = before.flow > flow ? items.length : before.item
  return {given, columns, items, from, end, height, placed, early, ahead, floats, head, carried}
}
