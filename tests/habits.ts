/**
 * Notations of authors who come from other programs: the dialect, the source, words of the article, and the text of a
 * finding. `ID` is a unique number in each row. The words of a row that begin with `!` must not be in the article.
 */
export type Habit = readonly [
  dialect: Dialect,
  source: string,
  words: string,
  told?: string | undefined,
  absent?: string
]

export type Dialect = 'Pandoc' | 'Quarto' | 'MyST' | 'bookdown' | 'Manubot'

const svg = 'a.svg'
const code = (info: string, body = 'x = 1'): string => `\`\`\`${info}\n${body}\n\`\`\``

export const habits: readonly Habit[] = [
  ['Pandoc', 'Words^[A note.] here.', 'Words here.'],
  ['Pandoc', 'H~2~O and x^2^.', 'H2O and x2.'],
  ['Pandoc', '[Small]{.smallcaps} words.', 'Small words.', undefined, 'smallcaps'],
  ['Pandoc', '| One line\n|   another', 'another', undefined, '|'],
  ['Pandoc', 'Term\n:   Its definition.', 'Its definition.', undefined, ':'],
  ['Pandoc', '(@goodID) An example.\n\nAs (@goodID) shows.', 'shows.', undefined, '@'],
  [
    'Pandoc',
    '| a | b |\n|---|---|\n| 1 | 2 |\n\n: Ages. {#tbl:tID}\n\nSee @tbl:tID.',
    'See Table',
    undefined,
    '{#'
  ],
  ['Pandoc', `![A map.](${svg}){#fig:pID width=50%}\n\nSee @fig:pID.`, 'See Figure', undefined, '50%'],
  ['Pandoc', code('{.python .numberLines startFrom="5"}'), 'x = 1', undefined, 'numberLines'],
  ['Pandoc', code('{=latex}', '\\clearpage'), '', undefined, 'clearpage'],
  ['Pandoc', 'Words <!-- a comment --> here.', 'Words', undefined, 'comment'],
  ['Pandoc', '> Quoted.\n>\n> — Ada', 'Quoted.'],
  ['Pandoc', '~~Gone~~ and [under]{.underline}.', 'Gone and under.', undefined, '~'],
  ['Quarto', '::: {.callout-tip title="Try"}\nWords.\n:::', 'Words.', undefined, ':::'],
  ['Quarto', '::: {.callout-note collapse="true"}\n## Head\nWords.\n:::', 'Head', undefined, '##'],
  ['Quarto', 'Words.\n\n::: {.column-margin}\nBeside.\n:::', 'Beside.', 'in the margin in Quarto'],
  ['Quarto', 'Words [beside]{.aside}.', 'beside', 'in the margin in Quarto'],
  ['Quarto', '::: {.content-visible when-format="pdf"}\nPrinted.\n:::', 'Printed.', 'is in the PDF only'],
  [
    'Quarto',
    '::: {.content-visible when-meta="draft"}\nDrafted.\n:::',
    'Drafted.',
    'is conditional in Quarto'
  ],
  ['Quarto', '::: {.panel-tabset}\n## R\nOne.\n\n## Python\nTwo.\n:::', 'Python', undefined, '##'],
  ['Quarto', `::: {layout-ncol=2}\n![One](${svg})\n\n![Two](${svg})\n:::`, 'Two', 'a layout of Quarto'],
  [
    'Quarto',
    `::: {#fig-lID layout="[[1,1],[1]]"}\n![One](${svg})\n\n![Two](${svg})\n\n![Three](${svg})\n\nAll.\n:::\n\nSee @fig-lID.`,
    'See Figure',
    undefined,
    '[['
  ],
  ['Quarto', '{{< video https://example.org/x.mp4 >}}', 'https://example.org/x.mp4', undefined, '{{<'],
  ['Quarto', '{{< pagebreak >}}', '', undefined, 'pagebreak'],
  ['Quarto', '{{< include _other.txt >}}', 'Words of another file.', undefined, 'include'],
  ['Quarto', 'Press {{< kbd Ctrl-C >}}.', 'Press Ctrl-C.', undefined, 'kbd'],
  ['Quarto', 'There are `{python} n` people.', 'There are', 'code to be run'],
  ['Quarto', code('{r}', 'summary(d)'), 'summary(d)', 'code to be run'],
  ['Quarto', code('{r}', '#| include: false\nlibrary(d)\n'), '', undefined, 'library'],
  ['Quarto', code('{python}', '#| eval: false\nrun(d)'), 'run(d)', undefined, 'eval'],
  ['Quarto', code('{mermaid}', 'flowchart LR\n  A[Start] --> B[End]'), 'Start', 'mmdc'],
  ['Quarto', code('{dot}', 'digraph { a -> b }'), 'digraph', 'dot -Tsvg'],
  ['Quarto', '## Head {#sec-hID}\n\nWords, see @sec-hID.', 'see Section'],
  ['Quarto', '$$x = 1$$ {#eq-eID}\n\nSee @eq-eID.', 'See Equation', undefined, '{#'],
  ['Quarto', '::: {#thm-tID}\n## Line\nWords.\n:::\n\nSee @thm-tID.', 'See Theorem', undefined, '##'],
  ['MyST', ':::{admonition} Mind this\n:class: warning\nWords.\n:::', 'Mind this', undefined, ':class'],
  ['MyST', code('{note}', 'Words.'), 'Words.', undefined, '{note}'],
  [
    'MyST',
    `:::{figure} ${svg}\n:label: fig-mID\n:width: 80%\n:alt: Alone\nA caption.\n:::\n\nSee {numref}\`fig-mID\`.`,
    'A caption.',
    undefined,
    ':label'
  ],
  [
    'MyST',
    ':::{list-table} Ages.\n:header-rows: 1\n- - Name\n  - Age\n- - Ada\n  - 36\n:::',
    'Ada',
    undefined,
    ':header'
  ],
  ['MyST', `${code('{math}', ':label: eq-mID\nx = 1')}\n\nSee {eq}\`eq-mID\`.`, 'See', undefined, ':label'],
  ['MyST', code('{code-block} python', ':linenos:\nx = 1'), 'x = 1', undefined, ':linenos'],
  ['MyST', code('{include} _other.txt', ''), 'Words of another file.', undefined, 'include'],
  ['MyST', '(targetID)=\n## Head\n\nWords, see {ref}`targetID`.', 'see Section', undefined, ')='],
  ['MyST', 'As {cite:p}`doe99` says.', 'As', 'expected `[@doe99]`'],
  ['MyST', 'Words.\n\n% A comment of the author.\n\nMore.', 'More.', undefined, 'comment'],
  ['MyST', 'Words.\n\n+++\n\nMore.', 'More.', undefined, '+++'],
  ['MyST', 'H{sub}`2`O, {abbr}`HTML (a language)`, {kbd}`Esc`.', 'H2O, HTML, Esc.', undefined, '{'],
  ['MyST', 'See {doc}`other`.', 'See', 'a link, `[other](other.md)`'],
  ['MyST', ':::{glossary}\nBread\n: Baked.\n:::\n\nOf {term}`Bread`.', 'Of Bread.', undefined, '{'],
  ['MyST', '::::{tab-set}\n:::{tab-item} R\nOne.\n:::\n::::', 'One.', undefined, 'tab-'],
  [
    'MyST',
    ':::{prf:theorem} Line\n:label: thm-mID\nWords.\n:::\n\nSee {prf:ref}`thm-mID`.',
    'See Theorem',
    undefined,
    'prf'
  ],
  ['bookdown', `![A map.](${svg}){#fig:bID}\n\nFigure \\@ref(fig:bID).`, 'Figure', undefined, '@ref'],
  [
    'bookdown',
    '\\begin{equation}\nx = 1\n(\\#eq:bID)\n\\end{equation}\n\nSee \\@ref(eq:bID).',
    'See',
    undefined,
    '@ref'
  ],
  ['bookdown', `(ref:capID) A *map*.\n\n![(ref:capID)](${svg})`, 'A map.', undefined, '(ref'],
  [
    'bookdown',
    '| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: (\\#tab:uID) Ages.\n\nTable \\@ref(tab:uID).',
    'Ages.',
    undefined,
    '#tab'
  ],
  ['bookdown', '# (PART) Methods {-}\n\nWords.', 'Methods', undefined, '(PART)'],
  ['bookdown', 'There are `r nrow(d)` people.', 'There are', 'code to be run'],
  [
    'bookdown',
    code('{r mID, fig.cap="A map.", echo=FALSE}', `knitr::include_graphics("${svg}")`),
    'A map.',
    undefined,
    'knitr'
  ],
  ['bookdown', code('{r, include=FALSE}', 'library(d)'), '', undefined, 'library'],
  [
    'bookdown',
    '::: {.theorem #thID name="Line"}\nWords.\n:::\n\nTheorem \\@ref(thm:thID).',
    'Theorem',
    undefined,
    '@ref'
  ],
  ['Manubot', 'As said [@doi:10.1000/1].', 'As said', undefined, 'doi:'],
  ['Manubot', 'As said [@tag:deep].', 'As said', 'tag:deep'],
  ['Manubot', `![A map.](${svg}){#fig:nID}\n\nFigure @fig:nID.`, 'Figure', undefined, '@fig'],
  [
    'Manubot',
    '| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: Ages. {#tbl:nID}\n\nSee @tbl:nID.',
    'See Table',
    undefined,
    '{#'
  ],
  ['Manubot', '## Head {.page_break_before}\n\nWords.', 'Head', undefined, 'page_break']
]
