import {alignToGrid} from './baseline-grid.ts'
import {buildPages} from './build-pages.ts'
import {composePages} from './compose.ts'
import type {Composition, Page} from './composition.ts'
import {
  type Footnote,
  firstCalls,
  keptNoteLines,
  noteLines,
  readFootnotes,
  takeFootnotes
} from './footnotes.ts'
import {narrowFormulas} from './formula-size.ts'
import {fitGalley, flowOf, type GalleyColumn, type GalleyFlow, layGalley, readGalley} from './galley.ts'
import {keepHeadingWords} from './heading-words.ts'
import {markInlinePictures} from './inline-pictures.ts'
import {justifiedTexts, setJustifiedText} from './justified-text.ts'
import type {SetLine, SetLines} from './line-spans.ts'
import {splitListings} from './listing-lines.ts'
import type {MeasuredTexts} from './measured-texts.ts'
import {missingCharacters} from './missing-characters.ts'
import {type Overflow, overfullColumns, overwideBlocks} from './overflow.ts'
import {type PageGeometry, readPageGeometry} from './page-geometry.ts'
import {type PageOf, pageFinder, pageReferences, relabel, targetOf} from './page-references.ts'
import {markPhrases} from './phrases.ts'
import {renewableBlocks} from './renewal.ts'
import {createRuler, type Ruler} from './ruler.ts'
import {nameSections} from './running-sections.ts'
import {endsShort, narrowings, narrowRoom} from './short-last-page.ts'
import {dropUnusedSoftHyphens} from './soft-hyphens.ts'
import {fixTables} from './table-columns.ts'

export type PaginateOptions = Readonly<{
  /** The number of the first page. */
  firstPage: number
  /** The ten digits that numbers of pages are written with. */
  digits: string
}>

/** The result of paginating. */
export type Pagination = Readonly<{
  pages: number
  /** The margins of the pages, in CSS px. */
  margins: PageGeometry['margins']
  /** The page of each heading in the order of the document, from 0. */
  headings: readonly number[]
  /** The links to notes, and the page of each from 0. */
  calls: readonly Readonly<{href: string; page: number}>[]
  /** Content higher than its page. */
  overfull: readonly Overflow[]
  /** Content wider than its column or page, which reaches beyond it or is cut off. */
  overwide: readonly Overflow[]
  /** References to pages whose numbers did not settle. */
  unsettled: readonly string[]
  /** Characters that no font of the style has. */
  missing: readonly string[]
}>

/**
 * Runs in the page: breaks the article into lines and pages. The content of a page is decided from the heights of lines
 * and blocks in one endless column, the galley; then the galley is cut.
 *
 * A page reference is as wide as its number, so the numbers of a first composition may lead to another composition.
 * Only the paragraphs that contain them are set again.
 */
export function paginate({firstPage, digits}: PaginateOptions): Pagination {
  const geometry = readPageGeometry()
  document.documentElement.style.width = `${geometry.width}px`
  const article = document.querySelector('article')!
  article.prepend(...document.querySelectorAll('main > :not(article)'))
  const print = (page: number) =>
    String(page + firstPage).replace(/\d/g, digit => digits[Number(digit)] ?? digit)

  const missing = missingCharacters(article)
  splitListings(article)
  markInlinePictures(article)
  const galley = layGalley(article)
  const notes = takeFootnotes(article, widthOfNotes(galley))
  const texts = justifiedTexts([article])
  fitGalley(article, galley)
  markPhrases(article)
  fixTables(article, geometry.height)
  narrowFormulas(article)
  keepHeadingWords(article)
  const ruler = createRuler()
  const blocks = renewableBlocks(article, texts)
  let labels = pageReferences(article).map(() => print(0))
  write(article, labels)
  const lines = new Map<Node, readonly SetLine[]>()
  setLines([article], texts, ruler, lines)
  for (let attempt = 1; ; attempt++) {
    const set = composeFully(article, galley, notes, lines, geometry)
    const pageOf = pageFinder(set.flows, set.footnotes, set.pages)
    const found = pageReferences(article).map(link => pageLabel(link, pageOf, print))
    const isSettled = found.every((label, index) => label.length === labels[index]!.length)
    if (isSettled || attempt === 3) {
      const unsettled = isSettled ? [] : pageReferences(article).map(link => link.hash)
      write(article, found)
      notes[0]?.parentElement?.remove()
      return {...makePages(article, set, geometry), unsettled, missing, margins: geometry.margins}
    }
    const isOld = (reference: number) => labels[reference] !== found[reference]
    const renewed = blocks
      .filter(({references}) => references.some(isOld))
      .map(({renew, references}) => {
        const block = renew()
        write(
          block,
          references.map(reference => found[reference]!)
        )
        return block
      })
    setLines(renewed, justifiedTexts(renewed), ruler, lines)
    labels = found
  }
}

/** Writes the page numbers into references. */
function write(root: HTMLElement, labels: readonly string[]): void {
  pageReferences(root).forEach((link, index) => {
    relabel(link, labels[index]!)
  })
}

function setLines(
  blocks: readonly HTMLElement[],
  texts: MeasuredTexts,
  ruler: Ruler,
  lines: Map<Node, readonly SetLine[]>
): void {
  for (const set of setJustifiedText(blocks, texts, ruler)) {
    const [first] = set
    if (first) lines.set(first.first.firstChild ?? first.first, set)
  }
  dropUnusedSoftHyphens(blocks)
}

/** An article in lines, and the content of each page. */
type SetPages = Readonly<{
  flows: readonly GalleyFlow[]
  footnotes: readonly Footnote[]
  pages: readonly Page[]
  composed: Composition
}>

/** Composes the article, with less room between its blocks where that saves a last page of some lines. */
function composeFully(...given: Parameters<typeof composeArticle>): SetPages {
  const set = composeArticle(...given)
  if (!endsShort(set.composed, set.pages)) return set
  const elements = set.flows.map(({element}) => element)
  const narrowed = (factor: number) => {
    const undo = narrowRoom(elements, factor)
    const tried = composeArticle(...given)
    return {tried, undo, isShorter: tried.pages.length < set.pages.length}
  }
  // Mostly not even the least room saves the page, and the others need not be tried.
  const least = narrowed(narrowings.at(-1)!)
  least.undo()
  for (const factor of least.isShorter ? narrowings : []) {
    const {tried, undo, isShorter} = narrowed(factor)
    if (isShorter) return tried
    undo()
  }
  return set
}

function composeArticle(
  article: HTMLElement,
  galley: readonly GalleyColumn[],
  notes: readonly HTMLElement[],
  lines: SetLines,
  geometry: PageGeometry
): SetPages {
  const leading = Number.parseFloat(getComputedStyle(article).lineHeight) || 20
  alignToGrid(galley, leading)
  const flows = readGalley(galley, geometry.height, lines)
  const noteSeparator = notes[0]?.parentElement ? separatorOf(notes[0].parentElement) : 0
  const footnotes = readFootnotes(notes, geometry.height, lines)
  const calls = firstCalls(
    flows.map(({element}) => element),
    footnotes
  )
  const composed = {
    flows: flows.map((flow, index) => flowOf(flow, calls[index]!, leading)),
    pageHeight: geometry.height,
    noteLines: noteLines(footnotes),
    keptNoteLines: keptNoteLines(footnotes),
    noteSeparator,
    leading
  }
  return {flows, footnotes, pages: composePages(composed), composed}
}

/** Notes are as wide as the columns of the text, at whose foot those of the title and the abstract stand too. */
function widthOfNotes(galley: readonly GalleyColumn[]): number {
  return Math.min(...galley.map(({width}) => width))
}

/** Room and rule above the first note: padding, border and margin of their box. */
function separatorOf(store: Element): number {
  const {paddingTop, borderTopWidth, marginTop} = getComputedStyle(store)
  return [paddingTop, borderTopWidth, marginTop].reduce(
    (sum, length) => sum + (Number.parseFloat(length) || 0),
    0
  )
}

function pageLabel(link: HTMLAnchorElement, pageOf: PageOf, print: (page: number) => string): string {
  const target = targetOf(link)
  const page = target ? pageOf(target) : undefined
  return page === undefined ? '??' : print(page)
}

function makePages(
  article: HTMLElement,
  {flows, footnotes, pages, composed}: SetPages,
  geometry: PageGeometry
): Omit<Pagination, 'unsettled' | 'missing' | 'margins'> {
  const built = buildPages(article, flows, composed.flows, footnotes, pages, geometry)
  nameSections(built)
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
