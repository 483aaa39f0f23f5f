import {smallestOf} from '../../../core/extremes.ts'
import type {BrokenWord, SmallFormula} from '../../../core/finished-facts.ts'
import type {PageStart} from '../../../core/page-start.ts'
import {brokenWords} from './broken-words.ts'
import {buildPages} from './build-pages.ts'
import type {LaidArticle} from './compose-article.ts'
import {fitEndlessColumns, layEndlessColumns} from './endless-columns.ts'
import {fixEntries} from './entry-columns.ts'
import {takeFootnotes} from './footnotes.ts'
import {narrowFormulas, smallFormulas} from './formula-size.ts'
import {keepHeadingWords} from './heading-words.ts'
import {markInlinePictures} from './inline-pictures.ts'
import {justifiedTexts} from './justified-text.ts'
import {removeLeadingSpaces} from './leading-spaces.ts'
import {limitFormulas} from './line-skip.ts'
import {splitListings} from './listing-lines.ts'
import {wrapListings} from './listing-wraps.ts'
import {breakLongAddresses} from './long-addresses.ts'
import {missingCharacters} from './missing-characters.ts'
import {type Overflow, overfullColumns, overwideBlocks} from './overflow.ts'
import {type PageGeometry, readPageGeometry} from './page-geometry.ts'
import {type PageMarks, pageLabels, pageMarks} from './page-marks.ts'
import {markBlocks, pageStarts} from './page-starts.ts'
import {type PaperPart, wholePaper} from './paper-part.ts'
import {markPhrases} from './phrases.ts'
import {createLastingRuler, createRuler} from './ruler.ts'
import {nameSections} from './running-sections.ts'
import {type SettledPages, settlePages} from './settled-pages.ts'
import {shortColumns} from './short-columns.ts'
import {fixTables} from './table-columns.ts'

export type PaginateOptions = Readonly<{
  /** The number of the first page. */
  firstPage: number
  /** The ten digits with which page numbers are written. */
  digits: string
  /** Whether another output needs the places where pages begin. */
  wantsStarts?: boolean
  /**
   * Whether the pages are for a screen and may later be set again in part; the blocks of the text then have numbers
   * (`data-block`). The report about finished pages, for which the pages would have to be laid out, is then left empty.
   */
  wantsMarks?: boolean
  /** Information about the whole paper, if the document is only a part of it. */
  part?: PaperPart
}>

/** The result of pagination. */
export type Pagination = PagesReport &
  Readonly<{
    /** The page margins, in CSS px. */
    margins: PageGeometry['margins']
    /** Page references whose numbers may be wrong, because they kept changing. */
    unsettled: readonly string[]
    /** Characters that are in none of the style's fonts. */
    missing: readonly string[]
    /** Columns that end more than three lines short, with the reasons. */
    short: readonly string[]
    /** The places where pages begin, if another output needs them. */
    starts: readonly PageStart[]
    /** Information with which some of the pages can later be set again, if requested. */
    marks?: PageMarks | undefined
  }>

/** Facts about the finished pages. */
type PagesReport = Readonly<{
  pages: number
  /** The page of each heading in document order, from 0. */
  headings: readonly number[]
  /** The links to notes, with their pages from 0. */
  calls: readonly Readonly<{href: string; page: number}>[]
  /** Content that is too high for its page. */
  overfull: readonly Overflow[]
  /** Content that is too wide for its column or page, which overflows or is cut off. */
  overwide: readonly Overflow[]
  /** Formulas that are set in much smaller type. */
  small: readonly SmallFormula[]
  /**
   * Tables in which words are broken: the id of the block in the article, its page from 0, and whether the table could
   * be turned.
   */
  broken: readonly Readonly<{block: string; page: number; isMovable: boolean}>[]
  brokenWords: readonly BrokenWord[]
}>

/**
 * Runs in the page: breaks the article into lines and pages. The content of each page is determined from the heights of
 * lines and blocks in one endless column; then the column is cut. Each step documents what it needs and what it leaves.
 */
export function paginate({
  firstPage,
  digits,
  wantsStarts = false,
  wantsMarks = false,
  part = wholePaper
}: PaginateOptions): Pagination {
  const print = (page: number) =>
    String(page + part.pagesBefore + firstPage).replace(/\d/g, digit => digits[Number(digit)] ?? digit)
  const geometry = readPageGeometry()
  const article = gatherArticle(geometry)
  const missing = missingCharacters(article)
  const blocks = wantsStarts ? markBlocks(article) : []
  prepareCuts(article)
  const laid = layArticle(article, geometry, part)
  const texts = justifiedTexts([article])
  fitBlocks(laid)
  const settled = settlePages(laid, texts, wantsMarks ? createLastingRuler() : createRuler(), print)
  const begun = wantsMarks ? pageMarks(settled) : []
  const {built, sections} = makePages(laid, settled)
  const report = wantsMarks ? {...noReport, pages: built.length} : reportOf(article, built)
  const short = shortColumns(settled, print)
  const starts = wantsStarts ? pageStarts(built, blocks, {firstPage, print}) : []
  const marks = wantsMarks ? marksOf(article, settled, begun, sections) : undefined
  return {...report, unsettled: settled.unsettled, missing, short, starts, marks, margins: geometry.margins}
}

const noReport: PagesReport = {
  pages: 0,
  headings: [],
  calls: [],
  overfull: [],
  overwide: [],
  small: [],
  broken: [],
  brokenWords: []
}

function marksOf(
  article: HTMLElement,
  {end, fillings}: SettledPages,
  begun: ReturnType<typeof pageMarks>,
  sections: readonly string[]
): PageMarks {
  return {
    pages: begun.map((mark, page) => ({...mark, section: sections[page] ?? ''})),
    labels: pageLabels(article),
    end,
    fillings,
    hasEndNotes: article.querySelector('section.notes') !== null
  }
}

/**
 * Collects the content of the pages.
 * - Needs the document as loaded, with its fonts, and not displayed, so that nothing is laid out yet.
 * - Leaves title, abstract and text in the article, in a document as wide as a page.
 */
function gatherArticle({width}: PageGeometry): HTMLElement {
  document.documentElement.style.width = `${width}px`
  // A style's page should contain an article; if it does not, the whole page is typeset.
  const article =
    document.querySelector<HTMLElement>('article') ?? document.querySelector('main') ?? document.body
  article.prepend(...document.querySelectorAll('main > :not(article)'))
  return article
}

/**
 * Prepares content for cutting.
 * - Needs paragraphs and listings in one piece.
 * - Leaves each line of a listing in its own text node, with its number if it has one; marks on pictures that stay
 *   within their lines; and no space at the start of a paragraph.
 */
function prepareCuts(article: HTMLElement): void {
  splitListings(article)
  markInlinePictures(article)
  removeLeadingSpaces(article)
}

/**
 * Lays out the article in endless columns.
 * - Needs the collected article, which is not displayed.
 * - Leaves the article displayed, its parts in columns as wide as those of the pages, and its footnotes in an element
 *   after them.
 */
function layArticle(article: HTMLElement, geometry: PageGeometry, part: PaperPart): LaidArticle {
  const endless = layEndlessColumns(article)
  // All notes are as wide as the narrowest column, because notes of the title and the abstract are at the bottom of a
  // column as well.
  const notes = takeFootnotes(article, smallestOf(endless.map(({width}) => width)))
  return {article, geometry, endless, notes, part}
}

/**
 * Sets the widths of blocks.
 * - Needs the endless columns, with each text on one line, so that texts are not laid out twice.
 * - Leaves figures, tables and formulas with their final widths, long lines of listings broken, places for line breaks
 *   in long URLs, and words with hyphens in headings on one line.
 */
function fitBlocks({article, geometry, endless}: LaidArticle): void {
  fitEndlessColumns(article, endless, geometry.height)
  markPhrases(article)
  fixTables(article, geometry.height)
  fixEntries(article)
  breakLongAddresses(article)
  wrapListings(article)
  narrowFormulas(article)
  limitFormulas(article)
  keepHeadingWords(article)
}

/**
 * Cuts the endless columns into pages.
 * - Needs the composed endless columns.
 * - Leaves the pages, with the names of their sections, in place of the endless columns and the notes.
 */
function makePages(
  laid: LaidArticle,
  settled: SettledPages
): Readonly<{built: readonly HTMLElement[]; sections: readonly string[]}> {
  const {flows, footnotes, pages, composition} = settled
  const {section, pagesBefore} = laid.part
  laid.notes[0]?.parentElement?.remove()
  const built = buildPages(laid.article, flows, composition.flows, footnotes, pages, laid)
  return {built, sections: nameSections(built, {title: section, isFirst: pagesBefore === 0})}
}

/**
 * Inspects the pages.
 * - Needs all pages in the document.
 * - Leaves the pages unchanged.
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
    overwide: overwideBlocks(built),
    small: smallFormulas(built),
    broken: [...article.querySelectorAll<HTMLElement>('table.broken[data-table]:not(.continued)')].map(
      table => ({
        block: table.dataset.table!,
        page: pageOf(table),
        isMovable: table.parentElement?.localName === 'figure'
      })
    ),
    brokenWords: brokenWords(built)
  }
}
