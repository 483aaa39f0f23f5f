import {scrollToStretch} from './marks.ts'
import type {PageSpot} from './messages.ts'
import {stretchOf} from './page-units.ts'

/** The mark of the words that the author's cursor is at. */
export type CursorMark = Readonly<{show: (spot: PageSpot) => void}>

const name = 'galley-cursor'

/** Runs in the page: marks the words at the author's cursor, and goes there if they are out of the window. */
export function createCursorMark(): CursorMark {
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
      if (stretch !== undefined && !isWellInWindow(stretch)) scrollToStretch(stretch)
    }
  }
}

/** Whether a stretch is in the window, and not at its very edge. */
function isWellInWindow(stretch: Range | Element): boolean {
  const {top, bottom} = stretch.getBoundingClientRect()
  const edge = Math.min(40, innerHeight / 10)
  return bottom > edge && top < innerHeight - edge
}
