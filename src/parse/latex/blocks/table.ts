import type {AlignType, PhrasingContent, Table, TableRow} from 'mdast'
import {largestOf} from '../../../core/extremes.ts'
import type {BlockCell} from '../../../core/mdast.ts'
import {endOfLengthOption} from './length-option.ts'
import type {EnvironmentKind, LatexBlock, LatexReader} from './reader.ts'
import {
  argumentsAt,
  commandsIn,
  environmentAt,
  splitAt,
  type TexArguments,
  type TexPart,
  type TexToken,
  texTokens,
  trimmedPart,
  without
} from './scan.ts'
import {columnsOf, type LatexColumn} from './table-columns.ts'
import {type LatexCell, type LatexRow, latexHeadRows} from './table-head.ts'
import {withNumber} from './table-numbers.ts'

/** Returns a function that reads a table without a caption. The last of its `count` arguments specifies the columns. */
export function tabular(count: number): EnvironmentKind {
  return ({body, start, end}, reader) => {
    // `\begin{tabu} to \linewidth {lr}`.
    const [size = ''] =
      /^\s*(?:to|spread)\s*[\d.]*\s*(?:\\[A-Za-z]+|[a-z]{2})\s*(?=[{[])/.exec(body.text) ?? []
    const {groups, end: begin} = argumentsAt(body.text, size.length, count)
    const rows = rowsOf(trimmedPart(body, begin))
    const table = tableOf(rows, columnsOf(groups.at(-1)?.text ?? ''), reader)
    return table && [{...table, ...reader.place(start, end)}]
  }
}

/**
 * Reads `longtable`, whose caption and label are among its rows, and which has heads for the first and the other pages.
 */
export const longTable: EnvironmentKind = ({body, start, end}, reader) => {
  const {groups, end: begin} = argumentsAt(body.text, 0, 1)
  const content = trimmedPart(body, begin)
  const captions = commandsIn(content, 'caption')
  const labels = commandsIn(content, 'label')
  // A caption after the first head is the one for the other pages.
  const caption = captions.find(({start}) => !isRepeated(content, start))?.groups[0]
  const inCaption = /\\label\s*\{([^{}]*)\}/.exec(caption?.text ?? '')?.[1]
  const id = (labels[0]?.groups[0]?.text ?? inCaption)?.trim()
  const blank = blanked(content, [...captions, ...labels])
  const {head, rest} = headOf(blank)
  const rows = [...(head ? rowsOf(head).map(row => ({...row, isHead: true})) : []), ...rowsOf(rest)]
  const table = tableOf(rows, columnsOf(groups[0]?.text ?? ''), reader)
  if (table === undefined) return undefined
  const place = reader.place(start, end)
  if (caption === undefined && id === undefined) return [{...table, ...place}]
  const children: LatexBlock[] = [{...table, ...place}]
  if (caption !== undefined) {
    const position = reader.place(caption.at, caption.at + caption.text.length)
    children.push({type: 'paragraph', children: reader.words([caption]), ...position})
  }
  return [
    {
      type: 'div',
      children,
      data: {attributes: {...(id && {id}), classes: ['table'], pairs: {}}},
      ...place
    }
  ]
}

/** Whether an offset is after the first head of a long table, where `\caption` is only a repetition. */
function isRepeated({text}: TexPart, at: number): boolean {
  const end = /\\endfirsthead(?![A-Za-z])/.exec(text)?.index ?? -1
  return end >= 0 && at > end
}

/** Replaces commands, and the row ends after them, with spaces. */
function blanked(part: TexPart, stretches: ReadonlyArray<Readonly<{start: number; end: number}>>): TexPart {
  let {text} = part
  for (const {start, end} of stretches) {
    const after = /\s*(?:\\label\s*\{[^{}]*\})?\s*(?:\\\\|\\tabularnewline)?/y
    after.lastIndex = end
    const until = end + (after.exec(text)?.[0].length ?? 0)
    text = text.slice(0, start) + ' '.repeat(until - start) + text.slice(until)
  }
  return {text, at: part.at}
}

/**
 * The head of a long table, and its other rows. If the table has different heads for the first and the other pages, the
 * first is used.
 */
function headOf(part: TexPart): Readonly<{head?: TexPart; rest: TexPart}> {
  const ends = texTokens(part.text).filter(
    token => token.type === 'command' && /^end(?:first)?(?:head|foot)$|^endlastfoot$/.test(token.name)
  )
  const last = ends.at(-1)
  if (last === undefined) return {rest: part}
  const first = ends.find(({name}) => name === 'endfirsthead') ?? ends.find(({name}) => name === 'endhead')
  const before = first && ends.filter(({end}) => end <= first.start).at(-1)
  return {
    ...(first && {head: trimmedPart(part, before?.end ?? 0, first.start)}),
    rest: trimmedPart(part, last.end)
  }
}

/** The rows of a table, and for each whether a rule is above it. */
function rowsOf(part: TexPart): readonly LatexRow[] {
  const lines = splitAt(part, token => (isRowEnd(token) ? endOfRow(part.text, token) : undefined))
  const rows: LatexRow[] = []
  let hasRule = false
  let hasPartialRule = false
  for (const line of lines) {
    const {rules, rest} = withoutRules(line)
    hasRule ||= /\\(?:midrule|hline|hhline|Xhline|bottomrule|specialrule)/.test(rules)
    hasPartialRule ||= /\\(?:cmidrule|cline)/.test(rules)
    if (withoutComments(rest) === '') continue
    const cells = splitAt(rest, token =>
      token.type === 'sign' && token.name === '&' ? token.end : undefined
    )
    rows.push({cells: cells.map(cell => cellOf(trimmedPart(cell))), hasRule, hasPartialRule})
    hasRule = false
    hasPartialRule = false
  }
  return rows
}

function withoutComments({text}: TexPart): string {
  return text.replace(/(?<!\\)%.*/g, '').trim()
}

function isRowEnd(token: TexToken): boolean {
  return token.type === 'command' && ['\\', '\\*', 'tabularnewline', 'cr'].includes(token.name)
}

function endOfRow(text: string, token: TexToken): number {
  // `\\*` forbids a page break here.
  return endOfLengthOption(text, text[token.end] === '*' ? token.end + 1 : token.end)
}

/** Separates the rules above a row from the row. */
function withoutRules(part: TexPart): Readonly<{rules: string; rest: TexPart}> {
  const [rules = ''] = rulesAbove.exec(part.text) ?? []
  return {rules, rest: trimmedPart(part, rules.length)}
}

const rulesAbove =
  /^(?:\s|%[^\n]*\n|\\(?:toprule|midrule|bottomrule|hline|specialrule|addlinespace|Xhline|hhline|cmidrule|cline|morecmidrules|rowcolor|noalign|arrayrulecolor|endhead|endfirsthead|endfoot|endlastfoot|tabucline|centering|footnotesize|small)(?![A-Za-z])(?:\([^)]*\)|\[[^\]@]*\]|\{[^{}]*\})*)*/

/** A cell with the span that its commands specify. */
function cellOf(part: TexPart): LatexCell {
  let cell: LatexCell = {part: withoutStack(part), columns: 1, rows: 1}
  for (let depth = 0; depth < 4; depth++) {
    const [first] = texTokens(cell.part.text).filter(({type}) => type !== 'comment')
    if (first?.type !== 'command' || cell.part.text.slice(0, first.start).trim() !== '') return cell
    if (first.name !== 'multicolumn' && first.name !== 'multirow' && first.name !== 'multirowcell')
      return cell
    const {groups, end} = spanArguments(cell.part.text, first.end)
    const content = groups.at(-1)
    if (
      content === undefined ||
      cell.part.text
        .slice(end)
        .replace(/\\label\{[^{}]*\}/, '')
        .trim() !== ''
    )
      return cell
    const count = Math.max(1, Math.min(Math.abs(Number.parseInt(groups[0]?.text ?? '', 10)) || 1, 1000))
    const inner = withoutStack(trimmedPart({text: content.text, at: cell.part.at + content.at}))
    cell =
      first.name === 'multicolumn'
        ? {...cell, part: inner, columns: count, align: columnsOf(groups[1]?.text ?? '')[0]?.align ?? null}
        : {...cell, part: inner, rows: count}
  }
  return cell
}

/** The content of a nested table that has a single column, and so serves only to break lines in a cell. */
function withoutStack(part: TexPart): TexPart {
  const environment = part.text.startsWith('\\begin') ? environmentAt(part.text, 0) : undefined
  if (environment?.name !== 'tabular' || environment.end < part.text.length) return part
  const {body} = environment
  const {end} = argumentsAt(body.text, 0, 1)
  const inner = trimmedPart({text: body.text, at: part.at + body.at}, end)
  return texTokens(inner.text).some(({type, name}) => type === 'sign' && name === '&') ? part : inner
}

/**
 * The arguments of a command for cells that span columns or rows; in `\multirow{2}*{words}`, the width has no braces.
 */
function spanArguments(text: string, start: number): Pick<TexArguments, 'groups' | 'end'> {
  const read = argumentsAt(text, start, 3)
  const star = /\s*\*/y
  star.lastIndex = read.end
  const [mark = ''] = read.groups.length === 1 ? (star.exec(text) ?? []) : []
  if (mark === '') return read
  const {groups, end} = argumentsAt(text, read.end + mark.length, 1)
  return {groups: [...read.groups, ...groups], end}
}

/** A cell that spans several rows, and how many of them are still to come. */
type Hanging = {left: number; data: Span}
type Span = {columns: number; rows: number; align?: AlignType}

function tableOf(
  rows: readonly LatexRow[],
  columns: readonly LatexColumn[],
  reader: LatexReader
): Table | undefined {
  if (rows.length === 0) return undefined
  const widest = largestOf(rows.map(({cells}) => cells.reduce((sum, cell) => sum + cell.columns, 0)))
  const count = Math.max(widest, 1)
  const hanging = new Map<number, Hanging>()
  const children = rows.map(({cells}) => rowOf(cells, {count, columns}, hanging, reader))
  // A cell that would span more rows than the table has ends with the table.
  for (const {left, data} of hanging.values()) data.rows -= left
  const widths = columns.length === count ? columns.map(({width = 0}) => width) : []
  const isWide = widths.length > 0 && widths.every(width => width > 0)
  const total = widths.reduce((sum, width) => sum + width, 0)
  return {
    type: 'table',
    align: Array.from({length: count}, (_, index) => columns[index]?.align ?? null),
    children,
    data: {
      headRows: latexHeadRows(rows),
      ...(isWide && {widths: widths.map(width => Math.round((width / total) * 100))})
    }
  }
}

function rowOf(
  cells: readonly LatexCell[],
  {count, columns}: Readonly<{count: number; columns: readonly LatexColumn[]}>,
  hanging: Map<number, Hanging>,
  reader: LatexReader
): TableRow {
  const made: TableRow['children'] = []
  let column = 0
  for (const cell of cells) {
    const above = hanging.get(column)
    if (above !== undefined && above.left > 0) {
      const isEmpty = withoutComments(cell.part) === ''
      if (isEmpty) {
        above.left--
        column += above.data.columns
        continue
      }
      // A cell with content below a spanning cell ends the span.
      above.data.rows -= above.left
      above.left = 0
    }
    const data: Span = {columns: cell.columns, rows: cell.rows, ...(cell.align && {align: cell.align})}
    if (cell.rows > 1) hanging.set(column, {left: cell.rows - 1, data})
    const node = cellNode(cell, cell.columns + cell.rows > 2 || cell.align ? data : undefined, reader)
    made.push(cell.columns === 1 ? ofColumn(node, columns[column]) : node)
    column += cell.columns
  }
  for (; column < count; column++) {
    const above = hanging.get(column)
    if (above !== undefined && above.left > 0) above.left--
    else made.push({type: 'tableCell', children: []})
  }
  const [first, last] = [cells[0]?.part, cells.at(-1)?.part]
  const place = first && last ? reader.place(first.at, last.at + last.text.length) : {}
  return {type: 'tableRow', children: made, ...place}
}

/** Applies the format of a column to its cell, as in `>{\bfseries}c` and in columns for numbers. */
function ofColumn(
  node: TableRow['children'][number],
  column: LatexColumn | undefined
): TableRow['children'][number] {
  if (column === undefined || node.type !== 'tableCell' || node.children.length === 0) return node
  const children = column.isNumeric ? withNumber(node.children) : node.children
  return {...node, children: column.style === undefined ? children : [{type: column.style, children}]}
}

function cellNode(
  {part}: LatexCell,
  data: Span | undefined,
  reader: LatexReader
): TableRow['children'][number] {
  const spans = data && {data}
  const content = reader.blocks([part])
  const [only] = content
  const place = reader.place(part.at, part.at + part.text.length)
  if (content.length > 1 || (only !== undefined && only.type !== 'paragraph'))
    return {type: 'blockCell', children: content as BlockCell['children'], ...spans, ...place}
  const children: PhrasingContent[] = only?.type === 'paragraph' ? only.children : []
  return {type: 'tableCell', children, ...spans, ...place}
}

/** Reads the notes below a table, each with its mark raised. */
export const tableNotes: EnvironmentKind = ({body}, reader) => {
  const [before, ...items] = splitAt(body, token =>
    token.type === 'command' && token.name === 'item' ? token.end : undefined
  )
  if (items.length === 0)
    return reader.blocks(before ? [trimmedPart(before, argumentsAt(before.text, 0, 0).end)] : [])
  return items.flatMap(item => {
    const {options, end} = argumentsAt(item.text, 0, 0)
    const blocks = reader.blocks(without(item, [{start: 0, end}]))
    const [first] = blocks
    const mark = options[0] && {text: options[0].text, at: item.at + options[0].at}
    if (mark === undefined || first?.type !== 'paragraph') return blocks
    const raised: PhrasingContent = {type: 'superscript', children: reader.words([mark])}
    first.children.unshift(raised, {type: 'text', value: ' '})
    return blocks
  })
}
