import type {ComposedPage} from './composition.ts'
import type {ColumnFlow} from './endless-columns.ts'
import type {Footnote} from './footnotes.ts'
import {isSpacedText} from './inline-content.ts'

/** Returns the page of an element, from 0; undefined if it is not on a page. */
export type PageOf = (target: Element) => number | undefined

/**
 * Returns a function for the future pages of elements, which are known from the composition before the pages are built.
 */
export function pageFinder(
  flows: readonly ColumnFlow[],
  notes: readonly Footnote[],
  pages: readonly ComposedPage[]
): PageOf {
  const pageOfItem = flows.map(({items}) => new Array<number>(items.length).fill(-1))
  const pageOfNote = new Map<Element, number>()
  pages.forEach(({regions}, page) => {
    for (const {flow, floats, columns} of regions) {
      const own = pageOfItem[flow]!
      for (const column of columns) {
        for (let item = column.from; item < column.to; item++)
          if (!column.left.includes(item)) own[item] = page
        for (const float of [...column.floats, ...column.feet]) own[float] = page
        for (const {note, from} of column.notes) if (from === 0) pageOfNote.set(notes[note]!.element, page)
      }
      for (const float of floats) own[float] = page
    }
  })

  return target => {
    const note = target.closest('aside')
    if (note && pageOfNote.has(note)) return pageOfNote.get(note)
    const index = flows.findIndex(({element}) => element.contains(target))
    const flow = flows[index]
    if (flow === undefined) return undefined
    const item = itemOf(flow, target)
    return item < 0 ? undefined : pageOfItem[index]![item]
  }
}

/**
 * The index of the item that contains an element. In the endless column, the boxes of headings and paragraphs begin at
 * their first letter, unlike on pages that have been cut.
 */
function itemOf({items}: ColumnFlow, target: Element): number {
  const float = items.findIndex(item => item.float?.contains(target))
  if (float >= 0) return float
  const [rect] = target.getClientRects()
  if (!rect) return -1
  const height = rect.top + Math.min(2, rect.height / 2)
  let low = 0
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.bottom > height) high = middle
    else low = middle + 1
  }
  return low
}

/** The links that show the page number of their target. */
export function pageReferences(root: ParentNode): readonly HTMLAnchorElement[] {
  return [...root.querySelectorAll<HTMLAnchorElement>('a.page-reference[href^="#"]')]
}

/** The element that a link refers to. */
export function linkedElement(link: HTMLAnchorElement): Element | null {
  return document.getElementById(decodeURIComponent(link.hash.slice(1)))
}

/**
 * Sets the text of a link to a page label. In a set line, the link already has a label with the same number of digits,
 * in an element that fixes the spacing of its line; before its line is set, its text can be anything, such as the title
 * of a section.
 */
export function relabel(link: HTMLAnchorElement, label: string): void {
  const [first, ...others] = link.childNodes
  const isSet = others.length === 0 && first instanceof Element && isSpacedText(first)
  const place = isSet ? first : link
  place.textContent = label
  const own = link.closest<HTMLElement>('.index-place')
  if (own !== null) own.hidden = label === ''
}

/** The labels of links; empty for links in the index that would repeat a page of the same term. */
export function withoutRepeated(
  links: readonly HTMLAnchorElement[],
  labels: readonly string[]
): readonly string[] {
  const kept: string[] = []
  let list: Element | null = null
  let last = ''
  for (const [index, link] of links.entries()) {
    const label = labels[index]!
    const own = link.closest('.index-places')
    if (own !== list) last = ''
    list = own
    // A range that ends on its first page becomes that page; a range that begins on the page of the previous place
    // keeps its start.
    const begins = own !== null && link.nextElementSibling?.classList.contains('index-place') === true
    kept.push(own !== null && label === last && !begins ? '' : label)
    last = label
  }
  return kept
}
