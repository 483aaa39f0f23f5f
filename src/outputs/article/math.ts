import {formulaReader} from '../../core/formula.ts'
import type {Manuscript} from '../../core/types.ts'
import {citesFormulas} from './reference-formulas.ts'

export type MathRenderer = (tex: string, display: boolean) => string | undefined

/** TeX to MathML, for a paper with formulas. TeX that cannot be read gives undefined. */
export async function mathRenderer(manuscript: Manuscript): Promise<MathRenderer> {
  const inText = manuscript.project.texts.some(({hasFormulas}) => hasFormulas)
  if (!inText && !citesFormulas(manuscript)) return () => undefined
  const read = await formulaReader([...manuscript.project.macros.values()])
  return (tex, display) => {
    const formula = read(tex, display)
    return 'markup' in formula ? formula.markup : undefined
  }
}
