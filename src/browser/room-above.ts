/** Empty room above the page, for a line that would otherwise move up when something above it disappears. */
export type RoomAbove = Readonly<{
  /** Removes the room. */
  clear: () => void
  /** Moves a line back to where it was: by scrolling and, if the page cannot be scrolled further, by room above it. */
  moveBack: (line: Element, top: number) => void
}>

/**
 * Runs in the page: adds room above the page. At its top the page cannot be scrolled, so it would move up as a whole
 * when the draft notice disappears. The room stays until the reader has scrolled past it.
 */
export function createRoomAbove(): RoomAbove {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  let room = 0

  /**
   * Sets the height of the room. A style of the root element affects the whole page, so it is set only when it changes.
   */
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
      // When the line is measured, the browser's scroll anchoring has already moved it, and a scroll by a script makes
      // the browser choose a new anchor. Turning anchoring off at the root would make the browser compute the styles of
      // the whole page twice.
      const wanted = line.getBoundingClientRect().top - top
      scrollBy({top: wanted, behavior: 'instant'})
      if (wanted >= 0) return
      const missing = top - line.getBoundingClientRect().top
      if (missing > least) setRoom(missing)
    }
  }
}

/** The minimum visible distance, in CSS px. */
const least = 0.5
