import type {LaidOutFormulas, WrittenFormula} from '../../core/formula-layout.ts'
import type {Macro} from '../../core/mdast.ts'
import {formulaFaces} from './faces.ts'
import {formulaTypesetter} from './typesetter.ts'

/** Lays out the formulas of a paper; none with a font that cannot be used. */
export function layOutFormulas(
  font: Uint8Array,
  macros: readonly Macro[],
  formulas: readonly WrittenFormula[]
): LaidOutFormulas {
  const typeset = formulaTypesetter(font, macros)
  if (typeset === undefined) return {layouts: [], faces: []}
  const laidOut = formulas.map(([tex, display]) => typeset(tex, display))
  const {layouts, faces} = formulaFaces(
    font,
    laidOut.filter(layout => layout !== undefined)
  )
  const rest = [...layouts]
  return {layouts: laidOut.map(layout => (layout === undefined ? null : rest.shift()!)), faces}
}
