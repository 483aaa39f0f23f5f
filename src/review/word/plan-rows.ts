import {type BaseParagraph, paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import {personOf} from './changes.ts'
import {markdownOf} from './markdown-text.ts'
import {type PlannedChange, type Planner, planned, remarkOf, type Said} from './plan-edit.ts'
import {textOfPieces} from './said.ts'
import type {Written} from './written-edits.ts'

type Row = Readonly<{
  /** The columns of the row with their words. */
  cells: ReadonlyMap<number, BaseParagraph['pieces']>
  /** The first paragraph of the row that is there. */
  first: BaseParagraph
  /** Whether a cell has several paragraphs with words. */
  isDeep: boolean
}>

/**
 * A row that somebody added to a table, at the first of its paragraphs; undefined for a paragraph of any other row. Each
 * of its cells is an edit in a row of its own.
 */
export function planRow(index: number, planner: Planner): readonly PlannedChange[] | undefined {
  const {paragraphs, matching} = planner
  const paragraph = paragraphs[index]!
  const {cell} = paragraph
  const matched = cell && matching.tables.get(cell.table)
  if (cell === undefined || matched === undefined || matched.rows.has(cell.row)) return undefined
  if (paragraph.story !== 'body') return undefined
  const row = rowOf(paragraph, paragraphs)
  if (row.first !== paragraph) return []
  const pieces = [...row.cells].flatMap(([, own], at) => (at === 0 ? own : [tab, ...own]))
  if (textOfPieces(pieces).trim() === '') return []
  const change = pieces.find(({ins}) => ins !== undefined)?.ins
  const said: Said = {kind: 'insertion', person: personOf(change), words: '', text: textOfPieces(pieces)}
  const before = lastOfRowBefore(cell.row, matched, planner)
  if (before === undefined || row.isDeep)
    return [planned(said, {reason: row.isDeep ? deepReason : rowReason}, before, planner)]
  const added = [...row.cells.values()].flatMap(own => [{text: paragraphSign, looks: []}, ...own])
  const {length} = before.shown.text
  const edit: BlockEdit = {start: length, end: length, pieces: added, ...(change && {change})}
  const written = writtenRow(row, before, planner, remarkOf(edit))
  const made = planned(said, written, before, planner)
  return [{...made, ...('edits' in written && {blockEdit: edit})}]
}

const tab = {text: '\t', looks: []}
const rowReason = 'it is a row of a table that is not written row by row'
const deepReason = 'no second paragraph can stand there'

function rowOf({cell, story}: BaseParagraph, paragraphs: readonly BaseParagraph[]): Row {
  const own = paragraphs.filter(
    each => each.story === story && each.cell?.table === cell?.table && each.cell?.row === cell?.row
  )
  const cells = new Map<number, BaseParagraph['pieces']>()
  let isDeep = false
  for (const {cell: place, pieces} of own) {
    const kept = pieces.filter(({del}) => del === undefined)
    const before = cells.get(place!.column) ?? []
    if (before.length > 0 && kept.length > 0) isDeep = true
    cells.set(place!.column, [...before, ...kept])
  }
  return {cells, first: own[0]!, isDeep}
}

/** The last block of the nearest row before a new one that the article has. */
function lastOfRowBefore(
  row: number,
  {table, rows}: NonNullable<ReturnType<Planner['matching']['tables']['get']>>,
  {blocks}: Planner
): SourcedBlock | undefined {
  for (let at = row - 1; at >= 0; at--) {
    const known = rows.get(at)
    if (known === undefined) continue
    return blocks.findLast(({block: {cell}}) => cell?.table === table && cell.row === known)
  }
  return undefined
}

/** Writes a row behind that of a block, in a table whose rows are lines. */
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
  // The line of dashes is below the head.
  const last = row === head.length - 1 ? lineAt(text, end + 1)[1] : end
  const width = [head, body, foot].flat()[row]!.reduce((sum, {columns = 1}) => sum + columns, 0)
  const words = Array.from({length: width}, (_, column) => {
    const own = cells.get(column) ?? []
    const markdown = markdownOf(own, {looks: [], atomText, prefix: undefined})
    return markdown === undefined || markdown.trim() === '' ? markdown : `{++${markdown.trim()}++}${remark}`
  })
  if (!words.every(markdown => markdown !== undefined) || cells.size > width) return {reason: rowReason}
  const [, lead = '', bar] = shape
  const line = bar === '' ? words.join(' | ') : `| ${words.join(' | ')} |`
  return {edits: [{file: source.file, start: last, end: last, old: '', text: `\n${lead}${line}`}]}
}

function lineAt(text: string, offset: number): readonly [start: number, end: number] {
  const end = text.indexOf('\n', offset)
  return [text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end]
}
