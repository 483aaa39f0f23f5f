import {copyOf, targetsOf} from './targets.ts'

/** The preview of what a link leads to: one element, placed after the link that it is open for. */
export type Preview = Readonly<{
  element: HTMLElement
  /** Whose preview is open. */
  caller: () => HTMLAnchorElement | undefined
  /**
   * Opens the preview of a link right after it, so that the keyboard and a screen reader come to it next; false where
   * there is nothing to show. `withWay` adds a link to the place itself.
   */
  open: (link: HTMLAnchorElement, withWay: boolean) => boolean
  /** Adds what a link in the preview leads to, such as a work that a note cites; the next click follows the link. */
  show: (link: HTMLAnchorElement) => boolean
  close: () => void
  /** Puts right what a change of the page took away. */
  refresh: () => void
}>

// The style sheet cannot say this: checkers of CSS do not know the properties yet.
const placing = {
  'position-anchor': '--caller',
  'position-area': 'block-end span-inline-end',
  'position-try-fallbacks':
    'flip-block, flip-inline, flip-block flip-inline, block-end span-all, block-start span-all'
}

export function createPreview(): Preview {
  const element = document.createElement('div')
  element.className = 'preview'
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
  const way = document.createElement('a')
  way.href = link.hash
  way.className = 'preview-way'
  way.textContent = `${link.textContent} ↓`
  return way
}

/** Beside the link where the browser can and the window has room, else at the end of the window that is farther. */
function place(element: HTMLElement, link: HTMLAnchorElement): void {
  const isBeside = CSS.supports('position-area', 'block-end') && matchMedia('(min-width: 40rem)').matches
  element.classList.toggle('beside', isBeside)
  const {top, bottom} = link.getBoundingClientRect()
  element.classList.toggle('above', !isBeside && top + bottom > innerHeight)
  for (const [name, value] of Object.entries(placing))
    element.style.setProperty(name, isBeside ? value : null)
}
