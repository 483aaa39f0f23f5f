import {expect, test} from 'vitest'
import {renderingOf} from './compose/article.ts'
import {projectFiles, testHabits, testProjects} from './habit-rows.ts'

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

const cell = (
  options: readonly string[],
  ...outputs: readonly Readonly<Record<string, string>>[]
): unknown => ({
  cell_type: 'code',
  source: [...options.map(option => `#| ${option}\n`), 'show(x)'].join(''),
  outputs: outputs.map(data => ({output_type: 'execute_result', data}))
})
const lab = JSON.stringify({
  nbformat: 4,
  metadata: {kernelspec: {language: 'python'}},
  cells: [
    cell(['label: tbl-md', 'tbl-cap: "Depths of *rye*"'], {'text/markdown': table, 'text/plain': 'a b'}),
    cell(['label: tbl-text', 'tbl-cap: Plain depths'], {'text/plain': '0 12.5'}),
    cell(['label: tbl-html', 'tbl-cap: Framed'], {'text/html': '<table><tr><td>7</td></tr></table>'}),
    cell(['label: tbl-pic', 'tbl-cap: Drawn'], {'image/svg+xml': projectFiles['a.svg']}),
    cell(['label: fig-text', 'fig-cap: Typed'], {'text/plain': 'o--o'}),
    cell(['label: fig-pic', 'fig-cap: Map', 'fig-alt: A map'], {'image/svg+xml': projectFiles['a.svg']}),
    cell(['lst-label: lst-a', 'lst-cap: Call', 'label: call'], {'text/plain': '36'})
  ]
})
const embedded = (name: string, options = ''): string =>
  `---\ntitle: T\n---\n\nSee @${name}.\n\n{{< embed lab.ipynb#${name === 'lst-a' ? 'call' : name}${options} >}}`

/** Cells of a notebook that Quarto embeds, with their labels and captions. */
testProjects(
  [
    ['tbl-md', '', 'See Table 1.', 'Depths of rye', 'show(x)'],
    ['tbl-md', ' echo=true', 'See Table 1.', 'Depths of rye', '#|'],
    ['tbl-text', '', 'See Table 1.', 'Plain depths', 'show(x)'],
    ['tbl-html', '', 'See Table 1.', 'Framed', 'show(x)'],
    ['tbl-pic', '', 'See Table 1.', 'Drawn', 'show(x)'],
    ['fig-text', ' echo=true', 'See Figure 1.', 'Typed', '#|'],
    ['fig-pic', '', 'See Figure 1.', 'Map', 'show(x)'],
    ['lst-a', ' echo=true', 'See Listing 1.', 'Call', '#|']
  ].map(([name = '', options, reference = '', caption = '', absent = '']) => ({
    name: `${name}${options}`,
    files: {
      '_quarto.yml': 'project:\n  type: manuscript\n',
      'index.qmd': embedded(name, options),
      'lab.ipynb': lab
    },
    words: [reference, caption],
    absent: [absent]
  }))
)
