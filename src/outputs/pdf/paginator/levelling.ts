import type {AddedSpace, Flow, FlowItem} from './composition.ts'

/**
 * The space to add in a column, so that the column ends level with the others. On a grid, this space is one line at each
 * of at most two places, so that adjacent lines stay level: above headings, or around lists and quotations, half above
 * and half below. Otherwise, it is at most half a line above each heading. No space is added between lines of text or
 * around formulas.
 */
export function levelling(
  {items, grid}: Flow,
  {from, to, left, empty}: Readonly<{from: number; to: number; left: readonly number[]; empty: number}>,
  leading: number
): readonly AddedSpace[] {
  const places: number[] = []
  for (let item = from + 1; item < to; item++) {
    if (items[item]!.isHeading && !items[item - 1]!.isHeading && !left.includes(item - 1)) places.push(item)
  }
  // If more space is missing, the author or a long note has ended the column.
  if (empty > 4.5 * leading) return []
  if (grid === 0) {
    if (places.length === 0) return []
    const room = Math.min(leading / 2, Math.max(0, empty) / places.length)
    return places.map(item => ({item, room}))
  }
  const lines = Math.max(0, Math.min(mostLines, Math.floor((empty + 0.4) / grid)))
  const above = widestFirst(items, places).map(item => [{item, room: grid}])
  const around = insetsIn(items, {from, to, left}).map(ends => ends.map(item => ({item, room: grid / 2})))
  return [...above, ...around].slice(0, lines).flat()
}

/**
 * Headings in the order in which they get more space: that of the list of references, then the headings with the most
 * space above them.
 */
function widestFirst(items: readonly FlowItem[], headings: readonly number[]): readonly number[] {
  const roomAbove = (item: number) => Math.round(items[item]!.top - items[item - 1]!.bottom)
  const isListTitle = (item: number) => Number(items[item]!.isInList)
  return headings.toSorted(
    (one, other) => isListTitle(other) - isListTitle(one) || roomAbove(other) - roomAbove(one) || one - other
  )
}

/** The first item of each list or quotation in a column, and the item after it; both are next to text. */
function insetsIn(
  items: readonly FlowItem[],
  {from, to, left}: Readonly<{from: number; to: number; left: readonly number[]}>
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
