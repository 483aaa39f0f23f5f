import {alignToGrid} from './baseline-grid.ts'
import {composePages} from './compose.ts'
import type {ComposedPage, Composition} from './composition.ts'
import {type ColumnFlow, type EndlessColumn, flowOf, readEndlessColumns} from './endless-columns.ts'
import {type Footnote, firstCalls, keptNoteLines, noteLines, readFootnotes} from './footnotes.ts'
import type {SetLines} from './line-spans.ts'
import type {PageGeometry} from './page-geometry.ts'
import {endsShort, narrowings, narrowRoom} from './short-last-page.ts'

/** An article in endless columns, with the footnotes of its pages. */
export type LaidArticle = Readonly<{
  article: HTMLElement
  geometry: PageGeometry
  endless: readonly EndlessColumn[]
  notes: readonly HTMLElement[]
}>

/** An article in lines, with the content of each page. */
export type ComposedArticle = Readonly<{
  flows: readonly ColumnFlow[]
  footnotes: readonly Footnote[]
  pages: readonly ComposedPage[]
  composition: Composition
}>

/**
 * Assigns content to pages, and reduces the space between blocks if that avoids a last page of a few lines.
 * - Needs all text in lines.
 * - Leaves blocks on their grid, with the final space between them.
 */
export function composeArticle(laid: LaidArticle, lines: SetLines): ComposedArticle {
  const whole = composeOnce(laid, lines)
  if (!endsShort(whole.composition, whole.pages)) return whole
  const elements = whole.flows.map(({element}) => element)
  const narrowed = (factor: number) => {
    const undo = narrowRoom(elements, factor)
    const tried = composeOnce(laid, lines)
    return {tried, undo, isShorter: tried.pages.length < whole.pages.length}
  }
  // Usually, even the smallest space does not save the page, and the others need not be tried.
  const least = narrowed(narrowings.at(-1)!)
  least.undo()
  for (const factor of least.isShorter ? narrowings : []) {
    const {tried, undo, isShorter} = narrowed(factor)
    if (isShorter) return tried
    undo()
  }
  return whole
}

function composeOnce({article, geometry, endless, notes}: LaidArticle, lines: SetLines): ComposedArticle {
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
  return {flows, footnotes, pages: composePages(composition), composition}
}

/** The distance of the lines of an article, in CSS px; a paragraph in a script such as Nastaliq has more than its article. */
export function leadingOf(article: HTMLElement): number {
  const paragraph = article.querySelector('.text > p') ?? article
  return Number.parseFloat(getComputedStyle(paragraph).lineHeight) || 20
}

/** Space and rule above the first note: padding, border and margin of their box. */
function separatorOf(store: Element): number {
  const {paddingTop, borderTopWidth, marginTop} = getComputedStyle(store)
  return [paddingTop, borderTopWidth, marginTop].reduce(
    (sum, length) => sum + (Number.parseFloat(length) || 0),
    0
  )
}
