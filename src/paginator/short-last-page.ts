import type {Composition, Page} from './composition.ts'

/** By how much the room between blocks may be narrowed, the least of it first. */
export const narrowings: readonly number[] = [0.9, 0.8, 0.7, 0.6, 0.5]

/** Longer texts would gain little, and setting them again takes long. */
const mostPages = 24

/** A last page with less text than this part of it looks like an oversight. */
const shortPage = 0.22

/** Whether the last of several pages has only a few lines, without figures or notes. */
export function endsShort({flows, pageHeight}: Composition, pages: readonly Page[]): boolean {
  const last = pages.at(-1)
  if (last === undefined || pages.length < 2 || pages.length > mostPages) return false
  const columns = last.regions.flatMap(({flow, columns}) => columns.map(column => ({flow, column})))
  const isText =
    last.regions.every(({floats}) => floats.length === 0) &&
    columns.every(({column}) => column.floats.length + column.feet.length + column.notes.length === 0)
  const heights = columns.map(({flow, column: {from, to}}) => {
    const {items} = flows[flow]!
    return to > from ? items[to - 1]!.bottom - items[from]!.top : 0
  })
  return isText && Math.max(...heights) < pageHeight * shortPage
}

/**
 * Narrows the space above and under the blocks of a text; gives a function that undoes this and the changes from
 * aligning them to a grid.
 */
export function narrowRoom(elements: readonly HTMLElement[], factor: number): () => void {
  const blocks = elements.flatMap(element => [...element.querySelectorAll<HTMLElement>(spaced)])
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
    if (top > 0) block.style.marginTop = `${top * factor}px`
    if (bottom > 0) block.style.marginBottom = `${bottom * factor}px`
  }
  return () => {
    for (const {block, old} of wanted) block.style.cssText = old
  }
}

const spaced =
  ':is(h1, h2, h3, h4, h5, h6, p, ul, ol, dl, pre, figure, table, blockquote, .equation, .csl-entry, .colophon)'
