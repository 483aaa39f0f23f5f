import {type AdjustableParagraph, rangesOf, type WantedLines} from './adjustable-paragraphs.ts'
import {composePage, isDone} from './compose.ts'
import type {ComposedArticle} from './compose-article.ts'
import type {CompositionState} from './composition.ts'
import {type FlowPlace, flowPlace} from './flow-place.ts'
import {
  changesOnPage,
  type Draft,
  type FilledPage,
  fillPage,
  leastGain,
  missingLines,
  withChangedParagraph
} from './fuller-page.ts'

/**
 * Finds paragraphs that fill columns which are one to three lines short: each gets one line more or less, as with TeX's
 * `\looseness`. If up to six lines are missing, one line less can make room for a heading and its text. Pages are
 * composed in order, each with the changes that fill it best. Removing a line affects all later pages, so lines are
 * removed only if that makes the columns fuller as a whole; for a part of a paper, `chosen` is the choice that was made
 * for the whole paper.
 */
export function fillingLines(
  {composition, flows, pages}: ComposedArticle,
  paragraphs: readonly AdjustableParagraph[],
  chosen: FillingLines['mores'] = undefined
): FillingLines {
  const missing = pages.reduce((sum, page) => sum + missingLines(composition, page), 0)
  if (missing === 0) return noFilling
  const draft: Draft = {given: composition, ranges: flows.map(({items}) => rangesOf(items, paragraphs))}
  for (const mores of chosen ? [chosen] : [[1, -1], [1]]) {
    const filled = fillPages(draft, pages[0]!.before, mores)
    if (chosen || filled.missing < missing) return {...filled, mores}
  }
  return noFilling
}

/**
 * The new numbers of lines of some paragraphs; whether these numbers could be greater (1) and less (-1) than before;
 * and the expected beginnings of pages, unless nothing changes.
 */
export type FillingLines = Readonly<{
  wanted: WantedLines
  mores: readonly number[] | undefined
  starts: readonly FlowPlace[] | undefined
}>

export const noFilling: FillingLines = {wanted: new Map(), mores: undefined, starts: undefined}

/** Composes all pages, changing paragraphs by the numbers of lines in `mores` to fill the columns. */
function fillPages(
  first: Draft,
  start: CompositionState,
  mores: readonly number[]
): Readonly<{wanted: WantedLines; starts: readonly FlowPlace[]; missing: number}> {
  let pages: readonly PageInDraft[] = []
  let [draft, state]: [Draft, CompositionState] = [first, start]
  let wanted: WantedLines = new Map()
  while (!isDone(draft.given, state)) {
    pages = withFormerPages([...pages, filledPage(draft, state, mores, wanted)], mores)
    ;({draft, after: state, wanted} = pages.at(-1)!)
  }
  // Changes on a page do not move the beginnings of earlier pages, but change the number of lines in their blocks.
  const starts = pages.map(({before}) => flowPlace(draft.given, before))
  return {wanted, starts, missing: sumOfMissing(pages)}
}

/** A filled page, with the state before it and all changes up to its end. */
type PageInDraft = FilledPage & Readonly<{before: CompositionState; wanted: WantedLines}>

function filledPage(
  draft: Draft,
  before: CompositionState,
  mores: readonly number[],
  wanted: WantedLines
): PageInDraft {
  const changed = new Map(wanted)
  return {...fillPage(draft, before, mores, changed), before, wanted: changed}
}

/**
 * If the last page is still short, often because none of its paragraphs can change, one more paragraph on one of the
 * pages before it is changed, so that this page begins with another line. The change is kept if the last page becomes
 * fuller, and these pages as a whole.
 */
function withFormerPages(pages: readonly PageInDraft[], mores: readonly number[]): readonly PageInDraft[] {
  if (pages.at(-1)!.missing === 0 || !mores.includes(-1)) return pages
  for (let back = 2; back <= Math.min(mostFormer + 1, pages.length); back++) {
    const old = pages.slice(-back)
    const {draft, before, wanted} = old[0]!
    const {page} = composePage(draft.given, before)
    for (const change of changesOnPage(draft, page, mores, wanted)) {
      const changed = new Map(wanted).set(change.paragraph.element, change.lines.inWord.length)
      let last = filledPage(withChangedParagraph(draft, change), before, mores, changed)
      const now = [last]
      while (now.length < back && !isDone(last.draft.given, last.after)) {
        last = filledPage(last.draft, last.after, mores, last.wanted)
        now.push(last)
      }
      const isFuller =
        last.missing < pages.at(-1)!.missing && sumOfMissing(now) < sumOfMissing(old) - leastGain
      if (now.length === back && isFuller) return [...pages.slice(0, -back), ...now]
    }
  }
  return pages
}

/** The number of pages before a short page on which a paragraph may be changed for its sake. */
const mostFormer = 2

function sumOfMissing(pages: readonly PageInDraft[]): number {
  return pages.reduce((sum, {missing}) => sum + missing, 0)
}
