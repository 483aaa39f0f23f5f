import {expect, test} from 'vitest'
import {renderingOf} from './compose/article.ts'
import {projectFiles, testHabits} from './habit-rows.ts'

const table = '| a | b |\n|---|---|\n| 1 | 2 |'

testHabits([
  [
    `:::{table} Rye\n:label: tab-a\n:enumerated: false\n${table}\n:::\n\n:::{table} Oats\n:label: tab-b\n${table}\n:::\n\nSee [](#tab-b).`,
    ['Rye', 'Oats', 'See Table 1.']
  ],
  [
    '```{list-table} Rye\n:label: tab-a\n:nonumber:\n* - 1\n  - 2\n```\n\n```{list-table} Oats\n:label: tab-b\n* - 1\n  - 2\n```\n\nSee [](#tab-b).',
    ['Rye', 'Oats', 'See Table 1.']
  ],
  [
    '```{csv-table} Rye\n:label: tab-a\n:enumerated: false\n1,2\n```\n\n```{csv-table} Oats\n:label: tab-b\n1,2\n```\n\nSee [](#tab-b).',
    ['Rye', 'Oats', 'See Table 1.']
  ],
  [
    '```{code-block} python\n:label: one\n:caption: Rye\n:enumerated: false\nx = 1\n```\n\n```{code-block} python\n:label: two\n:caption: Oats\nx = 2\n```\n\nSee [](#two).',
    ['Rye', 'Oats', 'See Listing 1.']
  ],
  [
    ':::{figure} a.svg\n:enumerated: false\nRye.\n:::\n\n:::{figure} a.svg\n:label: two\nOats.\n:::\n\nSee [](#two).',
    ['See Figure 1.']
  ],
  [
    '```{math}\n:label: one\n:enumerated: false\na = b\n```\n\n```{math}\n:label: two\nc = d\n```\n\nSee [](#two).',
    ['See Equation (1).']
  ],
  ['![Rye.](a.svg){#fig:a .unnumbered}\n\n![Oats.](a.svg){#fig:b}\n\nSee @fig:b.', ['See Figure 1.']]
])

/** The labels of captions, and the codes of findings about mentions. */
test.each<readonly [source: string, labels: readonly string[]]>([
  [':::{figure} a.svg\n:label: far\n:enumerated: false\nRye.\n:::', ['']],
  [`:::{table} Rye\n:label: far\n:enumerated: false\n${table}\n:::`, ['']],
  ['```{math}\n:label: far\n:enumerated: false\na = b\n```', []],
  [':::{prf:algorithm} Rye\n:label: alg-a\n:enumerated: false\nBake.\n:::\n\nSee @alg-a.', ['Algorithm']],
  ['![Rye](a.svg){#fig:a .unnumbered}', ['']],
  ['![Rye](a.svg){#fig:a}\n\nSee @fig:a.', ['Figure 1']]
])('%s', async (source, labels) => {
  const {article, diagnostics} = await renderingOf({...projectFiles, '01.md': source})
  expect(article.body.flatMap(node => (node.type === 'figure' ? [node.label] : []))).toEqual(labels)
  expect(diagnostics.filter(({code}) => code === 'G309' || code === 'G317')).toEqual([])
})
