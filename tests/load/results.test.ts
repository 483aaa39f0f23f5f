import {createHash} from 'node:crypto'
import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {md5} from '../../src/core/md5.ts'
import {createMemo} from '../../src/core/memo.ts'
import {wordsOf} from '../../src/core/walk-article.ts'
import {articleOf} from '../compose/article.ts'
import {textWorld} from '../world.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
const chapter = (code: string) =>
  `# One\n\nWe asked \`r nrow(d)\` people, see @fig-ages.\n\n${code}\n\nThe end.\n`
const plot = '```{r}\n#| label: fig-ages\n#| fig-cap: "Ages of all."\n#| echo: false\nhist(d$age)\n```'

/** The frozen results that Quarto saves for a chapter. */
function frozen(source: string, cells: string, values = '1,024'): string {
  const markdown = source
    .replace(/`r nrow\(d\)`/, values)
    .replace(/```\{r\}[\s\S]*?\n```(?:\n\n```\{r\}[\s\S]*?\n```)*/, () => cells)
  return JSON.stringify({hash: md5(source), result: {engine: 'knitr', markdown, supporting: ['01_files']}})
}

const cell = `::: {.cell}\n::: {.cell-output-display}\n![Ages of all.](01_files/figure-html/fig-ages-1.png){#fig-ages width=672}\n:::\n:::`
const png = '_freeze/01/figure-html/fig-ages-1.png'

async function seen(files: Readonly<Record<string, string>>) {
  const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  const {body} = await articleOf(files)
  return {
    words: wordsOf(body),
    json: JSON.stringify(body),
    told: diagnostics
      .filter(({rule}) => /^(?:notation-foreign|result-stale|picture)/.test(rule))
      .map(({message}) => message)
  }
}

test('what Quarto froze is taken: figures, values in the text, code that is shown and what it printed', async () => {
  const code = '```{r}\nsummary(d)\n```'
  const source = chapter(`${plot}\n\n${code}`)
  const shown = `::: {.cell}\n\n\`\`\`{.r .cell-code}\nsummary(d)\n\`\`\`\n\n::: {.cell-output .cell-output-stdout}\n\n\`\`\`\nMin. 18\n\`\`\`\n\n\n:::\n:::`
  const {words, json, told} = await seen({
    '01.qmd': source,
    '_freeze/01/execute-results/html.json': frozen(source, `${cell}\n\n${shown}`),
    [png]: svg
  })
  expect(told).toEqual([])
  expect(words).toContain('We asked 1,024 people, see Figure\u00a01.')
  expect(words).toContain('summary(d)')
  expect(words).toContain('Min. 18')
  expect(words).toContain('Ages of all.')
  expect(words).not.toContain('hist(')
  expect(json).toContain(`"path":"${png}"`)
  expect(json).toContain('"language":"r"')
})

test('a chapter that was changed since is told, and its results are still there', async () => {
  const source = chapter(plot)
  const {told, words} = await seen({
    '01.qmd': source.replace('The end', 'An end'),
    '_freeze/01/execute-results/html.json': frozen(source, cell),
    [png]: svg
  })
  expect(words).toContain('We asked 1,024 people')
  expect(told).toEqual([
    '`01.qmd` has changed since Quarto ran it, so the results in `_freeze/01/execute-results/html.json` may be out of date'
  ])
})

test('more chunks than results leave all as they are, and each is told', async () => {
  const source = chapter(`${plot}\n\n${plot}`)
  const {told} = await seen({'01.qmd': source, '_freeze/01/execute-results/html.json': frozen(source, cell)})
  expect(told.filter(message => message.includes('code to be run'))).toHaveLength(2)
})

test.each([
  ['beside the chapter', '01_files/figure-html/ages-1.png'],
  ['where bookdown keeps them', '_bookdown_files/01_files/figure-html/ages-1.png'],
  ['beside the book', 'book_files/figure-html/ages-1.png']
])('a figure of knitr is taken %s, with the caption and the label of its chunk', async (_, path) => {
  const text =
    '(ref:ages) Ages of *all*, n = 3.\n\n```{r ages, fig.cap="(ref:ages)", echo=FALSE, out.width="80%"}\nhist(d$age)\n```\n\nSee \\@ref(fig:ages).\n\n```{r setup, include=FALSE}\nlibrary(d)\n```\n\n```{r, eval=FALSE}\nno(d)\n```\n'
  const {words, json, told} = await seen({'01.Rmd': text, [path]: svg})
  expect(told).toEqual([])
  expect(words).toContain('Ages of all, n = 3.')
  expect(words.match(/Ages of/g)).toHaveLength(2)
  expect(words).toContain('See 1.')
  expect(words).toContain('no(d)')
  expect(words).not.toMatch(/hist|library|\(ref/)
  expect(json).toContain(`"path":"${path}"`)
})

test('a picture that a chunk only shows is taken without a run', async () => {
  const {json, told} = await seen({
    '01.Rmd': '```{r map, fig.cap="A map.", echo=FALSE}\nknitr::include_graphics("images/map.svg")\n```\n',
    'images/map.svg': svg
  })
  expect(told).toEqual([])
  expect(json).toContain('"path":"images/map.svg"')
  expect(json).toContain('"anchor":"fig:map"')
})

const notebook = (counts: readonly number[]) =>
  JSON.stringify(
    {
      cells: [
        {cell_type: 'raw', metadata: {}, source: ['---\n', 'title: "The lab"\n', '---']},
        {
          cell_type: 'markdown',
          metadata: {},
          source: ['Words of the lab, see @fig-a.\n', '\n', 'The teh end.']
        },
        {
          cell_type: 'code',
          execution_count: counts[0],
          metadata: {},
          outputs: [
            {output_type: 'stream', name: 'stdout', text: ['forty-two\n']},
            {output_type: 'display_data', data: {'image/svg+xml': [svg], 'text/plain': ['<Figure>']}}
          ],
          source: ['#| label: fig-a\n', '#| fig-cap: "A curve."\n', 'plot(x)']
        },
        {
          cell_type: 'code',
          execution_count: counts[1],
          metadata: {tags: ['remove-input']},
          outputs: [{output_type: 'execute_result', data: {'text/plain': ['1764']}}],
          source: ['hidden()']
        }
      ],
      metadata: {language_info: {name: 'python'}},
      nbformat: 4
    },
    undefined,
    1
  )
const quarto = 'project: {render: [lab.ipynb]}'

test('a notebook is a chapter, with what its cells showed', async () => {
  const {words, json, told} = await seen({'_quarto.yml': quarto, 'lab.ipynb': notebook([1, 2])})
  expect(told).toEqual([])
  for (const part of ['Words of the lab, see Figure\u00a01.', 'plot(x)', 'forty-two', 'A curve.', '1764'])
    expect(words).toContain(part)
  expect(words).not.toMatch(/hidden|fig-cap|<Figure|The lab/)
  expect(json).toContain('"url":"data:image/svg+xml')
})

test.each([
  ['hide-input', ['hidden()', '1764'], []],
  ['hide-output', ['hidden()', '1764'], []],
  ['hide-cell', ['hidden()', '1764'], []],
  ['hide_input', ['hidden()', '1764'], []],
  ['remove-input', ['1764'], ['hidden()']],
  ['remove-output', ['hidden()'], ['1764']],
  ['remove-cell', [], ['hidden()', '1764']]
] as const)('the tag %s of a cell: printed %j, left out %j', async (tag, printed, absent) => {
  const source = notebook([1, 2]).replace('remove-input', tag)
  const {words} = await seen({'_quarto.yml': quarto, 'lab.ipynb': source})
  for (const part of printed) expect(words).toContain(part)
  for (const part of absent) expect(words).not.toContain(part)
})

test('a picture of a cell without a description is told with the option of its cell, which has its effect', async () => {
  const bare = notebook([1, 2]).replace('#| fig-cap: \\"A curve.\\"', '#| echo: true')
  const told = async (source: string) => {
    const {diagnostics} = await build(textWorld({'_quarto.yml': quarto, 'lab.ipynb': source}), createMemo(), {
      entry: '',
      outputs: []
    })
    return diagnostics.filter(({rule}) => rule === 'figure-alt').map(({message}) => message)
  }
  expect(await told(bare)).toEqual([
    expect.stringContaining('expected `#| fig-alt: words` in the first lines of the code that draws it')
  ])
  expect(await told(bare.replace('echo: true', 'fig-alt: words'))).toEqual([])
})

test('a notebook whose cells were not run in their order is told', async () => {
  const {told} = await seen({'_quarto.yml': quarto, 'lab.ipynb': notebook([7, 2])})
  expect(told).toEqual(['The cells of `lab.ipynb` were not run in order, so its results may be out of date'])
})

test('a finding in a notebook has the line of the file', async () => {
  const source = notebook([1, 2]).replace('The teh end.', 'As [@nobody] says.')
  const {diagnostics} = await build(textWorld({'_quarto.yml': quarto, 'lab.ipynb': source}), createMemo(), {
    entry: '',
    outputs: []
  })
  const [found] = diagnostics.filter(({rule}) => rule === 'citation-undefined')
  expect(source.split('\n')[(found?.start?.line ?? 0) - 1]).toContain('@nobody')
})

test.each([
  ['```mermaid\nflowchart LR\n  A[Start here] --> B[End]\n```', '01-1.svg', []],
  [
    '```{dot}\n//| label: fig-flow\n//| fig-cap: "The flow."\ndigraph { a [label="Start"] }\n```\n\nSee @fig-flow.',
    'fig-flow.svg',
    []
  ],
  [
    '```mermaid\nflowchart LR\n  A[Finish] --> B[End]\n```',
    '01-1.svg',
    ['The picture `01-1.svg` does not match its diagram: it does not contain “Finish”']
  ]
])('the picture of a diagram beside the chapter is used: %s', async (text, name, expected) => {
  const drawn = svg.replace('/>', '><text>Start here</text><text>End</text></svg>')
  const {json, told} = await seen({'01.qmd': text, [name]: drawn})
  expect(told).toEqual(expected)
  expect(json).toContain(`"path":"${name}"`)
})

test('a chunk without results is told, and stays', async () => {
  const {told, words} = await seen({'01.Rmd': '```{r}\n6 * 7\n```\n'})
  expect(told).toEqual(['`{r}` is code to be run, expected its result'])
  expect(words).toContain('6 * 7')
})

test.each(['', 'a', 'é'.repeat(60), 'x'.repeat(64), 'x'.repeat(55), 'x'.repeat(1000)])('MD5 of %j', text => {
  expect(md5(text)).toBe(createHash('md5').update(text).digest('hex'))
})

const hidden =
  '```{r setup, include=FALSE}\nknitr::opts_chunk$set(\n  echo = FALSE, # no code\n  fig.path = "figs/p-"\n)\n```'
test.each([
  [
    'options of all chunks, and their folder of figures',
    {'01.Rmd': `${hidden}\n\n\`\`\`{r ages, fig.cap="Of all"}\nhist(d)\n\`\`\``, 'figs/p-ages-1.svg': svg},
    ['Of all'],
    'hist('
  ],
  [
    'options of a session in another chapter of a book',
    {
      'index.Rmd': `# One\n\n${hidden}`,
      'two.Rmd': '# Two\n\n```{r ages, fig.cap="Of all"}\nhist(d)\n```',
      '_bookdown.yml': 'rmd_files: [index.Rmd, two.Rmd]\n',
      'two_files/figure-html/ages-1.svg': svg
    },
    ['Of all'],
    'hist('
  ],
  [
    'execute of Quarto in the project and in the text',
    {
      '_quarto.yml': 'project: {render: [01.qmd]}\nexecute: {echo: false}\n',
      '01.qmd': '---\ntitle: T\n---\n\n```{r}\n#| label: fig-a\n#| fig-cap: Of all\nhist(d)\n```',
      '01_files/figure-html/fig-a-1.svg': svg
    },
    ['Of all'],
    'hist('
  ],
  [
    'figures for LaTeX alone',
    {'01.Rmd': '```{r a, echo=F, fig.cap="Of all"}\nhist(d)\n```', '01_files/figure-docx/a-1.svg': svg},
    ['Of all'],
    'hist('
  ],
  [
    'two figures that are held, with one caption',
    {
      '01.Rmd': '```{r a, echo=F, fig.show="hold", fig.cap="Both"}\nhist(d)\n```',
      '01_files/figure-html/a-1.svg': svg,
      '01_files/figure-html/a-2.svg': svg
    },
    ['Both'],
    'BothBoth'
  ],
  ...['|', '>-', 'Of', '"Of'].map(
    (mark): [string, Readonly<Record<string, string>>, readonly string[], string] => [
      `a caption over several lines after ${mark}`,
      {
        '01.Rmd': `\`\`\`{r a}\n#| fig-cap: ${mark}\n#|   ${/O/.test(mark) ? '' : 'Of '}all\n#|   ages${mark.startsWith('"') ? '"' : ''}\n#| echo: false\nhist(d)\n\`\`\``,
        '01_files/figure-html/a-1.svg': svg
      },
      ['Of all ages'],
      '|'
    ]
  ),
  [
    'a caption for each figure',
    {
      '01.Rmd': '```{r a, echo=F, fig.cap=c("One", "Two")}\nhist(d)\n```',
      '01_files/figure-html/a-1.svg': svg,
      '01_files/figure-html/a-2.svg': svg
    },
    ['One', 'Two'],
    'c('
  ],
  [
    'a chunk that shows nothing',
    {'01.Rmd': 'Words.\n\n```{r a, results="hide", echo=F}\nsource("a.R")\n```'},
    ['Words.'],
    'source('
  ],
  [
    'a listing with a caption',
    {
      '01.qmd': 'See @lst-a.\n\n```{r}\n#| eval: false\n#| lst-label: lst-a\n#| lst-cap: Of code\nx <- 1\n```'
    },
    ['See Listing\u00a01.', 'Of code', 'x <- 1'],
    'lst-'
  ]
])('%s', async (_, files: Readonly<Record<string, string>>, expected, absent) => {
  const {words, told} = await seen(files)
  expect(told).toEqual([])
  for (const each of expected) expect(words).toContain(each)
  expect(words.replace(/\s+/g, ' ')).not.toContain(absent)
})
