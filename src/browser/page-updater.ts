import {unfoldContents} from '../outputs/reader/contents.ts'
import {startReading} from '../outputs/reader/reading.ts'
import type {PageChange} from './messages.ts'
import {isInPage, type Morphed, morph, morphNodes} from './morph.ts'
import {blocksRead} from './reading-place.ts'

/** Changes the page without moving the text being read. */
export type Updater = Readonly<{
  /** Turns the page into that of a source; gives the elements that changed. */
  update: (html: string) => Morphed
  /** The same for changes that are all in the text; undefined, and nothing is done, if they are not. */
  patch: (changes: readonly PageChange[]) => Morphed | undefined
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
      return standingStill(() => morph(document.documentElement, next.documentElement, isOurs))
    },
    patch(changes) {
      const text = document.getElementById('article-text')
      const elements = text === null ? [] : [...text.children].filter(element => !isOurs(element))
      const isInText = changes.every(({range}) => range?.of === elements.length)
      if (!isInText) return undefined
      return standingStill(() => {
        const changed = changes.flatMap(change => patched(elements, change, isOurs))
        return changed.filter(isInPage)
      })
    }
  }

  /** Changes the page, and keeps the line that is being read where it is. */
  function standingStill(change: () => Morphed): Morphed {
    still.disabled = false
    const place = blocksRead(panel)
    const changed = change()
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

/** Replaces neighbouring elements of the text. */
function patched(
  elements: readonly Element[],
  {html, range}: PageChange,
  isOurs: (node: Node) => boolean
): Morphed {
  const first = elements[range?.first ?? 0]
  const last = elements[(range?.first ?? 0) + (range?.count ?? 0) - 1]
  const old: ChildNode[] = []
  for (let node: ChildNode | null | undefined = first; node; node = node.nextSibling) {
    if (!isOurs(node)) old.push(node)
    if (node === last) break
  }
  const template = document.createElement('template')
  template.innerHTML = html.join('')
  return morphNodes(old, [...document.importNode(template.content, true).childNodes], isOurs)
}
