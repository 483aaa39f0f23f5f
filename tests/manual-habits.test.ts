import {type ProjectRow, testProjects} from './habit-rows.ts'

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
