import {beforeAll, expect, test} from 'vitest'
import fc from '../../properties.ts'
import {type TexTypesetter, texTypesetter} from './typeset.ts'

let typeset: TexTypesetter
beforeAll(async () => {
  typeset = await texTypesetter()
})

const {formula} = fc.letrec<{formula: string; atom: string}>(tie => ({
  atom: fc.oneof(
    {depthSize: 'small'},
    fc.constantFrom(
      'x',
      '2',
      '\\alpha',
      '+',
      '=',
      '\\sum',
      '\\int',
      '(',
      ']',
      '\\ldots',
      '\\,',
      "f'",
      '\\sin',
      '\\text{if}'
    ),
    fc.constantFrom(
      '\\nope',
      '{',
      '}',
      '&',
      '\\\\',
      '^',
      '_',
      '\\left(',
      '\\right)',
      '\\end{x}',
      '#',
      '%',
      '~'
    ),
    fc
      .tuple(
        fc.constantFrom('\\sqrt', '\\hat', '\\overline', '\\mathbf', '\\boxed', '\\cancel', '\\ce'),
        tie('formula')
      )
      .map(([name, inner]) => `${name}{${inner}}`),
    fc
      .tuple(fc.constantFrom('\\frac', '\\binom', '\\overset'), tie('formula'), tie('formula'))
      .map(([name, one, other]) => `${name}{${one}}{${other}}`),
    fc
      .tuple(tie('formula'), fc.constantFrom('^', '_'), tie('formula'))
      .map(([base, sign, script]) => `{${base}}${sign}{${script}}`),
    fc
      .tuple(fc.constantFrom('align', 'matrix', 'cases', 'multline'), tie('formula'), tie('formula'))
      .map(([name, one, other]) => `\\begin{${name}}${one} & ${other} \\\\ ${other}\\end{${name}}`)
  ),
  formula: fc.array(tie('atom'), {maxLength: 4}).map(atoms => atoms.join(' '))
}))

test('any TeX is laid out or not, without an exception and without numbers that are none', () => {
  fc.assert(
    fc.property(formula, fc.boolean(), (tex, display) => {
      const layout = typeset(tex, display)
      if (layout === undefined) return
      const numbers = [
        layout.width,
        layout.height,
        layout.depth,
        ...layout.rows,
        ...layout.pieces.map(({x}) => x)
      ]
      const places = layout.items.flatMap(({x, y}) => [x, y])
      expect([...numbers, ...places].filter(value => !Number.isFinite(value))).toEqual([])
      const texts = layout.items.map(item => (item.kind === 'text' ? item.text : ''))
      expect(texts.join('')).not.toMatch(/\p{Co}/u)
    }),
    {numRuns: 300}
  )
})
