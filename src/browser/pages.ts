import {fade} from './glow.ts'
import type {PagesMessage, PreviewOptions} from './messages.ts'
import {createPagesBar} from './pages-bar.ts'
import {createRequests} from './preview-requests.ts'
import {printedWordAt} from './printed-word.ts'
import {arriveAt, rememberPlace} from './shared-place.ts'
import {startSourceClicks} from './source-clicks.ts'
import {createThumbnails} from './thumbnails.ts'

/**
 * Runs in the document of the typeset pages: replaces the changed pages without moving the page that is being read,
 * and marks their new blocks.
 */
export function startPages(options: PreviewOptions & Readonly<{article: string}>): void {
  document.currentScript?.remove()
  showAsPrinted()
  const container = document.querySelector('.page')?.parentElement ?? undefined
  const bar = createPagesBar(options.article, rememberPlace)
  const requests = createRequests(options, bar.say)
  const thumbnails = createThumbnails(bar.strip, pages)
  const clicks =
    options.isReadOnly === true
      ? undefined
      : startSourceClicks(
          (node, offset) => {
            const word = printedWordAt(node, offset, pages())
            if (word === undefined) bar.say('These words are not in a file of the paper')
            else requests.openPrinted(word)
          },
          element => element === bar.element,
          isOn => {
            bar.mode.ariaPressed = String(isOn)
          }
        )
  bar.mode.hidden = clicks === undefined
  bar.mode.addEventListener('click', () => clicks?.turn(!clicks.isOn()))
  zoomToWindow()
  addEventListener('resize', zoomToWindow)
  document.body.append(bar.element)
  bar.show(pages().length)
  thumbnails.renew(pages())
  arriveAt()
  const events = new EventSource(options.events)
  events.addEventListener('message', event => receive(JSON.parse(event.data)))
  events.addEventListener('error', () => bar.say('galley has ended, or starts again'))

  function pages(): readonly HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>('.page')]
  }

  function receive({pages: changed, count, isOther, held}: PagesMessage): void {
    if (isOther) reload()
    else {
      exchange(changed, count)
      if (held !== undefined) bar.say(`These are not the pages of the paper as it is: ${held}`)
    }
  }

  function exchange(changed: PagesMessage['pages'], count: number): void {
    if (container === undefined) return
    const known = new Set(pages().flatMap(page => blocksOf(page).map(({textContent}) => textContent)))
    const kept = pages()
    const renewed = changed.map(([index, html]) => {
      const page = pageFrom(html)
      const old = kept[index]
      if (old === undefined) container.append(page)
      else old.replaceWith(page)
      return page
    })
    for (const page of kept.slice(count)) page.remove()
    for (const page of renewed)
      for (const block of blocksOf(page)) if (!known.has(block.textContent)) fade(block)
    thumbnails.renew(renewed)
    bar.show(count)
  }

  function reload(): void {
    rememberPlace()
    location.reload()
  }

  /** Scales the pages to the width of the window if it is narrower than a sheet. */
  function zoomToWindow(): void {
    const root = document.documentElement
    root.style.zoom = '1'
    const sheet = Number.parseFloat(getComputedStyle(root).getPropertyValue('--sheet-width')) || 1
    root.style.zoom = `${Math.min(1, innerWidth / (sheet + 16))}`
  }
}

/** Makes the document's own rules for print apply on the screen, and disables its rules for the screen. */
function showAsPrinted(): void {
  for (const sheet of document.styleSheets)
    for (let index = sheet.cssRules.length - 1; index >= 0; index--) {
      const rule = sheet.cssRules[index]
      if (!(rule instanceof CSSMediaRule)) continue
      if (rule.media.mediaText === 'screen') sheet.deleteRule(index)
      else if (rule.media.mediaText === 'print') rule.media.mediaText = 'all'
    }
}

/** The innermost blocks of a page. */
function blocksOf(page: HTMLElement): readonly HTMLElement[] {
  return [
    ...page.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6, li, td, th, dt, dd, pre, .csl-entry')
  ].filter(block => block.querySelector('p, li') === null)
}

/** The element of a page; scripts in the HTML would not run. */
function pageFrom(html: string): HTMLElement {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return document.adoptNode(parsed.body.firstElementChild as HTMLElement)
}
