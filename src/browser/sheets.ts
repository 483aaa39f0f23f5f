import {type PageGeometry, readPageGeometry} from '../outputs/pdf/paginator/page-geometry.ts'
import {marginBoxes} from './margin-boxes.ts'
import type {SetPage, SetPages} from './messages.ts'
import {sheetStyle} from './sheet-style.ts'

/** The number of the first page of the paper; and, for a part of the paper, the number of pages before the part. */
export type SheetsOptions = Readonly<{firstPage: number; pagesBefore?: number}>

/**
 * Runs in a paginated page: returns its pages as separate sheets for a screen, and the document around them. The places
 * in the sources are removed from the pages, so that a page stays the same when the text before it changes.
 */
export function sheets({firstPage, pagesBefore = 0}: SheetsOptions): SetPages {
  const geometry = readPageGeometry()
  const boxesOf = marginBoxes()
  const elements = [...document.querySelectorAll<HTMLElement>('.page')]
  const [first] = elements
  if (first === undefined) return {shell: [documentText(), ''], pages: []}
  // All styles are read before anything changes, and pages outside the document cause no layout.
  const names = elements.map(page => getComputedStyle(page).getPropertyValue('page'))
  const mark = document.createElement('galley-pages')
  first.before(mark)
  document.createDocumentFragment().append(...elements)
  const printed = new Map<string, string>()
  const pages = elements.map((page, index): SetPage => {
    page.append(boxesOf(names[index]!, pagesBefore + index))
    page.style.removeProperty('page')
    for (const block of page.querySelectorAll<HTMLElement>('[data-block]')) delete block.dataset.block
    page.style.counterReset = `page ${firstPage + pagesBefore + index}`
    return {sources: sourcesIn(page, printed), html: page.outerHTML}
  })
  // A part of the pages is shown in the document of all pages.
  if (pagesBefore > 0) return {shell: ['', ''], pages}
  addStyles(geometry)
  // The server sends its own policy for the document, which lets the preview's script run.
  for (const policy of document.querySelectorAll('meta[http-equiv]')) policy.remove()
  const [before = '', after = ''] = documentText().split(mark.outerHTML)
  return {shell: [before, after], pages}
}

/** The source places on a page, in order; for text that began on earlier pages, also its part on those pages. */
function sourcesIn(page: HTMLElement, printed: Map<string, string>): SetPage['sources'] {
  return [...page.querySelectorAll<HTMLElement>('[data-place]')].map((element, index) => {
    const place = element.dataset.place ?? ''
    const before = printed.get(place) ?? ''
    printed.set(place, before + element.textContent.replaceAll('\u00ad', ''))
    delete element.dataset.place
    element.dataset.source = `${index}`
    return {place, before}
  })
}

/** Adds the style sheet of the sheets, and the style sheets that the document adopted, which are not in its source. */
function addStyles(geometry: PageGeometry): void {
  const adopted = document.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText))
  const style = document.createElement('style')
  style.textContent = [...adopted, sheetStyle(geometry)].join('\n')
  document.head.append(style)
}

function documentText(): string {
  return `<!doctype html>\n${document.documentElement.outerHTML}\n`
}
