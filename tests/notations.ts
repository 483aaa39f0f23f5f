/** The outputs that show words, by name. */
export type Shown = 'html' | 'fragment' | 'docx' | 'jats' | 'epub' | 'markdown' | 'print' | 'pdf' | 'spoken'

/**
 * A notation in a paper, and the words that each output shows for it, in order. `key` is a word of the author's that
 * returns from Word and that the preview can locate.
 */
export type Notation = Readonly<{
  name: string
  source: string
  words: readonly string[]
  /** The words of outputs that show other words; an empty list if an output shows nothing. */
  but?: Readonly<Partial<Record<Shown, readonly string[]>>> | undefined
  key?: string
  /** Whether `key` returns from Word as a listed change. */
  isListed?: true
  files?: Readonly<Record<string, string>>
}>

const environment = (name: string, body: string, options = ''): string =>
  `\\begin{${name}}${options}\n${body}\n\\end{${name}}`
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'

/** The same words for three outputs: the page for print, the PDF, and its screen-reader text. */
function both(words: readonly string[]): Notation['but'] {
  return {print: words, pdf: words, spoken: words}
}

/** The notations of scientists and of other programs, with their results in every output. */
export const notations: readonly Notation[] = [
  {
    name: 'a theorem with its name, referred to',
    source: '::: {#thm-oven name="Recovery"}\nEvery furnace cools.\n:::\n\nBy @thm-oven so.',
    words: ['Theorem 1', 'Recovery', 'Every furnace cools.', 'By Theorem 1 so.'],
    key: 'furnace'
  },
  {
    name: 'a lemma of LaTeX with its proof',
    source: `${environment('lemma', 'Every stove warms.', '[Gauss]\\label{lem:b}')}\n\n${environment('proof', 'Touch the tiles.')}\n\nBy \\cref{lem:b} so.`,
    words: ['Lemma 1', 'Gauss', 'Every stove warms.', 'Proof', 'Touch the tiles.', 'By Lemma 1 so.'],
    key: 'stove'
  },
  {
    name: 'an exercise of MyST with its solution',
    source:
      ':::{prf:exercise} Bake\n:label: ex-c\nKnead the dough.\n:::\n\n:::{prf:solution}\nUse both hands.\n:::\n\nIn {prf:ref}`ex-c` so.',
    words: ['Exercise 1', 'Bake', 'Knead the dough.', 'Use both hands.', 'In Exercise 1 so.'],
    key: 'dough'
  },
  {
    name: 'an algorithm',
    source: `${environment('algorithm', `\\caption{Sorting loaves}\\label{alg:d}\n${environment('algorithmic', '\\State compare neighbours\n\\State swap them', '[1]')}`)}\n\nIn \\cref{alg:d} so.`,
    words: ['Algorithm 1', 'Sorting loaves', 'compare neighbours', 'swap them', 'In Algorithm 1 so.'],
    key: 'loaves'
  },
  {
    name: 'a table of LaTeX with a note',
    source: environment(
      'table',
      `\\caption{Ages of kilns}\\label{tab:e}\n${environment('tabular', '\\toprule\nKiln & Age \\\\ \\midrule\nCrimson & twelve \\\\\n\\multicolumn{2}{l}{Both} \\\\\n\\bottomrule', '{lr}')}`
    ),
    words: ['Table 1', 'Ages of kilns', 'Kiln', 'Age', 'Crimson', 'twelve', 'Both'],
    key: 'Crimson',
    but: {markdown: ['Kiln', 'Age', 'Crimson', 'twelve', 'Both', 'Ages of kilns']}
  },
  {
    name: 'a figure of LaTeX with two parts',
    source: environment(
      'figure',
      '\\subfloat[Left half\\label{fig:l}]{\\includegraphics{a.svg}}\n\\subfloat[Right half]{\\includegraphics{a.svg}}\n\\caption{Maps of halves.}\\label{fig:f}'
    ),
    words: ['Left half', 'Right half', 'Figure 1', 'Maps of halves.'],
    but: {
      jats: ['Figure 1', 'Maps of halves.', 'Left half', 'Right half'],
      markdown: ['Left half', 'Right half', 'Maps of halves.']
    },
    key: 'Maps'
  },
  {
    name: 'figures in a layout of panels',
    source:
      '::: {#fig-panels layout="[[1,1],[1]]"}\n![Upper](a.svg)\n\n![Lower](a.svg)\n\n![Broad](a.svg)\n\nAll three panels.\n:::',
    words: ['Upper', 'Lower', 'Broad', 'Figure 2', 'All three panels.'],
    but: {
      jats: ['Figure 2', 'All three panels.', 'Upper', 'Lower', 'Broad'],
      markdown: ['Upper', 'Lower', 'Broad', 'All three panels.']
    },
    key: 'three'
  },
  {
    name: 'a callout of Quarto',
    source: '::: {.callout-tip}\n## Try this\nStir slowly.\n:::',
    words: ['Try this', 'Stir slowly.'],
    key: 'slowly'
  },
  {
    name: 'a callout of MyST',
    source: ':::{admonition} Mind this\n:class: warning\nDo not burn.\n:::',
    words: ['Mind this', 'Do not burn.'],
    key: 'burn'
  },
  {
    name: 'an alert of GitHub',
    source: '> [!NOTE]\n> Wash hands.',
    words: ['Note', 'Wash hands.'],
    key: 'Wash'
  },
  {
    name: 'tabs',
    source: '::: {.panel-tabset}\n## Rye\nDark bread.\n\n## Wheat\nWhite bread.\n:::',
    words: ['Rye', 'Dark bread.', 'Wheat', 'White bread.'],
    key: 'Dark'
  },
  {
    name: 'words in the margin',
    source: 'A line [beside it]{.aside} here.\n\n::: {.column-margin}\nMarginal words.\n:::',
    words: ['A line', 'beside it', 'here.', 'Marginal words.'],
    key: 'Marginal'
  },
  {
    name: 'words of the page alone',
    source: '::: {.content-visible when-format="html"}\nOnline words.\n:::',
    words: ['Online words.'],
    but: {docx: [], ...both([])}
  },
  {
    name: 'words that the page lacks',
    source: '::: {.content-hidden when-format="html"}\nOffline words.\n:::',
    words: [],
    but: {docx: ['Offline words.'], ...both(['Offline words.'])}
  },
  {
    name: 'words of the PDF alone, in a line',
    source: 'See [the printed page]{.content-visible when-format="pdf"} now.',
    words: ['See now.'],
    but: both(['See the printed page now.'])
  },
  {
    name: 'words to index',
    source: 'Of yeast\\index{yeast!wild} and [salt]{.index} much.',
    words: ['Of yeast and salt much.'],
    key: 'yeast'
  },
  {
    name: 'an acronym, first long',
    source: 'With \\gls{rna} and \\gls{rna} again.',
    words: ['With ribonucleic acid (RNA) and RNA again.'],
    key: 'again'
  },
  {
    name: 'a term of a glossary',
    source: ':::{glossary}\nmoraine\n: Debris left by ice.\n:::\n\nA {term}`moraine` here.',
    words: ['moraine', 'Debris left by ice.', 'A moraine here.'],
    key: 'Debris'
  },
  {
    name: 'code with a caption and numbered lines',
    source: '```{#lst-oven .python .numberLines lst-cap="Heat it"}\nheat = 9\n```\n\nSee @lst-oven.',
    words: ['Listing 1', 'Heat it', 'heat = 9', 'See Listing 1.'],
    key: 'Heat'
  },
  {
    name: 'examples by number',
    source: '(@first) A good loaf.\n\nAs (@first) shows.',
    words: ['(1)', 'A good loaf.', 'As (1) shows.'],
    but: {
      html: ['A good loaf.', 'As (1) shows.'],
      fragment: ['A good loaf.', 'As (1) shows.'],
      docx: ['A good loaf.', 'As (1) shows.'],
      epub: ['A good loaf.', 'As (1) shows.'],
      jats: ['A good loaf.', 'As (1) shows.'],
      markdown: ['A good loaf.'],
      print: ['A good loaf.', 'As (1) shows.']
    },
    key: 'loaf'
  },
  {
    name: 'a film, a key and a quantity',
    source:
      '{{< video https://example.org/film.mp4 >}}\n\nPress {{< kbd Esc >}} for \\SI{3}{\\kilo\\gram} now.',
    words: ['https://example.org/film.mp4', 'Press Esc for', 'now.'],
    key: 'Press'
  },
  {
    name: 'verse, a quotation and a description of LaTeX',
    source: `${environment('verse', 'Roses are\\\\\nred.')}\n\n${environment('quote', 'He said so.')}\n\n${environment('description', '\\item[Peel] A shovel.')}`,
    words: ['Roses are', 'red.', 'He said so.', 'Peel', 'A shovel.'],
    key: 'shovel'
  },
  {
    name: 'a figure with its picture by a reference of bookdown',
    source:
      '(ref:cap) A *scythe* at rest.\n\n![(ref:cap)](a.svg){#fig:scythe}\n\nIn Figure \\@ref(fig:scythe) so.',
    words: ['Figure 3', 'A scythe at rest.', 'In Figure 3 so.'],
    but: {markdown: ['A *scythe* at rest.', 'In Figure 3 so.']}
  },
  {
    name: 'an included file',
    source: '{{< include _methods.qmd >}}',
    words: ['We sieved flour.'],
    files: {'_methods.qmd': 'We sieved flour.\n'},
    key: 'sieved'
  },
  {
    name: 'an appendix with a figure',
    source:
      '# Further trials {.appendix #sec-further}\n\n![A later trial.](a.svg){#fig-later}\n\nIn @sec-further and @fig-later so.',
    words: ['A', 'Further trials', 'Figure A1', 'A later trial.', 'In Appendix A and Figure A1 so.'],
    but: {markdown: ['Further trials', 'A later trial.', 'In Appendix A and Figure A1 so.']},
    key: 'later'
  },
  {
    name: 'the lists of abbreviations and the index',
    source: '::: {#abbreviations}\n:::\n\n::: {#index}\n:::',
    words: ['RNA', 'ribonucleic acid', 'salt', 'yeast', 'wild'],
    but: {jats: ['RNA', 'ribonucleic acid']}
  }
]

/** A paper with a chapter for each notation; each chapter begins with a line such as “Row 1 begins.” */
export const notationPaper: Readonly<Record<string, string>> = {
  'manuscript.yaml':
    'title: T\nlicense: CC-BY-4.0\nlang: en\nnumber-sections: true\nabbreviations: {rna: {short: RNA, long: ribonucleic acid}}\n',
  'a.svg': svg,
  ...Object.assign({}, ...notations.map(({files = {}}) => files)),
  ...Object.fromEntries(
    notations.map(({source}, index) => [chapterOf(index), `Row ${index + 1} begins.\n\n${source}\n`])
  )
}

export function chapterOf(index: number): string {
  return `${String(index + 1).padStart(2, '0')}.md`
}

/** The words of a text from the beginning of one row to the next, with single spaces. */
export function rowsOf(text: string): readonly string[] {
  const plain = text.replace(/[\s\u00a0\u2009\u202f]+/gu, ' ').replace(/[\u00ad\u200b\u2060]/gu, '')
  return notations.map((_, index) => {
    const from = plain.indexOf(`Row ${index + 1} begins.`)
    const to = plain.indexOf(`Row ${index + 2} begins.`, from)
    return from < 0 ? '' : plain.slice(from, to < 0 ? undefined : to)
  })
}

/** The words of a notation that an output omits, shows out of order, or shows although it should not. */
export function faultsOf(output: Shown, text: string): readonly string[] {
  const shown = rowsOf(text)
  return notations.flatMap(({name, words, but}, index) => {
    const row = shown[index] ?? ''
    const wanted = but?.[output] ?? words
    let at = 0
    const lost = wanted.filter(word => {
      const found = row.indexOf(word, at)
      if (found >= 0) at = found + word.length
      return found < 0
    })
    const other = wanted.length === 0 ? words.filter(word => row.includes(word)) : []
    return [
      ...lost.map(word => `${output}: “${word}” of ${name} is not in “${row}”`),
      ...other.map(word => `${output}: “${word}” of ${name} is shown`)
    ]
  })
}
