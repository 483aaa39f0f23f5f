import {heaviestChain} from '../../core/alignment/chain.ts'
import type {Table} from '../../core/article.ts'
import type {BaseParagraph} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {firstFrom} from './first-from.ts'

/** The article's table for a table in a file, and which rows correspond if rows were added or removed. */
export type MatchedTable = Readonly<{table: Table; rows: ReadonlyMap<number, number>}>

type Cells = ReadonlyMap<BaseParagraph, SourcedBlock>

/** Matches the tables of a file, by number, with the tables of the article, using cells with the same text. */
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
  const [rowsHere, rowsThere] = [rowsOfFile(paragraphs), rowsOfArticle(blocks)]
  const votesByTable = votesOfRows(matched)
  const tables = new Map<number, MatchedTable>()
  for (const [number, counts] of votes) {
    const table = mostOften(counts)
    const own = votesByTable.get(number)?.get(table) ?? new Map()
    tables.set(number, {table, rows: matchRows(rowsHere.get(number)!, rowsThere.get(table)!, own)})
  }
  return tables
}

/**
 * Returns a function that finds the block of a cell by row and column, for cells without words or with very different
 * words.
 */
export function blocksInGrid(
  blocks: readonly SourcedBlock[],
  tables: ReadonlyMap<number, MatchedTable>
): (paragraph: BaseParagraph) => SourcedBlock | undefined {
  const byPlace = new Map<Table, Map<string, SourcedBlock>>()
  const grids = new Map<Table, ReadonlyArray<readonly number[]>>()
  for (const block of blocks) {
    const {cell} = block.block
    if (cell === undefined) continue
    const {table, row, index} = cell
    const grid = grids.get(table) ?? [table.head, table.body, table.foot].flat().map(columnsOf)
    grids.set(table, grid)
    const own = byPlace.get(table) ?? new Map<string, SourcedBlock>()
    const name = `${row} ${grid[row]?.[index]}`
    byPlace.set(table, own.has(name) ? own : own.set(name, block))
  }
  return ({cell}) => {
    const matched = cell && tables.get(cell.table)
    const row = cell && matched?.rows.get(cell.row)
    return row === undefined ? undefined : byPlace.get(matched!.table)?.get(`${row} ${cell!.column}`)
  }
}

/** The column in which each cell of a row begins. */
function columnsOf(cells: ReadonlyArray<Readonly<{columns?: number}>>): readonly number[] {
  let next = 0
  return cells.map(({columns = 1}) => {
    const column = next
    next += columns
    return column
  })
}

function count<Key, Value>(value: Value, counts: Map<Key, Map<Value, number>>, key: Key): void {
  const own = counts.get(key) ?? new Map<Value, number>()
  counts.set(key, own.set(value, (own.get(value) ?? 0) + 1))
}

function mostOften<Value>(counts: ReadonlyMap<Value, number>): Value {
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

function rowsOfFile(paragraphs: readonly BaseParagraph[]): ReadonlyMap<number, readonly number[]> {
  return rowsOf(paragraphs.flatMap(({cell}) => (cell ? [[cell.table, cell.row] as const] : [])))
}

function rowsOfArticle(blocks: readonly SourcedBlock[]): ReadonlyMap<Table, readonly number[]> {
  return rowsOf(blocks.flatMap(({block: {cell}}) => (cell ? [[cell.table, cell.row] as const] : [])))
}

/** The numbers of the rows of each table, sorted. */
function rowsOf<Key>(
  cells: ReadonlyArray<readonly [table: Key, row: number]>
): ReadonlyMap<Key, readonly number[]> {
  const rows = new Map<Key, Set<number>>()
  for (const [table, row] of cells) {
    const own = rows.get(table)
    if (own === undefined) rows.set(table, new Set([row]))
    else own.add(row)
  }
  return new Map([...rows].map(([table, own]) => [table, [...own].sort((a, b) => a - b)]))
}

type Votes = ReadonlyMap<number, ReadonlyMap<number, number>>

/** Counts the matching cells for each pair of tables and each pair of rows. */
function votesOfRows(matched: Cells): ReadonlyMap<number, ReadonlyMap<Table, Votes>> {
  const votes = new Map<number, Map<Table, Map<number, Map<number, number>>>>()
  for (const [{cell}, {block}] of matched) {
    if (cell === undefined || block.cell === undefined) continue
    const ofTable = votes.get(cell.table) ?? new Map<Table, Map<number, Map<number, number>>>()
    votes.set(cell.table, ofTable)
    const ofRows = ofTable.get(block.cell.table) ?? new Map<number, Map<number, number>>()
    ofTable.set(block.cell.table, ofRows)
    count(block.cell.row, ofRows, cell.row)
  }
  return votes
}

/**
 * Matches rows of which most cells match, at any position; between two matches that are in order, unmatched rows are
 * matched in order if both sides have the same number of them.
 */
function matchRows(
  here: readonly number[],
  there: readonly number[],
  votes: Votes
): ReadonlyMap<number, number> {
  const rows = rowsByVotes(votes)
  const known = new Set(rows.values())
  const places = new Map(here.map((row, place) => [row, place]))
  const pairs = [...rows].map(([row, same]) => ({old: same, new: places.get(row)!, weight: 1}))
  const chain = heaviestChain(pairs, here.length)
  let [place, last] = [-1, -1]
  for (const pair of [...chain, {old: Number.POSITIVE_INFINITY, new: here.length}]) {
    const free = here.slice(place + 1, pair.new).filter(row => !rows.has(row))
    const between = there
      .slice(firstFrom(there, last + 1), firstFrom(there, pair.old))
      .filter(row => !known.has(row))
    if (between.length === free.length)
      for (const [index, row] of between.entries()) rows.set(free[index]!, row)
    ;[place, last] = [pair.new, pair.old]
  }
  return rows
}

/**
 * For each row, the row with which it has the most matching cells; if several rows choose the same row, the one with
 * the most matching cells gets it.
 */
function rowsByVotes(votes: ReadonlyMap<number, ReadonlyMap<number, number>>): Map<number, number> {
  const best = new Map<number, Readonly<{row: number; count: number}>>()
  for (const [row, counts] of votes) {
    const same = mostOften(counts)
    const count = counts.get(same)!
    if (count > (best.get(same)?.count ?? 0)) best.set(same, {row, count})
  }
  return new Map([...best].map(([same, {row}]) => [row, same]))
}
