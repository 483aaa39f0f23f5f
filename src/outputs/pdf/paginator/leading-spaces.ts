import {isAtom, kindOf} from './inline-content.ts'
import {measuringRange} from './measuring-range.ts'

/**
 * Removes the space at the start of a text if only empty elements precede it, as in `[]{#place} Text`. In set lines,
 * white space is preserved, so the space would be an indent for which the measured lines have no room.
 */
export function removeLeadingSpaces(article: HTMLElement): void {
  for (const empty of article.querySelectorAll<HTMLElement>(`:is(${blocks}) :empty`)) {
    if (isAtom(empty) || kindOf(empty) !== 'inline') continue
    const text = textAfter(empty)
    if (text && /^\s/.test(text.data) && isAtStart(empty)) text.data = text.data.trimStart()
  }
}

const blocks = 'p, li, dt, dd, td, th, figcaption, caption, h1, h2, h3, h4, h5, h6'

function textAfter(empty: Element): Text | undefined {
  const block = empty.closest(blocks)!
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  walker.currentNode = empty
  const next = walker.nextNode()
  return next instanceof Text ? next : undefined
}

/** Whether nothing visible precedes an element in its block. */
function isAtStart(element: Element): boolean {
  const before = measuringRange()
  before.setStart(element.closest(blocks)!, 0)
  before.setEndBefore(element)
  const content = before.cloneContents()
  return content.textContent.trim() === '' && content.querySelector('img, svg, math, br') === null
}
