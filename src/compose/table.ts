import type {Table as TableNode, TableRow as TableRowNode} from 'mdast'
import type {Table, TableCell, TableRow} from '../core/article.ts'
import {blockOf, blocksIn, type Composing} from './context.ts'
import {runningText} from './running-text.ts'

type CellNode = TableRowNode['children'][number]

/** Composes a table with its head, body and foot, and with the alignment and spans of its cells. */
export function table(node: TableNode, composing: Composing): Table {
  const rows = node.children.map(({children}) => children)
  const {data} = node
  const [first = []] = rows
  // GFM requires a head row, so an empty one means that the table has no head.
  const isHeadless = data?.headRows === undefined && first.every(({children}) => children.length === 0)
  const headRows = isHeadless ? 0 : (data?.headRows ?? 1)
  const columns = columnsOf(rows)
  const composed = rows.map((row, index): TableRow => {
    const cells = row.map((cell, at): TableCell => {
      // An empty cell in the head is not a header: it is a corner, or above the row headers.
      const isHead = index < headRows && cell.children.length > 0
      const align = cell.data?.align ?? node.align?.[columns.get(cell) ?? at] ?? undefined
      const {columns: width = 1, rows: height = 1} = cell.data ?? {}
      return {
        ...(isHead && {isHead}),
        ...(align !== undefined && {align}),
        ...(width > 1 && {columns: width}),
        ...(height > 1 && {rows: height}),
        children: cell.type === 'blockCell' ? blocksIn(cell, composing) : runningText(cell, composing)
      }
    })
    // Rows in GFM can have fewer cells than the table has columns; the missing cells are empty.
    const missing = data?.headRows === undefined ? (node.align?.length ?? 0) - widthOf(row) : 0
    return [...cells, ...Array.from({length: Math.max(0, missing)}, () => ({children: []}))]
  })
  const footStart = composed.length - (data?.footRows ?? 0)
  return {
    type: 'table',
    ...blockOf(node, composing),
    ...(data?.widths && {widths: data.widths}),
    head: composed.slice(0, headRows),
    body: composed.slice(isHeadless ? 1 : headRows, footStart),
    foot: composed.slice(footStart)
  }
}

function widthOf(row: readonly CellNode[]): number {
  return row.reduce((width, {data}) => width + (data?.columns ?? 1), 0)
}

/** The column of each cell, taking into account cells of earlier rows that span into its row. */
function columnsOf(rows: ReadonlyArray<readonly CellNode[]>): ReadonlyMap<CellNode, number> {
  const columns = new Map<CellNode, number>()
  /** For each column, the index of the first row that no cell above spans into. */
  const taken: number[] = []
  for (const [index, row] of rows.entries()) {
    let column = 0
    for (const cell of row) {
      while ((taken[column] ?? 0) > index) column++
      columns.set(cell, column)
      const {columns: width = 1, rows: height = 1} = cell.data ?? {}
      for (let last = column + width; column < last; column++) taken[column] = index + height
    }
  }
  return columns
}
