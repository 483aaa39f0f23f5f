import {largestOf} from '../../../core/extremes.ts'
import {type FormulaNode, nodeParts, nodeValue} from '../../../core/formula-tree.ts'
import {formulaRows} from '../../../core/formulas/tables.ts'
import {escapeHtml} from '../../../core/write-html.ts'
import {emOf, written} from './lengths.ts'
import {type MathWriter, rowMarkup} from './rows.ts'
import {type MathAttributes, mathTag} from './tags.ts'

/** The number of a row: its text, empty for a row without a number, or its formula; and the anchor of the row. */
export type RowNumber = Readonly<{
  text: string
  tree: FormulaNode | undefined
  anchor?: string | undefined
  /** Whether it is printed without brackets. */
  isBare: boolean
}>

/** Writes rows and columns as in LaTeX, with a strut in each row, and LaTeX's spaces between rows and columns. */
export function table(node: FormulaNode, write: MathWriter, numbers?: readonly RowNumber[]): string {
  const rows = formulaRows(node)
  const looks = looksOf(node, rows.length)
  const isNumbered = numbers !== undefined || rows.some(({label}) => label !== undefined)
  const most = largestOf(rows.map(({cells}) => cells.length))
  const isWide = nodeValue(node, 'width') === '100%'
  const content = rows.map(({cells, label}, index) => {
    const number =
      label === undefined
        ? numberMarkup(numbers?.[index], write)
        : rowMarkup(nodeParts(label), write).join('')
    const written = cells.map((cell, column) =>
      cellMarkup(cell, {looks, row: index, column, isLast: column === most - 1, write})
    )
    return mathTag(
      'mtr',
      {id: numbers?.[index]?.anchor},
      isNumbered ? numbered([...written, ...absent(most - cells.length)], number) : written.join('')
    )
  })
  return mathTag(
    'mtable',
    {
      displaystyle: nodeValue(node, 'displaystyle') === 'true' ? 'true' : undefined,
      style: isWide ? 'width:100%' : undefined
    },
    content.join('')
  )
}

function numberMarkup(number: RowNumber | undefined, write: MathWriter): string {
  if (number === undefined || number.text === '') return ''
  const {text, tree, isBare} = number
  const [open, close] = isBare ? ['', ''] : ['(', ')']
  const sign = (bracket: string): string => (bracket === '' ? '' : mathTag('mtext', {}, bracket))
  return tree === undefined
    ? mathTag('mtext', {class: 'math-number'}, escapeHtml(open + text + close))
    : mathTag(
        'mrow',
        {class: 'math-number'},
        [sign(open), ...rowMarkup(nodeParts(tree), write), sign(close)].join('')
      )
}

/** A row with its number at the end of the line, and a space of the same width before it. */
function numbered(cells: readonly string[], number: string): string {
  const margin = mathTag('mtd', {style: 'padding:0;width:50%'}, '')
  const end = number === '' ? margin : mathTag('mtd', {style: 'padding:0 0 0 1em;width:50%'}, number)
  return `${margin}${cells.join('')}${end}`
}

/** Empty cells, which move the numbers of all rows into the same column. */
function absent(count: number): readonly string[] {
  return Array.from({length: count}, () => mathTag('mtd', {style: 'padding:0'}, ''))
}

type Looks = Readonly<{
  aligns: readonly string[]
  columns: readonly number[]
  /** The space before the first column and after the last: for an array, `\arraycolsep`. */
  outer: readonly [left: number, right: number]
  rows: readonly number[]
  strut: number
  columnLines: readonly string[]
  rowLines: readonly string[]
  count: number
}>

function looksOf(node: FormulaNode, count: number): Looks {
  const list = (name: string): readonly string[] => nodeValue(node, name).split(' ').filter(Boolean)
  const lengths = (name: string, otherwise: string): readonly number[] =>
    (list(name).length === 0 ? [otherwise] : list(name)).map(length => emOf(length) ?? 0)
  const isArray = node.attributes?.['data-frame-styles'] !== undefined
  const [left = 0, right = left] = isArray ? lengths('data-array-padding', '.5em') : []
  return {
    outer: [left, right],
    aligns: list('columnalign'),
    columns: lengths('columnspacing', '1em'),
    rows: lengths('rowspacing', '0.4em'),
    strut: Number(node.properties?.strut ?? 0),
    columnLines: list('columnlines'),
    rowLines: list('rowlines'),
    count
  }
}

/** The value for a column or a row; the last value in the list also applies to all further ones. */
function at<Value>(list: readonly Value[], index: number): Value | undefined {
  return list[index] ?? list.at(-1)
}

type Cell = Readonly<{looks: Looks; row: number; column: number; isLast: boolean; write: MathWriter}>

function cellMarkup(cell: FormulaNode, {looks, row, column, isLast, write}: Cell): string {
  // LaTeX's strut, as high as a line, so that the distance of rows does not depend on their content.
  const {strut} = looks
  const line = strut > 0 && column === 0 ? [mathTag('mspace', strutOf(strut), '')] : []
  const parts = rowMarkup(nodeParts(cell), write, line.length > 0)
  const align = nodeValue(cell, 'columnalign') || at(looks.aligns, column)
  return mathTag(
    'mtd',
    {
      class: align === 'left' || align === 'right' ? `math-${align}` : undefined,
      style: [`padding:${paddingOf(looks, row, column, isLast)}`, ...linesOf(looks, row, column)].join(';')
    },
    [...line, ...parts].join('')
  )
}

function strutOf(stretch: number): MathAttributes {
  return {height: written(0.84 * stretch), depth: written(0.36 * stretch)}
}

/** The padding of a cell: half of the space to each neighbouring row and column. */
function paddingOf(
  {columns, outer, rows, count}: Looks,
  row: number,
  column: number,
  isLast: boolean
): string {
  const half = (list: readonly number[], index: number): number =>
    index < 0 ? 0 : (at(list, index) ?? 0) / 2
  const [top, bottom] = [half(rows, row - 1), row === count - 1 ? 0 : half(rows, row)]
  const left = column === 0 ? outer[0] : half(columns, column - 1)
  const right = isLast ? outer[1] : half(columns, column)
  const sides = [top, right, bottom, left].map(written)
  if (sides[1] === sides[3] && sides[0] === sides[2])
    return sides[0] === sides[1] ? sides[0]! : `${sides[0]} ${sides[1]}`
  return sides.join(' ')
}

function linesOf({columnLines, rowLines, count}: Looks, row: number, column: number): readonly string[] {
  const style = (line: string | undefined): string | undefined =>
    line === 'solid' || line === 'dashed' ? `.04em ${line}` : undefined
  const before = column === 0 ? undefined : style(at(columnLines, column - 1))
  const below = row === count - 1 ? undefined : style(at(rowLines, row))
  return [...(before ? [`border-left:${before}`] : []), ...(below ? [`border-bottom:${below}`] : [])]
}
