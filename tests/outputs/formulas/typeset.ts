import type {FormulaLayout} from '../../../src/core/formula-layout.ts'
import {createFormulaReader} from '../../../src/core/formulas/reader.ts'
import type {Macro} from '../../../src/core/mdast.ts'
import {formulaTypesetter} from '../../../src/outputs/formulas/index.ts'
import {mathFont} from './font.ts'

/**
 * Parses the TeX of a formula and lays it out; undefined if it cannot be parsed, or the font lacks one of its signs.
 */
export type TexTypesetter = (tex: string, display: boolean) => FormulaLayout | undefined

export async function texTypesetter(macros: readonly Macro[] = []): Promise<TexTypesetter> {
  const [read, layOut] = [createFormulaReader(macros), formulaTypesetter(await mathFont())!]
  return (tex, display) => {
    const formula = read(tex, display)
    return 'tree' in formula ? layOut(formula.tree) : undefined
  }
}
