import {expect, test} from 'vitest'
import {blocksOf, renderingOf} from '../compose/article.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"/>'
const notebook = JSON.stringify({
  cells: [
    {
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      source: ['#| label: tbl-ages\n', 'ages()'],
      outputs: [{output_type: 'display_data', data: {'text/markdown': ['**Ages**']}, metadata: {}}]
    }
  ],
  nbformat: 4
})
const files = {
  'manuscript.yaml': 'title: Bread\nbibliography: r.bib',
  'r.bib': '@article{roe, title={Salt}, author={Roe, Ann}, journal={Sea}, year={2001}, doi={10.1000/182}}',
  'ages.csv': 'Name,Age\nAda,36',
  'lab.ipynb': notebook,
  '_variables.yml': 'version: 1.2\nby: {name: Ada}',
  'a.svg': svg
}

const forms: ReadonlyArray<readonly [form: string, own: string]> = [
  ['One.\n\n{{< pagebreak >}}\n\nTwo.', 'One.\n\n\\newpage\n\nTwo.'],
  ['Press {{< kbd Ctrl-C >}}, not `{{< kbd X >}}`.', 'Press [Ctrl-C]{.kbd}, not `{{< kbd X >}}`.'],
  ['Press {{< kbd Ctrl-C mac=Cmd-C >}}.', 'Press [Ctrl-C]{.kbd}.'],
  ['Press {{< kbd mac=Cmd-C "Ctrl + C" >}}.', 'Press [Ctrl + C]{.kbd}.'],
  ['Press {{< kbd mac=Cmd-C win="Ctrl-C" linux=Ctrl-K >}}.', 'Press [Ctrl-C]{.kbd}.'],
  ['Press {{< kbd Ctrl-K linux=Ctrl-C mac=Cmd-C >}}.', 'Press [Ctrl-C]{.kbd}.'],
  ['Press {{< kbd mac=Cmd-C >}}.', 'Press [Cmd-C]{.kbd}.'],
  ['{{< video https://example.org/x.mp4 title="A video" >}}', '[A video](https://example.org/x.mp4)'],
  ['{{< meta title >}} {{< var version >}}, {{< var by.name >}}.', 'Bread 1.2, Ada.'],
  ['> {{< embed lab.ipynb#tbl-ages >}}', '> ::: {#tbl-ages}\n> **Ages**\n> :::'],
  ['{si}`4 <\\kilo\\gram>` of {chem}`H2O`.', '\\qty{4}{\\kilo\\gram} of $\\ce{H2O}$.'],
  ['{download}`the data <ages.csv>`, {download}`ages.csv`.', '[the data](ages.csv), [ages.csv](ages.csv).'],
  ['![W](a.svg){#fig-a}\n\n[Fig. %s](#fig-a).', '![W](a.svg){#fig-a}\n\n{numref}`Fig. %s <fig-a>`.'],
  ['As [](doi:10.1000/182) and <doi:10.1000/182>.', 'As @doi:10.1000/182 and @doi:10.1000/182.'],
  ['See <doi:10.1000/9>.', 'See @doi:10.1000/9.'],
  [
    '```{theorem, line, name="Line"}\nWords, *so*.\n```\n\n\\@ref(thm:line)',
    '::: {.theorem #line name="Line"}\nWords, *so*.\n:::\n\n\\@ref(thm:line)'
  ],
  ['```{block, type="rmdtip"}\n*Words*.\n```', '::: {.rmdtip}\n*Words*.\n:::'],
  [
    '```{exercise} Sums\n:label: ex\nAdd.\n```\n\n:::{solution} ex\nDone.\n:::',
    '```{prf:exercise} Sums\n:label: ex\nAdd.\n```\n\n:::{prf:solution} {ref}`ex`\nDone.\n:::'
  ],
  [
    ':::{iframe} https://example.org/v\n:width: 100%\nA *video*.\n:::',
    '<https://example.org/v>\n\nA *video*.'
  ],
  [
    ':::{iframe} https://example.org/v\n:label: fig-v\n:placeholder: a.svg\n:title: A drawing\n\nA *map*.\n:::',
    ':::{figure} a.svg\n:label: fig-v\n:alt: A drawing\n\nA *map*. <https://example.org/v>\n:::'
  ],
  ['```{youtube} dQw4w9WgXcQ\n```', '<https://youtu.be/dQw4w9WgXcQ>'],
  [':::{glue} value\n:doc: a.md\n:::', '```{glue} value\n:doc: a.md\n```'],
  [
    ':::{table} Ages\n:enumerator: S1\n\n| a |\n|---|\n| 1 |\n:::',
    '::: {.table tag="S1"}\n| a |\n|---|\n| 1 |\n\nAges\n:::'
  ],
  [
    '```{csv-table} Ages\n:header: Name,Age\nAda,36\nBob,"4|1"\n```',
    '| Name | Age |\n|---|---|\n| Ada | 36 |\n| Bob | 4\\|1 |\n\n: Ages'
  ],
  [
    '- One\n\n  ```{csv-table}\n  :file: ages.csv\n  :header-rows: 1\n  ```',
    '- One\n\n  | Name | Age |\n  |---|---|\n  | Ada | 36 |'
  ],
  ['```{.python filename="a.py"}\nx\n```', '`a.py`\n\n```{.python}\nx\n```'],
  ['![W](a.svg){fig-alt="A drawing"}', '![W](a.svg){alt="A drawing"}'],
  ['\\enquote{so \\enquote{it} is \\enquote{x}}', '\\enquote{so \\enquote*{it} is \\enquote*{x}}'],
  [
    '\\begin{restatable}[Name]{theorem}{main}\nWords.\n\\end{restatable}\n\nAgain:\n\n\\main*',
    '\\begin{theorem}[Name]\\label{main}\nWords.\n\\end{theorem}\n\nAgain:\n\n::: {.restated ref="main"}\n:::'
  ]
]

test.each(forms)('%s', async (form, own) => {
  expect(await blocksOf(form, files)).toEqual(await blocksOf(own, files))
})

test('widths of columns, and numbers that the author gives', async () => {
  const table = JSON.stringify(
    await blocksOf('| a | b |\n|---|---|\n| 1 | 2 |\n\n: Cap {#tbl-a tbl-colwidths="[75,25]"}', files)
  )
  expect(table).toContain('"widths":[75,25]')
  const numbered = JSON.stringify(
    await blocksOf('![W](a.svg){#fig:a tag="S1"}\n\n$$ x $$ {#eq:a tag="S2"}\n\n![V](a.svg){#fig:b}', files)
  )
  expect(numbered).toContain('"label":"Figure S1"')
  expect(numbered).toContain('"number":"S2"')
  expect(numbered).toContain('"label":"Figure 1"')
})

test('words that a role prints are no directive', async () => {
  const {diagnostics} = await renderingOf({
    ...files,
    '01.md': ':::{figure} a.svg\n:label: fig-a\nWords.\n:::\n\nSee {numref}`Fig. %s <fig-a>`.'
  })
  expect(diagnostics.filter(({code}) => code === 'G510')).toEqual([])
})
