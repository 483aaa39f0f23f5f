import type {Element, ElementContent} from 'hast'
import type {AlignType, Table, TableRow} from 'mdast'
import type {State} from 'mdast-util-to-hast'
import {h} from './elements.ts'

type Cell = TableRow['children'][number]

/** A table with its head, so that a page can repeat it, and with cells over several columns and rows. */
export function table(state: State, node: Table): Element {
  const rows = node.children.map(({children}) => children)
  const [first = []] = rows
  // A head without words is there only because GFM requires one.
  const isHeadless = node.data?.headRows === undefined && first.every(({children}) => children.length === 0)
  const headRows = isHeadless ? 0 : (node.data?.headRows ?? 1)
  const columns = columnsOf(rows)
  const print = (row: readonly Cell[], index: number): Element => {
    const isHead = index < headRows
    const cells = row.map((cell, at) => {
      // An empty cell is the head of nothing: a corner, or the column of the heads of rows.
      const isHeader = isHead && cell.children.length > 0
      return printCell(state, cell, isHeader, node.align?.[columns.get(cell) ?? at] ?? null)
    })
    // GFM allows a row to end early; its last cells are empty.
    const missing = node.data?.headRows === undefined ? (node.align?.length ?? 0) - widthOf(row) : 0
    const empty = Array.from({length: Math.max(0, missing)}, () => h('td', {}))
    return h('tr', {}, cells, empty)
  }
  const printed = rows.map(print)
  const head = printed.slice(0, headRows)
  const footStart = printed.length - (node.data?.footRows ?? 0)
  const body = printed.slice(isHeadless ? 1 : headRows, footStart)
  const foot = printed.slice(footStart)
  return h(
    'table',
    {},
    columnGroup(node.data?.widths),
    head.length > 0 ? h('thead', {}, head) : undefined,
    body.length > 0 ? h('tbody', {}, body) : undefined,
    foot.length > 0 ? h('tfoot', {}, foot) : undefined
  )
}

function printCell(state: State, cell: Cell, isHeader: boolean, align: AlignType): Element {
  const {columns = 1, rows = 1} = cell.data ?? {}
  return h(
    isHeader ? 'th' : 'td',
    {
      ...(isHeader && {scope: columns > 1 ? 'colgroup' : 'col'}),
      ...(columns > 1 && {colSpan: columns}),
      ...(rows > 1 && {rowSpan: rows}),
      ...(align && {className: [`align-${align}`]})
    },
    state.all(cell) as ElementContent[]
  )
}

function columnGroup(widths: readonly number[] | undefined): Element | undefined {
  if (widths === undefined) return undefined
  return h(
    'colgroup',
    {},
    widths.map(width => h('col', {style: `width:${width}%`}))
  )
}

function widthOf(row: readonly Cell[]): number {
  return row.reduce((width, {data}) => width + (data?.columns ?? 1), 0)
}

/** The column in which each cell begins, with room for cells of earlier rows that span into the row. */
function columnsOf(rows: ReadonlyArray<readonly Cell[]>): ReadonlyMap<Cell, number> {
  const columns = new Map<Cell, number>()
  /** By column: up to which row it is taken. */
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
