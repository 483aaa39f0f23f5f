import type {Habit} from './habits.ts'

const svg = 'a.svg'
const code = (info: string, body = 'x = 1'): string => `\`\`\`${info}\n${body}\n\`\`\``

/**
 * Further habits, from the documentation of Quarto, MyST, bookdown, Manubot and Pandoc: the constructs of their
 * examples, in our own words.
 */
export const otherHabits: readonly Habit[] = [
  // Sections of Quarto's documentation: Callouts, Cross-references, Figures, Tables, Article layout, Markdown basics,
  // Shortcodes, Code annotation
  [
    'Quarto',
    '::: {.callout-important appearance="simple" icon=false}\nWords.\n:::',
    'Words.',
    undefined,
    'appearance'
  ],
  [
    'Quarto',
    '::: {#nte-oID .callout-note}\n## Named\nWords.\n:::\n\nSee @nte-oID.',
    'Named',
    'is a callout, which has no number'
  ],
  [
    'Quarto',
    `![A map](${svg}){#fig-oID fig-alt="Alone" fig-align="left"}\n\nSee @fig-oID.`,
    'See Figure',
    undefined,
    'fig-align'
  ],
  ['Quarto', `![A map](${svg}){#fig-oID}\n\nSee [Fig. -@fig-oID] and [-@fig-oID].`, 'See', undefined, '@fig'],
  ['Quarto', `![A map](${svg}){#fig-oID}\n\n@Fig-oID shows it.`, 'Figure', undefined, '@Fig'],
  [
    'Quarto',
    '| a | b |\n|---|---|\n| 1 | 2 |\n\n: Ages {#tbl-oID tbl-colwidths="[60,40]"}\n\nSee @tbl-oID.',
    'See Table',
    undefined,
    'colwidths'
  ],
  [
    'Quarto',
    '::: {#tbl-oID}\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAges.\n:::\n\nSee @tbl-oID.',
    'See Table',
    undefined,
    '{#'
  ],
  [
    'Quarto',
    `${code('{#lst-oID .python lst-cap="A listing"}')}\n\nSee @lst-oID.`,
    'See Listing',
    undefined,
    'lst-cap'
  ],
  ['Quarto', `${code('python', 'x = 1 # <1>')}\n1. Sets x.`, 'Sets x.'],
  ['Quarto', code('{.python filename="run.py" code-line-numbers="true"}'), 'x = 1', undefined, 'filename'],
  ['Quarto', code('{.python code-fold="true"}'), 'x = 1', undefined, 'code-fold'],
  ['Quarto', '::: {.column-page}\nWide words.\n:::', 'Wide words.', undefined, ':::'],
  [
    'Quarto',
    '::: {.grid}\n::: {.g-col-6}\nLeft.\n:::\n\n::: {.g-col-6}\nRight.\n:::\n:::',
    'Right.',
    undefined,
    ':::'
  ],
  ['Quarto', 'Words [marked]{.mark} and [small]{.smallcaps}.', 'Words marked and small.', undefined, '{'],
  ['Quarto', '{{< lipsum 1 >}}', '', 'a Quarto shortcode'],
  ['Quarto', 'Version {{< var version >}}.', 'Version', 'a Quarto shortcode'],
  ['Quarto', '{{< embed lab.ipynb#fig-x >}}', '', 'its result'],
  [
    'Quarto',
    '::: {.content-hidden unless-format="html"}\nOn the page.\n:::',
    'On the page.',
    'is in HTML only'
  ],
  [
    'Quarto',
    '::: {#lem-oID}\nWords.\n:::\n\n::: {.proof}\nShown.\n:::\n\nBy @lem-oID.',
    'By Lemma',
    undefined,
    '@lem'
  ],
  ['Quarto', '::: {.hidden}\n$\\newcommand{\\RR}{\\mathbb R}$\n:::\n\nIn $\\RR$.', 'In'],
  ['Quarto', '## Head {.unnumbered .unlisted}\n\nWords.', 'Head', undefined, 'unlisted'],
  ['Quarto', code('{ojs}', 'viewof x = Inputs.range()'), 'viewof', 'code to be run'],
  // Sections of MyST's documentation: Directives, Roles, Cross-references, Figures, Code, Math, Blocks and comments,
  // Dropdowns, cards and tabs
  ['MyST', ':::{tip} Try *this*\nWords.\n:::', 'Try this', undefined, ':::'],
  ['MyST', ':::{seealso}\nWords.\n:::', 'Words.', undefined, ':::'],
  ['MyST', ':::{dropdown} More\n:open:\nWords.\n:::', 'More', undefined, ':open'],
  ['MyST', ':::{card} A card\nWords.\n:::', 'Words.', undefined, ':::'],
  ['MyST', '::::{grid} 2\n:::{card}\nWords.\n:::\n::::', 'Words.', undefined, ':::'],
  ['MyST', code('{image} a.svg', ':alt: Alone\n:width: 50%'), '', undefined, ':alt'],
  [
    'MyST',
    `:::{figure}\n:label: fig-qID\n![One](${svg})\n![Two](${svg})\nBoth.\n:::\n\nSee [](#fig-qID).`,
    'Both.',
    undefined,
    ':label'
  ],
  ['MyST', '$$\nx = 1\n$$ (eq-qID)\n\nSee [](#eq-qID).', 'See Equation', undefined, '(eq-q'],
  ['MyST', '(sec-qID)=\n## Head\n\nWords, see [](#sec-qID).', 'see Section', undefined, '(#'],
  ['MyST', '## Head\n\nWords, see [the head](#head).', 'see the head', undefined, '(#'],
  ['MyST', 'As {cite:t}`doe99` says.', 'As', 'expected `@doe99`'],
  ['MyST', code('{literalinclude} run.py', ':lines: 1-3'), '', '`run.py`'],
  ['MyST', code('{code-cell} python', 'print(1)'), 'print(1)', 'code to be run'],
  ['MyST', code('{csv-table} Ages', ':header: Name,Age\nAda,36'), 'Ada', undefined, ':header:'],
  [
    'MyST',
    ':::{table} Ages\n:label: tbl-qID\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n\nSee {ref}`tbl-qID`.',
    'See Table',
    undefined,
    ':label'
  ],
  ['MyST', ':::{iframe} https://example.org/v\nA video.\n:::', 'https://example.org/v', undefined, 'iframe'],
  ['MyST', code('{mermaid}', 'flowchart LR\n  A --> B'), 'flowchart', 'mmdc'],
  ['MyST', code('{raw} latex', '\\clearpage'), '', 'Pandoc'],
  ['MyST', code('{toctree}', 'one\ntwo'), '', 'chapters:'],
  ['MyST', 'See {download}`the data <d.csv>`.', 'See the data.', undefined, 'download'],
  ['MyST', 'Sum {eval}`a + b`.', 'Sum', 'its result'],
  ['MyST', ':::{aside} Beside\nWords.\n:::', 'Words.', 'in the margin'],
  ['MyST', ':::{epigraph}\nQuoted.\n\n-- Ada\n:::', 'Quoted.', undefined, ':::'],
  ['MyST', ':::{exercise} Try\nWords.\n:::', 'Words.', undefined, 'exercise'],
  ['MyST', ':::{prf:proof}\nShown.\n:::', 'Shown.', undefined, 'prf'],
  ['MyST', 'Gone {del}`words` and {u}`under`, {sc}`Small`.', 'Gone words and under, Small.', undefined, '{'],
  // Sections of bookdown's documentation: Markdown extensions, Cross-references, Figures, Tables, Citations, Custom
  // blocks
  ['bookdown', '# (APPENDIX) Appendix {-}\n\n# Tables\n\nWords.', 'Appendix', undefined, '(APPENDIX)'],
  ['bookdown', '# Head {#headID}\n\nWords, see \\@ref(headID).', 'see', undefined, '@ref'],
  ['bookdown', '# A head of ID\n\nWords, see [A head of ID].', 'see A head', undefined, '['],
  ['bookdown', '::: {.lemma #leID}\nWords.\n:::\n\nBy \\@ref(lem:leID).', 'By C.1.', undefined, '@ref'],
  ['bookdown', '::: {.rmdnote}\nWords.\n:::', 'Words.', undefined, ':::'],
  ['bookdown', code('{block, type="rmdtip"}', 'Words.'), 'Words.', undefined, 'rmdtip'],
  ['bookdown', code('{r tabID, echo=FALSE}', 'knitr::kable(d, caption = "Ages")'), 'kable', 'code to be run'],
  ['bookdown', code('{theorem, line, name="Line"}', 'Words.'), 'Words.', undefined, '{theorem'],
  ['bookdown', 'Words.\\index{bread}', 'Words.', undefined, '\\index'],
  ['bookdown', '\\newpage\n\nWords.', 'Words.', undefined, 'newpage'],
  ['bookdown', '<!--chapter:end:index.Rmd-->\n\nWords.', 'Words.', undefined, 'chapter:end'],
  // Manubot: Citations, Figures, Templating
  ['Manubot', 'As said [@doi:10.1000/1; @pmid:123].', 'As said', 'pmid:123'],
  ['Manubot', 'Built on {{manubot.date}}.', 'Built on', '{{manubot.date}}'],
  [
    'Manubot',
    `![**A map.** Words.](${svg}){#fig:oID width="50%" tag="S1"}\n\nFigure @fig:oID.`,
    'A map. Words.',
    undefined,
    'tag='
  ],
  ['Manubot', '$$x = 1$${#eq:oID}\n\nSee @eq:oID.', 'See Equation', undefined, '{#'],
  // Sections of Pandoc's documentation: Fenced divs, Bracketed spans, Lists
  ['Pandoc', '#. One\n#. Two', 'Two', undefined, '#.'],
  ['Pandoc', 'Ⅰ said “so”, [*emphatic*]{.class key="val"}.', 'emphatic', undefined, 'key=']
]
