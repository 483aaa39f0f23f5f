/** Empty room above the page, for a line that would otherwise move up with what has vanished above it. */
export type RoomAbove = Readonly<{
  /** Removes the room. */
  clear: () => void
  /** Moves a line to where it was: by scrolling and, where the page has no more to scroll, by room above it. */
  moveBack: (line: Element, top: number) => void
}>

/**
 * Runs in the page: at the beginning of a page there is nothing to scroll, so that the notice of a draft that vanishes
 * would move the whole page. The room is there until the reader has scrolled past it.
 */
export function createRoomAbove(): RoomAbove {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  let room = 0

  /** A style of the root element concerns the whole page, so it is set only if it changes. */
  function setRoom(height: number): void {
    if (height === room) return
    room = height
    sheet.replaceSync(room === 0 ? '' : `@media screen { html { padding-block-start: ${room}px } }`)
  }

  addEventListener(
    'scroll',
    () => {
      const line = document.getElementById('article-text')
      if (room === 0 || scrollY < room || line === null) return
      const {top} = line.getBoundingClientRect()
      setRoom(0)
      scrollBy({top: line.getBoundingClientRect().top - top, behavior: 'instant'})
    },
    {passive: true}
  )

  return {
    clear: () => setRoom(0),
    moveBack(line, top) {
      // The browser's scroll anchoring has done its part when the line is measured, and a scroll by a script makes it
      // choose its anchor anew. Turning it off at the root made the browser look at the styles of the whole page twice.
      const wanted = line.getBoundingClientRect().top - top
      scrollBy({top: wanted, behavior: 'instant'})
      if (wanted >= 0) return
      const missing = top - line.getBoundingClientRect().top
      if (missing > least) setRoom(missing)
    }
  }
}

/** Less cannot be seen. */
const least = 0.5
