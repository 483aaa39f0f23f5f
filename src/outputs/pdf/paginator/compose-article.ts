import {alignToGrid, griddedIn} from './baseline-grid.ts'
import {composePages} from './compose.ts'
import type {ComposedPage, Composition} from './composition.ts'
import {type ColumnFlow, type EndlessColumn, flowOf, readEndlessColumns} from './endless-columns.ts'
import {type Footnote, firstCalls, keptNoteLines, noteLines, readFootnotes} from './footnotes.ts'
import type {SetLines} from './line-spans.ts'
import type {PageGeometry} from './page-geometry.ts'
import type {PaperPart} from './paper-part.ts'
import {endsShort, narrowings, narrowRoom} from './short-last-page.ts'

/** An article in endless columns, with its footnotes. */
export type LaidArticle = Readonly<{
  article: HTMLElement
  geometry: PageGeometry
  endless: readonly EndlessColumn[]
  notes: readonly HTMLElement[]
  part: PaperPart
}>

/** An article whose lines are set, and the content of each page. */
export type ComposedArticle = Readonly<{
  flows: readonly ColumnFlow[]
  footnotes: readonly Footnote[]
  pages: readonly ComposedPage[]
  composition: Composition
  /** The state of the last page: full, short, or saved from being short by less space between blocks. */
  end: 'full' | 'short' | 'saved'
}>

/**
 * Assigns content to pages, and reduces the space between blocks if that avoids a last page of a few lines.
 * - Needs all text set in lines.
 * - Leaves blocks on their grid, with the final space between blocks.
 */
export function composeArticle(laid: LaidArticle, lines: SetLines): ComposedArticle {
  const whole = composeOnce(laid, lines)
  if (laid.part.isCutOff || !endsShort(whole.composition, whole.pages, laid.part.pagesBefore)) return whole
  const elements = whole.flows.map(({element}) => element)
  const grid = {isGridded: griddedIn(laid.endless), leading: whole.composition.leading}
  const narrowed = (factor: number) => {
    const undo = narrowRoom(elements, factor, grid)
    const tried = composeOnce(laid, lines)
    return {tried, undo, isShorter: tried.pages.length < whole.pages.length}
  }
  // Usually, even the smallest space does not avoid the short last page; then the other factors need not be tried.
  const least = narrowed(narrowings.at(-1)!)
  least.undo()
  for (const factor of least.isShorter ? narrowings : []) {
    const {tried, undo, isShorter} = narrowed(factor)
    if (isShorter) return {...tried, end: 'saved'}
    undo()
  }
  return {...whole, end: 'short'}
}

function composeOnce(
  {article, geometry, endless, notes, part}: LaidArticle,
  lines: SetLines
): ComposedArticle {
  const leading = leadingOf(article)
  alignToGrid(endless, leading)
  const flows = readEndlessColumns(endless, geometry.height, lines)
  const noteSeparator = notes[0]?.parentElement ? separatorOf(notes[0].parentElement) : 0
  const footnotes = readFootnotes(notes, geometry.height, lines)
  const calls = firstCalls(
    flows.map(({element}) => element),
    footnotes
  )
  const composition = {
    flows: flows.map((flow, index) => flowOf(flow, calls[index]!, leading)),
    pageHeight: geometry.height,
    noteLines: noteLines(footnotes),
    keptNoteLines: keptNoteLines(footnotes),
    noteSeparator,
    leading
  }
  const start = {flow: 0, item: part.offset, waiting: [], ahead: 0, rest: []}
  return {flows, footnotes, pages: composePages(composition, start), composition, end: 'full'}
}

/** The line height of an article, in CSS px; paragraphs in a script such as Nastaliq have a greater one. */
export function leadingOf(article: HTMLElement): number {
  const paragraph = article.querySelector('.text > p') ?? article
  return Number.parseFloat(getComputedStyle(paragraph).lineHeight) || 20
}

/** The height of the space and the rule above the first note: padding, border and margin of the box of notes. */
function separatorOf(store: Element): number {
  const {paddingTop, borderTopWidth, marginTop} = getComputedStyle(store)
  return [paddingTop, borderTopWidth, marginTop].reduce(
    (sum, length) => sum + (Number.parseFloat(length) || 0),
    0
  )
}
