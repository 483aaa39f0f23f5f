import {buildPages} from './build-pages.ts'
import type {LaidArticle} from './compose-article.ts'
import {takeFootnotes} from './footnotes.ts'
import {narrowFormulas} from './formula-size.ts'
import {fitGalley, layGalley} from './galley.ts'
import {keepHeadingWords} from './heading-words.ts'
import {markInlinePictures} from './inline-pictures.ts'
import {justifiedTexts} from './justified-text.ts'
import {splitListings} from './listing-lines.ts'
import {missingCharacters} from './missing-characters.ts'
import {type Overflow, overfullColumns, overwideBlocks} from './overflow.ts'
import {type PageGeometry, readPageGeometry} from './page-geometry.ts'
import {markPhrases} from './phrases.ts'
import {nameSections} from './running-sections.ts'
import {type SettledPages, settlePages} from './settled-pages.ts'
import {fixTables} from './table-columns.ts'

export type PaginateOptions = Readonly<{
  /** The number of the first page. */
  firstPage: number
  /** The ten digits that numbers of pages are written with. */
  digits: string
}>

/** The result of paginating. */
export type Pagination = PagesReport &
  Readonly<{
    /** The margins of the pages, in CSS px. */
    margins: PageGeometry['margins']
    /** References to pages whose numbers did not settle. */
    unsettled: readonly string[]
    /** Characters that no font of the style has. */
    missing: readonly string[]
  }>

/** What is seen of the pages once they are made. */
type PagesReport = Readonly<{
  pages: number
  /** The page of each heading in the order of the document, from 0. */
  headings: readonly number[]
  /** The links to notes, and the page of each from 0. */
  calls: readonly Readonly<{href: string; page: number}>[]
  /** Content higher than its page. */
  overfull: readonly Overflow[]
  /** Content wider than its column or page, which reaches beyond it or is cut off. */
  overwide: readonly Overflow[]
}>

/**
 * Runs in the page: breaks the article into lines and pages. The content of a page is decided from the heights of lines
 * and blocks in one endless column, the galley; then the galley is cut. Each step says what it needs of the document
 * and what it leaves in it.
 */
export function paginate({firstPage, digits}: PaginateOptions): Pagination {
  const print = (page: number) =>
    String(page + firstPage).replace(/\d/g, digit => digits[Number(digit)] ?? digit)
  const geometry = readPageGeometry()
  const article = gatherArticle(geometry)
  const missing = missingCharacters(article)
  prepareCuts(article)
  const laid = layArticle(article, geometry)
  const texts = justifiedTexts([article])
  fitBlocks(laid)
  const settled = settlePages(laid, texts, print)
  const built = makePages(laid, settled)
  const report = reportOf(article, built)
  return {...report, unsettled: settled.unsettled, missing, margins: geometry.margins}
}

/**
 * Gathers all that goes onto the pages.
 * - Needs the document as it was loaded, with its fonts, and not displayed, so that nothing is laid out yet.
 * - Leaves title, abstract and text in the article, in a document as wide as a page.
 */
function gatherArticle({width}: PageGeometry): HTMLElement {
  document.documentElement.style.width = `${width}px`
  const article = document.querySelector('article')!
  article.prepend(...document.querySelectorAll('main > :not(article)'))
  return article
}

/**
 * Prepares what will be cut.
 * - Needs paragraphs and listings in one piece.
 * - Leaves each line of a listing a text of its own, and marks on the pictures that stay within their lines.
 */
function prepareCuts(article: HTMLElement): void {
  splitListings(article)
  markInlinePictures(article)
}

/**
 * Lays out the article in the galley.
 * - Needs the gathered article, not displayed.
 * - Leaves it displayed, its parts in columns as wide as those of the pages, and its footnotes in a store after them.
 */
function layArticle(article: HTMLElement, geometry: PageGeometry): LaidArticle {
  const galley = layGalley(article)
  // Notes are as wide as the columns of the text, at whose foot those of the title and the abstract stand too.
  const notes = takeFootnotes(article, Math.min(...galley.map(({width}) => width)))
  return {article, geometry, galley, notes}
}

/**
 * Gives blocks their widths.
 * - Needs the galley, with its texts held in one line each, so that they are not laid out in vain.
 * - Leaves figures, tables and formulas as wide as they will be, and words of headings that stay in one line.
 */
function fitBlocks({article, geometry, galley}: LaidArticle): void {
  fitGalley(article, galley)
  markPhrases(article)
  fixTables(article, geometry.height)
  narrowFormulas(article)
  keepHeadingWords(article)
}

/**
 * Cuts the galley into pages.
 * - Needs the galley as it was composed.
 * - Leaves the pages in the place of the galley, with the names of their sections, and no store of notes.
 */
function makePages({article, geometry, notes}: LaidArticle, settled: SettledPages): readonly HTMLElement[] {
  const {flows, footnotes, pages, composition} = settled
  notes[0]?.parentElement?.remove()
  const built = buildPages(article, flows, composition.flows, footnotes, pages, geometry)
  nameSections(built)
  return built
}

/**
 * Looks at the pages.
 * - Needs them all in the document.
 * - Leaves them as they are.
 */
function reportOf(article: HTMLElement, built: readonly HTMLElement[]): PagesReport {
  const pageOf = (element: Element) => built.findIndex(page => page.contains(element))
  return {
    pages: built.length,
    headings: [...article.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(pageOf),
    calls: [...article.querySelectorAll('.note-call > a[href]')].map(link => ({
      href: link.getAttribute('href') ?? '',
      page: pageOf(link)
    })),
    overfull: overfullColumns(built),
    overwide: overwideBlocks(built)
  }
}
