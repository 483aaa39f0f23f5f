import {expect, test} from 'vitest'
import {renderingOf} from './compose/article.ts'
import {
  environment,
  type HabitRow,
  type ProjectRow,
  projectFiles,
  testHabits,
  testProjects
} from './habit-rows.ts'

const front = (settings: string, text = 'Words.', file = '01.md'): Readonly<Record<string, string>> => ({
  [file]: `---\n${settings}\n---\n\n${text}`
})

/** Settings of the manuals and templates of other programs that were once lost silently, or reported with wrong help. */
const settings: readonly ProjectRow[] = [
  {
    name: 'funders and conflicts of the authors of Manubot have one finding each',
    files: front(
      'authors:\n  - {name: Ann Roe, funders: [Grant X], conflicts: None}\n  - {name: Bo Li, funders: Grant Y, conflicts: Owns shares}\n  - {name: Cy Li, conflicts: None}'
    ),
    told: [
      '`funders` of 2 authors is not printed, expected a note after each name, such as `note: Funded by Grant X` of Ann Roe, `note: Funded by Grant Y` of Bo Li',
      '`conflicts` of 3 authors is not printed, expected a statement, `statements: {conflicts: "Bo Li: Owns shares; All others: None."}`'
    ]
  },
  {
    name: 'an author in several lines, as Pandoc makes from LaTeX',
    files: front(
      'author:\n- |\n  Ann Roe\\\n  Mill of Rye, Leeds\\\n  <ann@rye.example>\n- |\n  Bo Li\\\n  Cy Day\\\n  Di Fox\n- |\n  Ed Gray'
    ),
    words: ['"name":"Ann Roe, Mill of Rye, Leeds, <ann@rye.example>"', '"name":"Ed Gray","given":"Ed"'],
    absent: ['\\'],
    told: [
      'The 3 lines of this author are printed as one name, expected `{name: Ann Roe, email: ann@rye.example, affiliation: "Mill of Rye, Leeds"}`',
      '`authors: [Bo Li, Cy Day, Di Fox]`'
    ]
  },
  {
    name: 'misspelt keys of an author and of an affiliation',
    files: front(
      'authors:\n  - {name: Ann Roe, affilitations: [Mill], orchid: 0000-0002-1825-0097}\n  - {name: Bo Li, affiliations: [{name: Oven, departement: Rye}]}'
    ),
    told: [
      '`affilitations` of an author is not printed, expected `affiliations`',
      '`orchid` of an author is not printed, expected `orcid`',
      '`departement` of an affiliation is not printed, expected `department`'
    ]
  },
  {
    name: 'the note of the authors and the masked works of apaquarto',
    files: front(
      'author-note:\n  status-changes: {affiliation-change: Ann Roe is now at Oslo., deceased: ~}\n  disclosures: {study-registration: Registered as X., gratitude: We thank the mill.}\nmask: true\nmasked-citations: [doe]'
    ),
    told: [
      'galley has no setting `author-note`, expected `statements: {affiliation-change: …, study-registration: …, gratitude: …}`',
      'galley has no setting `masked-citations`, expected nothing: a copy for reviewers, `galley build --anonymous`, masks all works of the authors'
    ]
  },
  {
    name: 'the lines above the title of apaquarto',
    files: front('title: A\nblank-lines-above-title: 2')
  },
  {
    name: 'notes of authors in templates of rticles',
    files: front(
      'author:\n  - {name: Ann Roe, footnote: 1}\n  - {name: Bo Li, footnote: On leave}\n  - {name: Cy Li, footnote: 2}\nfootnote:\n  - {code: 1, text: Died last year}'
    ),
    words: ['"note":"Died last year"', '"note":"On leave"'],
    told: ['`footnote` of an author is not printed, expected a note after the name, `note: 2`']
  },
  {
    name: 'the address of an author in several lines',
    files: front('author:\n  - name: Ann Roe\n    address: |\n      | Street 1\n      | City'),
    told: ['`note: Street 1, City`']
  },
  {
    name: 'the title and the keywords of the Journal of Statistical Software',
    files: front(
      'title:\n  formatted: "Models with *much* \\\\pkg{lme4}"\n  plain: "Models"\n  short: "Models in \\\\proglang{R}"\nkeywords:\n  formatted: ["\\\\proglang{Java}"]\n  plain: [Java]\npreamble: >\n  \\newcommand{\\norm}[1]{\\lVert #1\\rVert}',
      'Of \\pkg{lme4}, \\proglang{R} and \\code{x}: $\\norm{y}$.',
      '01.Rmd'
    ),
    words: [
      '"shortTitle":"Models in R"',
      '"words":["Java"]',
      'Models with much lme4',
      'Of lme4, R and x: \\norm{y}.'
    ],
    absent: ['"titles":[{']
  },
  {
    name: 'a bibliography and a style that R computes',
    files: front('bibliography: "`r c(\'a.bib\', \'b.bib\')`"\ncsl: "`r style()`"', 'Words.', '01.Rmd'),
    told: [
      "`` `r c('a.bib', 'b.bib')` `` is code to be run, expected the names of the files, `[a.bib, b.bib]`",
      '`` `r style()` `` is code to be run, expected the names of the files, `file.csl`'
    ]
  },
  {
    name: 'the label of a page of MyST is that of its title',
    files: {
      'myst.yml': 'version: 1\nproject:\n  title: Book\n  toc:\n    - file: a.md\n    - file: b.md',
      'a.md': '---\ntitle: Salt\n---\n\nSee [](#page-b) and {ref}`page-b`.',
      'b.md': '---\ntitle: Rye\nlabel: page-b\n---\n\nWords.'
    },
    words: ['See Section 2 and Section 2.']
  },
  {
    name: 'the label of the only page, and names in the numbering of MyST',
    files: front(
      'label: sec-page\nnumbering:\n  figure: {template: "Fig. %s"}\n  equation: {template: "Eq. (%s)"}\n  table: {enumerator: A.%s}'
    ),
    told: [
      'expected `{#sec-page}` after the heading',
      'For another name, write it in the reference: `[Fig. @fig:name]`.',
      '`[Eq. @eq:name]`',
      'write `tag="10.1"`'
    ]
  },
  {
    name: 'natbib with years puts the author into the sentence',
    files: front('biblio-style: plainnat', 'By \\cite{doe}, and \\cite[p. 2]{doe} (so \\cite{doe}).'),
    words: ['By Doe (1), and (1, p. 2) (so 1).']
  },
  {
    name: 'natbib with a style of its own in the text',
    files: front('lang: en', 'By \\cite{doe}.\n\n\\bibliographystyle{agsm}'),
    words: ['By Doe (1).']
  },
  {
    name: 'natbib with numbers',
    files: front('natbib: true\nbiblio-style: unsrt', 'By \\cite{doe}.'),
    words: ['By (1).']
  },
  {
    name: 'natbib with numbers in brackets',
    files: front('header-includes: \\usepackage[numbers]{natbib}', 'By \\cite{doe}.'),
    words: ['By (1).'],
    told: ['`csl: ieee`']
  },
  {
    name: 'settings of papaja',
    files: front(
      'appendix: [app.Rmd, b.Rmd]\nfloatsintext: yes\nmask: no\nlinenumbers: yes\nwordcount: X',
      'Words.',
      'paper.Rmd'
    ),
    told: [
      'expected `{{< include app.Rmd >}}` and `{{< include b.Rmd >}}` at the end of the text, and `{.appendix}` after the first heading',
      'galley counts the words'
    ]
  },
  {
    name: 'facts about funders, awards, the licence and the copyright that nothing reads',
    files: front(
      'funding:\n  - statement: By F.\n    note: Until May\n    awards: [{id: 1, sources: [NSF], name: Big award, recipients: [Ann]}]\nlicense: {content: CC-BY-4.0, data: CC0-1.0}\ncopyright: {holder: Jane, year: 2024, statement: All rights reserved}'
    ),
    words: ['By F.'],
    told: [
      '`note` of a funder is not printed, expected its words in `statement:` of the funding, `Until May`',
      '`name` of an award is not printed',
      'expected a statement, `statements: {license-of-data: "CC0-1.0"}`',
      '`statement` of the copyright is not printed'
    ]
  },
  {
    name: 'a copyright in the words of Quarto, and funders by their names',
    files: front(
      'copyright: {holder: Jane Doe, year: 2024, statement: Copyright (c) 2024 Jane Doe}\nfunding:\n  - {source: NSF, award-number: 12}\n  - {source: {name: DFG}, award: {id: 5}}\n  - {name: ERC, award: 7}'
    ),
    words: ['NSF (12). DFG (5). ERC (7).']
  }
]

testProjects(settings)

const box = (body: string): string => environment('minipage', body, '{.5\\textwidth}')
const picture = (label: string): string =>
  `\\includegraphics{a.svg}\n\\captionof{figure}{A map.\\label{fig:${label}}}`
const cells = environment('tabular', 'a & b \\\\', '{ll}')
const drawn = environment('tikzpicture', '\\draw (0,0) -- (1,1);')

/** Habits of LaTeX that were once lost silently, or reported with wrong help. */
const latex: readonly HabitRow[] = [
  [
    `${box(picture('a'))}\n${box(`\\captionof{table}{Ages.}\\label{tab:a}\n${cells}`)}\n\nSee \\cref{fig:a} and \\cref{tab:a}.`,
    ['A map.', 'Ages.', 'See Figure 1 and Table 1.'],
    ['captionof']
  ],
  [
    `${environment('figure', `${box(picture('b'))}\n${box(`${cells}\n\\captionof{table}{Ages.}\\label{tab:b}`)}`)}\n\nSee \\cref{fig:b} and \\cref{tab:b}.`,
    ['See Figure 1 and Table 1.']
  ],
  [environment('center', picture('c')), ['A map.'], ['captionof']],
  [
    environment('figure', `\\includegraphics{a.svg}\n\\caption{A map.}\n${cells}\n\\captionof{table}{Ages.}`),
    ['A map.', 'Ages.'],
    [],
    ['Write it as a `table` of its own']
  ],
  [
    'Words `\\textbf{bold}`{=latex} here `\\foo{lost}`{=latex} x `\\clearpage`{=tex} y.',
    ['Words bold here x y.'],
    [],
    [
      'The TeX command `\\foo` is not supported by galley, and is not printed Write the text that it stands for.'
    ]
  ],
  [
    `Words.\n\n\`\`\`{=latex}\n${drawn}\n\`\`\`\n\nMore.`,
    ['Words.More.'],
    ['draw'],
    ['`\\begin{tikzpicture}` is for LaTeX alone, so readers do not see the figure LaTeX draws it']
  ],
  [
    '```{=latex}\n\\setcounter{page}{1}\n\\pagenumbering{roman}\n\\vspace{1cm}\n```\n\nWords.',
    ['Words.'],
    ['\\', 'roman']
  ],
  [
    '```{=latex}\n\\begin{landscape}\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```{=latex}\n\\end{landscape}\n\\begin{multicols}{2}\n```\n\nIn `\\begin{small}`{=latex}small`\\end{small}`{=latex} type.\n\n```{=latex}\n\\end{multicols}\n```',
    ['ab12In small type.'],
    ['\\', 'landscape']
  ],
  [
    '```{=latex}\n\\begin{keybox}\n```\n\nWords.\n\n```{=latex}\n\\end{keybox}\n```',
    ['Words.'],
    [],
    ['`\\begin{keybox}` is for LaTeX alone, so only the text after it is printed Write it in Markdown']
  ],
  [environment('landscape', '\n| a | b |\n|---|---|\n| 1 | 2 |\n'), ['ab12'], ['|']],
  [
    environment('multicols', '\nWords *so*.\n\n- one\n', '{2}'),
    ['Words so.one'],
    ['*'],
    ['sets the columns']
  ],
  [environment('small', 'Words $a *b* c$ and 2*3*4.'), ['Words a *b* c and 2*3*4.'], [], ['sets the size']],
  [
    environment('theorem', 'Words.', '[Bound {[see \\cite{doe}, $\\{x\\}$]}]'),
    ['Bound [see (1), \\{x\\}]Words.']
  ],
  [
    'So \\enquote{a $x^2$ and \\cite{doe} b} and \\textbf{a $x$ \\enquote{b \\cite{roe}}}.',
    ['So “a x^2 and (1) b” and a x “b (2)”.']
  ],
  [
    'So \\enquote{le [mot]{lang=fr} b} and \\enquote{a \\foreignlanguage{french}{un "mot"} b}.',
    ['So “le mot b” and “a un « mot » b”.'],
    ['lang']
  ],
  [
    'A \\tikz \\draw (0,0) circle (1pt); and $\\begin{tikzcd} A \\end{tikzcd}$.',
    ['A \\tikz'],
    [],
    ['write `![](file.pdf)` in its place', 'write `![Caption](file.pdf){#fig:name}`']
  ],
  [
    `${environment('exe', '\\ex \\gll Das ist \\\\\n this is \\\\\n\\glt Words')}\n\n\\ex. Words`,
    ['Words'],
    [],
    ['Write each example as `(@name) words`', 'The TeX command `\\gll` is not supported']
  ],
  // Letters, line breaks and links that were once printed wrongly.
  ["By \\L{}o\\'s, {\\L}o\\'s, \\L{}o\\'{s} and the dog\\'s.", ["By Łoś, Łoś, Łoś and the dog's."], ['\\']],
  ['\\textbf{Words}: K\\=alid, \\=a and \\={a}.', ['Words: Kālid, ā and ā.'], ['=']],
  ['So a\\slash b and/or \\slash{} c.', ['So a/b and/or / c.']],
  ['One\\newline two, and one\\newline{}\nthree.', ['One two, and one three.'], ['\\']],
  [
    'Words.\\footnote{See \\doi{10.1000/x_y}.} By \\doi{10.1000/a\\_b}.',
    ['See https://doi.org/10.1000/x_y.', 'By https://doi.org/10.1000/a_b.']
  ],
  [
    environment('center', '\\textbf{A}\\\\ \\rule{3cm}{0.4pt}'),
    ['A'],
    ['\\', 'rule'],
    ['`\\rule{3cm}{0.4pt}` has no effect in galley galley prints no such rule.']
  ],
  [environment('center', 'A\\\\ \\vspace{1cm}\n\nB \\rule{0pt}{3ex}C'), ['AB C'], ['\\'], ['aligns text']],
  [
    '# One {#sec:one}\n\nSee \\hyperref[sec:one]{Section~\\ref*{sec:one} and $x$}.',
    ['See Section 1 and x.'],
    ['\\']
  ],
  // Conditionals, counters and definitions in the text.
  [
    'So \\newif\\ifanon \\anontrue \\ifanon A \\else B \\fi.',
    ['A'],
    [],
    [
      'The TeX command `\\ifanon` is not supported by galley Both branches are printed: keep one of them, and delete the other'
    ]
  ],
  [
    'Words.\n\n\\appendix\n\n# One\n\n\\renewcommand{\\thetable}{A\\arabic{table}}\n\\numberwithin{equation}{section}\n\nMore.',
    ['More.'],
    ['\\number'],
    [
      '`\\numberwithin{equation}{section}` has no effect in galley galley counts formulas, figures and tables through the paper, and from A1, or (A.1), in each appendix.'
    ]
  ],
  [
    '\\appendix\n\n# One\n\n\\renewcommand{\\thetable}{A\\arabic{table}}\n\nMore.',
    ['More.'],
    ['\\'],
    ['`\\renewcommand{\\thetable}{A\\arabic{table}}` has no effect in galley Below `\\appendix`']
  ],
  [
    'A \\newcommand{\\local}{local} word is \\local{} and \\newcommand{\\Rn}{\\mathbb{R}^n}a formula $\\Rn$.',
    ['A word is local and a formula'],
    ['newcommand']
  ],
  // Macros of formulas in running text, and columns for numbers.
  [
    '---\nheader-includes: |\n  \\newcommand{\\R}{\\mathbb{R}}\n  \\DeclareMathOperator{\\argmax}{arg\\,max}\n  \\newcommand{\\lead}{\\noindent\\hfill}\n---\n\nThe set \\R is $\\R^n$, with \\argmax{}.',
    ['The set \\mathbb{R} is \\R^n, with \\operatorname{arg\\,max}.']
  ],
  [
    '---\nheader-includes: |\n  \\def\\sym#1{\\ifmmode^{#1}\\else\\(^{#1}\\)\\fi}\n---\n\nSo 2.1\\sym{***} and $2.1\\sym{*}$.',
    ['So 2.1*** and 2.1\\sym{*}.']
  ],
  [
    environment(
      'tabular',
      'A & {B} & C \\\\ \\midrule\nx & -2.1e-3 & -1.5$^{*}$ \\\\\ny & 1.0e4 & 3-4 \\\\\nz & 1.5(2) & -x \\\\',
      '{lSD{.}{.}{-1}}'
    ),
    ['−2.1 × 10−3', '−1.5^{*}', '1.0 × 104', '3-4', '1.5(2)', '-x']
  ]
]

testHabits(latex)

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const notebook = (...cells: readonly unknown[]): string =>
  JSON.stringify({cells, metadata: {language_info: {name: 'python'}}, nbformat: 4, nbformat_minor: 5})

/** Marks of the manuals of other programs that were once printed silently, or reported with wrong help. */
const marks: readonly HabitRow[] = [
  [
    'Words {span .red}`one`, {u .a #b}`two`, {strong .c}`three` and {abbr .x}`ML (machine learning)`.',
    ['Words one, two, three and ML.'],
    ['{']
  ],
  ['A {made-up .x}`word`.', ['word'], [], ['`` {made-up .x}`word` `` is a MyST role']],
  [
    '| | **Colors** <!-- $colspan="2" --> | |\n|---|---|---|\n| Size <!-- $rowspan="2" --> | Text | Back |\n| | blue | red |\n\n: Sizes.',
    ['ColorsSizeTextBackblueredSizes.']
  ],
  ['(@first) First.\n\n(@later) Second.\n\n    As in (@later) here.', ['As in (2) here.']],
  ['A `code` and\n\n    df[@col] = x', ['df[@col]']],
  [
    'See [1]_ and `Python`_ and array[0].\n\n.. _Python: https://x.org\n\n.. _my label:\n\n.. [1] The note.',
    ['array[0]'],
    [],
    [
      '`[Python](address)`',
      '`[^1]`',
      '`[Python](https://x.org)`',
      '`{#my-label}` after the heading',
      '`[^1]: words`'
    ]
  ],
  ['A lone ` here.', ['A lone ` here.'], [], ['`` ` `` is printed with its backquote']],
  ['In Hawai`i so.', ['In Hawai`i so.']],
  ['So \\` there.', ['So ` there.']],
  ["He said `one' and `two' there.", ['He said ‘one’ and ‘two’ there.']],
  [
    'As {@doe;@roe}, {-@doe} and \\{@doe\\} say.',
    ['say.'],
    [],
    ['`{@doe;@roe}` is a citation in braces, which are printed, expected `[@doe; @roe]`', '`[-@doe]`']
  ],
  [
    '---\ncsl: apa\n---\n\nAs [@roe; @doe, and others] and [@roe; @doe, p. 2].',
    ['As (Roe, 2001; Doe, 1999, and others) and (Doe, 1999, p. 2; Roe, 2001).']
  ],
  [
    '```{tabbed} Three\nWords.\n```',
    ['Words.'],
    [],
    ['the title as a heading, `## Three`, with the words below it']
  ],
  ['![A](attachment:a.png)', [], [], ['`a.png`, in place of `attachment:a.png`']]
]

testHabits(marks)

test('options of a directive of reStructuredText are no icons', async () => {
  const {diagnostics} = await renderingOf({
    '01.md': '.. list-table:: Title\n   :header-rows: 1\n   :widths: 1 2\n\n   * - A\n     - B'
  })
  const said = diagnostics.filter(({code}) => code === 'G510').map(({message}) => message)
  expect(said).toHaveLength(1)
  expect(said.join()).toContain('`:::{list-table} Title`, its options and words without their indent')
})

const projects: readonly ProjectRow[] = [
  {
    name: 'the code of a cell that Quarto embeds with echo=true',
    files: {
      '01.qmd':
        '---\ntitle: T\n---\n\n{{< embed nb.ipynb#fig-one echo=true >}}\n\n{{< embed nb.ipynb#fig-two >}}',
      'nb.ipynb': notebook(
        ...['one', 'two'].map(name => ({
          cell_type: 'code',
          source: `#| label: fig-${name}\n#| fig-cap: A plot\nplot("${name}")`,
          outputs: [{output_type: 'display_data', data: {'image/png': png}}]
        }))
      )
    },
    words: ['plot("one")', 'A plot'],
    absent: ['plot("two")']
  },
  {
    name: 'the pictures that a cell of a notebook contains',
    files: {
      'myst.yml': 'version: 1\nproject: {title: T}',
      'nb.ipynb': notebook({
        cell_type: 'markdown',
        attachments: {'a b.png': {'image/png': png}},
        source: ['# One\n', '\n', 'Words "so" ![A map](attachment:a%20b.png) [@none].']
      })
    },
    words: ['Words “so” A map'],
    told: ['`none` is cited but not in the bibliography']
  }
]

testProjects(projects)

/** Forms from the manuals of MyST, Quarto and papaja: figures of figures, roles, and settings with a better form. */
const more: readonly ProjectRow[] = [
  {
    name: 'labels between the pictures of a figure, and figures within a figure of MyST',
    files: front(
      'title: T',
      ':::{figure}\n:label: fig-s\n(fig-a)=\n![One](a.svg)\n(fig-b)=\n![Two](a.svg)\n\nWhole.\n:::\n\n::::{figure}\n:label: fig-t\n\n```{figure} a.svg\n:label: fig-c\nThree\n```\n```{figure} a.svg\n:label: fig-d\nFour\n```\nBoth.\n::::\n\nSee [](#fig-a), @fig-b, {numref}`fig-s`, [](#fig-c), @fig-d.'
    ),
    words: ['Whole.', 'Both.', 'See Figure 1a, Figure 1b, Figure 1, Figure 2a, Figure 2b.']
  },
  {
    name: 'a figure of several pictures of Sphinx',
    files: front('title: T', '```{subfigure} AB\n![One](a.svg)\n```'),
    told: ['`:::{figure}` without a file, its pictures and its caption below it']
  },
  {
    name: 'roles of Quarto with their degrees, and social networks of an author',
    files: front(
      'title: T\nauthor:\n  - name: Ann Roe\n    roles: [investigation: lead, writing]\n    social: {blog: https://x.org}'
    ),
    words: ['Ann Roe: investigation (lead), writing.'],
    told: ['`note: https://x.org`']
  },
  {
    name: 'facts of the journal of MyST, and the date of the last change',
    files: front('title: T\nvolume: 3\nfirst_page: 7\ncollaborations: Team X\ndate-modified: last-modified'),
    told: [
      'expected `journal: {volume: 3}`',
      'expected `journal: {first-page: 7}`',
      'expected an author, `{name: Team X, corporate: true}`',
      'expected `dates: {revised: 2026-11-24}`'
    ]
  },
  {
    name: 'a condition of Quarto has one finding',
    files: front('title: T', '::: {.content-visible when-meta="draft"}\nWords.\n:::'),
    absent: ['has no effect'],
    told: ['is conditional in Quarto']
  },
  {
    name: 'the list of references of papaja',
    files: front('title: T', 'As @doe.\n\n# References\n\n::: {#refs custom-style="Bibliography"}\n:::'),
    words: ['As Doe (1).']
  },
  {
    name: 'authors whose names are keys, as in the Lua filters of Pandoc',
    files: front(
      'title: T\nauthor:\n  - Ann Roe: {institute: [a, b], email: x@y.z, correspondence: true}\n  - Bo Li: {institute: b}\n  - name: {given: Cy, family: Do}\ninstitute:\n  - a: Univ A\n  - b: {name: Univ B, address: City}'
    ),
    words: [
      '"name":"Ann Roe"',
      '"email":"x@y.z","corresponding":true',
      '"affiliations":[0,1]',
      '"name":"Cy Do"',
      '"name":"Univ A"',
      '"name":"Univ B, City"'
    ]
  },
  {
    name: 'affiliations in a map by their ids, and words for the corresponding author',
    files: front(
      'title: T\nauthors:\n  - {name: Ann Roe, affiliations: [a, b]}\n  - {name: Bo Li, affiliation: a, corresponding: "Write to Bo Li, Univ A."}\naffiliations:\n  a: Univ A\n  b: {name: Univ B, city: Oslo}'
    ),
    words: ['Univ A', 'Univ B, Oslo', 'Write to Bo Li, Univ A.'],
    absent: ['>a<']
  },
  {
    name: 'the number of an affiliation that is not listed',
    files: front(
      'title: T\nauthors: [{name: Ann Roe, affiliation: "1, 3"}]\naffiliations: [{index: 1, name: U}, {index: 2, name: V}]'
    ),
    told: ['No affiliation has the number `3`, which is printed in place of a name']
  },
  {
    name: 'a reference to the title of a callout',
    files: front('title: T', '::: {.callout-note}\n## Salt {#sec-in}\nWords.\n:::\n\nSee @sec-in.', '01.qmd'),
    told: ['`sec-in` is a callout, which has no number; expected a link: `[Salt](#sec-in)`']
  },
  {
    name: 'the page of a citation in parentheses, and an umlaut of LaTeX in Markdown',
    files: front('title: T', 'As @doe(p. 3) and f(x) of Schr\\"odinger, \\"so\\".'),
    told: [
      '`@key [p. 3]`',
      '`\\"o` is an accent of LaTeX within a word, whose backslash is removed in Markdown, expected `ö`'
    ]
  },
  {
    name: 'the number of a formula of pandoc-xnos that is TeX',
    files: front('title: T', '$$\nx = a\n$$ {#eq:long tag="$\\\\mathcal{L}$"}\n\nSee @eq:long. Words.'),
    words: ['Words.']
  },
  {
    name: 'the title of an admonition of MyST for attention',
    files: front('title: T', ':::{attention}\nWet floor.\n:::'),
    words: ['Wet floor.'],
    absent: ['Important']
  }
]

testProjects(more)

/** Words of attributes in Quarto, shortcodes in code, and code and its output in LaTeX. */
testHabits([
  ['::: {.callout-tip title="Hot *oven* of $x$"}\nWords.\n:::', ['Hot oven of x', 'Words.'], ['*oven*']],
  [
    '::: {#fig-a layout-ncol=2 fig-cap="The *cap*"}\n![A](a.svg)\n\n![B](b.svg)\n:::\n\nSee @fig-a.',
    ['A', 'B', 'The cap', 'See Figure 1.']
  ],
  [
    "::: {#tbl-a tbl-cap='Ages of $x$'}\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n\nSee @tbl-a.",
    ['Ages of x', 'See Table 1.']
  ],
  [
    '::: {#alg-a}\n## Sort by *age*\nSwap the two.\n:::\n\nSee @alg-a.',
    ['Swap the two.', 'Sort by age', 'See Algorithm 1.']
  ],
  ['::: {.hidden}\n$$\n\\newcommand{\\half}{\\frac{1}{2}}\n$$\n:::\n\nOf $\\half$.', ['Of']],
  [
    '$$x$$ {#eq-a alt="Two"}\n\nSee @eq-a.',
    ['See Equation (1).'],
    [],
    ['expected nothing: galley puts the formula into words']
  ],
  [
    'Write `{{{< meta title >}}}` or:\n\n```\n{{{< pagebreak >}}}\n```',
    ['Write {{< meta title >}} or:', '{{< pagebreak >}}'],
    ['{{{']
  ],
  ['# One {.tabset}\n\n## Two\n\nWords.\n\n# {-}\n\nAfter.', ['OneTwoWords.After.']],
  [
    `${environment('CodeChunk', `\n${environment('CodeInput', 'R> x_1 <- c(1, 2)')}\n${environment('CodeOutput', '[1] 1 2')}\n`)}\n\nEnd.`,
    ['R> x_1 <- c(1, 2)', '[1] 1 2', 'End.'],
    ['\\begin']
  ],
  [environment('verbatim', '[1] 5\n[2] 6'), ['[1] 5\n[2] 6']],
  [environment('Soutput', '[1] "*a*" "_b_"'), ['[1] "*a*" "_b_"']]
])

/** Chunks of knitr that run nothing, and words in the margin. */
const chunks: readonly ProjectRow[] = [
  {
    name: 'a style sheet and a script without words',
    files: {
      '01.Rmd':
        'Words.\n\n```{css, echo=FALSE}\n.x { color: red }\n```\n\n```{js, echo=FALSE}\nalert(1)\n```\n\n```{comment}\nOnly mine.\n```'
    },
    absent: ['color', 'alert', 'Only mine']
  },
  {
    name: 'code that is shown and not run',
    files: {
      '01.Rmd':
        '```{css}\n.x { color: red }\n```\n\n```{verbatim}\n`r 1+1`\n```\n\n```{cat, engine.opts = list(file = "x.txt")}\nhello\n```'
    },
    words: ['.x { color: red }', '`r 1+1`', 'hello']
  },
  {
    name: 'words in the margin of a handout of Tufte and of Distill',
    files: {
      '01.Rmd':
        'Words.\n\n```{marginfigure}\nBeside *this*.\n```\n\n<aside>\nThe ‘moai’ of *Rapa Nui*.\n</aside>\n\nEnd.'
    },
    words: ['Beside this.', 'The ‘moai’ of Rapa Nui.'],
    absent: ['aside'],
    told: [
      '`{.marginnote}` is in the margin in a handout of Tufte, expected a note `^[…]`',
      '`{.aside}` is in the margin in Quarto or Distill, expected a note `^[…]`'
    ]
  },
  {
    name: 'two figures of a chunk, each with its caption and its label',
    files: {
      '01.Rmd':
        '```{r pair, fig.cap=c("One", "Two"), echo=FALSE}\nplot(1)\nplot(2)\n```\n\nSee \\@ref(fig:pair-1) and \\@ref(fig:pair-2).',
      '01_files/figure-html/pair-1.svg': projectFiles['a.svg'],
      '01_files/figure-html/pair-2.svg': projectFiles['a.svg']
    },
    words: ['One', 'Two', 'See 1 and 2.']
  },
  {
    name: 'a chunk of an unknown engine with options',
    files: {'01.Rmd': '```{lisp, echo=FALSE}\n(f x)\n```'},
    words: ['(f x)'],
    told: ['`{lisp, echo=FALSE}` is code to be run, expected its result']
  },
  {
    name: 'a parameter in the text, and a figure in the margin',
    files: {
      '01.Rmd':
        '---\nparams:\n  year: 2020\n  region: "Leeds"\n---\n\nIn `r params$year`, in `r params$region`.\n\n```{r, fig.margin=TRUE, eval=FALSE}\nx\n```'
    },
    told: [
      '`` `r params$year` `` is code to be run, expected `2020`',
      '`` `r params$region` `` is code to be run, expected `Leeds`'
    ]
  }
]

testProjects(chunks)

/** Data about authors and the journal in templates of Quarto, Distill and rticles. */
const people: readonly ProjectRow[] = [
  {
    name: 'the journal in the citation of Quarto',
    files: front(
      'title: A\ncitation:\n  type: article-journal\n  container-title: Bread\n  volume: 3\n  issue: 2\n  page: 11-19\n  issn: 0378-5955\n  doi: 10.5555/12345678\ncode-fold: true\ncallout-icon: false\ngoogle-scholar: true',
      'Words.',
      '01.qmd'
    ),
    words: [
      '"title":"Bread"',
      '"volume":"3"',
      '"issue":"2"',
      '"firstPage":11',
      '"lastPage":19',
      '"issn":"0378-5955"',
      '10.5555/12345678'
    ]
  },
  {
    name: 'the journal of a paper precedes that of its citation',
    files: front('journal: {title: Salt}\ncitation: {container-title: Bread, volume: 3, page: e12}'),
    words: ['"title":"Salt"', '"volume":"3"', '"articleNumber":"e12"'],
    absent: ['Bread']
  },
  {
    name: 'the journal as a word and the citation of Quarto',
    files: front('journal: Salt\ncitation: {container-title: Bread, volume: 3}'),
    words: ['"title":"Salt"'],
    told: ['galley has no setting `citation`']
  },
  {
    name: 'the names of Distill',
    files: front(
      'title: A\nauthor:\n  - first_name: Ann\n    last_name: Roe\n    affiliation: Oven\n    affiliation_url: https://example.org\n    orcid_id: 0000-0002-1825-0097'
    ),
    words: ['"name":"Ann Roe"', '"given":"Ann"', '"family":"Roe"', '0000-0002-1825-0097']
  },
  {
    name: 'notes and the corresponding author of Elsevier in rticles',
    files: front(
      'title: A\nauthor:\n  - {name: Ann Roe, email: a@example.org, footnote: [1, Corresponding Author]}\n  - {name: Bo Li, footnote: [1, On leave]}\nfootnote:\n  - {code: 1, text: Died last year.}'
    ),
    words: ['"corresponding":true', '"note":"Died last year."', '"note":"Died last year. On leave"']
  },
  {
    name: 'marks of PNAS among the affiliations of an author',
    files: front(
      'author:\n  - {name: Ann Roe, affiliation: "a,1"}\n  - {name: Bo Li, affiliation: b}\naddress:\n  - {code: a, address: Oven}\n  - {code: b, address: Mill}\ncorresponding_author:\n  - {code: 1, text: "Write to ann@example.org"}\nauthor_contributions: |\n  Ann baked.\nconflict_of_interest: None.\nsignificance: Bread matters.\nlead_author_surname: Roe'
    ),
    words: ['"note":"Write to ann@example.org"', '"affiliations":[0]', '"affiliations":[1]'],
    told: [
      '`statements: {author-contributions: …}`',
      '`statements: {conflict-of-interest: …}`',
      '`statements: {significance: …}`',
      'nothing: running heads have the names of the authors'
    ]
  },
  {
    name: 'the short title and the subjects of Springer in rticles',
    files: front('titlerunning: Short\nauthorrunning: Roe\nMSC: [05C10, 05C20]\nbibstyle: spphys'),
    words: ['"shortTitle":"Short"'],
    told: [
      '`statements: {MSC: "05C10, 05C20"}`',
      'nothing: running heads have the names of the authors',
      '`csl:` with the style'
    ]
  },
  {
    name: 'statements in the appendix of a page',
    files: front(
      'number-sections: true',
      '# One {#sec-one}\n\nWords.\n\n## Acknowledgments {.appendix}\n\nThanks.\n\n## Data and code availability {.appendix}\n\nHere.\n\n# Data {.appendix #sec-d}\n\nWords. See @sec-d, @sec-one.'
    ),
    words: ['See Appendix A, Section 1.']
  }
]

testProjects(people)

/** Settings of one format, and websites of Quarto. */
const formats: readonly ProjectRow[] = [
  {
    name: 'settings of the paper in a single format',
    files: front(
      'format:\n  html:\n    number-offset: [1]\n    csl: apa.csl\n    code-fold: true\n  pdf:\n    csl: ieee.csl\n    abstract: Words.\nabstract: Own.',
      'Words.',
      '01.qmd'
    ),
    words: ['Own.'],
    told: [
      'galley has no setting `number-offset`, expected nothing: galley counts the sections of a paper from 1',
      '`csl` of `html` has no effect, expected `csl: apa.csl` beside `title`'
    ]
  },
  {
    name: 'numbers by chapter',
    files: front('crossref:\n  chapters: true\n  fig-title: Figure', '# One\n\nWords.', '01.qmd'),
    told: ['`crossref: chapters` has no effect: galley counts figures, tables and formulas through']
  },
  {
    name: 'a page of a website that is a draft',
    files: {
      '_quarto.yml': 'project: {type: website}\nwebsite: {title: Site}',
      'index.qmd': '---\ntitle: Home\ndraft: false\n---\n\nFirst.',
      'z.qmd': '---\ntitle: Later\ndraft: true\n---\n\nSecond.'
    },
    words: ['LaterSecond.'],
    told: ['`draft: true` has no effect, so the chapter is printed Leave the file out']
  },
  {
    name: 'a website of Quarto in the order of its navigation',
    files: {
      '_quarto.yml':
        'project:\n  type: website\nwebsite:\n  title: Site\n  navbar:\n    left:\n      - index.qmd\n      - text: More\n        menu:\n          - zoo.qmd\n  sidebar:\n    contents:\n      - section: Deep\n        contents:\n          - deep/two.qmd\n      - href: https://example.org',
      'about.qmd': '# About\n\nLast.',
      'index.qmd': '---\ntitle: Home\n---\n\nFirst.',
      'zoo.qmd': '# Zoo\n\nThird.',
      'deep/two.qmd': '# Two\n\nSecond.',
      'posts/a/index.qmd': 'Post.',
      'posts/b/index.qmd': 'Post.'
    },
    words: ['"text":"Home"', 'First.TwoSecond.ZooThird.AboutLast.'],
    absent: ['Post.'],
    told: [
      'The first of 2 pages in folders, `posts/a/index.qmd`, of the Quarto project is not printed, expected it in `sidebar: contents:` or, if it is a paper of its own, `galley build posts/a/index.qmd`'
    ]
  }
]

testProjects(formats)
