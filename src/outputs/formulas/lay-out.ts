import type {LaidOutFormulas} from '../../core/formula-layout.ts'
import type {FormulaNode} from '../../core/formula-tree.ts'
import {formulaFaces} from './faces.ts'
import {formulaTypesetter} from './typesetter.ts'

/** Lays out the formulas of a paper; none with a font that cannot be used. */
export function layOutFormulas(font: Uint8Array, trees: readonly FormulaNode[]): LaidOutFormulas {
  const typeset = formulaTypesetter(font)
  if (typeset === undefined) return {layouts: [], faces: []}
  const laidOut = trees.map(typeset)
  const {layouts, faces} = formulaFaces(
    font,
    laidOut.filter(layout => layout !== undefined)
  )
  const rest = [...layouts]
  return {layouts: laidOut.map(layout => (layout === undefined ? null : rest.shift()!)), faces}
}
