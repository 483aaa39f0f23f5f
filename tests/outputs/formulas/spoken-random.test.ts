import {expect, test} from 'vitest'
import {formulaReader} from '../../../src/core/formulas/trees.ts'
import {formulaSpeaker} from '../../../src/outputs/formulas/spoken/index.ts'
import {spokenTables} from '../../../src/outputs/formulas/spoken/languages/index.ts'
import fc from '../../properties.ts'
import {plainWords} from './plain-words.ts'

const {formula} = fc.letrec<{formula: string; part: string}>(tie => {
  const part = tie('part')
  const around = (before: string, after: string) => part.map(inside => `${before}${inside}${after}`)
  const pair = (join: (left: string, right: string) => string) =>
    fc.tuple(part, part).map(([left, right]) => join(left, right))
  const leaf = fc.constantFrom(
    ...'x y a A n i 1 2.5 .3 \\alpha \\Gamma \\infty \\partial \\nabla \\mathbf{v} \\mathcal{L} \\mathbb{Z} \\mathrm{d} \\ell \\varnothing \\%'.split(
      ' '
    ),
    '\\text{if }',
    '\\ce{H2O}'
  )
  return {
    formula: fc.array(part, {minLength: 1, maxLength: 4}).map(parts => parts.join(' ')),
    part: fc.oneof(
      {maxDepth: 5, withCrossShrink: true},
      leaf,
      around('\\sqrt{', '}'),
      around('\\hat{', '}'),
      around('\\overline{', '}'),
      around('\\left(', '\\right)'),
      around('\\left|', '\\right.'),
      around('\\sin ', ''),
      ...'\\lim \\sup \\max \\limsup \\varliminf \\operatorname*{ess\\,sup} \\operatorname*{arg\\,min} \\bigcup'
        .split(' ')
        .map(name => around(`${name}_{`, '}')),
      around('\\lim_{n\\to 0^+} ', ''),
      around('\\vec{', '}'),
      around('\\xrightarrow{', '}'),
      around('a \\equiv b \\pmod{', '}'),
      pair((left, right) => `\\sum\\nolimits_{${left}}^{${right}} k`),
      pair((left, right) => `\\begin{align}${left} \\tag{1}\\\\ ${right} \\end{align}`),
      around('\\begin{cases}', ' & x \\\\ 0\\end{cases}'),
      pair((left, right) => `\\frac{${left}}{${right}}`),
      pair((left, right) => `{${left}}_{${right}}`),
      pair((left, right) => `{${left}}^{${right}}`),
      pair((left, right) => `\\sum_{${left}}^{${right}} k`),
      pair((left, right) => `\\begin{pmatrix}${left} & ${right}\\end{pmatrix}`),
      pair((left, right) => `\\underbrace{${left}}_{${right}}`),
      ...'= < \\le \\in \\to \\mapsto + - \\pm \\cdot \\times \\cup \\mid \\sim , ; :'
        .split(' ')
        .map(sign => pair((left, right) => `${left} ${sign} ${right}`))
    )
  }
})

test('any formula is said in words of letters, digits and punctuation, in every language', async () => {
  const read = await formulaReader([])
  const speakers = Object.keys(spokenTables).map(lang => formulaSpeaker(lang))
  fc.assert(
    fc.property(formula, fc.boolean(), (tex, display) => {
      const found = read(tex, display)
      if ('fault' in found) return
      for (const {say, lang} of speakers) {
        const words = say(found.tree)
        expect(words, `${lang}: ${tex}`).not.toBe('')
        expect(words, `${lang}: ${tex}`).toMatch(plainWords)
        // Signs without a name are spoken by their code points, such as “symbol 2 2 A 4”.
        expect(words, `${lang}: ${tex}`).not.toContain(
          spokenTables[lang]!.phrases.unnamed.replace('$1', '2 ')
        )
      }
    })
  )
})
