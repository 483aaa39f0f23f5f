import {formulaInField, formulasIn} from '../cite/field-formulas.ts'
import type {RenderedCitations} from '../cite/index.ts'
import {perItems, perObject} from '../core/per-object.ts'
import type {CslItem, Manuscript, Reference} from '../core/types.ts'

/** Whether a field of a cited or listed work contains TeX. */
export function citesFormulas({bibliography, citedBy, nocite}: Manuscript): boolean {
  const isShown = (work: Reference): boolean => citedBy.has(work.key) || nocite.includes(work)
  return withFormulasAmong(bibliography.references).some(isShown)
}

const holdsFormula = perObject((work: CslItem) =>
  Object.values(work).some(value => typeof value === 'string' && formulaInField.test(value))
)

const withFormulasAmong = perItems((work: Reference) => (holdsFormula(work.csl) ? [work] : []))

/** Separates formulas from text in citations and references. */
export function withFormulas(rendered: RenderedCitations): RenderedCitations {
  const sentences = Object.entries(rendered.sentences).map(([index, sentence]) => [
    index,
    formulasIn(sentence)
  ])
  return {
    ...rendered,
    citations: rendered.citations.map(formulasIn),
    sentences: Object.fromEntries(sentences),
    bibliography: rendered.bibliography.map(entry => ({...entry, content: formulasIn(entry.content)}))
  }
}
