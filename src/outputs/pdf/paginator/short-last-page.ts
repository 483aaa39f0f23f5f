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
 * Reduces the space above and below the blocks of a text. On a grid, the space stays: it would be rounded to lines
 * again, which gives subsections more space than sections. Returns a function that undoes this, and the alignment to a
 * grid.
 */
export function narrowRoom(
  elements: readonly HTMLElement[],
  factor: number,
  isGridded: (block: HTMLElement) => boolean
): () => void {
  const blocks = elements.flatMap(element => [...element.querySelectorAll<HTMLElement>(spaced)])
  const aligned = new Set(blocks.filter(isGridded))
  const wanted = blocks.map(block => {
    const {marginTop, marginBottom} = getComputedStyle(block)
    return {
      block,
      old: block.style.cssText,
      top: Number.parseFloat(marginTop),
      bottom: Number.parseFloat(marginBottom)
    }
  })
  for (const {block, top, bottom} of wanted) {
    if (aligned.has(block)) continue
    if (top > 0) block.style.marginTop = `${top * factor}px`
    if (bottom > 0) block.style.marginBottom = `${bottom * factor}px`
  }
  return () => {
    for (const {block, old} of wanted) block.style.cssText = old
  }
}

const spaced =
  ':is(h1, h2, h3, h4, h5, h6, p, ul, ol, dl, pre, figure, table, blockquote, .equation, .csl-entry, .colophon)'
