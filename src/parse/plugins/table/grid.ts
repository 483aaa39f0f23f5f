import {largestOf} from '../../../core/extremes.ts'

/**
 * Finds the cells of a table that is drawn with `+`, `-` and `|` as docutils does, by walking around each cell from its
 * top left corner. Cells can span several rows and columns.
 */

/** A cell with its borders, as rows and columns of characters, from 0. */
export type GridCell = Readonly<{top: number; left: number; bottom: number; right: number}>

/** The cells of a table, and the positions of its rows and columns. */
export type Grid = Readonly<{
  cells: readonly GridCell[]
  /** The positions of the horizontal borders. */
  rows: readonly number[]
  columns: readonly number[]
}>

/** Parses a drawing; undefined if it is not a table. The cells of a table fill the whole drawing. */
export function readGrid(lines: readonly string[]): Grid | undefined {
  const width = largestOf(lines.map(line => line.length))
  const drawing = lines.map(line => line.padEnd(width))
  const last = {row: drawing.length - 1, column: width - 1}
  const cells: GridCell[] = []
  const corners = [{top: 0, left: 0}]
  const known = new Set<string>()
  let area = 0
  for (let corner = corners.shift(); corner !== undefined; corner = corners.shift()) {
    const {top, left} = corner
    const name = `${top} ${left}`
    if (top === last.row || left === last.column || known.has(name)) continue
    known.add(name)
    const cell = cellAt(drawing, top, left)
    if (cell === undefined) continue
    cells.push(cell)
    area += (cell.bottom - top) * (cell.right - left)
    corners.push({top, left: cell.right}, {top: cell.bottom, left})
  }
  if (area !== last.row * last.column) return undefined
  const sorted = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b)
  return {
    cells,
    rows: sorted(cells.flatMap(({top, bottom}) => [top, bottom])),
    columns: sorted(cells.flatMap(({left, right}) => [left, right]))
  }
}

/** The smallest cell with this top left corner. */
function cellAt(drawing: readonly string[], top: number, left: number): GridCell | undefined {
  const at = (row: number, column: number): string => drawing[row]?.[column] ?? ' '
  const isAcross = (row: number, from: number, to: number): boolean => {
    for (let column = from + 1; column < to; column++) if (!/[-=:+]/.test(at(row, column))) return false
    return true
  }
  const isDown = (column: number, from: number, to: number): boolean => {
    for (let row = from + 1; row < to; row++) if (!/[|+]/.test(at(row, column))) return false
    return true
  }
  if (at(top, left) !== '+') return undefined
  for (let right = left + 1; /[-=:+]/.test(at(top, right)); right++) {
    if (at(top, right) !== '+') continue
    for (let bottom = top + 1; /[|+]/.test(at(bottom, right)); bottom++) {
      const isCorner = at(bottom, right) === '+' && at(bottom, left) === '+'
      if (isCorner && isAcross(bottom, left, right) && isDown(left, top, bottom))
        return {top, left, bottom, right}
    }
  }
  return undefined
}
