import {expect, test} from 'vitest'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {topNodes, wordsOf} from '../src/core/walk-article.ts'
import {renderingOf} from './compose/article.ts'
import {textWorld} from './world.ts'

type Row = Readonly<{
  name: string
  source: string
  file?: string
  /** The words that readers see, in this order. */
  words: readonly string[]
  /** Words that must not be visible. */
  absent?: readonly string[]
  /** Texts of findings; by default, none with a code from `G101` to `G599`. */
  told?: readonly string[]
}>

const shared = {
  'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  'references.bib':
    '@book{doe, author={Doe, Jane}, title={Bread}, publisher={Oven}, year={1999}}\n@book{roe, author={Roe, Ann}, title={Salt}, publisher={Sea}, year={2001}}\n'
}

/** Habits of authors who come from other programs, each in a separate paper. */
const rows: readonly Row[] = [
  {
    name: 'options of a chunk that nothing reads',
    file: '01.qmd',
    source:
      '```{r}\n#| label: fig-a\n#| fig-cap: "A"\n#| echo: false\n#| fig-capt: "B"\n#| fig-note: "Seen."\n#| fig-width: 5\nknitr::include_graphics("a.svg")\n```',
    words: ['A'],
    absent: ['knitr'],
    told: [
      'The option `fig-capt` has no effect in galley',
      'The option `fig-note` has no effect in galley, expected `Seen.` at the end of the caption or text'
    ]
  },
  {
    name: 'Pandoc writes a figure of LaTeX with the width as a style',
    source:
      '<figure id="fig:p">\n<img src="a.svg" style="width:50.0%" />\n<figcaption>A picture</figcaption>\n</figure>\n\nSee Figure [1](#fig:p){reference-type="ref" reference="fig:p"}.',
    words: ['A picture', 'See Figure 1.'],
    absent: ['<figure']
  },
  {
    name: 'Pandoc writes a table of LaTeX in a division',
    source:
      '::: {#tab:one}\n  a     b\n  ----- -----\n  1     2\n\n  : A table from LaTeX\n:::\n\nSee @tab:one.',
    words: ['A table from LaTeX', 'See Table⍽1.'],
    absent: [': A table']
  },
  {
    name: 'HTML that folds, colours and sets small capitals',
    source:
      '<details><summary>More</summary>\n\nHidden *words*.\n\n</details>\n\n<span style="color:red">red</span> and <span style="font-variant:small-caps;">caps</span>.',
    words: ['More', 'Hidden words.', 'red and caps.'],
    absent: ['<']
  },
  {
    name: 'a label of MyST on the line above a paragraph, and a comment within one',
    source: '# Head\n\n(para)=\nA target.\n\n% my comment\nText after it.\n\nSee {ref}`that <para>`.',
    words: ['A target.', 'Text after it.', 'See that.'],
    absent: ['(para)', 'comment']
  },
  {
    name: 'a glossary of Sphinx',
    source: 'A {term}`moraine`.\n\n```{glossary}\nmoraine\n  Debris left by ice.\n```',
    words: ['A moraine.', 'Debris left by ice.']
  },
  {
    name: 'an algorithm of MyST',
    source: ':::{prf:algorithm} Fast\n:label: alg-f\n\n1. Start.\n2. Stop.\n:::\n\nSee {prf:ref}`alg-f`.',
    words: ['Start.', 'Fast', 'See Algorithm⍽1.'],
    absent: ['{prf', ':label']
  },
  {
    name: 'a list as a table',
    source:
      '```{list-table} Data\n:header-rows: 1\n:name: d\n\n* - Set\n  - Size\n* - A\n  - 12\n```\n\nSee {numref}`d`.',
    words: ['Set', 'Size', '12', 'Data', 'See Table⍽1.']
  },
  {
    name: 'a table of CSV with spaces before quotation marks',
    source: '```{csv-table} Numbers\n:header: "name", "value"\n\n"beta, gamma", 2\n```',
    words: ['name', 'value', 'beta, gamma'],
    absent: ['"', '”']
  },
  {
    name: 'roles of docutils',
    source: '{strong}`bold`, {emphasis}`so`, {literal}`x_1` and {cite:p}`{see}doe{p. 3}`.',
    words: ['bold, so, x_1 and'],
    absent: ['{'],
    told: ['G119']
  },
  {
    name: 'the abstract among the parts of MyST',
    source: '---\ntitle: T\nparts:\n  abstract: |\n    We count islands.\n---\n\nText.',
    words: ['Text.']
  },
  {
    name: 'a substitution of MyST',
    source: 'On {{ site }} it rains.',
    words: ['On {{ site }} it rains.'],
    told: ['`{{ site }}` is a substitution of MyST or a variable of Manubot, expected the words of `site`']
  },
  {
    name: 'a title of Pandoc',
    source: '% On drift\n% Ada\n\nText.',
    words: ['Text.'],
    told: ['expected front matter between lines of `---`: `title: "On drift"`, `author: ["Ada"]`']
  },
  {
    name: 'a formula of GitHub',
    source: 'The mass $`m_1`$ costs $5.',
    words: ['The mass m_1 costs $5.'],
    absent: ['`', '‘']
  },
  {
    name: 'code with a caption in its attributes has no finding',
    source: '```{#lst-c .sql lst-cap="Query"}\nSELECT 1\n```\n\nSee @lst-c.',
    words: ['SELECT 1', 'See Listing⍽1.']
  },
  {
    name: 'a chunk without its result says so where its figure is mentioned',
    source:
      '(ref:cap) A **bold** caption.\n\n```{r cars, fig.cap="(ref:cap)"}\nplot(cars)\n```\n\nSee \\@ref(fig:cars).',
    file: '01.Rmd',
    words: ['plot(cars)'],
    told: ['is code to be run', 'The paper has no label `fig:cars`', 'The result of the code at 01.Rmd:3']
  },
  {
    name: 'the heading of the references of bookdown',
    source: "Words.\n\n`r if (knitr::is_html_output()) '\n# References {-}\n'`",
    file: '01.Rmd',
    words: ['Words.', 'References'],
    absent: ['knitr']
  },
  {
    name: 'subscripts of Markdown beside references of LaTeX',
    source: '# Law {#sec:l}\n\nSee~\\ref{sec:l}: 5~km~long, H~2~O, CO~2~ and x~max~; Fig.~3~(left).',
    words: ['5⍽km⍽long, H2O, CO2 and xmax; Fig.⍽3⍽(left).']
  },
  {
    name: 'a second caption of code',
    source: '```{#lst:one .python caption="One"}\nx\n```\n\n: Two {#lst:two}\n\nSee @lst:one.',
    words: ['Two'],
    told: ['Code has its caption in its own attributes, ```{#lst:two caption="Two"}.']
  },
  {
    name: 'a reference to a callout',
    source: '::: {#tip-dry .callout-tip}\n## Dry twice\nWater.\n:::\n\nSee @tip-dry.',
    words: ['See'],
    told: ['`tip-dry` is a callout, which has no number; expected a link: `[Dry twice](#tip-dry)`']
  },
  {
    name: 'a chapter of bookdown in a style without numbers of sections',
    source: '---\nnumber-sections: false\n---\n\n# Introduction {#intro}\n\nChapter \\@ref(intro).',
    words: ['Chapter Introduction.'],
    told: ['expected `@intro` without a name before it, or `number-sections: true` in the settings']
  },
  {
    name: 'a table of knitr without its result',
    source: '```{r tab1}\nkable(x)\n```\n\nTable \\@ref(tab:tab1).',
    file: '01.Rmd',
    words: ['Table'],
    told: ['Write it as a table with `: Caption {#tab:tab1}` below it.']
  },
  {
    name: 'the author of a work by a role of MyST',
    source: 'As {cite:author}`doe` says.',
    words: ['As'],
    told: ['`{cite:author}`doe`` is not parsed as a citation, expected `Doe`']
  },
  {
    name: 'a comment of MyST on the first line',
    source: '% a comment of mine\nText.',
    words: ['Text.'],
    told: ['`% a comment of mine` is a comment of MyST, expected `<!-- a comment of mine -->`']
  },
  {
    name: 'a reference to an item of a list',
    source:
      '\\begin{enumerate}\n\\item One\n\\item\\label{it:two} Two\n\\end{enumerate}\n\nSee \\ref{it:two}.',
    words: ['Two', 'See 2.']
  },
  {
    name: 'commands of LaTeX that only place, beside those whose argument is text',
    source:
      'A\\vspace{1cm} b\\hspace{2em}c \\textcolor{red}{d} \\makebox[2cm]{e} \\parbox{3cm}{f} \\raisebox{1pt}{g} \\fbox{h} \\centerline{i} \\scalebox{2}{j}.',
    words: ['A b c d e f g h i j.'],
    told: ['the colour of the style', 'draws no frame', 'aligns text']
  },
  {
    name: 'margins of MyST',
    source: '```{margin}\nBeside.\n```',
    words: ['Beside.'],
    told: ['is in the margin in MyST']
  }
]

test.each(rows)('$name', async ({source, file = '01.md', words, absent = [], told}) => {
  const {article, diagnostics} = await renderingOf({...shared, [file]: `${source}\n`})
  const seen = wordsOf(topNodes(article)).replace(/\u00A0/g, '⍽')
  let at = 0
  for (const each of words) {
    expect(seen.slice(at)).toContain(each)
    at = seen.indexOf(each, at)
  }
  for (const each of absent) expect(seen).not.toContain(each)
  const said = diagnostics
    .filter(
      ({code, file: where}) => where === file && /^G[1235]/.test(code) && code !== 'G309' && code !== 'G317'
    )
    .map(({code, message, note = ''}) => `${code} ${message} ${note}`)
  if (told === undefined) expect(said).toEqual([])
  else for (const each of told) expect(said.join('\n')).toContain(each)
})

test('the abstract among the parts of MyST is that of the paper', async () => {
  const {manuscript} = await renderingOf({
    '01.md': '---\ntitle: T [@doe]\nparts:\n  abstract: We count islands.\n---\n\nText.',
    ...shared
  })
  expect(manuscript.metadata.abstracts.map(({text}) => text.trim())).toEqual(['We count islands.'])
  const {wholeTitle} = await import('../src/outputs/page/titles.ts')
  expect(wholeTitle(manuscript)).toBe('T')
})

test.each([
  ['acknowledgments: |\n    We thank *Bo*.', 'acknowledgments', 'We thank *Bo*.'],
  ['data_availability: All on Zenodo [@doe].', 'data-availability', 'All on Zenodo [@doe].'],
  ['dedication: To Ann.', 'dedication', 'To Ann.']
])('the part %j of MyST is a statement', async (part, name, text) => {
  const {article, manuscript, diagnostics} = await renderingOf({
    '01.md': `---\ntitle: T\nparts:\n  abstract: We count.\n  ${part}\n---\n\nText.\n`,
    ...shared
  })
  expect(manuscript.metadata.statements.map(each => [each.name, each.text.text.trim()])).toEqual([
    [name, text]
  ])
  expect(manuscript.metadata.abstracts).toHaveLength(1)
  expect(article.statements.map(each => wordsOf(each.children))).not.toEqual([''])
  expect(diagnostics.filter(({code}) => code === 'G404' || code === 'G405')).toEqual([])
})

test.each([
  ['date-format: D MMMM YYYY', ['expected nothing: galley prints dates in the form of the language']],
  ['date-format: long', []],
  [
    'aas-doi: 10.3847/1538',
    ['expected `related: [{type: companion, doi: 10.3847/1538}]`: it is not printed']
  ],
  ['related: [{type: companion, doi: 10.3847/1538}]', []]
])('a setting of another program that changes what is printed is reported, %s', async (front, expected) => {
  const {diagnostics} = await renderingOf({'01.md': `---\n${front}\n---\n\nText.\n`})
  const said = diagnostics.filter(({code}) => code === 'G404').map(({message}) => message)
  expect(said).toHaveLength(expected.length)
  for (const [index, words] of expected.entries()) expect(said[index]).toContain(words)
})

test.each(['thanks', 'acknowledgments', 'data_availability', 'key-points', 'plain-language-summary'])(
  'the setting %s, whose text nobody would see, is told with the form to write',
  async name => {
    const {diagnostics} = await renderingOf({'01.md': `---\n${name}: Words of the author.\n---\n\nText.\n`})
    expect(diagnostics.filter(({code}) => code === 'G404').map(({message}) => message)).toEqual([
      `galley has no setting \`${name}\`, expected \`statements: {${name.replace('_', '-')}: …}\``
    ])
  }
)

test.each([
  ['crossref:\n  fig-title: Abb.\n  fig-prefix: Abb.', ['crossref: fig-title', 'crossref: fig-prefix']],
  ['figPrefix: [Fig., Figs.]\nautoEqnLabels: true', ['figPrefix']],
  ['crossref: {tbl-title: Table, eq-prefix: Equation}\nsecPrefix: [Section, Sections]', []],
  ['lang: de\ncrossref: {fig-title: Abbildung}', []],
  ['crossref: {labels: alpha a, fig-labels: roman i}', ['crossref: labels', 'crossref: fig-labels']],
  ['crossref: {labels: arabic}', []]
])('names of figures that have no effect are told once, %j', async (front, names) => {
  const {diagnostics} = await renderingOf({'01.md': `---\n${front}\n---\n\nText.\n`})
  const said = diagnostics.filter(({code}) => code === 'G404').map(({message}) => message)
  expect(said).toHaveLength(names.length === 0 ? 0 : 1)
  for (const name of names) expect(said[0]).toContain(`\`${name}\``)
})

test.each([
  ['01.qmd', ['description', 'categories']],
  ['01.md', []]
])(
  'the description and the categories of a paper are told where Quarto prints them, %s',
  async (file, keys) => {
    const {diagnostics} = await renderingOf({
      [file]: '---\ndescription: Words.\ncategories: [birds]\n---\n\nText.\n'
    })
    const said = diagnostics.filter(({code}) => code === 'G404').map(({message}) => message)
    expect(said.map(message => /`([^`]+)`, expected/.exec(message)?.[1])).toEqual(keys)
  }
)

const sections = '# One {#sec:a}\n\n# Two {#sec:b}\n\n'

test.each([
  ['See page~\\pageref{sec:b}.', 'See page Section 2.', 'See Section 2.'],
  ['See it (p. \\pageref{sec:b}).', 'See it (p. Section 2).', 'See it (Section 2).'],
  [
    'See Section~\\ref{sec:b} on page~\\pageref{sec:b}.',
    'See Section 2 on page Section 2.',
    'See Section 2.'
  ],
  ['See \\cref{sec:b} (page~\\pageref{sec:b}).', 'See Section 2 (page Section 2).', 'See Section 2.'],
  [
    'See \\cref{sec:a} on page~\\pageref{sec:b}.',
    'See Section 1 on page Section 2.',
    'See Section 1 on Section 2.'
  ],
  ['The page \\cref{sec:b}.', 'The page Section 2.', 'The page Section 2.']
])('only a PDF has pages: %s', async (source, inPages, elsewhere) => {
  const seen: string[] = []
  await build(textWorld({'01.md': `${sections}${source}\n`}), createMemo(), {
    entry: '',
    draft: true,
    outputs: (['pdf', 'html', undefined] as const).map(shows => ({
      name: `for ${shows}`,
      ending: 'given',
      mediaType: 'text/plain',
      ...(shows && {shows}),
      async render({article}) {
        seen.push(wordsOf(topNodes(article)).replace(/\u00A0/g, ' '))
        return {bytes: new Uint8Array(), problems: [], environment: {}}
      }
    }))
  })
  expect(seen).toEqual([inPages, elsewhere, elsewhere].map(words => `OneTwo${words}`))
})

test('the chapters of Manubot are in its folder, whatever files about the project lie beside that', async () => {
  const {article} = await renderingOf({
    'SETUP.md': '# Setup\n\nNot a chapter.',
    'content/metadata.yaml': 'title: Lichens\nkeywords: [lichens]',
    'content/01.abstract.md': '## Abstract\n\nLichens grow.'
  })
  const seen = wordsOf(topNodes(article))
  expect(seen).not.toContain('Not a chapter.')
})

test.each(['`r Sys.Date()`', 'last-modified', 'today'])('the date %s is told', async date => {
  const {diagnostics} = await renderingOf({'01.md': `---\ndate: "${date}"\n---\n\nWords.\n`})
  expect(diagnostics.filter(({code}) => code === 'G407').map(({message}) => message)).toEqual([
    `\`\` ${date} \`\` is computed by another program, expected the day, such as \`2026-11-24\``
  ])
})
