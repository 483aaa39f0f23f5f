import type {AddedSpace, Flow} from './composition.ts'

/**
 * The space to add above headings in a column, so that the column ends level with the others. On a grid, this space is
 * one line above each of at most two headings, so that adjacent lines stay level; otherwise, it is at most half a line
 * above each heading. No space is added between lines of text or around formulas.
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
  if (places.length === 0 || empty > 4.5 * leading) return []
  if (grid === 0) {
    const room = Math.min(leading / 2, Math.max(0, empty) / places.length)
    return places.map(item => ({item, room}))
  }
  const lines = Math.max(0, Math.min(mostLines, Math.floor((empty + 0.4) / grid)))
  return places.slice(0, lines).map(item => ({item, room: grid}))
}

/** The maximum space that is added, in lines; more space would be noticeable, so a short column is better. */
const mostLines = 2
