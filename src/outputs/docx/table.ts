import type {Table, TableCell, TableRow} from '../../core/article.ts'
import {largestOf} from '../../core/extremes.ts'
import {element} from '../../core/write-xml.ts'
import {paragraph, type StoryItem, serializeItems, type TableItem} from './items.ts'
import {changeAttributes, changeMark, isAddition, type Mark, withMark} from './marks.ts'
import {isRunningText} from './running-text.ts'
import {lineOf, type Story, type WriteBlocks, wordsPieces} from './story.ts'

/** A table whose head is repeated on every page, with spanning cells. */
export function tableItem(node: Table, story: Story, write: WriteBlocks): TableItem {
  const rows = [...node.head, ...node.body, ...node.foot]
  const placed = placeCells(rows)
  const count = largestOf([1, ...placed.map(row => row.reduce((sum, {columns}) => sum + columns, 0))])
  const widths = columnWidths(count, node.widths, story.context.area.width)
  const inner: Story = {...story, depth: 0}
  const xml = placed.map((cells, index) => {
    const part =
      index < node.head.length ? 'head' : index < node.head.length + node.body.length ? 'body' : 'foot'
    return rowXml(cells, rows[index] ?? [], part, widths, inner, write)
  })
  const properties = element(
    'w:tblPr',
    {},
    element('w:tblStyle', {'w:val': 'TableGalley'}),
    story.isRightToLeft ? element('w:bidiVisual') : '',
    element('w:tblW', {'w:w': 5000, 'w:type': 'pct'}),
    element('w:tblLook', {
      'w:val': node.head.length > 0 ? '0020' : '0000',
      'w:firstRow': node.head.length > 0 ? 1 : 0,
      'w:lastRow': node.foot.length > 0 ? 1 : 0,
      'w:firstColumn': 0,
      'w:lastColumn': 0,
      'w:noHBand': 1,
      'w:noVBand': 1
    })
  )
  const grid = element(
    'w:tblGrid',
    {},
    widths.map(width => element('w:gridCol', {'w:w': width}))
  )
  return {kind: 'table', xml: element('w:tbl', {}, properties, grid, xml)}
}

/** A cell at its place in the grid, or the continuation of a cell from an earlier row. */
type PlacedCell = Readonly<{cell: TableCell; columns: number; at: number; merge?: 'restart' | 'continue'}>

/** The cells of each row over the whole width of the grid; a cell that spans rows is continued in the rows below. */
function placeCells(rows: readonly TableRow[]): ReadonlyArray<readonly PlacedCell[]> {
  const open = new Map<number, Readonly<{cell: TableCell; columns: number; left: number}>>()
  return rows.map((row, index) => {
    const placed: PlacedCell[] = []
    let at = 0
    const continueOpen = (): void => {
      for (let span = open.get(at); span !== undefined; span = open.get(at)) {
        placed.push({cell: span.cell, columns: span.columns, at, merge: 'continue'})
        if (span.left > 1) open.set(at, {...span, left: span.left - 1})
        else open.delete(at)
        at += span.columns
      }
    }
    for (const cell of row) {
      continueOpen()
      const columns = Math.max(1, cell.columns ?? 1)
      const height = Math.min(cell.rows ?? 1, rows.length - index)
      placed.push({cell, columns, at, ...(height > 1 && {merge: 'restart' as const})})
      if (height > 1) open.set(at, {cell, columns, left: height - 1})
      at += columns
    }
    continueOpen()
    return placed
  })
}

function columnWidths(
  count: number,
  hundredths: readonly number[] | undefined,
  textWidth: number
): readonly number[] {
  const shares = Array.from({length: count}, (_, column) => hundredths?.[column] ?? 100 / count)
  const whole = shares.reduce((sum, share) => sum + share, 0) || 1
  return shares.map(share => Math.max(1, Math.round((share / whole) * textWidth)))
}

type Part = 'head' | 'body' | 'foot'

function rowXml(
  placed: readonly PlacedCell[],
  row: TableRow,
  part: Part,
  widths: readonly number[],
  story: Story,
  write: WriteBlocks
): string {
  const {nextChange} = story.context
  const mark = rowMark(row, story)
  const tracked = mark
    ? element(isAddition(mark) ? 'w:ins' : 'w:del', changeAttributes(mark, nextChange))
    : ''
  const head = part === 'head' ? element('w:tblHeader') : ''
  const properties = element('w:cantSplit') + head + tracked
  const width = placed.reduce((sum, {columns}) => sum + columns, 0)
  const cells = placed.map(cell => cellXml(cell, part, widths, mark, story, write))
  const rest = widths.slice(width).map(each => element('w:tc', {}, cellWidth(each), emptyParagraph))
  return element('w:tr', {}, element('w:trPr', {}, properties), cells, rest)
}

const emptyParagraph = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'

function cellWidth(width: number): string {
  return element('w:tcPr', {}, element('w:tcW', {'w:w': width, 'w:type': 'dxa'}))
}

/**
 * The change of a row that only one version contains, because all its cells, or the whole table, belong to that change.
 */
function rowMark(row: TableRow, story: Story): Mark | undefined {
  const [first] = row
  if (first?.change === undefined) return story.marks.at(-1)
  const isWhole = row.every(
    ({change}) => change?.kind === first.change?.kind && change?.number === first.change?.number
  )
  return isWhole ? changeMark(first.change, story.context.author) : undefined
}

function cellXml(
  {cell, columns, at, merge}: PlacedCell,
  part: Part,
  widths: readonly number[],
  row: Mark | undefined,
  story: Story,
  write: WriteBlocks
): string {
  const {nextChange, author} = story.context
  const own = cell.change && changeMark(cell.change, author)
  const width = widths.slice(at, at + columns).reduce((sum, each) => sum + each, 0)
  const tracked =
    own && row === undefined
      ? element(isAddition(own) ? 'w:cellIns' : 'w:cellDel', changeAttributes(own, nextChange))
      : ''
  const properties = element(
    'w:tcPr',
    {},
    element('w:tcW', {'w:w': width, 'w:type': 'dxa'}),
    columns > 1 ? element('w:gridSpan', {'w:val': columns}) : '',
    merge === undefined ? '' : element('w:vMerge', {'w:val': merge}),
    tracked
  )
  if (merge === 'continue') return element('w:tc', {}, properties, emptyParagraph)
  const style = part === 'head' || cell.isHead ? 'TableHead' : 'TableText'
  const turned = story.isRightToLeft && {isRightToLeft: true}
  const within: Story = {
    ...story,
    form: {style, ...turned, ...(cell.align && {align: cell.align})},
    marks: withMark(story.marks, own)
  }
  return element('w:tc', {}, properties, serializeItems(cellItems(cell, within, write), story.context))
}

function cellItems({children}: TableCell, story: Story, write: WriteBlocks): readonly StoryItem[] {
  if (!isRunningText(children)) return write(children, story)
  return [paragraph(story.form, wordsPieces(children, lineOf({}, story)), story.marks)]
}
