import {largestOf} from '../../../core/extremes.ts'
import {type FormulaNode, nodeParts, nodeValue} from '../../../core/formula-tree.ts'
import {formulaRows} from '../../../core/formulas/tables.ts'
import {element} from '../../../core/write-xml.ts'
import type {RowWriter} from './nary.ts'
import {argument, built, type MathPiece, nothing} from './pieces.ts'

/** Converts rows and columns; an aligned formula consists of columns without space between them. */
export function matrix(node: FormulaNode, row: RowWriter): readonly MathPiece[] {
  const rows = formulaRows(node).map(({cells}) => cells)
  const count = largestOf([...rows.map(({length}) => length), 0])
  if (count === 0) return []
  if (rows.length === 1 && count === 1) return row(rows[0]!.flatMap(nodeParts))
  const cells = rows.map(line =>
    Array.from({length: count}, (_, column) => argument('m:e', cellPieces(line[column], row)))
  )
  if (count === 1) return [built(element('m:eqArr', {}, cells.flat()))]
  const columns = Array.from({length: count}, (_, column) =>
    element(
      'm:mc',
      {},
      element(
        'm:mcPr',
        {},
        element('m:count', {'m:val': 1}),
        element('m:mcJc', {'m:val': alignOf(node, column)})
      )
    )
  )
  const isAligned = nodeValue(node, 'columnspacing').startsWith('0')
  const properties = element(
    'm:mPr',
    {},
    element('m:plcHide', {'m:val': 1}),
    isAligned ? element('m:cGpRule', {'m:val': 3}) + element('m:cGp', {'m:val': 0}) : '',
    element('m:mcs', {}, columns)
  )
  return [
    built(
      element(
        'm:m',
        {},
        properties,
        cells.map(line => element('m:mr', {}, line))
      )
    )
  ]
}

/**
 * A cell. As in TeX, an operator at its beginning gets an empty operand before it; otherwise LibreOffice would show a
 * question mark.
 */
function cellPieces(cell: FormulaNode | undefined, row: RowWriter): readonly MathPiece[] {
  const pieces = row(cell === undefined ? [] : nodeParts(cell))
  const [first] = pieces
  return first?.kind === 'run' && first.role === 'operator' ? [nothing, ...pieces] : pieces
}

/** The alignment of a column; the last alignment in the list also applies to all further columns. */
function alignOf(table: FormulaNode, column: number): 'left' | 'center' | 'right' {
  const aligns = nodeValue(table, 'columnalign').split(' ')
  const align = aligns[column] ?? aligns.at(-1)
  return align === 'left' || align === 'right' ? align : 'center'
}
