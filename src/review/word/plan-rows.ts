import type {Table} from '../../core/article.ts'
import {type BaseParagraph, paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import {personOf} from './changes.ts'
import {markdownOf} from './markdown-text.ts'
import type {Matching} from './match-blocks.ts'
import {expectedOf, type PlannedChange, type Planner, planned, remarkOf, type Said} from './plan-edit.ts'
import type {WordPiece} from './read/document.ts'
import {textOfPieces} from './said.ts'
import {unsaid, type Written} from './written-edits.ts'

type Row = Readonly<{
  /** The text in each column of the row. */
  cells: ReadonlyMap<number, BaseParagraph['pieces']>
  /** The first paragraph of the row in the file. */
  first: BaseParagraph
  /** Whether any cell has several paragraphs with words. */
  isDeep: boolean
}>

/**
 * Plans a row added to a table, at the row's first paragraph; undefined for a paragraph of any other row. Each cell
 * becomes an edit in a new row.
 */
export function planRow(index: number, planner: Planner): readonly PlannedChange[] | undefined {
  const {paragraphs, matching} = planner
  const paragraph = paragraphs[index]!
  const {cell} = paragraph
  const matched = cell && matching.tables.get(cell.table)
  if (cell === undefined || matched === undefined || matched.rows.has(cell.row)) return undefined
  if (paragraph.story !== 'body') return undefined
  const row = planner.rows.rowOf(cell)
  if (row.first !== paragraph) return []
  const pieces = [...row.cells].flatMap(([, own], at) => (at === 0 ? own : [tab, ...own]))
  if (textOfPieces(pieces).trim() === '') return []
  const change = pieces.find(({ins}) => ins !== undefined)?.ins
  const said: Said = {kind: 'insertion', person: personOf(change), words: '', text: textOfPieces(pieces)}
  const before = planner.rows.lastBefore(cell)
  if (before === undefined || row.isDeep)
    return [planned(said, {reason: row.isDeep ? deepReason : rowReason}, before, planner)]
  const added = [...row.cells.values()].flatMap(own => [{text: paragraphSign, looks: []}, ...own])
  const {length} = before.shown.text
  const edit: BlockEdit = {start: length, end: length, pieces: added, ...(change && {change})}
  const written = writtenRow(row, before, planner, remarkOf(edit))
  const made = planned(said, written, before, planner)
  return [{...made, ...('edits' in written && {blockEdit: edit, ...expectedOf(added, planner)})}]
}

const tab = {text: '\t', looks: []}
const rowReason = 'it is a row of a table that is not written row by row'
const deepReason = 'there can be no second paragraph there'

/** The table rows of a file, and the blocks of the article that precede them. */
export type FileRows = Readonly<{
  rowOf: (cell: Cell) => Row
  /** Returns the last block in the nearest preceding row that the article also has. */
  lastBefore: (cell: Cell) => SourcedBlock | undefined
}>

type Cell = NonNullable<BaseParagraph['cell']>

/** Collects the rows of all tables in the body of a file in one pass. */
export function fileRows(
  paragraphs: readonly BaseParagraph[],
  {tables}: Matching,
  blocks: readonly SourcedBlock[]
): FileRows {
  const byRow = new Map<string, BaseParagraph[]>()
  for (const paragraph of paragraphs) {
    const {cell, story} = paragraph
    if (cell === undefined || story !== 'body') continue
    const own = byRow.get(nameOf(cell))
    if (own === undefined) byRow.set(nameOf(cell), [paragraph])
    else own.push(paragraph)
  }
  const rows = new Map([...byRow].map(([name, own]) => [name, rowFrom(own)]))
  const lasts = lastsBefore(byRow, tables, blocks)
  return {rowOf: cell => rows.get(nameOf(cell))!, lastBefore: cell => lasts.get(nameOf(cell))}
}

function nameOf({table, row}: Pick<Cell, 'table' | 'row'>): string {
  return `${table} ${row}`
}

function rowFrom(own: readonly BaseParagraph[]): Row {
  const cells = new Map<number, WordPiece[]>()
  let isDeep = false
  for (const {cell, pieces} of own) {
    const kept = pieces.filter(({del}) => del === undefined)
    const before = cells.get(cell!.column)
    if (before === undefined) cells.set(cell!.column, kept)
    else {
      if (before.length > 0 && kept.length > 0) isDeep = true
      for (const piece of kept) before.push(piece)
    }
  }
  return {cells, first: own[0]!, isDeep}
}

function lastsBefore(
  byRow: ReadonlyMap<string, readonly BaseParagraph[]>,
  tables: Matching['tables'],
  blocks: readonly SourcedBlock[]
): ReadonlyMap<string, SourcedBlock | undefined> {
  const lastOf = new Map<Table, Map<number, SourcedBlock>>()
  for (const of of blocks) {
    const {cell} = of.block
    if (cell === undefined) continue
    const own = lastOf.get(cell.table) ?? new Map<number, SourcedBlock>()
    lastOf.set(cell.table, own.set(cell.row, of))
  }
  const before = new Map<number, SourcedBlock | undefined>()
  const lasts = new Map<string, SourcedBlock | undefined>()
  for (const [name, [first]] of byRow) {
    const {table, row} = first!.cell!
    const matched = tables.get(table)
    lasts.set(name, before.get(table))
    const known = matched?.rows.get(row)
    if (known !== undefined) before.set(table, lastOf.get(matched!.table)?.get(known))
  }
  return lasts
}

/** Writes a row after the row of a block, in a table with one line per row. */
function writtenRow(
  {cells}: Row,
  {source, block}: SourcedBlock,
  {textOf, atomText}: Planner,
  remark: string
): Written {
  const text = source && textOf(source.file)
  if (source === undefined || text === undefined) return {reason: rowReason}
  const [start, end] = lineAt(text, source.written.start)
  const shape = /^([\s>]*)(\|?).*\|/.exec(text.slice(start, end))
  if (shape === null) return {reason: rowReason}
  const {table, row} = block.cell!
  const {head, body, foot} = table
  // The line of dashes follows the head of the table.
  const last = row === head.length - 1 ? lineAt(text, end + 1)[1] : end
  const width = [head, body, foot].flat()[row]!.reduce((sum, {columns = 1}) => sum + columns, 0)
  const words = Array.from({length: width}, (_, column) => {
    const own = cells.get(column) ?? []
    const markdown = markdownOf(own, {looks: [], atomText, prefix: undefined})
    return markdown === undefined || markdown.trim() === '' ? markdown : `{++${markdown.trim()}++}${remark}`
  })
  if (cells.size > width) return {reason: rowReason}
  if (!words.every(markdown => markdown !== undefined)) return {reason: unsaid}
  const [, lead = '', bar] = shape
  const line = bar === '' ? words.join(' | ') : `| ${words.join(' | ')} |`
  return {edits: [{file: source.file, start: last, end: last, old: '', text: `\n${lead}${line}`}]}
}

function lineAt(text: string, offset: number): readonly [start: number, end: number] {
  const end = text.indexOf('\n', offset)
  return [text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end]
}
