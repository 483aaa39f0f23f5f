import {startReading} from '../outputs/reader/reading.ts'
import {createFindingsPanel} from './findings-panel.ts'
import {jump, markElements} from './marks.ts'
import type {PreviewMessage, PreviewOptions} from './messages.ts'
import {morph} from './morph.ts'
import {blocksRead} from './reading-place.ts'

/**
 * Runs in the page: keeps it up to date with the server, without reloading it and without moving the text being read,
 * and shows the findings.
 */
export function startPreview(options: PreviewOptions): void {
  document.currentScript?.remove()
  const root = document.documentElement
  const panel = createFindingsPanel(jump)
  document.body.append(panel.element)
  /** The source of the page that the server has sent. */
  let source = ''
  let isFirst = true
  const reading = startReading()

  // The browser's scroll anchoring would move the page a second time; it is enabled otherwise, for pictures that load
  // late.
  const still = new CSSStyleSheet()
  still.replaceSync('html { overflow-anchor: none }')
  still.disabled = true
  document.adoptedStyleSheets.push(still)

  const events = new EventSource(options.events)
  events.addEventListener('open', () => {
    // Every stream begins with the whole page.
    source = ''
  })
  events.addEventListener('message', event => receive(JSON.parse(event.data)))
  events.addEventListener('error', () => panel.disconnect())
  addEventListener('focus', lookAgain)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') lookAgain()
  })

  function receive({report, change}: PreviewMessage): void {
    if (change !== undefined) {
      source = source.slice(0, change.start) + change.text + source.slice(change.end)
      update(source)
      isFirst = false
    }
    panel.show(report)
  }

  function update(html: string): void {
    const next = new DOMParser().parseFromString(html, 'text/html')
    still.disabled = false
    const place = blocksRead(panel.element)
    const changed = morph(root, next.documentElement, isOurs)
    if (!panel.element.isConnected) document.body.append(panel.element)
    reading.refresh()
    const line = place.find(({element}) => element.isConnected)
    if (line !== undefined) {
      scrollBy({top: line.element.getBoundingClientRect().top - line.top, behavior: 'instant'})
    }
    requestAnimationFrame(() => {
      still.disabled = true
    })
    // At the first update, the whole page is new.
    if (!isFirst) markElements(changed)
  }

  /** Whether a node is in the page but not in its source: the findings panel, and the preview of a link. */
  function isOurs(node: Node): boolean {
    return node === panel.element || (node instanceof Element && node.classList.contains('preview'))
  }

  /** Asks the server to compare the files itself, because file system events get lost. */
  function lookAgain(): void {
    fetch(options.events, {method: 'HEAD'}).catch(() => undefined)
  }
}
