import {unfoldContents} from '../outputs/reader/contents.ts'
import {startReading} from '../outputs/reader/reading.ts'
import type {ElementRange, PageChange} from './messages.ts'
import {isInPage, type Morphed, morph, morphNodes} from './morph.ts'
import {blocksRead} from './reading-place.ts'

/** Changes the page without moving the text being read. */
export type Updater = Readonly<{
  /** Turns the page into that of a source; gives the elements that changed. */
  update: (html: string) => Morphed
  /** The same for changes of known elements; undefined, and nothing is done, if some are of others. */
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
      const patches = changes.map(change => {
        if (change.range?.of === elements.length)
          return {html: change.html, old: neighbours(elements, change.range, isOurs)}
        const found = change.selector === undefined ? [] : document.querySelectorAll(change.selector)
        const [only, ...others] = [...found].filter(element => !isOurs(element))
        return others.length > 0 || only === undefined ? undefined : {html: change.html, old: [only]}
      })
      if (patches.includes(undefined)) return undefined
      return standingStill(() => patches.flatMap(patch => patched(patch!, isOurs)).filter(isInPage))
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

/** Neighbouring elements of the text, and what stands between them. */
function neighbours(
  elements: readonly Element[],
  {first, count}: ElementRange,
  isOurs: (node: Node) => boolean
): readonly ChildNode[] {
  const last = elements[first + count - 1]
  const found: ChildNode[] = []
  for (let node: ChildNode | null | undefined = elements[first]; node; node = node.nextSibling) {
    if (!isOurs(node)) found.push(node)
    if (node === last) break
  }
  return found
}

/** Changes nodes into those of a source. */
function patched(
  {html, old}: Readonly<{html: readonly string[]; old: readonly ChildNode[]}>,
  isOurs: (node: Node) => boolean
): Morphed {
  const template = document.createElement('template')
  template.innerHTML = html.join('')
  return morphNodes(old, [...document.importNode(template.content, true).childNodes], isOurs)
}
