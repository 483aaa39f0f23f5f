import {expect, test} from 'vitest'
import {formulaReader} from '../../src/core/formulas/trees.ts'
import {formulaSpeaker} from '../../src/outputs/formulas/spoken/index.ts'

/** Commands of common LaTeX packages, as they are read out; the second command of each row must give the same words. */
test.each([
  ['\\tensor{T}{^a_b}', '{T}{}^{a}{}_{b}'],
  ['\\tensor*{T}{^a_b^c}', 'T^{ac}_b'],
  ['\\tensor[^n]{Z}{_{ij}}', '{}^{n}Z{}_{ij}'],
  ['R\\indices{^\\mu_\\nu}', 'R{}^{\\mu}{}_{\\nu}'],
  [
    '\\begin{matrix} a & b \\\\ \\hdotsfor{2} \\end{matrix}',
    '\\begin{matrix} a & b \\\\ \\ldots & \\ldots \\end{matrix}'
  ],
  ['\\mqty(\\imat{2})', '\\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix}']
])('%s', async (tex, same) => {
  const [read, speaker] = [await formulaReader([]), formulaSpeaker('en')]
  const [one, other] = [tex, same].map(each => {
    const formula = read(each, true)
    return 'tree' in formula ? speaker.say(formula.tree) : formula.fault
  })
  expect(one).toBe(other)
})

test.each([
  ['\\hdotsfor{x}', '\\hdotsfor of a number of columns'],
  ['\\imat{2}', 'Misplaced &'],
  ['\\nope', 'Undefined control sequence \\nope']
])('%s is refused: %s', async (tex, fault) => {
  const read = await formulaReader([])
  expect(read(tex, true)).toEqual({fault})
})
