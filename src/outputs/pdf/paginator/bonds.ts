import {isListing} from './moving-blocks.ts'
import type {ColumnItem} from './vertical-list.ts'

/**
 * The cost of a break after a block: a heading at the bottom of a page needs more than one line of text, and a sentence
 * that ends in a colon introduces a list, code or a quotation.
 * @param items those of the block, preceded by the item before it
 */
export function bondAfter(
  {localName, textContent, nextElementSibling}: Element,
  items: readonly ColumnItem[]
): number {
  if (/^(h[1-6]|figure)$/.test(localName)) return 0
  if (items.length === 2 && items[0]!.cut.node instanceof HTMLHeadingElement) {
    const {top, bottom} = items[1]!
    // An undivided entry of a list of references can have several lines.
    return bottom - top < severalLines ? 40 : 0
  }
  const next = localName === 'p' ? nextElementSibling : null
  const isIntroduced = next !== null && (/^([uod]l|pre|blockquote)$/.test(next.localName) || isListing(next))
  return isIntroduced && textContent!.trimEnd().endsWith(':') ? 12 : 0
}

/** The height of two lines of the smallest type, in CSS px: more than one line of the largest. */
const severalLines = 30
