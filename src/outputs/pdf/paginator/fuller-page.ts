import {
  type AdjustableParagraph,
  type OtherLines,
  type ParagraphRange,
  type WantedLines,
  withLines
} from './adjustable-paragraphs.ts'
import {composePage} from './compose.ts'
import type {Column, ComposedPage, Composition, CompositionState} from './composition.ts'

/** The possible changes on a page, which may be full, cheapest first; none of them adds a hyphen. */
export function changesOnPage(
  draft: Draft,
  {regions}: ComposedPage,
  mores: readonly number[],
  wanted: WantedLines
): readonly Change[] {
  const changes = regions.flatMap(({flow, columns}) =>
    columns.flatMap(column =>
      changesIn(draft, {flow, column, start: columns[0]!.from, missing: 1}, mores, wanted)
    )
  )
  return changes
    .filter(({paragraph, lines}) => hyphensIn(lines) <= hyphensIn(paragraph.linesWith(paragraph.lines)))
    .toSorted((one, other) => one.cost - other.cost)
}

function hyphensIn(lines: OtherLines | undefined): number {
  return lines?.inWord.filter(Boolean).length ?? 0
}

/**
 * The composition with changed paragraphs, whose lines are not set yet, and the paragraphs that may still be changed.
 */
export type Draft = Readonly<{given: Composition; ranges: readonly (readonly ParagraphRange[])[]}>

export type FilledPage = Readonly<{draft: Draft; after: CompositionState; missing: number}>

/** Changes paragraphs on the next page as long as that makes its columns fuller, and adds the changes to `wanted`. */
export function fillPage(
  first: Draft,
  before: CompositionState,
  mores: readonly number[],
  wanted: Map<HTMLElement, number>
): FilledPage {
  let draft = first
  let composed = composePage(draft.given, before)
  for (let changes = 0; changes < mostChanges; changes++) {
    const short = shortColumns(draft.given, composed.page)
    const better =
      short.length === 0
        ? undefined
        : bestChange(draft, before, composed.page, changesIn(draft, short[0]!, mores, wanted))
    if (better === undefined) break
    const {paragraph, lines} = better.change
    wanted.set(paragraph.element, lines.inWord.length)
    draft = better.draft
    composed = better.composed
  }
  return {draft, after: composed.after, missing: missingLines(draft.given, composed.page)}
}

const mostChanges = 6

type Change = Readonly<{
  flow: number
  range: ParagraphRange
  paragraph: AdjustableParagraph
  lines: OtherLines
  cost: number
}>

/** The first change that makes the page fuller. */
function bestChange(draft: Draft, before: CompositionState, page: ComposedPage, changes: readonly Change[]) {
  const missing = missingLines(draft.given, page)
  for (const change of changes) {
    const changed = withChangedParagraph(draft, change)
    const composed = composePage(changed.given, before)
    if (missingLines(changed.given, composed.page) < missing - leastGain)
      return {change, draft: changed, composed}
  }
  return undefined
}

/** The minimum number of lines that a change must gain. */
export const leastGain = 0.5

/**
 * The possible changes of paragraphs in a column and in the columns to its left, from which lines move into this
 * column; cheapest first.
 */
function changesIn(
  {ranges}: Draft,
  {flow, column, start, missing}: PlacedColumn,
  mores: readonly number[],
  wanted: WantedLines
): readonly Change[] {
  const inside = ranges[flow]!.filter(
    ({first, last, paragraph}) => last >= start && first < column.to && !wanted.has(paragraph.element)
  )
  const isFillable = missing < mostLines + 1
  const changes = inside.flatMap(range =>
    mores.flatMap((more): Change[] => {
      if (more > 0 && !isFillable) return []
      const {paragraph, first, last} = range
      if (more < 0 && last - Math.max(first, start) < leastLines) return []
      const lines = paragraph.linesWith(paragraph.lines + more)
      // The previous column must not end inside a word.
      if (lines === undefined || lines.inWord[start - first - 1]) return []
      const isWhole = first >= column.from && last < column.to
      const isElsewhere = last < column.from
      const cost =
        lines.strain + (isWhole ? 0 : isElsewhere ? otherColumn : divided) + (more < 0 ? shorter : 0)
      return [{flow, range, paragraph, lines, cost}]
    })
  )
  return changes.toSorted((one, other) => one.cost - other.cost)
}

/**
 * The additional costs if a paragraph is in two columns or in another column, and if a line is removed, which moves all
 * later pages.
 */
const [divided, otherColumn, shorter] = [0.2, 0.3, 0.6]

/** A paragraph that loses a line needs more lines than this in the preceding column. */
const leastLines = 2

export function withChangedParagraph({given, ranges}: Draft, {flow, range, lines}: Change): Draft {
  const {items, ...rest} = given.flows[flow]!
  const more = lines.inWord.length - range.paragraph.lines
  const shifted = ranges[flow]!.map(other => {
    if (other === range) return {...other, last: other.last + more}
    return other.first < range.first ? other : {...other, first: other.first + more, last: other.last + more}
  })
  return {
    given: {...given, flows: given.flows.with(flow, {...rest, items: withLines(items, range, lines)})},
    ranges: ranges.with(flow, shifted)
  }
}

/**
 * A column with the number of lines that it lacks; `start` is the first item of the columns beside each other on its
 * page.
 */
type PlacedColumn = Readonly<{flow: number; column: Column; start: number; missing: number}>

/**
 * The columns of a page that are one to six lines short. At the end of a text, columns are balanced, and columns that
 * end a line apart count as level.
 */
function shortColumns(given: Composition, {regions}: ComposedPage): readonly PlacedColumn[] {
  return regions.flatMap(({flow, columns}) => {
    const isBalanced = columns.at(-1)!.to >= given.flows[flow]!.items.length
    if (isBalanced && columns.length === 1) return []
    return columns.flatMap(column => {
      const missing = missingIn(given, flow, column, isBalanced)
      return missing >= 1 ? [{flow, column, start: columns[0]!.from, missing}] : []
    })
  })
}

/** The number of lines missing in the short columns of a page. */
export function missingLines(given: Composition, page: ComposedPage): number {
  return shortColumns(given, page).reduce((sum, {missing}) => sum + missing, 0)
}

/** The number of lines missing in a column; 0 if the author or a very high block ended it. */
function missingIn({flows, leading}: Composition, flow: number, column: Column, isBalanced: boolean): number {
  const added = column.stretches.reduce((sum, {room}) => sum + room, 0)
  const missing = (column.empty - added + tolerance) / leading - (isBalanced ? 1 : 0)
  const isEnded = flows[flow]!.items[column.to]?.isForced ?? !isBalanced
  return isEnded || missing >= mostLinesOfHeading + 1 ? 0 : missing
}

/**
 * The maximum number of lines missing in a column that is filled; filling a larger gap would need too many long
 * paragraphs.
 */
const mostLines = 3

/** The lines needed for a heading, the space around it, and the first lines of its text. */
const mostLinesOfHeading = 6

/** A tolerance, in CSS px, because heights in the endless column and on the page can differ in the last digit. */
const tolerance = 0.3
