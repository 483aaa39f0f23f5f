import type {LaidOutFormulas} from '../../core/formula-layout.ts'
import type {FormulaNode} from '../../core/formula-tree.ts'
import {formulaFaces} from './faces.ts'
import {formulaTypesetter} from './typesetter.ts'

/** Lays out the formulas of a paper, with words in slanted type in a font of its text; none with a font that cannot be used. */
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
