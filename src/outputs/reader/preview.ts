import {create, rectOf} from './elements.ts'
import {copyOf, targetsOf} from './targets.ts'

/** The preview of a link's target: an element that is inserted after the link while the preview is open. */
export type LinkPreview = Readonly<{
  element: HTMLElement
  /** Returns the link whose preview is open. */
  caller: () => HTMLAnchorElement | undefined
  /**
   * Opens the preview of a link directly after the link, where the keyboard and screen readers reach it next; returns
   * false if the target has nothing to show. `withWay` adds a link to the target itself.
   */
  open: (link: HTMLAnchorElement, withWay: boolean) => boolean
  /**
   * Adds the target of a link, such as a work cited in a note, to the open preview; returns false if the target has
   * nothing to show, so that the click follows the link.
   */
  show: (link: HTMLAnchorElement) => boolean
  close: () => void
  /** Restores the preview after a change of the page. */
  refresh: () => void
}>

// These properties are set here rather than in the style sheet, because CSS checkers do not know them yet.
const placing = {
  'position-anchor': '--caller',
  'position-area': 'block-end span-inline-end',
  'position-try-fallbacks':
    'flip-block, flip-inline, flip-block flip-inline, block-end span-all, block-start span-all'
}

export function createPreview(): LinkPreview {
  const element = create('div', 'preview')
  element.popover = 'auto'
  let caller: HTMLAnchorElement | undefined
  element.addEventListener('toggle', event => {
    if (event.newState === 'closed') forget()
  })

  function open(link: HTMLAnchorElement, withWay: boolean): boolean {
    if (link === caller) return true
    close()
    const parts = targetsOf(link).map(copyOf)
    if (parts.length === 0) return false
    element.replaceChildren(...parts, ...(withWay ? [wayTo(link)] : []))
    link.after(element)
    link.style.setProperty('anchor-name', '--caller')
    place(element, link)
    element.showPopover()
    element.scrollTop = 0
    caller = link
    return true
  }

  function show(link: HTMLAnchorElement): boolean {
    const parts = link.dataset.shown === undefined ? targetsOf(link).map(copyOf) : []
    link.dataset.shown = ''
    const [first] = parts
    element.append(...parts)
    first?.scrollIntoView({block: 'nearest'})
    return first !== undefined
  }

  function close(): void {
    if (caller === undefined) return
    element.hidePopover()
    forget()
  }

  function forget(): void {
    if (element.matches(':popover-open')) return
    caller?.style.removeProperty('anchor-name')
    caller = undefined
    element.remove()
    element.replaceChildren()
  }

  function refresh(): void {
    if (caller?.isConnected) caller.style.setProperty('anchor-name', '--caller')
    else close()
  }

  return {element, caller: () => caller, open, show, close, refresh}
}

function wayTo(link: HTMLAnchorElement): HTMLElement {
  const way = create('a', 'preview-way')
  way.href = link.hash
  way.textContent = `${link.textContent} ↓`
  return way
}

/**
 * Places the preview next to the link if the browser supports that and the window has room; otherwise, at the top or
 * bottom of the window, away from the link.
 */
function place(element: HTMLElement, link: HTMLAnchorElement): void {
  const isBeside = CSS.supports('position-area', 'block-end') && matchMedia('(min-width: 40rem)').matches
  element.classList.toggle('beside', isBeside)
  const {top, bottom} = rectOf(link)
  element.classList.toggle('above', !isBeside && top + bottom > innerHeight)
  for (const [name, value] of Object.entries(placing))
    element.style.setProperty(name, isBeside ? value : null)
}
