import type {Table} from '../../core/article.ts'
import type {BaseParagraph} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import type {Matching} from './match-blocks.ts'
import {type FileStretch, insertion, lineEnd, lineStart, type Moved, type Ordering} from './moved.ts'
import {mostMoves, movedRuns, type PlacedPart} from './moved-runs.ts'

/** Finds the rows that have moved within their table. */
export function movedRows(
  paragraphs: readonly BaseParagraph[],
  {tables}: Pick<Matching, 'tables'>,
  ordering: Ordering
): readonly Moved[] {
  const partsOfTables = new Map<number, Map<number, PlacedPart<number>>>()
  for (const paragraph of paragraphs) {
    const {cell, story} = paragraph
    const part = story === 'body' && cell ? tables.get(cell.table)?.rows.get(cell.row) : undefined
    if (part === undefined) continue
    const parts = partsOfTables.get(cell!.table) ?? new Map<number, PlacedPart<number>>()
    partsOfTables.set(cell!.table, parts)
    if (!parts.has(part)) parts.set(part, {paragraph, part, rank: part})
  }
  let count = 0
  return [...partsOfTables].flatMap(([number, parts]) => {
    if (count > mostMoves) return []
    const {table} = tables.get(number)!
    return movedRuns([...parts.values()]).flatMap(({first, parts: moved, behind}) =>
      // All rows go to the same place, each after the previous one.
      moved.flatMap(
        row => (count++ < mostMoves ? movedRow(row, {first, behind, table}, ordering) : undefined) ?? []
      )
    )
  })
}

type Target = Readonly<{first: BaseParagraph; behind: number | undefined; table: Table}>

function movedRow(
  row: number,
  {first, behind, table}: Target,
  {blocks, textOf}: Ordering
): Moved | undefined {
  const cellsOf = (wanted: number | undefined): readonly SourcedBlock[] =>
    blocks.filter(({block: {cell}}) => cell?.table === table && cell.row === wanted)
  const [own, others] = [cellsOf(row), cellsOf(behind)]
  const beside = others.at(-1)
  const source = beside?.source
  const text = source && textOf(source.file)
  const stretches = own.flatMap(of => stretchOf(of) ?? [])
  const {head, body, foot} = table
  const width = [head, body, foot].flat()[row]!.length
  if (beside === undefined || source === undefined || text === undefined) return undefined
  if (stretches.length < own.length || row < head.length) return undefined
  const [start, end] = [lineStart(text, source.written.start), lineEnd(text, source.written.start)]
  const shape = /^([\s>]*)(\|?).*\|/.exec(text.slice(start, end))
  if (shape === null) return undefined
  // The line of dashes follows the head of the table.
  const last = behind === head.length - 1 ? lineEnd(text, end + 1) : end
  return {
    first,
    own,
    beside,
    isBehind: true,
    stretches,
    isOnLines: false,
    write(texts, remark) {
      const words = Array.from({length: width}, (_, index) => {
        const at = own.findIndex(({block: {cell}}) => cell!.index === index)
        const cell = texts[at]?.trim() ?? ''
        return cell === '' ? '' : `{++${cell}++}${remark}`
      })
      const [, lead = '', bar] = shape
      const line = bar === '' ? words.join(' | ') : `| ${words.join(' | ')} |`
      return insertion(source.file, last, `\n${lead}${line}`)
    }
  }
}

function stretchOf({source}: SourcedBlock): FileStretch | undefined {
  return source && {file: source.file, start: source.written.start, end: source.written.end}
}
