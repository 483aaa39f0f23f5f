import type {Change, Node, Table, TableCell, TableRow} from '../../core/article.ts'
import {wordsOf} from '../../core/walk-article.ts'
import type {Building} from './building.ts'
import {asOld, withoutLinks} from './deleted.ts'
import {joinMoves} from './moved-words.ts'
import type {BlockPlan, PartPlan, TableLine} from './plan.ts'
import {cellAt} from './plan-table.ts'
import {columnProperties} from './properties.ts'
import type {Recorded} from './recorder.ts'
import type {Subject} from './types.ts'
import type {CellUnit, RowUnit, Unit} from './units.ts'

type BuildPart = (plan: PartPlan, subject: Subject, building: Building) => readonly Node[]
type Plan = Extract<BlockPlan, {kind: 'table'}>

/** A table with the rows and columns of both versions, and with marks on cells and within them. */
export function buildTable({old, new: next, table}: Plan, building: Building, buildPart: BuildPart): Table {
  const {rows, columns, oldRows, newRows} = table
  const columnChanges = columns.map(line =>
    recordLine(
      line,
      side => (side === 'old' ? oldRows : newRows).flatMap(({cells}) => cells[line[side] ?? -1] ?? []),
      building
    )
  )
  const rowChanges = rows.map(line =>
    recordLine(line, side => (side === 'old' ? oldRows : newRows)[line[side] ?? -1]?.cells ?? [], building)
  )
  for (const changes of [columnChanges, rowChanges])
    joinMoves(
      changes.flatMap(change => change ?? []),
      building.recorder.joinMove
    )
  const built = rows.map((line, index): readonly [RowUnit['section'], TableRow] => {
    const one = line.old === undefined ? undefined : oldRows[line.old]
    const other = line.new === undefined ? undefined : newRows[line.new]
    const change = rowChanges[index]
    const cells = columns.flatMap((column, at) => {
      const [before, after] = [cellAt(oldRows, line.old, column.old), cellAt(newRows, line.new, column.new)]
      if (before && after) return [pairedCell(after, table, building, buildPart)]
      const cause = change ?? columnChanges[at]
      if (after && cause) return [{...after.cell, change: building.recorder.mark(cause, 'inserted')}]
      if (before && cause) return [deletedCell(before, cause, building)]
      // Where an old row crosses a new column, or the reverse, an empty cell fills the grid and belongs to neither
      // version.
      return isGap(line, column) && cause
        ? [{children: [], change: building.recorder.mark(cause, 'deleted', [])}]
        : []
    })
    return [(other ?? one)!.section, cells]
  })
  const section = (name: RowUnit['section']): readonly TableRow[] =>
    built.flatMap(([of, row]) => (of === name ? [row] : []))
  const widths = unionWidths(old.node as Table, next.node as Table, columns)
  return {
    ...(next.node as Table),
    ...(widths && {widths}),
    ...changedForm(old, next, columns, building),
    head: section('head'),
    body: section('body'),
    foot: section('foot')
  }
}

/** The mark on a table whose columns have other alignments or widths than before. */
function changedForm(
  old: Unit,
  next: Unit,
  columns: readonly TableLine[],
  {recorder, names}: Building
): Readonly<{change?: Change}> {
  const isComplete = columns.every(column => column.old !== undefined && column.new !== undefined)
  const [before, after] = (['old', 'new'] as const).map(side => {
    const {node, properties} = side === 'old' ? old : next
    const kept = columns.filter(column => column.old !== undefined && column.new !== undefined)
    const forms = kept.map(column => columnProperties(node as Table, column[side]!, isComplete))
    return [properties, forms.some(Boolean) ? forms.join(' | ') : ''].filter(Boolean).join(', ')
  })
  if (before === after) return {}
  const change = recorder.record({
    kind: 'changed',
    subject: 'table',
    old: before!,
    new: after!,
    counts: {deleted: 0, inserted: 0}
  })
  return {change: recorder.mark(change, 'changed', asOld([old.node], names))}
}

function isGap(row: TableLine, column: TableLine): boolean {
  return (
    (row.old === undefined && column.new === undefined) || (row.new === undefined && column.old === undefined)
  )
}

/** Records the change of a row or column that only one version has. */
function recordLine(
  {old, new: next}: TableLine,
  cells: (side: 'old' | 'new') => readonly CellUnit[],
  {recorder}: Building
): Recorded | undefined {
  if (old !== undefined && next !== undefined) return undefined
  const [before, after] = (['old', 'new'] as const).map(side =>
    cells(side)
      .map(({cell}) => wordsOf(cell.children).trim())
      .filter(Boolean)
      .join(' | ')
  )
  const count = (words: string): number => words.split(/[\s|]+/u).filter(Boolean).length
  return recorder.record({
    kind: old === undefined ? 'inserted' : 'deleted',
    subject: 'table',
    old: before!,
    new: after!,
    counts: {deleted: count(before!), inserted: count(after!)}
  })
}

function pairedCell(
  next: CellUnit,
  {cells}: Plan['table'],
  building: Building,
  buildPart: BuildPart
): TableCell {
  const plan = cells.get(next)
  return plan === undefined ? next.cell : {...next.cell, children: buildPart(plan, 'table', building)}
}

function deletedCell({cell}: CellUnit, change: Recorded, {recorder, names}: Building): TableCell {
  const children = withoutLinks(cell.children, names)
  const mark: Change = recorder.mark(
    change,
    'deleted',
    children === cell.children ? undefined : asOld(cell.children, names)
  )
  return {...cell, children, change: mark}
}

/** The widths of all columns, if both versions have them. */
function unionWidths(old: Table, next: Table, columns: readonly TableLine[]): readonly number[] | undefined {
  if (columns.every(line => line.old !== undefined && line.new !== undefined)) return undefined
  if (old.widths === undefined || next.widths === undefined) return undefined
  return columns.map(line => (line.new === undefined ? old.widths![line.old!]! : next.widths![line.new]!))
}
