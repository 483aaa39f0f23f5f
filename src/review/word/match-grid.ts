import type {Table} from '../../core/article.ts'
import {heaviestChain} from '../../versions/redline/chain.ts'
import type {BaseParagraph} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'

/** A table of a file and that of the article: which row is which, where somebody has added and removed some. */
export type MatchedTable = Readonly<{table: Table; rows: ReadonlyMap<number, number>}>

type Cells = ReadonlyMap<BaseParagraph, SourcedBlock>

/** Matches the tables of a file, by their numbers, with those of the article, by the cells that are matched by words. */
export function matchTables(
  paragraphs: readonly BaseParagraph[],
  blocks: readonly SourcedBlock[],
  matched: Cells
): ReadonlyMap<number, MatchedTable> {
  const votes = new Map<number, Map<Table, number>>()
  for (const [{cell}, {block}] of matched) {
    if (cell === undefined || block.cell === undefined) continue
    count(block.cell.table, votes, cell.table)
  }
  const tables = new Map<number, MatchedTable>()
  for (const [number, counts] of votes) {
    const table = mostOften(counts)
    const rows = matchRows(
      rowsOf(paragraphs.flatMap(({cell}) => (cell?.table === number ? cell.row : []))),
      rowsOf(blocks.flatMap(({block: {cell}}) => (cell?.table === table ? cell.row : []))),
      votesOfRows(number, table, matched)
    )
    tables.set(number, {table, rows})
  }
  return tables
}

/** Finds the block of a cell by its row and its column in the grid: one without words, or with quite other ones. */
export function blockInGrid(
  {cell}: BaseParagraph,
  blocks: readonly SourcedBlock[],
  tables: ReadonlyMap<number, MatchedTable>
): SourcedBlock | undefined {
  const matched = cell && tables.get(cell.table)
  const row = cell && matched?.rows.get(cell.row)
  if (row === undefined) return undefined
  return blocks.find(({block: {cell: own}}) => {
    if (own === undefined || own.table !== matched?.table || own.row !== row) return false
    const cells = [own.table.head, own.table.body, own.table.foot].flat()[own.row] ?? []
    const column = cells.slice(0, own.index).reduce((sum, {columns = 1}) => sum + columns, 0)
    return column === cell?.column
  })
}

function count<Key, Value>(value: Value, counts: Map<Key, Map<Value, number>>, key: Key): void {
  const own = counts.get(key) ?? new Map<Value, number>()
  counts.set(key, own.set(value, (own.get(value) ?? 0) + 1))
}

function mostOften<Value>(counts: ReadonlyMap<Value, number>): Value {
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

function rowsOf(rows: readonly number[]): readonly number[] {
  return [...new Set(rows)].sort((a, b) => a - b)
}

function votesOfRows(
  number: number,
  table: Table,
  matched: Cells
): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const votes = new Map<number, Map<number, number>>()
  for (const [{cell}, {block}] of matched)
    if (cell?.table === number && block.cell?.table === table) count(block.cell.row, votes, cell.row)
  return votes
}

/**
 * Rows are the same by most of their cells, wherever they stand; between two in order, as many of the others on both sides
 * are the same in order.
 */
function matchRows(
  here: readonly number[],
  there: readonly number[],
  votes: ReadonlyMap<number, ReadonlyMap<number, number>>
): ReadonlyMap<number, number> {
  const rows = rowsByVotes(votes)
  const known = new Set(rows.values())
  const places = new Map(here.map((row, place) => [row, place]))
  const pairs = [...rows].map(([row, same]) => ({old: same, new: places.get(row)!, weight: 1}))
  const chain = heaviestChain(pairs, here.length)
  let [place, last] = [-1, -1]
  for (const pair of [...chain, {old: Number.POSITIVE_INFINITY, new: here.length}]) {
    const free = here.slice(place + 1, pair.new).filter(row => !rows.has(row))
    const between = there.filter(row => last < row && row < pair.old && !known.has(row))
    if (between.length === free.length)
      for (const [index, row] of between.entries()) rows.set(free[index]!, row)
    ;[place, last] = [pair.new, pair.old]
  }
  return rows
}

/** The rows that most of the cells of others are in; each is that of one, with the most cells. */
function rowsByVotes(votes: ReadonlyMap<number, ReadonlyMap<number, number>>): Map<number, number> {
  const best = new Map<number, Readonly<{row: number; count: number}>>()
  for (const [row, counts] of votes) {
    const same = mostOften(counts)
    const count = counts.get(same)!
    if (count > (best.get(same)?.count ?? 0)) best.set(same, {row, count})
  }
  return new Map([...best].map(([same, {row}]) => [row, same]))
}
