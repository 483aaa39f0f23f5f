import {unfoldContents} from '../outputs/reader/contents.ts'
import type {ChangedParts} from '../outputs/reader/elements-of-parts.ts'
import {startReading} from '../outputs/reader/reading.ts'
import {textOfSource} from './changed-source.ts'
import {createIslands} from './islands.ts'
import {elementOf} from './marks.ts'
import type {ElementRange, PageChange} from './messages.ts'
import {isInPage, type Morphed, morph, morphNodes} from './morph.ts'
import {createNotesConcerned} from './notes-concerned.ts'
import {blocksRead} from './reading-place.ts'
import {createRoomAbove} from './room-above.ts'

/** Changes the page without moving the text that is being read. */
export type Updater = Readonly<{
  /** Changes the page to match a new source; returns the changed elements. */
  update: (html: string) => Morphed
  /** Changes known elements only; if some elements are unknown, does nothing and returns undefined. */
  patch: (changes: readonly PageChange[]) => Morphed | undefined
}>

/** Runs in the page: starts the page's script for readers, and tells it about changes to the page. */
export function createUpdater(panel: Element, isOurs: (node: Node) => boolean): Updater {
  const reading = startReading()
  const islands = createIslands()
  const room = createRoomAbove()
  const areNotesConcerned = createNotesConcerned()
  let contents = document.querySelector('.contents > details')

  /**
   * The only element that a selector matches, as a list; undefined without a selector, or if it matches no element or
   * several.
   */
  function onlyElement(selector: string | undefined): readonly Element[] | undefined {
    const found = selector === undefined ? [] : [...document.querySelectorAll(selector)]
    const own = found.filter(element => !isOurs(element))
    return own.length === 1 ? own : undefined
  }

  /** Opens tables of contents that appear with a change, as the page does when it loads. */
  function unfoldNewContents(): void {
    const now = document.querySelector('.contents > details')
    if (now !== contents) unfoldContents(matchMedia('(min-width: 64rem)').matches)
    contents = now
  }

  return {
    update(html) {
      const next = new DOMParser().parseFromString(html, 'text/html')
      return standingStill(
        () => morph(document.documentElement, next.documentElement, isOurs),
        () => undefined
      )
    },
    patch(changes) {
      const text = document.getElementById('article-text')
      const patches = changes.flatMap(({html, range, selector, parts}) => {
        if (parts !== undefined) return parts.map(part => patchOf(part.html, onlyElement(part.selector)))
        const blocks = range && text && blocksIn(text, range.of, isOurs)
        const old = blocks ? neighbours(blocks, range, isOurs) : onlyElement(selector)
        return [patchOf(textOfSource(html), old)]
      })
      if (patches.includes(undefined)) return undefined
      return standingStill(
        () => patches.flatMap(patch => patched(patch!, isOurs)).filter(isInPage),
        changed => [...new Set(changed.map(change => blockOf(elementOf(change))))]
      )
    }
  }

  /** Changes the page without moving the line that is being read. */
  function standingStill(change: () => Morphed, partsOf: (changed: Morphed) => ChangedParts): Morphed {
    const place = blocksRead(panel)
    room.clear()
    const changed = change()
    if (!panel.isConnected) document.body.append(panel)
    unfoldNewContents()
    const parts = partsOf(changed)
    islands.follow(parts ?? changed.map(change => blockOf(elementOf(change))))
    reading.refresh(parts, areNotesConcerned(parts))
    const line = place.find(({element}) => element.isConnected)
    if (line !== undefined) room.moveBack(line.element, line.top)
    return changed
  }
}

/** The block of the text that contains an element; the element itself if it is outside the text. */
function blockOf(element: Element): Element {
  return element.closest('#article-text > *') ?? element
}

/**
 * The elements of the text, if their number is the same as in its source. The live list is copied only if it contains
 * other elements: a copy would create an object for each of thousands of blocks.
 */
function blocksIn(
  text: Element,
  count: number,
  isOurs: (node: Node) => boolean
): ArrayLike<Element> | undefined {
  if (text.childElementCount === count) return text.children
  const own = [...text.children].filter(element => !isOurs(element))
  return own.length === count ? own : undefined
}

/** Neighbouring elements of the text, and the nodes between them. */
function neighbours(
  elements: ArrayLike<Element>,
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

/** Nodes of the page, and the source of their replacements. */
type Patch = Readonly<{html: string; old: readonly ChildNode[]}>

function patchOf(html: string, old: readonly ChildNode[] | undefined): Patch | undefined {
  return old && {html, old}
}

function patched({html, old}: Patch, isOurs: (node: Node) => boolean): Morphed {
  const template = document.createElement('template')
  template.innerHTML = html
  return morphNodes(old, [...document.importNode(template.content, true).childNodes], isOurs)
}
