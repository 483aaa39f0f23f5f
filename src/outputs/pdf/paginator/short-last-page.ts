import {largestOf} from '../../../core/extremes.ts'
import type {ComposedPage, Composition} from './composition.ts'

/** The factors by which the space between blocks can be reduced, from the smallest reduction to the largest. */
export const narrowings: readonly number[] = [0.9, 0.8, 0.7, 0.6, 0.5]

/**
 * The maximum number of pages of a paper that is composed again; longer papers would gain little, and composing them is
 * slow.
 */
const mostPages = 24

/** A last page that is filled to less than this fraction looks like a mistake. */
const shortPage = 0.22

/**
 * Whether the last of several pages has only a few lines, and neither figures nor notes. In a part of a paper, other
 * pages precede these.
 */
export function endsShort(
  {flows, pageHeight}: Composition,
  pages: readonly ComposedPage[],
  pagesBefore: number
): boolean {
  const last = pages.at(-1)
  const count = pagesBefore + pages.length
  if (last === undefined || count < 2 || count > mostPages) return false
  const columns = last.regions.flatMap(({flow, columns}) => columns.map(column => ({flow, column})))
  const isText =
    last.regions.every(({floats}) => floats.length === 0) &&
    columns.every(({column}) => column.floats.length + column.feet.length + column.notes.length === 0)
  const heights = columns.map(({flow, column: {from, to}}) => {
    const {items} = flows[flow]!
    return to > from ? items[to - 1]!.bottom - items[from]!.top : 0
  })
  return isText && largestOf(heights) < pageHeight * shortPage
}

/**
 * Reduces the space above and below the blocks of a text. Returns a function that undoes this, and the alignment to a
 * grid.
 */
export function narrowRoom(
  elements: readonly HTMLElement[],
  factor: number,
  {isGridded, leading}: Readonly<{isGridded: (block: HTMLElement) => boolean; leading: number}>
): () => void {
  const blocks = elements.flatMap(element => [...element.querySelectorAll<HTMLElement>(spaced)])
  const wanted = blocks.map(block => {
    const {marginTop, marginBottom} = getComputedStyle(block)
    const room = {top: Number.parseFloat(marginTop), bottom: Number.parseFloat(marginBottom)}
    return {
      block,
      old: block.style.cssText,
      room: isGridded(block) ? onGrid(room, factor, leading) : narrow(room, factor)
    }
  })
  for (const {block, room} of wanted) {
    if (room === undefined) continue
    if (room.top > 0) block.style.marginTop = `${room.top}px`
    if (room.bottom > 0) block.style.marginBottom = `${room.bottom}px`
  }
  return () => {
    for (const {block, old} of wanted) block.style.cssText = old
  }
}

type Room = Readonly<{top: number; bottom: number}>

function narrow({top, bottom}: Room, factor: number): Room {
  return {top: top * factor, bottom: bottom * factor}
}

/**
 * The reduced space around a block on a grid. Any other space than whole lines would be added again, above headings and
 * below lists, so blocks with less space stay as they are. More is taken from below, so that sections still have more
 * space above them than their subsections.
 */
function onGrid({top, bottom}: Room, factor: number, leading: number): Room | undefined {
  const room = top + bottom - leading
  if (room < (top + bottom) * factor - tolerance) return undefined
  const below = Math.min(room, bottom * mostBelow)
  return {top: room - below, bottom: below}
}

/** The fraction of the space below a block on a grid that remains. */
const mostBelow = 0.4

const tolerance = 0.1

const spaced =
  ':is(h1, h2, h3, h4, h5, h6, p, ul, ol, dl, pre, figure, table, blockquote, .equation, .csl-entry, .colophon)'
