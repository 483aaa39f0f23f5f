import type {Page} from '../outputs/page/page.ts'
import type {PageMark, PageMarks} from '../outputs/pdf/paginator/page-marks.ts'
import type {PaperPart} from '../outputs/pdf/paginator/paper-part.ts'
import {reducedPage} from './reduced-page.ts'
import {areSameElements, isSameElement} from './same-elements.ts'
import {firstNotes, type TextBlocks, textBlocks} from './text-blocks.ts'

/** The part of a paper that an edit has changed, with pages before and after it whose content it may move. */
export type PlannedPart = Readonly<{
  part: PaperPart
  /** Reduces a page to the blocks of the part. */
  reduce: (page: Page) => Page
  /**
   * The first changed block, the first block after the change, both as numbered before it, and the number of blocks
   * that the change added.
   */
  before: number
  after: number
  added: number
}>

/** The source of pages that were set, and data with which a part of the pages can be set again. */
export type PagesBefore = Readonly<{source: Page; marks: PageMarks}>

/**
 * The part to set again after an edit; undefined if all pages have to be set, because the edit is in many places, in
 * the title, in the style, or in a paper whose pages depend on each other in other ways.
 */
export function partOfEdit({source, marks}: PagesBefore, page: Page): PlannedPart | undefined {
  if (marks.end === 'saved' || !hasSameFrame(source, page)) return undefined
  const [old, now] = [textBlocks(source), textBlocks(page)]
  const change = changeBetween(old, now)
  if (marks.hasEndNotes && !areSameElements(old.notes, now.notes)) return undefined
  if (change === undefined || change.end - change.start > mostBlocks) return undefined
  const before = pageBefore(marks.pages, change.start)
  const after = pageAfter(marks.pages, change.end)
  const isCutOff = after !== undefined
  if (!isCutOff && marks.hasEndNotes) return undefined
  const {block = 0, offset = 0, section = ''} = before === 0 ? {} : marks.pages[before]!
  const end = isCutOff ? marks.pages[after]!.block! + 1 + change.added : now.blocks.length
  return {
    part: {pagesBefore: before, offset, isCutOff, section, labels: marks.labels, fillings: marks.fillings},
    reduce: full =>
      reducedPage(full, {start: before === 0 ? 0 : block, end, isFirst: before === 0, isCutOff}),
    before: change.start,
    after: change.end,
    added: change.added
  }
}

/** If more blocks change, for example because all notes are renumbered, most pages change anyway. */
const mostBlocks = 60

/** Changed blocks as numbered before the edit; `added` is the number of blocks that the edit adds. */
type Change = Readonly<{start: number; end: number; added: number}>

/** The range of blocks that have changed, or that call changed notes; empty if no block has. */
function changeBetween(old: TextBlocks, now: TextBlocks): Change | undefined {
  const least = Math.min(old.blocks.length, now.blocks.length)
  const added = now.blocks.length - old.blocks.length
  let start = 0
  while (start < least && isSameElement(old.blocks[start]!, now.blocks[start]!)) start++
  let end = old.blocks.length
  while (
    end > start &&
    end + added > start &&
    isSameElement(old.blocks[end - 1]!, now.blocks[end - 1 + added]!)
  )
    end--
  if (old.notes.length !== now.notes.length) return end > start ? {start, end, added} : undefined
  const changed = new Set(
    now.notes.flatMap((note, index) => (isSameElement(note, old.notes[index]!) ? [] : [index]))
  )
  const calling = firstNotes(old).flatMap((called, block) =>
    called.some(note => changed.has(note)) ? [block] : []
  )
  const [first = start, last = end - 1] = [calling[0], calling.at(-1)]
  if (start === end) return {start: first, end: last + 1, added}
  return {start: Math.min(start, first), end: Math.max(end, last + 1), added}
}

/** Whether two pages are the same around their texts. */
function hasSameFrame(one: Page, other: Page): boolean {
  return (
    one.parts.length === other.parts.length &&
    one.parts.every((part, index) => {
      const own = other.parts[index]!
      if (part.kind !== 'slot' || own.kind !== 'slot')
        return part.kind !== 'slot' && own.kind !== 'slot' && part.text === own.text
      return part.name === own.name && (part.name === 'body' || areSameElements(part.content, own.content))
    })
  )
}

/**
 * The page with which the part begins, at least two pages before the page of the changed block: the page in between can
 * end earlier because of the lines that follow, and is then filled by a paragraph that begins on the page before. The
 * part must begin in a state that is known.
 */
function pageBefore(pages: readonly PageMark[], change: number): number {
  let changed = 0
  pages.forEach(({block, offset}, page) => {
    if (block !== undefined && (block < change || (block === change && offset === 0))) changed = page
  })
  for (let page = changed - 2; page > 0; page--) if (isKnown(pages[page]!)) return page
  return 0
}

function isKnown({block, isSettled, isLoose, offset}: PageMark): boolean {
  return block !== undefined && isSettled && !(isLoose && offset > 0)
}

/** The page whose first block ends the part; undefined if the part continues to the end of the paper. */
function pageAfter(pages: readonly PageMark[], end: number): number | undefined {
  let last = 0
  pages.forEach(({block}, page) => {
    if (block !== undefined && block < end) last = page
  })
  const page = last + pagesAfter
  const block = pages[page]?.block
  return page < pages.length - 2 && block !== undefined && block >= end ? page : undefined
}

/** The number of pages set after the change; the last two of them only show that the others are complete. */
const pagesAfter = 3
