import type {ElementContent} from 'hast'
import type {RenderedCitations} from '../../cite/index.ts'
import type {Manuscript} from '../../core/types.ts'
import {textNode} from './elements.ts'
import type {MathRenderer} from './math.ts'

/**
 * TeX in the fields of works, such as `On $\mathbb{R}^3$`. The bibliography leaves only formulas with commands as TeX:
 * others are letters by now, and `$5` is money.
 */
const formula = /\$([^$]*\\[a-zA-Z][^$]*)\$/u

/** Whether a work that the paper shows has TeX in its fields. */
export function citesFormulas({bibliography, citedBy, nocite}: Manuscript): boolean {
  const works = [...citedBy.keys()].flatMap(key => bibliography.byKey.get(key) ?? [])
  return [...works, ...nocite].some(({csl}) =>
    Object.values(csl).some(value => typeof value === 'string' && formula.test(value))
  )
}

/** Citations and references with their formulas as MathML; unreadable TeX stays as it is. */
export function withFormulas(rendered: RenderedCitations, math: MathRenderer): RenderedCitations {
  const sentences = [...rendered.sentences].map(
    ([index, sentence]) => [index, formulasIn(sentence, math)] as const
  )
  return {
    ...rendered,
    citations: rendered.citations.map(content => formulasIn(content, math)),
    sentences: new Map(sentences),
    bibliography: rendered.bibliography.map(({key, content}) => ({key, content: formulasIn(content, math)}))
  }
}

function formulasIn(nodes: readonly ElementContent[], math: MathRenderer): readonly ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element') return [{...node, children: [...formulasIn(node.children, math)]}]
    if (node.type !== 'text' || !formula.test(node.value)) return [node]
    return node.value.split(new RegExp(formula, 'gu')).flatMap((piece, index): ElementContent[] => {
      if (index % 2 === 0) return piece === '' ? [] : [textNode(piece)]
      const markup = math(piece, false)
      // The converter's own output, made with `trust: false`.
      return [markup === undefined ? textNode(`$${piece}$`) : {type: 'raw', value: markup}]
    })
  })
}
