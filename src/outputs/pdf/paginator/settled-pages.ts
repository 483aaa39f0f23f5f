import type {AdjustableParagraph, WantedLines} from './adjustable-paragraphs.ts'
import {griddedIn} from './baseline-grid.ts'
import {type ComposedArticle, composeArticle, type LaidArticle} from './compose-article.ts'
import type {FlowPlace} from './flow-place.ts'
import {fillingLines, noFilling} from './fuller-columns.ts'
import {justifiedTexts, setJustifiedText} from './justified-text.ts'
import {moveLinesApart} from './line-skip.ts'
import type {SetLine} from './line-spans.ts'
import type {MeasuredTexts} from './measured-texts.ts'
import {
  linkedElement,
  type PageOf,
  pageFinder,
  pageReferences,
  relabel,
  withoutRepeated
} from './page-references.ts'
import {type RenewableBlock, renewableBlocks} from './renewal.ts'
import type {Ruler} from './ruler.ts'
import {settleSoftHyphens} from './soft-hyphens.ts'

/** Pages with final page references; `unsettled` are references that may be wrong. */
export type SettledPages = ComposedArticle &
  Readonly<{
    unsettled: readonly string[]
    /**
     * For each attempt to fill columns, the numbers of lines by which paragraphs could change; null if no paragraph
     * changed.
     */
    fillings: readonly (readonly number[] | null)[]
    /** The places where pages were expected to begin each time that columns were filled. */
    expected: readonly (readonly FlowPlace[])[]
    /** The paragraphs that have more or fewer lines than their best number. */
    wanted: WantedLines
  }>

/** Returns the displayed number of a page, which is given as an index from 0. */
export type PrintedNumber = (page: number) => string

/**
 * Sets the text in lines and composes pages from it. The width of a page reference depends on its number, so the page
 * numbers of one composition can lead to a different composition; only the paragraphs with such references are set
 * again.
 * - Needs blocks with their final widths, and texts prepared for measuring.
 * - Leaves all text in lines, and page references with their final numbers.
 */
export function settlePages(
  laid: LaidArticle,
  texts: MeasuredTexts,
  ruler: Ruler,
  print: PrintedNumber
): SettledPages {
  const {article, endless} = laid
  const isGridded = griddedIn(endless)
  const blocks = renewableBlocks(article, texts)
  const lines = new Map<Node, readonly SetLine[]>()
  const wanted = new Map<HTMLElement, number>()
  // Space that was reduced stays reduced, even if the last page is full in the end.
  let end: SettledPages['end'] = 'full'
  const expected: (readonly FlowPlace[])[] = []
  const fillings: (readonly number[] | null)[] = []
  // The columns are first filled while all references show the number of the paper's first page, even in a part of the
  // paper.
  let labels: readonly string[] = pageReferences(article).map(() => print(-laid.part.pagesBefore))
  writeLabels(article, labels)
  let adjustable = setLines([article], texts, ruler, {lines, wanted})
  moveLinesApart([article], isGridded)
  // The number of lines of a paragraph that began on an earlier page is known.
  const isWhole = ({element}: AdjustableParagraph) =>
    laid.part.offset === 0 || article.querySelector('[data-block]')?.contains(element) !== true
  for (let attempt = 1; ; attempt++) {
    const composed = composeArticle(laid, lines)
    if (end !== 'saved') end = composed.end === 'full' ? end : composed.end
    const found = labelsOf(laid, composed, print)
    const isSettled = found.every((label, index) => label.length === labels[index]!.length)
    const chosen = laid.part.fillings[attempt - 1]
    const filled =
      attempt === mostAttempts || chosen === null
        ? noFilling
        : fillingLines(composed, adjustable.filter(isWhole), chosen)
    const {wanted: filling, mores = null} = filled
    fillings.push(mores)
    if (filled.starts) expected.push(filled.starts)
    // In the whole paper, a later attempt may have filled columns that an earlier one did not.
    const isFilled = filling.size === 0 && laid.part.fillings.slice(attempt).every(mores => mores === null)
    if ((isSettled && isFilled) || attempt === mostAttempts) {
      writeLabels(article, found)
      return {
        ...composed,
        end,
        wanted,
        fillings,
        expected,
        unsettled: isSettled ? [] : pageReferences(article).map(link => link.hash)
      }
    }
    const renewed = renewBlocks(blocks, {labels, found, filling, wanted})
    const again = setLines(renewed, justifiedTexts(renewed), ruler, {lines, wanted})
    // Paragraphs that have been changed by a line are not changed again.
    adjustable = [
      ...adjustable.filter(({element}) => element.isConnected),
      ...again.filter(({element}) => !wanted.has(element))
    ]
    moveLinesApart(renewed, isGridded)
    labels = found
  }
}

/** The maximum number of attempts, because a reference can endlessly move its own target to the next page and back. */
const mostAttempts = 3

function setLines(
  blocks: readonly HTMLElement[],
  texts: MeasuredTexts,
  ruler: Ruler,
  {lines, wanted}: Readonly<{lines: Map<Node, readonly SetLine[]>; wanted: WantedLines}>
): readonly AdjustableParagraph[] {
  const {set, adjustable} = setJustifiedText(blocks, texts, ruler, wanted)
  for (const own of set) {
    const [first] = own
    if (first) lines.set(first.first.firstChild ?? first.first, own)
  }
  settleSoftHyphens(blocks)
  return adjustable
}

/**
 * Restores blocks in which a page number has changed, or which fill a column, to their state before they were set, with
 * the new page numbers. Adds the new numbers of lines to `wanted`.
 */
function renewBlocks(
  blocks: readonly RenewableBlock[],
  {labels, found, filling, wanted}: Renewal
): readonly HTMLElement[] {
  const isOld = (reference: number) => labels[reference] !== found[reference]
  return blocks
    .filter(({current, references}) => references.some(isOld) || filling.has(current()))
    .map(({current, renew, references}) => {
      const lines = filling.get(current()) ?? wanted.get(current())
      const block = renew()
      if (lines !== undefined) wanted.set(block, lines)
      writeLabels(
        block,
        references.map(reference => found[reference]!)
      )
      return block
    })
}

type Renewal = Readonly<{
  labels: readonly string[]
  found: readonly string[]
  filling: WantedLines
  wanted: Map<HTMLElement, number>
}>

/** Writes page labels into references. */
function writeLabels(root: HTMLElement, labels: readonly string[]): void {
  pageReferences(root).forEach((link, index) => {
    relabel(link, labels[index]!)
  })
}

function labelsOf(
  {article, part}: LaidArticle,
  {flows, footnotes, pages}: ComposedArticle,
  print: PrintedNumber
): readonly string[] {
  const pageOf = pageFinder(flows, footnotes, pages)
  const links = pageReferences(article)
  return withoutRepeated(
    links,
    links.map(link => labelOf(link, pageOf, print) ?? part.labels[link.hash] ?? '??')
  )
}

function labelOf(link: HTMLAnchorElement, pageOf: PageOf, print: PrintedNumber): string | undefined {
  const target = linkedElement(link)
  const page = target ? pageOf(target) : undefined
  return page === undefined ? undefined : print(page)
}
