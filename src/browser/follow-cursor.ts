import type {PageSpot} from './messages.ts'
import {stretchOf} from './page-units.ts'

/** The mark on the words at the author's cursor. */
export type CursorMark = Readonly<{show: (spot: PageSpot) => void}>

const name = 'galley-cursor'

/**
 * Runs in the page: marks the words at the author's cursor, and scrolls to them if they are out of view. `cover` is an
 * element that hides part of the page.
 */
export function createCursorMark(cover: Element): CursorMark {
  const hasHighlights = 'highlights' in CSS
  if (hasHighlights) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@media not print { ::highlight(${name}) { background-color: #4a90d93d } }`)
    document.adoptedStyleSheets.push(sheet)
  }
  return {
    show(spot) {
      const stretch = stretchOf(spot)
      if (hasHighlights) {
        if (stretch instanceof Range) CSS.highlights.set(name, new Highlight(stretch))
        else CSS.highlights.delete(name)
      }
      if (stretch !== undefined) bringIntoView(stretch, freeHeight(cover))
    }
  }
}

/** The height of the part of the window that the cover at its bottom does not hide. */
function freeHeight(cover: Element): number {
  const {top, width} = cover.getBoundingClientRect()
  return width > innerWidth / 2 && top > innerHeight / 3 ? top : innerHeight
}

/** Scrolls a range into view if it is outside the window or at the window's very edge. */
function bringIntoView(stretch: Range | Element, height: number): void {
  const {top, bottom} = stretch.getBoundingClientRect()
  const edge = Math.min(40, height / 10)
  if (top > edge && bottom < height - edge) return
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  scrollTo({top: scrollY + top - height / 3, behavior: isStill ? 'instant' : 'smooth'})
}
