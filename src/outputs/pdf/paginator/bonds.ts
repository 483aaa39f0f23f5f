import {isListing} from './moving-blocks.ts'
import type {ColumnItem} from './vertical-list.ts'

/**
 * The cost of a break after a block. A heading at the bottom of a page needs more than one line of text below it, and a
 * sentence that ends in a colon introduces a list, code or a quotation. @param items the items of the block, preceded
 * by the item before it
 */
export function bondAfter(
  {localName, textContent, nextElementSibling}: Element,
  items: readonly ColumnItem[]
): number {
  if (/^(h[1-6]|figure)$/.test(localName)) return 0
  if (items.length === 2 && items[0]!.cut.node instanceof HTMLHeadingElement) {
    const {top, bottom} = items[1]!
    // A single item below a heading is enough if it has several lines, as an undivided entry of a list of references
    // can.
    return bottom - top < severalLines ? 40 : 0
  }
  const next = localName === 'p' ? nextElementSibling : null
  const isIntroduced = next !== null && (/^([uod]l|pre|blockquote)$/.test(next.localName) || isListing(next))
  return isIntroduced && textContent!.trimEnd().endsWith(':') ? 12 : 0
}

/** Two lines of the smallest type, in CSS px: higher than one line of the largest type. */
const severalLines = 30
