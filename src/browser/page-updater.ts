import {unfoldContents} from '../outputs/reader/contents.ts'
import {startReading} from '../outputs/reader/reading.ts'
import {type Morphed, morph} from './morph.ts'
import {blocksRead} from './reading-place.ts'

/** Changes the page without moving the text being read. */
export type Updater = Readonly<{
  /** Turns the page into that of a source; gives the elements that changed. */
  update: (html: string) => Morphed
}>

/** Runs in the page: starts its script for readers, and keeps that up to date with the page. */
export function createUpdater(panel: Element, isOurs: (node: Node) => boolean): Updater {
  const reading = startReading()
  let contents = document.querySelector('.contents > details')

  // The browser's scroll anchoring would move the page a second time; it is enabled otherwise, for pictures that load
  // late.
  const still = new CSSStyleSheet()
  still.replaceSync('html { overflow-anchor: none }')
  still.disabled = true
  document.adoptedStyleSheets.push(still)

  /** Opens contents that have come with a change, as they are open when a page is loaded. */
  function unfoldNewContents(): void {
    const now = document.querySelector('.contents > details')
    if (now !== contents) unfoldContents(matchMedia('(min-width: 64rem)').matches)
    contents = now
  }

  return {
    update(html) {
      const next = new DOMParser().parseFromString(html, 'text/html')
      still.disabled = false
      const place = blocksRead(panel)
      const changed = morph(document.documentElement, next.documentElement, isOurs)
      if (!panel.isConnected) document.body.append(panel)
      unfoldNewContents()
      reading.refresh()
      const line = place.find(({element}) => element.isConnected)
      if (line !== undefined) {
        scrollBy({top: line.element.getBoundingClientRect().top - line.top, behavior: 'instant'})
      }
      requestAnimationFrame(() => {
        still.disabled = true
      })
      return changed
    }
  }
}
