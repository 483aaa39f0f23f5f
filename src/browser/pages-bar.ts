import {childElement} from './child-element.ts'
import {panelStyles} from './panel-styles.ts'

/** The bar of the typeset pages. */
export type PagesBar = Readonly<{
  element: HTMLElement
  /** The element that contains the thumbnails. */
  strip: HTMLElement
  /** The button that toggles the mode in which each click opens the source. */
  mode: HTMLButtonElement
  /** Shows the number of pages. */
  show: (count: number) => void
  /** Shows a message to the author. */
  say: (words: string) => void
}>

const barStyles = `
.bar { display: flex; gap: 10px; align-items: baseline; padding: 5px 12px }
.bar a { color: inherit }
.bar [aria-current] { font-weight: 600 }
.strip { position: fixed; z-index: 2147483646; inset: 0 auto 0 0; width: 132px; overflow: auto; padding: 10px 14px;
  box-sizing: border-box; background: #e9e9e6; border-inline-end: 1px solid #b9b9b4; font: 12px/1.4 system-ui, sans-serif; color: #333 }
.strip a { display: block; margin: 0 auto 12px; text-align: center; color: inherit; text-decoration: none }
.strip .sheet { display: block; position: relative; overflow: hidden; background: #fff; box-shadow: 0 0 3px #0006; height: 132px }
.strip a:focus-visible { outline: 2px solid }
.strip [aria-current] .sheet { outline: 2px solid #1a5fb4 }
@media (width < 70rem) { .strip { display: none } }
`

/** Runs in the document of the typeset pages: creates the bar, with a link back to the article. */
export function createPagesBar(article: string, leaving: () => void): PagesBar {
  const element = document.createElement('div')
  element.id = 'galley-pages-bar'
  const shadow = element.attachShadow({mode: 'open'})
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(panelStyles + barStyles)
  shadow.adoptedStyleSheets = [sheet]
  const strip = childElement(shadow, 'nav', '')
  strip.className = 'strip'
  strip.ariaLabel = 'Pages'
  const stack = childElement(shadow, 'div', '')
  stack.className = 'stack'
  stack.lang = 'en'
  const section = childElement(stack, 'section', '')
  section.ariaLabel = 'Pages of galley'
  const bar = childElement(section, 'div', '')
  bar.className = 'bar'
  const link = childElement(bar, 'a', 'Article')
  link.href = article
  link.addEventListener('click', leaving)
  childElement(bar, 'span', 'Pages').ariaCurrent = 'page'
  const count = childElement(bar, 'span', '')
  const mode = childElement(bar, 'button', 'Source')
  mode.title = 'Each click opens the source; with Ctrl or Cmd, clicks always do'
  mode.ariaPressed = 'false'
  const words = childElement(bar, 'span', '')
  words.role = 'status'
  return {
    element,
    strip,
    mode,
    show: number => {
      count.textContent = number === 0 ? 'are being set' : `${number} in all`
      words.textContent = ''
    },
    say: text => {
      words.textContent = text
    }
  }
}
