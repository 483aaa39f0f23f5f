import type {FigureNode} from '../core/mdast.ts'

/** The arrangement of the parts of a figure: the number of parts in a row, or the share of the width for each part. */
export type FigureLayout = Readonly<{columns?: number; shares?: readonly string[]}>

/**
 * Parses `layout-ncol=2`, `layout-nrow=2`, or `layout="[[1,1],[1]]"`, which lists the relative widths of the parts of
 * each row, as in Quarto. A negative width is a gap. If the layout has fewer positions than the figure has parts, its
 * last row is repeated.
 */
export function figureLayout({data}: FigureNode, count: number): FigureLayout {
  const {layout, 'layout-ncol': columns, 'layout-nrow': rows} = data?.attributes?.pairs ?? {}
  const inRow = (number: number): FigureLayout =>
    number >= 1 && number <= 12 ? {columns: Math.floor(number)} : {}
  if (columns !== undefined) return inRow(Number(columns))
  if (rows !== undefined) return inRow(Math.ceil(count / Math.floor(Number(rows))))
  const widths = layout === undefined ? [] : rowsOf(layout)
  const last = widths.at(-1)
  if (last === undefined) return {}
  const shares: string[] = []
  for (let row = 0; shares.length < count; row++) {
    const relative = widths[row] ?? last
    const sum = relative.reduce((total, width) => total + Math.abs(width), 0)
    for (const width of relative) if (width > 0) shares.push(`${Math.floor((width / sum) * 10_000) / 100}%`)
  }
  return {shares: shares.slice(0, count)}
}

/** The rows of a layout such as `[[1,1],[1]]` or `[70,30]`; none if the text is not a valid layout. */
function rowsOf(layout: string): ReadonlyArray<readonly number[]> {
  const read = parsed(layout)
  if (!Array.isArray(read) || read.length === 0) return []
  const rows: readonly unknown[] = read.every(Array.isArray) ? read : [read]
  const isRow = (row: unknown): row is readonly number[] =>
    Array.isArray(row) &&
    row.length <= 12 &&
    row.every(width => typeof width === 'number' && width !== 0) &&
    row.some(width => width > 0)
  return rows.every(isRow) ? rows : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
