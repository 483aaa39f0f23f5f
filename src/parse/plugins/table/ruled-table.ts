import type {AlignType, Nodes, PhrasingContent, Table, TableRow} from 'mdast'
import type {BlockCell} from '../../../core/mdast.ts'
import {type Locator, locator} from '../../../core/position.ts'
import {spanOf} from '../source.ts'
import type {CellLine, CellReader} from './cell-content.ts'
import {percent} from './pipe-table.ts'

/**
 * The line numbers of a table, counted from 0: its first and last line, the lines of its head, its ruler, and the lines
 * of each row.
 */
type Region = Readonly<{
  first: number
  last: number
  head: readonly number[]
  ruler: number
  rows: number[][]
}>

/** Functions that return points and places in a source, and the offsets at which its lines start. */
type Places = Locator & Readonly<{offsets: readonly number[]}>

/**
 * Converts Pandoc's simple and multiline tables, whose columns are only marked by lines of dashes. CommonMark parses
 * them as paragraphs, rules, headings and code, which are replaced by a table unless text would be lost. `siblings`
 * must begin at the left edge of the file.
 */
export function ruledTables(siblings: readonly Nodes[], source: string, read: () => CellReader): Nodes[] {
  const front = siblings[0]?.type === 'yaml' ? (siblings[0].position?.end.line ?? 0) : 0
  // A table may begin in the line after the front matter.
  const lines = source.split(/\r\n|\r|\n/).fill('', 0, front)
  const result = [...siblings]
  let places: Places | undefined
  for (let index = 0; index < result.length; index++) {
    const rule = result[index]!
    if (rule.type !== 'thematicBreak' && !isUnderlined(rule)) continue
    const region = regionAt(lines, (rule.position?.end.line ?? 0) - 1)
    if (region === undefined) continue
    const {first, last} = region
    let [from, to] = [index, index]
    while (from > 0 && (result[from - 1]!.position?.end.line ?? 0) > first) from--
    while (to + 1 < result.length && (result[to + 1]!.position?.start.line ?? 0) <= last + 1) to++
    places ??= {...locator(source), offsets: lineOffsets(source)}
    const isWhole =
      (result[from]?.position?.start.line ?? 0) > first && (result[to]?.position?.end.line ?? 0) <= last + 1
    const table = isWhole ? tableOf(region, lines, places, read()) : undefined
    if (table === undefined) continue
    result.splice(from, to - from + 1, {...table, ...spanOf(result[from]!, result[to]!)})
    index = from
  }
  return result
}

/**
 * Whether a node is a heading that CommonMark recognizes by a line of dashes below it, which may be the last row of a
 * table and the line that ends it.
 */
function isUnderlined(node: Nodes): boolean {
  return node.type === 'heading' && node.position?.end.line !== node.position?.start.line
}

// Requires two adjacent dashes, because `- - -` is a rule across the page.
const columnRule = /^(?=.*--) {0,3}-+(?: +-+)+ *$/
const fullRule = /^ {0,3}-{3,} *$/

/**
 * The table to which the rule in a line belongs, as its first line or as the line below its head; lines count from 0.
 */
function regionAt(lines: readonly string[], at: number): Region | undefined {
  const line = lines[at] ?? ''
  const isBlank = (index: number): boolean => isEdge(lines[index])
  if (fullRule.test(line) && isBlank(at - 1)) {
    let ruler = at + 1
    while (!isBlank(ruler) && !columnRule.test(lines[ruler] ?? '')) ruler++
    const end = endOf(lines, ruler)
    if (ruler <= at + 1 || isBlank(ruler) || end === undefined) return undefined
    return {first: at, last: end, head: range(at + 1, ruler), ruler, rows: rowsBetween(lines, ruler + 1, end)}
  }
  if (!columnRule.test(line)) return undefined
  if (isBlank(at - 1)) {
    if (isBlank(at + 1)) return undefined
    const end = endOf(lines, at)
    if (end === undefined) return undefined
    const rows = rowsBetween(lines, at + 1, end)
    return {
      first: at,
      last: end,
      head: [],
      ruler: at,
      rows: rows.length > 1 ? rows : range(at + 1, end).map(row => [row])
    }
  }
  if (!isBlank(at - 2) || isBlank(at + 1)) return undefined
  let last = at
  while (last + 1 < lines.length && !isBlank(last + 1) && (last === at || !isLast(lines, last))) last++
  // The author may have ended the table with another rule.
  const end = isRule(lines[last]) ? last : last + 1
  return {first: at - 1, last, head: [at - 1], ruler: at, rows: range(at + 1, end).map(row => [row])}
}

/** Whether a line can be adjacent to a table: it is blank, or the fence of a division. */
function isEdge(line = ''): boolean {
  return line.trim() === '' || isFence(line)
}

function isFence(line: string): boolean {
  return /^ {0,3}:{3}/.test(line)
}

function isRule(line = ''): boolean {
  return columnRule.test(line) || fullRule.test(line)
}

/** Whether a line ends a table: a rule followed by a blank line, a caption, a fence, or the end of the text. */
function isLast(lines: readonly string[], at: number): boolean {
  const next = lines[at + 1]
  return isRule(lines[at]) && (isEdge(next) || /^ {0,3}(?:[Tt]able)?: +\S/.test(next ?? ''))
}

/** The line that ends the table whose rows begin below a line. */
function endOf(lines: readonly string[], from: number): number | undefined {
  for (let index = from + 1; index < lines.length; index++) {
    if (isFence(lines[index] ?? '')) return undefined
    if (isRule(lines[index])) return isLast(lines, index) ? index : undefined
  }
  return undefined
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from)}, (_, index) => from + index)
}

/** Groups of lines separated by blank lines; each group is a row. */
function rowsBetween(lines: readonly string[], from: number, to: number): number[][] {
  const rows: number[][] = [[]]
  for (const index of range(from, to)) {
    if ((lines[index] ?? '').trim() === '') rows.push([])
    else rows.at(-1)?.push(index)
  }
  return rows.filter(row => row.length > 0)
}

function tableOf(
  {head, ruler, rows}: Region,
  lines: readonly string[],
  {point, offsets}: Places,
  read: CellReader
): Table | undefined {
  const dashes = [...(lines[ruler] ?? '').matchAll(/-+/g)].map(({index, 0: {length}}) => ({index, length}))
  const starts = dashes.map(({index}) => index)
  const used = [...head, ...rows.flat()].map(index => lines[index] ?? '')
  // If words begin left of the first column, or cross the edge of a column, this is not a table.
  const isClean = (line: string): boolean =>
    !line.includes('\t') &&
    line.slice(0, starts[0]).trim() === '' &&
    starts.slice(1).every(start => !/\S\S/.test(line.slice(start - 1, start + 1)))
  if (rows.length === 0 || !used.every(isClean)) return undefined
  const cellLines = (row: readonly number[], column: number): CellLine[] =>
    row.map(index => {
      const piece = (lines[index] ?? '').slice(starts[column], starts[column + 1])
      const blanks = piece.length - piece.trimStart().length
      return {text: piece.trim(), start: point((offsets[index] ?? 0) + (starts[column] ?? 0) + blanks)}
    })
  const rowOf = (row: readonly number[]): TableRow => ({
    type: 'tableRow',
    children: starts.map((_, column) => cellOf(read(cellLines(row, column))))
  })
  const sample = head.length > 0 ? head : (rows[0] ?? [])
  const total = dashes.reduce((sum, {length}) => sum + length, 0)
  const isWrapped = [head, ...rows].some(row => row.length > 1)
  return {
    type: 'table',
    align: dashes.map(({index, length}, column) =>
      alignment(
        sample.map(line => (lines[line] ?? '').slice(index, starts[column + 1]).trimEnd()),
        length
      )
    ),
    children: [...(head.length > 0 ? [rowOf(head)] : []), ...rows.map(rowOf)],
    data: {
      headRows: head.length > 0 ? 1 : 0,
      ...(isWrapped && {widths: dashes.map(({length}) => percent(length, total))})
    }
  }
}

function lineOffsets(source: string): readonly number[] {
  return [0, ...[...source.matchAll(/\r\n|\r|\n/g)].map(({index, 0: ending}) => index + ending.length)]
}

function cellOf(content: ReturnType<CellReader>): TableRow['children'][number] {
  const [only] = content
  const place = content.length === 0 ? {} : spanOf(content[0]!, content.at(-1)!)
  if (content.length > 1 || (only !== undefined && only.type !== 'paragraph'))
    return {type: 'blockCell', children: content as BlockCell['children'], ...place}
  const children = only?.type === 'paragraph' ? (only.children as PhrasingContent[]) : []
  return {type: 'tableCell', children, ...place}
}

/**
 * The alignment of a column, by where its longest head line is shorter than the dashes: at both ends, centred; only at
 * the left, right-aligned; only at the right, left-aligned.
 */
function alignment(words: readonly string[], length: number): AlignType {
  const longest = words.reduce((most, each) => (each.length > most.length ? each : most), '')
  if (longest === '') return null
  const [left, right] = [longest.startsWith(' '), longest.length < length]
  if (left && right) return 'center'
  return left ? 'right' : right ? 'left' : null
}
