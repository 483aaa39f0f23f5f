import type {FormulaLayout} from '../../core/formula-layout.ts'
import type {FormulaNode} from '../../core/formula-tree.ts'
import {readMathFont} from './font/math-font.ts'
import {formulaItems, rowsOf} from './mathjax/drawing.ts'
import {linesOf} from './mathjax/lines.ts'
import {piecesOfDisplay, piecesOfText} from './mathjax/pieces.ts'
import {createMathTypesetter} from './mathjax/typesetter.ts'

/** Formulas that are narrower than this, in em, fit into any column. */
const leastWidth = 12

/** Lays out a formula; returns undefined if the font lacks one of its signs. */
export type FormulaTypesetter = (tree: FormulaNode) => FormulaLayout | undefined

/** Creates a typesetter for an uncompressed font; undefined if the font lacks TrueType outlines or a MATH table. */
export function formulaTypesetter(bytes: Uint8Array, slanted?: Uint8Array): FormulaTypesetter | undefined {
  const font = readMathFont(bytes, slanted)
  if (font === undefined) return undefined
  const typeset = createMathTypesetter(font)
  return tree => {
    const result = typeset(tree)
    const items = result && formulaItems(result.drawing, font)
    if (result === undefined || items === undefined) return undefined
    const {w, h, d} = result.box
    const isDisplay = tree.attributes?.display === 'block'
    const rows = rowsOf(result.drawing, font)
    const lines = isDisplay && w > leastWidth ? linesOf(result, rows, items) : undefined
    return {
      width: w,
      height: Math.max(0, h),
      depth: Math.max(0, d),
      items,
      rows: rows.map(({baseline}) => baseline),
      ...(lines && {lines}),
      pieces: isDisplay ? piecesOfDisplay(result.wrapper) : piecesOfText(result.wrapper)
    }
  }
}
