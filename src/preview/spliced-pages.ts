import type {Element} from 'hast'
import type {SetPage, SetPages} from '../browser/messages.ts'
import {elementsIn} from '../outputs/hast.ts'
import {isShown, type Page} from '../outputs/page/page.ts'
import type {PageMark, PageMarks} from '../outputs/pdf/paginator/page-marks.ts'
import type {PlannedPart} from './page-parts.ts'
import {isHastElement, textBlocks} from './text-blocks.ts'

/**
 * The pages of a paper, the page from which they were typeset, and data with which a part of them can be typeset
 * again.
 */
export type KeptPages = Readonly<{
  source: Page
  /** The fonts as rules. */
  faces: string
  set: SetPages
  marks: PageMarks
}>

/** Pages with a part that was set again. */
export type SplicedPages = Readonly<{
  kept: KeptPages
  /** The number of pages in the part. */
  count: number
  /** Whether the pages after the part are known to be the same as before. */
  isComplete: boolean
}>

/** The pages of a part, and data with which some of them can be typeset again. */
export type SetPart = Readonly<{pages: readonly SetPage[]; marks: PageMarks}>

/**
 * Replaces pages with the pages of a part that was typeset again. The part ends at the first page that begins in the
 * same state and with the same line as the old page; without such a page, the pages after the part may be wrong.
 * Undefined if the part cannot be right, because pages depend on each other in other ways.
 */
export function splicePages(
  kept: KeptPages,
  source: Page,
  plan: PlannedPart,
  own: SetPart
): SplicedPages | undefined {
  const {part, after, added} = plan
  const {pagesBefore, isCutOff, offset} = part
  const {set, marks} = kept
  const isShort = !isCutOff && own.marks.end !== 'full'
  const first = marks.pages[pagesBefore]!
  const hasOtherStart = offset > 0 && own.marks.pages[0]?.items !== first.items
  if (isShort || hasOtherStart || own.pages.length === 0) return undefined
  const moved = marks.pages.map(mark => movedMark(mark, after, added))
  const placeOf = placesBetween(kept.source, source, plan)
  const old = set.pages.map(page => movedPage(page, placeOf))
  const pages = own.pages.map((page, index) => (index === 0 ? continued(page, old[pagesBefore]!) : page))
  const end = isCutOff ? endOf(moved, own.marks.pages, pagesBefore, after + added) : undefined
  const count = end ?? (isCutOff ? Math.max(1, pages.length - uncertain) : pages.length)
  const splice = <Item>(all: readonly Item[], part: readonly Item[]): readonly Item[] => [
    ...all.slice(0, pagesBefore),
    ...part.slice(0, count),
    ...(isCutOff ? all.slice(pagesBefore + count) : [])
  ]
  return {
    count,
    isComplete: !isCutOff || end !== undefined,
    kept: {
      source,
      faces: kept.faces,
      set: {shell: set.shell, pages: splice(old, pages)},
      marks: {
        ...marks,
        labels: {...marks.labels, ...own.marks.labels},
        pages: splice(moved, own.marks.pages)
      }
    }
  }
}

/**
 * The number of last pages of a part that depend on its end; if the paper continues there, these pages may be wrong.
 */
const uncertain = 2

/**
 * The number of pages of a part up to the page that begins as before the edit; undefined without such a page. All
 * blocks from `after` on are the same as before.
 */
function endOf(
  moved: readonly PageMark[],
  own: readonly PageMark[],
  pagesBefore: number,
  after: number
): number | undefined {
  for (let count = 1; count <= own.length - uncertain; count++) {
    const [now, before] = [own[count], moved[pagesBefore + count]]
    if (now?.block !== undefined && now.block >= after && before && isSameState(now, before)) return count
  }
  return undefined
}

function isSameState(one: PageMark, other: PageMark): boolean {
  return (
    one.isSettled &&
    other.isSettled &&
    one.block === other.block &&
    one.offset === other.offset &&
    one.items === other.items &&
    one.section === other.section
  )
}

function movedMark(mark: PageMark, after: number, added: number): PageMark {
  return mark.block === undefined || mark.block < after ? mark : {...mark, block: mark.block + added}
}

/** Completes the first page of a part, whose first text may have begun on an earlier page. */
function continued(page: SetPage, old: SetPage): SetPage {
  const [first] = old.sources
  if (first === undefined || first.before === '') return page
  const sources = page.sources.map(source =>
    source.place === first.place ? {...source, before: first.before + source.before} : source
  )
  return {...page, sources}
}

function movedPage({html, sources}: SetPage, placeOf: ReadonlyMap<string, string>): SetPage {
  return {html, sources: sources.map(({place, before}) => ({place: placeOf.get(place) ?? place, before}))}
}

/** The places of unchanged elements before an edit, with their places after it. */
function placesBetween(
  one: Page,
  other: Page,
  {before, after, added}: PlannedPart
): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  const add = (old: Element, now: Element | undefined) => {
    if (now === undefined || old === now) return
    const [from, to] = [placesIn(old), placesIn(now)]
    if (from.length !== to.length) return
    for (const [index, place] of from.entries()) places.set(place, to[index]!)
  }
  const [old, now] = [textBlocks(one), textBlocks(other)]
  old.blocks.forEach((block, index) => {
    if (index < before) add(block, now.blocks[index])
    else if (index >= after) add(block, now.blocks[index + added])
  })
  if (old.notes.length === now.notes.length)
    old.notes.forEach((note, index) => {
      add(note, now.notes[index])
    })
  const [frame, framed] = [frameOf(one), frameOf(other)]
  frame.forEach((element, index) => {
    add(element, framed[index])
  })
  return places
}

/** The elements around the text. */
function frameOf({parts}: Page): readonly Element[] {
  return parts
    .filter(isShown)
    .flatMap(({name, content}) => (name === 'body' ? [] : content.filter(isHastElement)))
}

function placesIn(element: Element): readonly string[] {
  return [...elementsIn([element])].flatMap(({properties: {dataPlace}}) =>
    typeof dataPlace === 'string' ? [dataPlace] : []
  )
}
