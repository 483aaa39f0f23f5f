import type {AlignType, Nodes, Paragraph, PhrasingContent, Table, TableRow} from 'mdast'
import {smallestOf} from '../../../core/extremes.ts'
import type {BlockCell} from '../../../core/mdast.ts'
import {slice, spanOf} from '../source.ts'
import type {CellLine, CellReader} from './cell-content.ts'
import {type Grid, type GridCell, readGrid} from './grid.ts'
import {percent} from './pipe-table.ts'
import {type UneditedLine, uneditedLine} from './unedited-line.ts'

/** The maximum number of lines, because finding cells takes time. No table drawn by hand has so many. */
const mostLines = 2000

/**
 * Parses a paragraph that is drawn like one of Pandoc's grid tables. `+===+` ends the head, and two of these lines
 * enclose the foot. Colons in the line below the head, or in the first line of a table without a head, align columns.
 * Columns are as wide as drawn.
 */
export function gridTable(node: Nodes, source: string, read: CellReader): Table | undefined {
  if (node.type !== 'paragraph' || node.position === undefined) return undefined
  const lines = paragraphLines(node, source)
  if (lines === undefined || lines.length < 3 || lines.length > mostLines) return undefined
  return (
    drawnTable(node, lines, lines.map(asWritten), read) ?? drawnTable(node, lines, lines.map(unedited), read)
  )
}

/**
 * A table is parsed in both forms, because its lines may be aligned with the marks of edits, or as they were before
 * the edits.
 */
const asWritten = ({text}: CellLine): UneditedLine => ({text, at: column => column})
const unedited = ({text}: CellLine): UneditedLine => uneditedLine(text)

function drawnTable(
  node: Paragraph,
  lines: readonly CellLine[],
  shown: readonly UneditedLine[],
  read: CellReader
): Table | undefined {
  const drawn = shown.map(({text}) => text)
  if (!drawn.every(line => /^[+|].*[+|]$/.test(line))) return undefined
  const grid = readGrid(drawn)
  if (grid === undefined) return undefined
  const {rows, columns} = grid
  const lengths = columns.slice(1).map((column, index) => column - (columns[index] ?? 0) - 1)
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const end = rows.findIndex(
    (row, index) => index > 0 && index < rows.length - 1 && isHeadEnd(drawn[row] ?? '')
  )
  const headRows = Math.max(end, 0)
  const footRows = footRowsOf(rows, drawn, headRows)
  const ruler = drawn[rows[headRows] ?? 0] ?? ''
  const children = rows.slice(0, -1).map(row =>
    rowOf(
      grid.cells.filter(({top}) => top === row),
      grid,
      lines.map((line, index) => ({...line, unedited: shown[index]!})),
      read
    )
  )
  return {
    type: 'table',
    align: columns.slice(1).map((column, index) => alignment(ruler.slice((columns[index] ?? 0) + 1, column))),
    children,
    data: {widths: lengths.map(length => percent(length, total)), headRows, ...(footRows > 0 && {footRows})},
    ...spanOf(node, node)
  }
}

/**
 * The lines of a paragraph, which may be inside a list or quotation, cut at the column in which the paragraph begins.
 */
export function paragraphLines(node: Paragraph, source: string): readonly CellLine[] | undefined {
  const start = node.position?.start
  if (start?.offset === undefined) return undefined
  const first = start.offset - start.column + 1
  const lines: CellLine[] = []
  let offset = first
  for (const [index, piece] of `${source.slice(first, start.offset)}${slice(node, source)}`
    .split(/(?<=\n)|(?<=\r)(?!\n)/)
    .entries()) {
    const text = piece.slice(start.column - 1).trimEnd()
    lines.push({
      text,
      start: {line: start.line + index, column: start.column, offset: offset + start.column - 1}
    })
    offset += piece.length
  }
  return lines
}

function isHeadEnd(line: string): boolean {
  return /^\+(?:[=:]+\+)+$/.test(line)
}

/** The number of foot rows: those between a second `+===+` and a `+===+` that ends the table. */
function footRowsOf(rows: readonly number[], drawn: readonly string[], headRows: number): number {
  const last = rows.length - 1
  if (!isHeadEnd(drawn[rows[last] ?? 0] ?? '')) return 0
  const start = rows.findLastIndex(
    (row, index) => index > headRows && index < last && isHeadEnd(drawn[row] ?? '')
  )
  return start < 0 ? 0 : last - start
}

function alignment(ruler: string): AlignType {
  const [left, right] = [ruler.startsWith(':'), ruler.endsWith(':')]
  if (left && right) return 'center'
  return left ? 'left' : right ? 'right' : null
}

function rowOf(
  cells: readonly GridCell[],
  {rows, columns}: Grid,
  lines: readonly DrawnLine[],
  read: CellReader
): TableRow {
  const sorted = cells.toSorted((a, b) => a.left - b.left)
  const children = sorted.map((cell): TableRow['children'][number] => {
    const data = {
      columns: columns.indexOf(cell.right) - columns.indexOf(cell.left),
      rows: rows.indexOf(cell.bottom) - rows.indexOf(cell.top)
    }
    const content = read(contentOf(cell, lines))
    const [only] = content
    const place = content.length === 0 ? {} : spanOf(content[0]!, content.at(-1)!)
    if (content.length > 1 || (only !== undefined && only.type !== 'paragraph'))
      return {type: 'blockCell', children: content as BlockCell['children'], data, ...place}
    return {
      type: 'tableCell',
      children: only?.type === 'paragraph' ? (only.children as PhrasingContent[]) : [],
      data,
      ...place
    }
  })
  const [first, last] = [children[0], children.at(-1)]
  return {type: 'tableRow', children, ...(first && last && spanOf(first, last))}
}

type DrawnLine = CellLine & Readonly<{unedited: UneditedLine}>

/** The lines of a cell without leading and trailing white space. */
function contentOf({top, left, bottom, right}: GridCell, lines: readonly DrawnLine[]): readonly CellLine[] {
  const inside = lines.slice(top + 1, bottom)
  const texts = inside.map(({text, unedited}) =>
    text.slice(unedited.at(left) + 1, unedited.at(right)).trimEnd()
  )
  const indents = texts.filter(text => text !== '').map(text => text.length - text.trimStart().length)
  const indent = indents.length === 0 ? 0 : smallestOf(indents)
  return inside.map(({start, unedited}, index) => {
    const shift = unedited.at(left) + 1 + indent
    return {
      text: (texts[index] ?? '').slice(indent),
      start: {line: start.line, column: start.column + shift, offset: start.offset + shift}
    }
  })
}
