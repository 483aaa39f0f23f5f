import type {PreviewMessage, PreviewOptions} from '../preview.ts'
import {startReading} from '../reader/reading.ts'
import {createFindingsPanel} from './findings-panel.ts'
import {morph} from './morph.ts'

/** The script of the page of the preview; its functions are carried as their sources. */
export function previewScript(options: PreviewOptions): string {
  // Text written into a script element must not end it.
  const given = JSON.stringify(options).replaceAll('<', '\\u003c')
  return `(${startPreview})(${given}, ${morph}, ${createFindingsPanel}, ${startReading})`
}

/**
 * Runs in the page: keeps the page in step with the server, without reloading and without moving the part being read,
 * and shows the findings.
 */
export function startPreview(
  options: PreviewOptions,
  makeLike: typeof morph,
  createPanel: typeof createFindingsPanel,
  read: typeof startReading
): void {
  document.currentScript?.remove()
  const root = document.documentElement
  const panel = createPanel(jump)
  document.body.append(panel.element)
  /** The source of the page, as the server has it. */
  let source = ''
  let isFirst = true
  const reading = read()

  // The browser's own anchoring would move the page a second time; pictures that come late are left to it.
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
    const place = whatIsRead()
    const changed = makeLike(root, next.documentElement, isOurs)
    if (!panel.element.isConnected) document.body.append(panel.element)
    reading.refresh()
    const line = place.find(({element}) => element.isConnected)
    if (line !== undefined) {
      scrollBy({top: line.element.getBoundingClientRect().top - line.top, behavior: 'instant'})
    }
    requestAnimationFrame(() => {
      still.disabled = true
    })
    // Nothing is marked when a page is opened: all of it is new.
    if (!isFirst) mark(changed)
  }

  /** Nodes in the page that are not in its source: the findings, and the preview of a link's target. */
  function isOurs(node: Node): boolean {
    return node === panel.element || (node instanceof Element && node.classList.contains('preview'))
  }

  /**
   * The block at the top of the window, and those after it in case it disappears. At the top of the page nothing is
   * held, so that new content there is seen.
   */
  function whatIsRead(): {element: Element; top: number}[] {
    if (scrollY === 0) return []
    let parent: Element = document.body
    for (;;) {
      const children = [...parent.children].filter(element => element !== panel.element && isBlock(element))
      const first = children.findIndex(element => element.getBoundingClientRect().bottom > 0)
      const top = children[first]
      if (top === undefined) return placesOf([parent])
      const isLast = top.getBoundingClientRect().top >= 0 || ![...top.children].some(isBlock)
      if (isLast) return placesOf([...children.slice(first, first + 20), parent])
      parent = top
    }
  }

  function placesOf(elements: readonly Element[]): {element: Element; top: number}[] {
    return elements.map(element => ({element, top: element.getBoundingClientRect().top}))
  }

  function isBlock(element: Element): boolean {
    const {display, position} = getComputedStyle(element)
    return !/^(inline|none|contents)/.test(display) && !/^(fixed|absolute)$/.test(position)
  }

  /** Marks the blocks that changed; a change of a whole chapter shows itself. */
  function mark(elements: readonly Element[]): void {
    const block =
      'p, li, h1, h2, h3, h4, h5, h6, figure, table, pre, blockquote, dd, dt, .csl-entry, .equation'
    const blocks = new Set<Element>()
    for (const element of elements) {
      const own = element.closest(block)
      for (const found of own ? [own] : element.querySelectorAll(block)) blocks.add(found)
    }
    if (blocks.size <= 12) for (const found of blocks) flash(found)
  }

  /** Fades away; where motion is not wanted it is there and then is not. */
  function flash(element: Element): void {
    const color = matchMedia('(prefers-color-scheme: dark)').matches ? '#665200' : '#fff3a3'
    const lit = {backgroundColor: color, boxShadow: `0 0 0 4px ${color}`}
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    element.animate(isStill ? [lit, lit] : [lit, lit, {}], {duration: 1400, easing: 'ease-out'})
  }

  function jump(target: Element): void {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    target.scrollIntoView({block: 'center', behavior: isStill ? 'instant' : 'smooth'})
    flash(target)
    // Keyboard navigation continues from there.
    if (target instanceof HTMLElement && target.tabIndex < 0) {
      target.tabIndex = -1
      target.addEventListener('blur', () => target.removeAttribute('tabindex'), {once: true})
    }
    if (target instanceof HTMLElement) target.focus({preventScroll: true})
  }

  /** Asks the server to look at the files itself: events of a file system get lost. */
  function lookAgain(): void {
    fetch(options.events, {method: 'HEAD'}).catch(() => undefined)
  }
}
