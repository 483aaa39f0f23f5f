import {largestOf} from '../../../core/extremes.ts'
import type {TypedBlock, TypedCell, TypedParagraph, TypedTable} from '../content.ts'
import {isBlankBlock, withoutWholeLook} from '../words.ts'
import {type DrawnCell, drawGrid, wrapped} from './grid.ts'
import {beginsMark} from './typed.ts'
import type {WrittenBlock} from './written-block.ts'

/** A cell with its position in the grid and its written content. */
type PlacedCell = Readonly<{cell: TypedCell; row: number; column: number; blocks: readonly WrittenBlock[]}>

/** Writes the content of a cell. */
type WriteCell = (blocks: readonly TypedBlock[]) => readonly WrittenBlock[]

/**
 * Writes a table: as a pipe table if each cell fits on one line, otherwise as a grid table, whose cells can span
 * columns and rows.
 */
export function tableLines(table: TypedTable, write: WriteCell): readonly string[] {
  const cells = placed(table, write)
  return barTable(table, cells) ?? gridTable(table, cells)
}

function placed(table: TypedTable, write: WriteCell): readonly PlacedCell[] {
  const cells: PlacedCell[] = []
  // For each column, the first row that is not covered by a cell from above.
  const filled = new Map<number, number>()
  for (const [row, own] of table.rows.entries()) {
    let column = 0
    for (const cell of own) {
      while ((filled.get(column) ?? 0) > row) column++
      const isHead = row < table.headRows
      cells.push({cell, row, column, blocks: write(isHead ? cell.blocks.map(withoutBold) : cell.blocks)})
      for (let at = column; at < column + cell.columns; at++) filled.set(at, row + cell.rows)
      column += cell.columns
    }
  }
  return cells
}

/** Removes bold from a cell of a table head, which is bold anyway. */
function withoutBold(block: TypedBlock): TypedBlock {
  return block.kind === 'table' || !block.isBold ? block : {...block, inlines: withoutWholeLook(block)}
}

function barTable(
  {rows, headRows, columns}: TypedTable,
  cells: readonly PlacedCell[]
): readonly string[] | undefined {
  const isPlain = cells.every(
    ({cell, blocks}) =>
      cell.columns === 1 &&
      cell.rows === 1 &&
      (blocks.length === 0 || (blocks.length === 1 && isBarText(blocks[0]!)))
  )
  const isFull = rows.every(row => row.length === columns)
  const longest = largestOf([0, ...cells.map(({blocks}) => blocks[0]?.lines[0]?.length ?? 0)])
  if (!isPlain || !isFull || headRows > 1 || longest > 120) return undefined
  const texts = rows.map((_, row) =>
    cells.filter(cell => cell.row === row).map(({blocks}) => blocks[0]?.lines[0] ?? '')
  )
  const lines = headRows === 1 ? texts : [rows[0]!.map(() => ''), ...texts]
  const [head, ...body] = lines.map(line => `| ${line.join(' | ')} |`)
  const rule = `|${Array.from({length: columns}, (_, column) => alignmentOf(cells, column, headRows)).join('|')}|`
  return [head!, rule, ...body]
}

function isBarText({lines, isPlain}: WrittenBlock): boolean {
  return isPlain === true && lines.length === 1 && !/(?<!\\)\|/.test(lines[0]!)
}

/** The alignment of a column, if all of its cells have it. */
function alignmentOf(cells: readonly PlacedCell[], column: number, headRows: number): string {
  const own = cells.filter(cell => cell.column === column && cell.row >= headRows && cell.blocks.length > 0)
  const aligns = new Set(
    own.map(
      ({cell}) =>
        cell.blocks.find(
          (block): block is TypedParagraph => block.kind === 'paragraph' && !isBlankBlock(block)
        )?.align
    )
  )
  const [align] = aligns
  if (aligns.size !== 1 || align === undefined) return '---'
  return align === 'center' ? ':-:' : '--:'
}

/**
 * The maximum size of a drawn table: galley does not parse more lines, and more characters would take too much memory.
 */
const largest = {lines: 1800, characters: 2_000_000}

function gridTable({rows, headRows, columns}: TypedTable, cells: readonly PlacedCell[]): readonly string[] {
  // Word's grid may have columns in which no cell begins.
  const edges = [
    ...new Set([0, columns, ...cells.flatMap(({cell, column}) => [column, column + cell.columns])])
  ]
    .filter(edge => edge <= columns)
    .toSorted((a, b) => a - b)
  const places = new Map(edges.map((edge, index) => [edge, index]))
  const count = Math.max(1, edges.length - 1)
  const width = Math.max(16, Math.floor(96 / count))
  const drawn: DrawnCell[] = cells.map(({cell, row, column, blocks}) => {
    const first = Math.min(places.get(column) ?? 0, count - 1)
    const span = Math.max(1, (places.get(Math.min(column + cell.columns, columns)) ?? count) - first)
    return {
      row,
      column: first,
      rows: Math.min(cell.rows, rows.length - row),
      columns: span,
      lines: blocks.flatMap((block, index) => [...(index > 0 ? [''] : []), ...cellLines(block, width * span)])
    }
  })
  const lines = drawn.reduce((sum, cell) => sum + (cell.column === 0 ? cell.lines.length + 1 : 0), 0)
  const across = largestOf([
    3,
    ...drawn.flatMap(cell => cell.lines.map(({length}) => Math.ceil(length / cell.columns)))
  ])
  if (lines > largest.lines || lines * across * count > largest.characters)
    return plainRows(drawn, rows.length, count)
  const full = [...drawn, ...missing(drawn, rows.length, count)]
  return drawGrid(full, {rows: rows.length, columns: count}, Math.min(headRows, rows.length - 1))
}

/** Writes a table that is too large to be drawn, with one line of text per row. */
function plainRows(cells: readonly DrawnCell[], rows: number, columns: number): readonly string[] {
  const byRow = Array.from({length: rows}, () => Array.from({length: columns}, () => ''))
  for (const {row, column, lines} of cells) byRow[row]![column] = lines.join(' ').replaceAll('|', '&#124;')
  const [head = '', ...body] = byRow.map(line => `| ${line.join(' | ')} |`)
  return [head, `|${'---|'.repeat(columns)}`, ...body]
}

function cellLines({lines, isPlain}: WrittenBlock, width: number): readonly string[] {
  return isPlain ? lines.flatMap(line => wrapped(line, width, beginsMark)) : lines
}

/** The empty cells that complete rows with too few cells. */
function missing(cells: readonly DrawnCell[], rows: number, columns: number): readonly DrawnCell[] {
  const taken = new Set(
    cells.flatMap(cell =>
      Array.from({length: cell.rows * cell.columns}, (_, index) => {
        const [down, along] = [Math.floor(index / cell.columns), index % cell.columns]
        return `${cell.row + down} ${cell.column + along}`
      })
    )
  )
  return Array.from({length: rows * columns}, (_, index) => ({
    row: Math.floor(index / columns),
    column: index % columns
  }))
    .filter(({row, column}) => !taken.has(`${row} ${column}`))
    .map(({row, column}) => ({row, column, rows: 1, columns: 1, lines: []}))
}
