import {smallestOf} from '../../../core/extremes.ts'
import type {AddedSpace, Flow, FlowItem} from './composition.ts'

/** The content of a column: the items of its text, without the floats in `left`, and the height that is empty below. */
type Content = Readonly<{from: number; to: number; left: readonly number[]; empty: number}>

/**
 * The space to add in a column, so that the column ends level with those `beside` it. On a grid, this space is one line
 * at each of at most two places, so that adjacent lines stay level: above headings, or around lists and quotations, half
 * above and half below. Otherwise, it is at most half a line above each heading. No space is added between lines of text
 * or around formulas, and no heading gets more space above it than a heading of a higher level has beside it.
 */
export function levelling(
  {items, grid}: Flow,
  column: Content,
  {leading, beside}: Readonly<{leading: number; beside: readonly Content[]}>
): readonly AddedSpace[] {
  const {empty} = column
  const places = headingsIn(items, column)
  // If more space is missing, the author or a long note has ended the column.
  if (empty > 4.5 * leading) return []
  const others = beside.filter(other => other !== column).flatMap(other => headingsIn(items, other))
  if (grid === 0) {
    if (places.length === 0) return []
    const room = Math.min(leading / 2, Math.max(0, empty) / places.length)
    return withinLevels(
      items,
      places.map(item => ({item, room})),
      [...places, ...others]
    )
  }
  const lines = Math.max(0, Math.min(mostLines, Math.floor((empty + 0.4) / grid)))
  const wanted = highestFirst(items, places).map(item => ({item, room: grid}))
  const above = withinLevels(items, wanted.slice(0, lines), [...places, ...others]).map(added => [added])
  const around = insetsIn(items, column).map(ends => ends.map(item => ({item, room: grid / 2})))
  return [...above, ...around].slice(0, lines).flat()
}

/** The headings inside a column that are not directly below another heading. */
function headingsIn(items: readonly FlowItem[], {from, to, left}: Content): readonly number[] {
  const places: number[] = []
  for (let item = from + 1; item < to; item++) {
    if (items[item]!.isHeading && !items[item - 1]!.isHeading && !left.includes(item - 1)) places.push(item)
  }
  return places
}

/**
 * Headings in the order in which they get more space: that of the list of references, then those of the highest level,
 * and of these the ones with the least space above them.
 */
function highestFirst(items: readonly FlowItem[], headings: readonly number[]): readonly number[] {
  const isListTitle = (item: number) => Number(items[item]!.isInList)
  return headings.toSorted(
    (one, other) =>
      isListTitle(other) - isListTitle(one) ||
      levelOf(items, one) - levelOf(items, other) ||
      Math.round(roomAbove(items, one) - roomAbove(items, other)) ||
      one - other
  )
}

/** The spaces, without those that would put more space above a heading than above one of a higher level. */
function withinLevels(
  items: readonly FlowItem[],
  spaces: readonly AddedSpace[],
  headings: readonly number[]
): readonly AddedSpace[] {
  const kept: AddedSpace[] = []
  for (const space of spaces) {
    const higher = headings.filter(item => levelOf(items, item) < levelOf(items, space.item))
    const limit = smallestOf(
      higher.map(item => roomAbove(items, item) + (spaces.find(other => other.item === item)?.room ?? 0))
    )
    if (roomAbove(items, space.item) + space.room <= limit + 0.5) kept.push(space)
  }
  return kept
}

function levelOf(items: readonly FlowItem[], item: number): number {
  return items[item]!.level ?? 0
}

function roomAbove(items: readonly FlowItem[], item: number): number {
  return items[item]!.top - items[item - 1]!.bottom
}

/** The first item of each list or quotation in a column, and the item after it; both are next to text. */
function insetsIn(
  items: readonly FlowItem[],
  {from, to, left}: Content
): readonly (readonly [first: number, after: number])[] {
  const isText = (item: number) =>
    item >= from && item < to && !items[item]!.isHeading && !items[item]!.float && !left.includes(item)
  const found: [number, number][] = []
  for (let first = from + 1; first < to; first++) {
    const {inset} = items[first]!
    if (inset === undefined || inset === items[first - 1]!.inset) continue
    let after = first
    while (items[after]?.inset === inset) after++
    if (isText(first - 1) && isText(after)) found.push([first, after])
  }
  return found
}

/** The maximum space that is added, in lines; more space would be noticeable, so a short column is better. */
const mostLines = 2
