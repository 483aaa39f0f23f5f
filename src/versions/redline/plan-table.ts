import {heaviestChain, type Pair} from '../../core/alignment/chain.ts'
import {alignBlocks} from './align-blocks.ts'
import type {Comparing} from './comparing.ts'
import {addToHash, emptyHash, hashNumber} from './content-hash.ts'
import type {PartPlan, TableLine, TablePlan} from './plan.ts'
import type {Alignable} from './similarity.ts'
import {type CellUnit, type RowUnit, tableSections, type UnitPart, weightOf} from './units.ts'

/** The additional similarity of columns with the same header. */
const sameHeader = 0.5
/** The minimum similarity of columns that match. */
const leastAlike = 0.3
/** The minimum similarity of rows that match if their first cells are equal. */
const sameFirstCell = 0.5

type PlanCell = (old: UnitPart, next: UnitPart, comparing: Comparing) => PartPlan | undefined

/**
 * Plans the rows and columns of a table; undefined if cells span rows or columns and the tables have different cells,
 * so that both tables are shown one after the other.
 */
export function planTable(
  old: readonly RowUnit[],
  next: readonly RowUnit[],
  comparing: Comparing,
  planCell: PlanCell
): TablePlan | undefined {
  const isGrid = isRegular(old) && isRegular(next)
  if (!isGrid && !haveSameShape(old, next)) return undefined
  const columns = isGrid
    ? alignColumns(old, next)
    : places(next.reduce((most, {cells}) => Math.max(most, cells.length), 0))
  const rows = isGrid ? alignRows(old, next, columns, comparing) : places(next.length)
  const cells = new Map<CellUnit, PartPlan>()
  for (const row of rows) {
    for (const column of columns) {
      const [one, other] = [cellAt(old, row.old, column.old), cellAt(next, row.new, column.new)]
      if (one === undefined || other === undefined || one.exact === other.exact) continue
      const plan = isTurned(one, other) ? undefined : planCell(one.part, other.part, comparing)
      if (plan === undefined) return undefined
      cells.set(other, plan)
    }
  }
  return {rows, columns, oldRows: old, newRows: next, cells}
}

/** The cell of a table in a row and column; undefined if it does not exist. */
export function cellAt(
  rows: readonly RowUnit[],
  row: number | undefined,
  column: number | undefined
): CellUnit | undefined {
  return row === undefined || column === undefined ? undefined : rows[row]?.cells[column]
}

function places(count: number): readonly TableLine[] {
  return Array.from({length: count}, (_, at) => ({old: at, new: at}))
}

/** Whether every row has the same number of cells, without spans. */
function isRegular(rows: readonly RowUnit[]): boolean {
  const width = rows[0]?.cells.length
  return rows.every(
    ({cells}) =>
      cells.length === width && cells.every(({cell}) => (cell.columns ?? 1) === 1 && (cell.rows ?? 1) === 1)
  )
}

function haveSameShape(old: readonly RowUnit[], next: readonly RowUnit[]): boolean {
  const shapes = [old, next].map(rows =>
    rows
      .map(({section, cells}) => [section, ...cells.map(({cell}) => `${cell.columns} ${cell.rows}`)].join())
      .join(';')
  )
  return shapes[0] === shapes[1]
}

/** Whether one version of a cell contains text and the other blocks, so that they cannot be compared. */
function isTurned(one: CellUnit, other: CellUnit): boolean {
  const hasBoth = one.ids.length > 0 && other.ids.length > 0
  return hasBoth && 'tokens' in one.part !== 'tokens' in other.part
}

function alignColumns(old: readonly RowUnit[], next: readonly RowUnit[]): readonly TableLine[] {
  const [olds, news] = [columnsOf(old), columnsOf(next)]
  const pairs: Pair[] = []
  for (const [at, one] of olds.entries()) {
    for (const [beside, other] of news.entries()) {
      const header = one[0] === other[0] ? sameHeader : 0
      const weight = header + shareOfCells(one.slice(1), other.slice(1))
      // If two columns are equally similar, the one at the same index is preferred.
      if (weight >= leastAlike)
        pairs.push({old: at, new: beside, weight: weight + (at === beside ? 0.01 : 0)})
    }
  }
  return linesOf(heaviestChain(pairs, news.length), olds.length, news.length)
}

/** The cells of each column, each represented by a hash. */
function columnsOf(rows: readonly RowUnit[]): ReadonlyArray<readonly number[]> {
  return (rows[0]?.cells ?? []).map((_, column) => rows.map(({cells}) => cells[column]!.exact))
}

function shareOfCells(one: readonly number[], other: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const cell of one) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  let shared = 0
  for (const cell of other) {
    const count = counts.get(cell) ?? 0
    if (count > 0) shared++
    counts.set(cell, count - 1)
  }
  return one.length + other.length === 0 ? 0 : (2 * shared) / (one.length + other.length)
}

/**
 * Pairs of lines, and the lines between them; if a gap has the same number of old and new lines, these lines are
 * paired as well.
 */
function linesOf(pairs: readonly Pair[], oldLength: number, newLength: number): readonly TableLine[] {
  const lines: TableLine[] = []
  let [at, beside] = [0, 0]
  for (const pair of [...pairs, {old: oldLength, new: newLength}]) {
    if (pair.old - at === pair.new - beside) while (at < pair.old) lines.push({old: at++, new: beside++})
    while (at < pair.old) lines.push({old: at++})
    while (beside < pair.new) lines.push({new: beside++})
    if (pair.old < oldLength) lines.push({old: at++, new: beside++})
  }
  return lines
}

/** A row reduced to its cells in the columns that both versions have. */
type Row = Alignable & Readonly<{at: number; first: number | undefined}>

function alignRows(
  old: readonly RowUnit[],
  next: readonly RowUnit[],
  columns: readonly TableLine[],
  comparing: Comparing
): readonly TableLine[] {
  const paired = columns.filter(({old, new: next}) => old !== undefined && next !== undefined)
  const [olds, news] = (['old', 'new'] as const).map(side =>
    (side === 'old' ? old : next).map(({section, cells}, at): Row => {
      const own = paired.map(column => cells[column[side]!]!)
      const ids = own.flatMap(cell => cell.ids)
      const start = addToHash(emptyHash, tableSections.indexOf(section))
      const content = own.reduce((hash, {exact}) => addToHash(hash, exact), start)
      return {
        at,
        kind: section,
        ids,
        weight: weightOf(ids, comparing.lexicon),
        content: hashNumber(content),
        properties: '',
        first: own[0] && own[0].ids.length > 0 ? own[0].exact : undefined
      }
    })
  )
  const likeness = (one: Row, other: Row): number => {
    const words = comparing.likeness(one, other)
    return one.kind === other.kind && one.first !== undefined && one.first === other.first
      ? Math.max(words, sameFirstCell)
      : words
  }
  const rows = alignBlocks(olds!, news!, {...comparing, likeness: likeness as Comparing['likeness']})
  return rows.map(({old: one, new: other}) => ({...(one && {old: one.at}), ...(other && {new: other.at})}))
}
