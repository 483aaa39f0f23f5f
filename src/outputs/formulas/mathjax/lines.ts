import type {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import type {FormulaItem, FormulaLine} from '../../../core/formula-layout.ts'
import type {DrawnRow} from './drawing.ts'
import {piecesOfRow} from './pieces.ts'
import type {Typeset} from './typesetter.ts'

/** The indent of the continuation of a broken line, relative to the alignment sign, in em. */
const furtherIndent = 2

/** The lines of a formula that is aligned as in `align`; undefined for a matrix, or if no line can be broken. */
export function linesOf(
  {wrapper, box}: Typeset,
  rows: readonly DrawnRow[],
  items: readonly FormulaItem[]
): readonly FormulaLine[] | undefined {
  const table = tableOf(wrapper)
  if (table === undefined || rows.length === 0 || !isAligned(table)) return undefined
  const boxes = rows.map(({baseline}, index) => {
    const {h, d} = table.childNodes[index]!.getBBox()
    return {top: baseline + h, bottom: baseline - d}
  })
  /** The middle of the space between a row and the row above it. */
  const border = (index: number): number =>
    index === 0 ? box.h : index === rows.length ? -box.d : (boxes[index - 1]!.bottom + boxes[index]!.top) / 2
  let end = 0
  const lines = rows.map(({baseline, cells: places, items: own}, index): FormulaLine => {
    const {childNodes} = table.childNodes[index]!
    const align = childNodes.length === 1 ? alignOf(childNodes[0]!) : undefined
    end += own.length
    return {
      end,
      baseline,
      height: border(index) - baseline,
      depth: baseline - border(index + 1),
      indent: (places[1] ?? (align ? 0 : places[0]) ?? 0) + furtherIndent,
      pieces: piecesOfRow(places.map((x, at) => ({cell: childNodes[at]!, x}))),
      ...(align && {align})
    }
  })
  // Lines and frames of the table itself belong to no row, so a table with them is not divided.
  const isWhole = end === items.length
  return isWhole && lines.some(({pieces}) => pieces.length > 1) ? lines : undefined
}

/** The table, if the formula consists of one. */
function tableOf(formula: SvgWrapper): SvgWrapper | undefined {
  const [only, ...others] = formula.childNodes
  if (formula.node.isKind('mtable')) return formula
  return only === undefined || others.length > 0 ? undefined : tableOf(only)
}

/** Whether the cells of each row are the sides of a formula, or each row is a single cell. */
function isAligned(table: SvgWrapper): boolean {
  const spacing = String(table.node.attributes.get('columnspacing'))
  return spacing.startsWith('0') || table.childNodes.every(({childNodes}) => childNodes.length < 2)
}

function alignOf({node}: SvgWrapper): FormulaLine['align'] {
  const align = String(node.attributes.get('columnalign'))
  return align === 'left' || align === 'right' ? align : 'center'
}
