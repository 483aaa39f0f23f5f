import type {AlignType} from 'mdast'
import type {TexPart} from './scan.ts'

/** A cell of a LaTeX table, with the numbers of columns and rows that it spans. */
export type LatexCell = Readonly<{part: TexPart; columns: number; rows: number; align?: AlignType}>

/** A row of a LaTeX table, and the rule above it: across the whole table, or across some of its columns. */
export type LatexRow = Readonly<{
  cells: readonly LatexCell[]
  hasRule: boolean
  hasPartialRule: boolean
  isHead?: boolean
}>

/**
 * The number of head rows: those that are marked as heads or, if none are, those above the first rule that is not at
 * the top. A rule below some columns ends the head unless it belongs to a cell that spans several of them. Rows of
 * numbers, above the rule before their sum, are no heads.
 */
export function latexHeadRows(rows: readonly LatexRow[]): number {
  const marked = rows.filter(({isHead}) => isHead).length
  if (marked > 0) return marked
  const end = rows.findIndex((row, index) => index > 0 && (row.hasRule || endsHead(rows, index)))
  if (end < 0) return 0
  const head = rows.slice(0, end)
  const data = head.flatMap((row, index) => (isData(row) ? [index] : []))
  return data.length < 2 ? end : data[0]!
}

/** Whether the rules above a row across some columns are below a row without cells that span rows or columns. */
function endsHead(rows: readonly LatexRow[], index: number): boolean {
  const [above, row] = [rows[index - 1], rows[index]]
  if (above === undefined || row?.hasPartialRule !== true) return false
  const isSpanned = rows
    .slice(0, index)
    .some(({cells}, at) =>
      cells.some(cell => at + cell.rows > index || (at === index - 1 && cell.columns > 1))
    )
  // A row of units below the names of the columns has no name of its own.
  return !isSpanned && row.cells[0]?.part.text.trim() !== ''
}

/** Whether a row consists of a name and of numbers. */
function isData({cells: [name, ...values]}: LatexRow): boolean {
  const filled = values.filter(({part}) => part.text.trim() !== '')
  return name !== undefined && /\p{L}/u.test(name.part.text) && filled.length > 0 && filled.every(isNumber)
}

function isNumber({part}: LatexCell): boolean {
  const signs = part.text.replace(/\\[A-Za-z]+/g, '')
  return /\d/.test(signs) && !/\p{L}/u.test(signs)
}
