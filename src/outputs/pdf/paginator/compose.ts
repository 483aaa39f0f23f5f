import type {FilledColumn} from './column.ts'
import type {ComposedPage, Composition, CompositionState, Flow, Region} from './composition.ts'
import {fillColumn} from './early-floats.ts'
import {levelling} from './levelling.ts'
import {notesOfFloats} from './note-parts.ts'

/** Composes pages by assigning content to columns. A pure function: it works on heights, not on elements. */
export function composePages(given: Composition, start: CompositionState = atStart): readonly ComposedPage[] {
  const pages: ComposedPage[] = []
  let state = start
  while (!isDone(given, state)) {
    const {page, after} = composePage(given, state)
    pages.push(page)
    state = after
  }
  return pages
}

const atStart: CompositionState = {flow: 0, item: 0, waiting: [], ahead: 0, rest: []}

/** Whether all content is on pages. */
export function isDone({flows}: Composition, {flow, waiting, rest}: CompositionState): boolean {
  return flow >= flows.length && waiting.length === 0 && rest.length === 0
}

/** Composes the next page; also returns the state after it. */
export function composePage(
  given: Composition,
  before: CompositionState
): Readonly<{page: ComposedPage; after: CompositionState}> {
  const regions: Region[] = []
  let state = before
  let top = 0
  for (;;) {
    const index = Math.min(state.flow, given.flows.length - 1)
    const {region, after, isShrunk = false} = composeRegion(given, state, index, top)
    regions.push(region)
    const hasEnded = after.flow > index
    const next = given.flows[after.flow]
    top = region.top + region.height + (next ? gapBetween(given.flows[index]!, next) : 0)
    state = after
    const isFull = given.pageHeight - top < given.leading * 3
    const goOn = state.rest.length > 0 && region.columns.some(({notes}) => notes.length > 0)
    const [waiting] = state.waiting
    if (isShrunk && waiting !== undefined && fitsBelow(given, index, waiting, top + given.leading)) {
      top += given.leading
      continue
    }
    if (!hasEnded || next === undefined || isFull || next.items[0]?.isForced || goOn) break
  }
  return {page: {before, regions}, after: state}
}

/** Whether a float across all columns fits on the page, below the text that has ended at `top`. */
function fitsBelow({flows, pageHeight}: Composition, flow: number, item: number, top: number): boolean {
  const {float} = flows[flow]!.items[item] ?? {}
  return float !== undefined && top + float.height <= pageHeight
}

/** The margin between the last block of a text and the first block of the next, as in the endless column. */
function gapBetween(flow: Flow, next: Flow): number {
  return Math.max(0, (next.items[0]?.top ?? 0) - (flow.items.at(-1)?.bottom ?? 0))
}

function composeRegion(
  given: Composition,
  before: CompositionState,
  flow: number,
  top: number
): Readonly<{region: Region; after: CompositionState; isShrunk?: boolean}> {
  const {columns} = given.flows[flow]!
  const height = given.pageHeight - top
  const full = fillRegion(given, before, flow, top, height)
  const isLastFlow = flow === given.flows.length - 1
  const isEnd = full.after.flow > flow && full.after.waiting.length === 0 && full.after.rest.length === 0
  if (!isEnd && waitsForWideFloats(given, before, flow, full))
    return {...balanced(given, before, flow, top, full), isShrunk: true}
  if (!isEnd) return columns === 1 ? full : level(given, full)
  if (columns === 1) return isLastFlow ? full : shrunk(given, full)
  return level(given, balanced(given, before, flow, top, full))
}

/** Whether the text can continue only after floats across all columns, which can be placed below it. */
function waitsForWideFloats(
  {flows}: Composition,
  before: CompositionState,
  flow: number,
  {after}: Filled
): boolean {
  const {columns, items} = flows[flow]!
  const hasText = before.flow < flow || after.item > before.item
  const isStopped = after.flow === flow && (items[after.item]?.isAfterFloats ?? true)
  const [first, ...others] = after.waiting
  if (columns === 1 || !hasText || !isStopped || first === undefined || after.rest.length > 0) return false
  return [first, ...others].every(index => items[index]!.float!.isWide)
}

/** Makes the columns of a page end at the same height, as far as space can be added in them. */
function level({flows, leading}: Composition, {region, after}: Filled): Filled {
  const flow = flows[region.flow]!
  const columns = region.columns.map(column => ({
    ...column,
    stretches: levelling(flow, column, {leading, beside: region.columns})
  }))
  return {region: {...region, columns}, after}
}

/**
 * Shrinks the last column of a text to its content, so that the next text begins below it. The column's notes move to
 * the bottom of the next column if some text fits above them there.
 */
function shrunk(given: Composition, full: Filled): Filled {
  const {region, after} = full
  const column = region.columns[0]!
  const {notes, used} = column
  if (column.feet.length > 0) return full
  const isFollowed =
    column.empty >= given.leading * leastLines && !given.flows[after.flow]?.items[0]?.isForced
  if (notes.length > 0 && !isFollowed) return full
  const height = region.height - column.height + used
  return {
    region: {...region, height, columns: [{...column, height: used, notes: [], notesHeight: 0}]},
    after: {...after, rest: notes}
  }
}

/** The minimum number of lines of the next text, including the space above it, for notes to move below it. */
const leastLines = 5

/** Whether two states have the same amount of content left. */
function hasAll(one: CompositionState, other: CompositionState): boolean {
  return (
    one.flow === other.flow &&
    one.item === other.item &&
    one.waiting.length === other.waiting.length &&
    one.ahead === other.ahead &&
    one.rest.length === other.rest.length
  )
}

/** The shortest columns that can contain the end of a text. */
function balanced(
  given: Composition,
  before: CompositionState,
  flow: number,
  top: number,
  full: Filled
): Filled {
  let best = full
  let low = 0
  let high = full.region.height
  while (high - low > 1) {
    const middle = (low + high) / 2
    const tried = fillRegion(given, before, flow, top, middle)
    const isAll = hasAll(tried.after, full.after)
    if (isAll && !tried.isOverfull) {
      best = tried
      high = middle
    } else low = middle
  }
  return best
}

type Filled = Readonly<{
  region: Omit<Region, 'columns'> & Readonly<{columns: readonly FilledColumn[]}>
  after: CompositionState
  isOverfull?: boolean
}>

function fillRegion(
  given: Composition,
  before: CompositionState,
  flow: number,
  top: number,
  height: number
): Filled {
  const {columns: count, items} = given.flows[flow]!
  let state = before
  let used = 0
  const floats: number[] = []
  if (count > 1) {
    for (const index of state.waiting) {
      const {float} = items[index] ?? {}
      if (!float?.isWide) continue
      if (used + float.height > height * 0.85 && floats.length > 0) break
      floats.push(index)
      used += float.height + float.below
    }
    const waiting = state.waiting.filter(index => !floats.includes(index))
    state = {...state, waiting, rest: [...state.rest, ...notesOfFloats(given, items, floats)]}
  }
  const columns: FilledColumn[] = []
  // A heading that begins a page on request is not below floats from earlier pages.
  const end = floats.length > 0 && items[state.item]?.isOpening ? state.item : Infinity
  for (let index = 0; index < count; index++) {
    const isLast = index === count - 1
    const place = {flow, top: top + used, height: Math.max(0, height - used), isLast, end}
    const filled = fillColumn(given, state, place)
    columns.push(filled.column)
    state = filled.after
  }
  return {
    region: {flow, top, height, floats, columns},
    after: state,
    isOverfull: used > height || columns.some(({isOverfull}) => isOverfull)
  }
}
