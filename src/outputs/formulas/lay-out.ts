import type {LaidOutFormulas} from '../../core/formula-layout.ts'
import type {FormulaNode} from '../../core/formula-tree.ts'
import {formulaFaces} from './faces.ts'
import {formulaTypesetter} from './typesetter.ts'

/**
 * Lays out the formulas of a paper; `slanted` is the text font for words in slanted type. If the font cannot be used,
 * no formula is laid out.
 */
export function layOutFormulas(
  font: Uint8Array,
  trees: readonly FormulaNode[],
  slanted?: Uint8Array
): LaidOutFormulas {
  const typeset = formulaTypesetter(font, slanted)
  if (typeset === undefined) return {layouts: [], faces: []}
  const laidOut = trees.map(typeset)
  const {layouts, faces} = formulaFaces(
    font,
    laidOut.filter(layout => layout !== undefined),
    slanted
  )
  const rest = [...layouts]
  return {layouts: laidOut.map(layout => (layout === undefined ? null : rest.shift()!)), faces}
}
