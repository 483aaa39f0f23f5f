import {expect, test} from 'vitest'
import {articleOf} from './article.ts'

const parts = ['One', 'Two', 'Three'].map(name => `![${name}](${name}.svg)`).join('\n\n')

test.each([
  ['layout-ncol=2', 2, []],
  ['layout-nrow=2', 2, []],
  ['layout-nrow=0', undefined, []],
  ['layout="[[1,1],[1]]"', undefined, ['50%', '50%', '100%']],
  ['layout="[70,30]"', undefined, ['70%', '30%', '70%']],
  ['layout="[[40,-20,40],[100]]"', undefined, ['40%', '40%', '100%']],
  ['layout="[[1,0],[1]]"', undefined, []],
  ['layout="[[-1]]"', undefined, []],
  ['layout="two"', undefined, []]
])('the parts of a figure are arranged as Quarto arranges them: %s', async (attribute, columns, widths) => {
  const {body} = await articleOf({'paper.md': `::: {#fig-x ${attribute}}\n${parts}\n\nAll.\n:::`})
  const [figure] = body
  if (figure?.type !== 'figure') throw new Error('no figure')
  expect(figure.columns).toBe(columns)
  const shown = figure.children.flatMap(part => (part.type === 'figurePart' ? (part.width ?? []) : []))
  expect(shown).toEqual(widths)
})
