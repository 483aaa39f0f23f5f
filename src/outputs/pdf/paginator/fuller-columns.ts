import {smallestOf} from '../../../core/extremes.ts'
import type {ComposedArticle} from './compose-article.ts'
import type {Column, Composition} from './composition.ts'
import type {ColumnItem} from './vertical-list.ts'

/** A paragraph that is set in lines and could have another number of them. */
export type AdjustableParagraph = Readonly<{
  element: HTMLElement
  lines: number
  leading: number
  /** How far its worst line is stretched if it has this number of lines; undefined if it cannot. */
  stretchWith: (lines: number) => number | undefined
}>

/** The numbers of lines that paragraphs shall have instead of their best. */
export type WantedLines = ReadonlyMap<HTMLElement, number>

/**
 * The paragraphs that fill columns which are one to three lines short: each has one line more, as with TeX's
 * `\looseness`. They are wholly inside their columns, which end at the same place as before, so that no other column
 * changes.
 */
export function fillingLines(
  {composition, flows, pages}: ComposedArticle,
  paragraphs: readonly AdjustableParagraph[]
): WantedLines {
  const wanted = new Map<HTMLElement, number>()
  const ranges = flows.map(({items}) => rangesOf(items, paragraphs))
  for (const {regions} of pages)
    for (const {flow, columns} of regions) {
      // The columns at the end of a text are balanced.
      if (columns.at(-1)!.to >= flows[flow]!.items.length) continue
      for (const column of columns) {
        const inside = ranges[flow]!.filter(({first, last}) => first >= column.from && last < column.to)
        addLines(wanted, missingHeight(composition, flow, column), inside)
      }
    }
  return wanted
}

/** The height that a column lacks; 0 if its author or a very high block ended it. */
export function missingHeight({flows, leading}: Composition, flow: number, column: Column): number {
  const added = column.stretches.reduce((sum, {room}) => sum + room, 0)
  const missing = column.empty - added
  const isEnded = flows[flow]!.items[column.to]?.isForced ?? true
  return isEnded || missing > leading * (mostLines + 0.95) ? 0 : missing
}

/** A higher gap is at a figure, a table or a heading, and would take too many long paragraphs. */
const mostLines = 3

/** A paragraph with its first and last item. */
type ParagraphRange = Readonly<{paragraph: AdjustableParagraph; first: number; last: number}>

/** The best paragraphs of a column have one line more, as long as it has room. */
function addLines(
  wanted: Map<HTMLElement, number>,
  missing: number,
  inside: readonly ParagraphRange[]
): void {
  const least = smallestOf(inside.map(({paragraph}) => paragraph.leading))
  if (missing < least - tolerance) return
  const candidates = inside.flatMap(({paragraph}) => {
    const stretch = paragraph.stretchWith(paragraph.lines + 1)
    return stretch === undefined ? [] : [{paragraph, stretch}]
  })
  let room = missing
  for (const {paragraph} of candidates.toSorted((one, other) => one.stretch - other.stretch)) {
    if (room < paragraph.leading - tolerance) continue
    wanted.set(paragraph.element, paragraph.lines + 1)
    room -= paragraph.leading
  }
}

/** Endless column and page can differ in the last digit. */
const tolerance = 0.3

function rangesOf(
  items: readonly ColumnItem[],
  paragraphs: readonly AdjustableParagraph[]
): readonly ParagraphRange[] {
  const byElement = new Map(paragraphs.map(paragraph => [paragraph.element as Node, paragraph]))
  const found = new Map<AdjustableParagraph, {first: number; last: number}>()
  items.forEach(({cut, float}, index) => {
    if (float !== undefined) return
    let node: Node | null = cut.node
    while (node !== null && !byElement.has(node)) node = node.parentNode
    const paragraph = node === null ? undefined : byElement.get(node)
    if (paragraph === undefined) return
    const range = found.get(paragraph)
    if (range === undefined) found.set(paragraph, {first: index, last: index})
    else range.last = index
  })
  // A paragraph with higher lines, as with a formula, is read differently.
  return [...found].flatMap(([paragraph, range]) =>
    range.last - range.first + 1 === paragraph.lines ? [{paragraph, ...range}] : []
  )
}
