import type {RenderedCitations} from '../cite/index.ts'
import {perItems, perObject} from '../core/per-object.ts'
import {mapTexts, type Segment, textSegment} from '../core/segment.ts'
import type {CslItem, Manuscript, Reference} from '../core/types.ts'

/**
 * TeX in the fields of works, such as `On $\mathbb{R}^3$`. The bibliography keeps only formulas with commands as TeX;
 * simple ones have become letters, and `$5` is an amount.
 */
const formula = /\$([^$]*\\[a-zA-Z][^$]*)\$/u

/** Whether a work shown in the paper has TeX in its fields. */
export function citesFormulas({bibliography, citedBy, nocite}: Manuscript): boolean {
  const isShown = (work: Reference): boolean => citedBy.has(work.key) || nocite.includes(work)
  return withFormulasAmong(bibliography.references).some(isShown)
}

const holdsFormula = perObject((work: CslItem) =>
  Object.values(work).some(value => typeof value === 'string' && formula.test(value))
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

const formulasIn = perObject((segments: readonly Segment[]): readonly Segment[] =>
  mapTexts(segments, value =>
    value.split(new RegExp(formula, 'gu')).flatMap((piece, index): readonly Segment[] => {
      if (index % 2 === 1) return [{type: 'formula', tex: piece}]
      return piece === '' ? [] : [textSegment(piece)]
    })
  )
)
