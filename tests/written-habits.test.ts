import {expect, test} from 'vitest'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {htmlOutput} from '../src/outputs/html/index.ts'
import {renderingOf} from './compose/article.ts'
import {environment, type HabitRow, shared, testHabits} from './habit-rows.ts'
import {textWorld} from './world.ts'

/**
 * Habits of public papers in LaTeX, Pandoc, Quarto, bookdown and MyST that galley once lost, or reported without the
 * equivalent notation.
 */
const rows: readonly HabitRow[] = [
  ['$$\na &= b \\\\\n&= c\n$$', ['a'], [], ['Write aligned lines between `\\begin{aligned}`']],
  ['So $x^a^b$ and $\\left( x$.', ['So'], [], ['`{x^a}^b`', '`\\right.` prints nothing']],
  [
    'Figures {@fig:a} and @fig:b.\n\n![A](a.svg){#fig:a}\n\n![B](b.svg){#fig:b}',
    ['Figures 1 and'],
    [],
    ['`Figures` precedes `@fig:b`, which prints it again, expected `[-@fig:b]`']
  ],
  [
    '```{r two, fig.cap=c("First", "Second"), fig.show="hold"}\nknitr::include_graphics(c("a.svg", "b.svg"))\n```',
    ['FirstFirst', 'SecondSecond']
  ],
  [
    '```{r one}\n#| fig.cap = "An option", echo = FALSE\nknitr::include_graphics("a.svg")\n```',
    ['An option'],
    ['knitr']
  ],
  ['As in @apx-a [@doe].\n\n# Materials {#apx-a}\n\nWords.', ['As in Section 1 (1).']],
  ['As in @fig-b [@doe] and @doe [@roe].\n\n![A pic](a.svg){#fig-b}', ['As in Figure 1 (1) and Doe (1, 2).']],
  [
    '---\ncsl: apa\n---\n\nA \\citep[e.g.,][]{roe,doe}, [@roe; @doe].',
    ['A (e.g., Roe, 2001; Doe, 1999), (Doe, 1999; Roe, 2001).']
  ],
  ['One \\todo{x}.\n% NOTE\nMore.', ['More.'], [], ['`\\todo`', 'This comment of LaTeX is printed']],
  ['Line one\\\\ line two \\textbf{b}.', ['Line one'], ['\\']],
  ["\\L{}\\'od\\'z, Ivanovi\\'c, it\\'s \\textbf{a}.", ["Łódź, Ivanović, it's a."]],
  ['One.\n\n\\\n\nTwo.', ['One.Two.']],
  ['See [@doe].\n\n```{bibliography} bib/references.bib\n:style: plain\n```', ['1. Doe'], ['references.bib']],
  [
    'Equation (@eq:x).\n\n$$x$$ {#eq:x}',
    ['Equation (1)'],
    [],
    ['`Equation` precedes `@eq:x`, which prints it again, expected `[-@eq:x]`']
  ],
  [
    'Words.\n\n![\\label{abs}**Fig. \\ref{abs}**: An example](a.svg)\n\nSee \\ref{abs}.',
    ['See 1.'],
    ['\\ref'],
    ['`Fig. 1:` is typed at the start of a caption']
  ],
  [
    '# One\n\n::: {.content-visible when-format="revealjs"}\n# Slide\n:::\n\n# Two {#two}\n\nSee [](#two).',
    ['See Section 2.'],
    [],
    ['in none of galley’s outputs']
  ],
  [
    'Words [@doe].\n\n\\backmatter\n\n# References {-}\n\n\\markboth{References}{References}\n\n\\noindent\n\n\\setlength{\\parindent}{-0.20in}',
    ['Words (1).References1. Doe']
  ],
  [
    '\\lettrine[lines=2]{T}{his} is \\nicefrac{1}{2} of 1\\ier{}, \\uwave{wavy}, \\say{so}, 5\\,\\permil{}.\n\n\\IEEEPARstart{A}{nd} more\\linenumbers.',
    ['This is 1/2 of 1er, wavy, “so”, 5 ‰.', 'And more.']
  ],
  ['By \\shortciteA{doe}, \\citeN{doe}.', ['By Doe (1), Doe (1).']],
  [
    'A \\fancyhead[L]{Left} \\funding{NSF} \\posscite{doe}.',
    ['A '],
    [],
    ['sets the page', '`statements: {funding: …}`', '`Doe’s [-@key]`']
  ],
  [
    `${environment('CJK*', 'Words.', '{UTF8}{gbsn}')}\n\n${environment('asparaenum', '\\item One.')}\n\n${environment('changemargin', 'In.', '{1cm}{1cm}')}`,
    ['Words.', 'One.', 'In.'],
    ['UTF8', '\\item', '1cm'],
    ['indents quotations']
  ],
  [
    '\\newcommand{\\model}[1][v2]{Bert #1 of words}\n\nThe \\model, the \\model[v1], \\model.',
    ['The Bert v2 of words, the Bert v1 of words, Bert v2 of words.'],
    ['[v1]']
  ],
  ['A \\todo{check} % remove', ['A'], [], ['`\\todo`', 'This comment of LaTeX is printed']],
  ['It is \\textbf{bold} % a comment', ['It is bold'], [], ['This comment of LaTeX is printed']],
  // A comment directly after a word.
  ...[
    '\\emph{Red}.% a comment',
    '\\emph{So} it is,% a comment\nand so.',
    '5\\% of \\emph{it} (all)% a comment'
  ].map(
    (source): HabitRow => [source, [], [], ['This comment of LaTeX is printed, expected `<!-- words -->`']]
  ),
  [
    'So \\emph{is} 5 wt% salt, 3 vol.% gas, $n$% of 50% and \\textbf{50}% all.',
    ['So is 5 wt% salt, 3 vol.% gas, n% of 50% and 50% all.']
  ],
  ['Of 5 % and \\LaTeX.', ['Of 5 % and LaTeX.']],
  ['See Smith~et~al. of \\textbf{1999}.', ['See Smith et al. of 1999.'], ['~']],
  [
    '# One\n\n\\markboth{Gone}{Gone}\n\nLeft.\n\n\\columnbreak\n\nRight.',
    ['Left.', 'Right.'],
    ['Gone', 'columnbreak']
  ],
  [
    'It (\\citealt[Theorem 3.4]{doe}) is, (\\citealt[p.~3]{doe}) too.',
    ['It (1, Theorem 3.4) is, (1, p. 3) too.']
  ],
  ['| a | b |\n|---+--:|\n| one | *two* |\n\n> a | b\n> --|--\n> 1 | 2', ['one', 'two'], ['|', '+']],
  [
    '# Words\n\nSo.\n\n# More {#more}\n\n\\renewcommand{\\appendixname}{More}\n\\renewcommand{\\thefigure}{S\\arabic{figure}} \\setcounter{figure}{0}\n\n![P](a.svg){#fig:a}\n\nSee @fig:a.',
    ['See Figure S1.'],
    ['renewcommand']
  ],
  [
    `${environment('figure', '\\includegraphics{a.svg}\n\\caption{Confidence}(\\#fig:ci)')}\n\nIn Figure \\@ref(fig:ci).`,
    ['Confidence', 'In Figure 1.'],
    ['#fig']
  ],
  ['As {cite:p}`{see}doe{p. 3},roe` says.', ['(see 1, p. 3, 2)'], ['{']],
  ['\\(a\\) First case.\n\n\\(b\\) Second case.', ['(a) First case.', '(b) Second case.']],
  ['\\(a\\) First case.', ['(a) First case.'], [], ['Write `$a$` for a formula']],
  ['\\(n\\) is a number, and \\(n^2\\) its square.', ['n is a number'], ['(n)']],
  ['It weighs 5~kg.', ['5~kg'], [], ['is printed with its tilde']],
  ['As \\parencites(see)(and others)[3]{doe}{roe}.', ['(see 1, p. 3, 2, and others)'], ['\\parencites']],
  ['As \\citeasnoun{doe}.', ['Doe (1)']],
  [
    environment(
      'longtable',
      'a & b \\\\\n\\midrule\\noalign{}\n\\endhead\n\\bottomrule\\noalign{}\n\\endlastfoot\n1 & 2 \\\\',
      '{ll}'
    ),
    ['1']
  ],
  [
    environment(
      'algorithm',
      '\\SetKwFunction{FMain}{Main}\\SetKwProg{Fn}{Function}{:}{}\\SetKw{Stop}{stop}\\SetKwInput{KwParam}{Parameters}\n\\caption{X}\n\\KwParam{all}\n\\Fn{\\FMain{$a$, $b$}}{\n\\KwRet $a$\\;\n\\Stop\\;\n}'
    ),
    ['Parameters: all', 'Function Main(a, b):', 'return a', 'stop'],
    ['\\FMain', 'SetKw']
  ],
  [
    `# One\n\nWords.\n\n${environment('appendices', '\n# Proofs {#app:one}\n\nWords.\n')}\n\nSee \\ref{app:one}.`,
    ['Proofs', 'See A.'],
    ['# Proofs']
  ],
  // Appendices in LaTeX, which end with their environment, except those of the command \appendix as an environment.
  [
    `# One\n\nWords.\n\n${environment('appendices', '\\section{Proofs}\\label{app:one}\nWords.\n\n\\section{More}\n\n\\subsection{Sub}\\label{app:sub}\nWords.')}\n\nSee \\cref{app:one}, \\ref{app:sub}.`,
    ['See Appendix A, B.1.']
  ],
  [
    `# One\n\nWords.\n\n${environment('subappendices', '\\section{Proofs}\\label{app:one}\nWords.')}\n\n# Two {#two}\n\nSee \\ref{app:one}, \\ref{two}.`,
    ['See A, 2.'],
    [],
    ['The appendix `Proofs` precedes the section `Two`']
  ],
  [
    `# One\n\nWords.\n\n${environment('appendix', '\\section{Proofs}\\label{app:one}\nWords.')}\n\n# Two {#two}\n\nSee \\ref{app:one}, \\ref{two}.`,
    ['See A, B.']
  ],
  ['::: {.fact #fact:a}\nWords.\n:::', ['Words.'], [], ["\\newtheorem{fact}{Fact}'`"]],
  ['\\og oui\\fg{}.', ['« oui ».']],
  [
    environment('keybox', 'Own box.', '{Note 2}'),
    ['Note 2', 'Own box.'],
    [],
    ['`**Note 2**`, which is its title']
  ],
  [
    'A note\\footnote{\\label{fn:one}First.} and note~\\ref{fn:one}.',
    ['A note'],
    [],
    ['refer to it as `[-@note:one]`']
  ],
  [
    'The \\ac{ai}.\n\n\\begin{acronym}[TDMA]\n\\acro{ai}[AI]{Artificial Intelligence}\n\\end{acronym}',
    ['Artificial Intelligence (AI)'],
    ['\\acro']
  ],
  ['By [@fig:a nolink=True].\n\n![A](a.svg){#fig:a}', [], [], ['expected `[@fig:a]`']],
  ['[TOC]\n\nBy [@@doe].', [], [], ['expected `toc: true`', 'expected `[@doe]`']],
  ['```pseudo\n\\begin{algorithm}\n\\end{algorithm}\n```', [], [], ['without its fence']],
  ['$$\\begin{algorithm}x\\end{algorithm}$$', [], [], ['remove the dollars']],
  ['Words `a.md`{.include}.', [], [], ['expected `{{< include a.md >}}`']],
  ['<font color=red>Red</font> words.', ['Red words.'], ['font']],
  [
    ':::{list-table} A\n:name: t\n* - One\n\n    Two\n  - C\n:::\n\nSee {numref}`Table {number} ({name}) <t>`.',
    ['One Two', 'See Table 1 (A).']
  ],
  ['```{versionadded} 0.5\nNew.\n```', ['New in version 0.5']],
  [
    ':::{prf:theorem}\n:enumerated: false\nKnead.\n:::\n\n:::{prf:theorem}\n:label: two\nBake.\n:::\n\nSee [](#two).',
    ['See Theorem 1.']
  ],
  [
    ':::{prf:theorem}\n:enumerated: true\nKnead.\n:::\n\n:::{prf:theorem}\n:label: two\nBake.\n:::\n\nSee [](#two).',
    ['See Theorem 2.']
  ],
  [
    ':::{exercise}\n:enumerated: false\nKnead.\n:::\n\n:::{exercise}\n:label: two\nBake.\n:::\n\nSee [](#two).',
    ['See Exercise 1.']
  ],
  [
    ':::{exercise}\n:enumerated: true\nKnead.\n:::\n\n:::{exercise}\n:label: two\nBake.\n:::\n\nSee [](#two).',
    ['See Exercise 2.']
  ],
  [':::{prf:algorithm} Bake\n:nonumber: true\nKnead.\n:::', ['Knead.Bake'], ['Algorithm 1']],
  ['{download}`data <a.svg>`', ['data'], [], ['copies no file']],
  ['```{math}\n\n\\newcommand\\mom{\\boldsymbol{p}}\n```\n\nSo $\\mom = 1$.', ['So'], ['newcommand']],
  ['```{button-link} https://x.org\n:color: primary\nGo\n```', [], [], ['`[Go](https://x.org)`']],
  [
    '::: {#suppfig-a}\n![](a.svg)\n\nWords.\n:::\n\nSee @suppfig-a.',
    ['Words.'],
    [],
    ['Write a figure as `::: {#fig-a}`']
  ],
  [
    '<table>\n<caption>(\\#tab:cats)Weights</caption>\n<tr><td>F</td></tr>\n</table>\n\nIn Table \\@ref(tab:cats).',
    ['Weights', 'In Table 1.'],
    ['#tab']
  ],
  ['[![DOI](https://img.shields.io/badge.svg)](https://doi.org/10.1000/182)', [], ['Figure'], []]
]

testHabits(rows)

test('a book of bookdown without its file begins with index.Rmd', async () => {
  const {words, told} = await paperOf({
    '02.Rmd': '# Two\n\nWords.',
    'index.Rmd': '---\ntitle: Book\nsite: bookdown::bookdown_site\n---\n\n# One\n\nWords.'
  })
  expect(words).toMatch(/One.*Two/s)
  expect(told).toContain('galley adopts the front matter of `index.Rmd`, 2 chapters')
})

test('chapters of the PDF alone, pages below others and links in the contents are told', async () => {
  const book = await paperOf({
    '_bookdown.yml': 'rmd_files:\n  html: [index.Rmd]\n  latex: [index.Rmd, b.Rmd]\n',
    'index.Rmd': '---\ntitle: Book\n---\n\n# One\n\nWords.',
    'b.Rmd': '# Two\n\nWords.'
  })
  expect(book.told).toContain(
    'The chapter `b.Rmd` of `rmd_files: latex` of the bookdown project is not printed'
  )
  const jupyter = await paperOf({
    '_config.yml': 'title: Book\n',
    '_toc.yml':
      'root: a\nchapters:\n- file: b\n  sections:\n  - file: c\n- url: https://x.org\n  title: More\n',
    'a.md': '# One\n\nWords.',
    'b.md': '# Two\n\nWords.',
    'c.md': '# Three\n\nWords.'
  })
  expect(jupyter.told).toContain('`## Title` for `# Title`')
  expect(jupyter.told).toContain('`[More](https://x.org)`')
  expect(jupyter.places).toContain('_toc.yml:6')
})

test('a link to a chapter leads to the title in its settings', async () => {
  const {html} = await paperOf({
    'myst.yml':
      'project:\n  title: Book\n  toc:\n    - file: index.md\n    - title: Basics\n      children:\n        - file: b.md\n',
    'index.md': '# One\n\nRead [the second](b.md).',
    'b.md': '---\ntitle: Second steps\n---\n\nWords.'
  })
  expect(html).toContain('<a href="#second-steps">the second</a>')
})

test('words that knitr comments out in one output are left out of it', async () => {
  const when = (output: string, mark: string): string => `\`r if (knitr::is_${output}_output()) '${mark}'\``
  const {words, told} = await paperOf({
    'index.Rmd': `${when('latex', '<!--')}\n# Short\n${when('latex', '-->')}\n\n${when('html', '<!--')}\n# Long\n${when('html', '-->')}\n\nWords.`
  })
  expect(words).toContain('Short')
  expect(words).not.toContain('Long')
  expect(told).not.toContain('code to be run')
})

test('a finding about a lost number, name or author has the form to write', async () => {
  const {told} = await paperOf({
    'references.bib': '@book{lee, author={Lee, Kim and Kim, Lu and Park, Mo}, title={Salt}, year={2021}}',
    '01.md':
      "---\nnumbering: {equation: {enumerator: 10.%s}}\nheader-includes: '\\renewcommand{\\thefigure}{S\\arabic{figure}}'\n---\n\nAs \\citet*{lee} says.",
    '02.md': '---\ntitle: Two\nauthor: Ann Roe\nabstract: Short.\n---\n\nWords.'
  })
  expect(told).toContain('`numbering: equation` has no effect')
  expect(told).toContain('`\\renewcommand{\\thefigure}{S\\arabic{figure}}` has no effect')
  expect(told).toContain('`\\citet*` is a LaTeX command, expected `Lee, Kim and Park [-@lee]`')
  expect(told).toContain('not the first of the paper: `author` and `abstract`')
})

test('files below a folder without chapters are named, and a path from its top is told', async () => {
  const {told} = await paperOf({'chapters/b.md': 'Words.', 'chapters/a.md': 'Words.'})
  expect(told).toContain('`chapters: [chapters/a.md, chapters/b.md]` in `manuscript.yaml`')
})

test('metadata of Pandoc in a subfolder is read', async () => {
  const {words} = await paperOf({
    'defaults.yaml': 'input-files: [text/a.md]\nmetadata-file: meta/metadata.yaml\n',
    'meta/metadata.yaml':
      'title: Ein Rahmenwerk\nauthor: [{name: Max Muster, orcid_id: 0000-0002-1825-0097}]\n',
    'text/a.md': 'Words.'
  })
  expect(words).toMatch(/Ein Rahmenwerk[\s\S]*Max Muster/)
})

test('a project of Quarto gives its title and authors, and a block of metadata below is told', async () => {
  const {words, told} = await paperOf({
    '_quarto.yml': 'project: {type: default}\ntitle: Grams\nauthor: Ada Roe\n',
    'index.qmd': '# One\n\nWords.\n\n---\nnocite: "@doe"\nlang: de\n---\n'
  })
  expect(words).toMatch(/Grams[\s\S]*Ada Roe/)
  expect(told).toContain('expected its `nocite:`, `lang:` at the beginning')
})

test('a chunk names its child with an equals sign', async () => {
  const {words} = await paperOf({
    '01.Rmd': "Words.\n\n```{r}\n#| child = './files/front.md'\n```\n",
    'files/front.md': 'Of the child.'
  })
  expect(words).toContain('Of the child.')
})

test('the facts of an affiliation of rticles are printed', async () => {
  const {words, html} = await paperOf({
    '01.md':
      '---\nauthor: [{name: Ann Roe, affiliation: Inst}]\naffiliation: [{code: Inst, organization: Big University, addressline: 1 Main St, city: Gotham}]\n---\n\n![(\\#fig:a) A map](a.svg)'
  })
  expect(words).toContain('Big University, 1 Main St, Gotham')
  expect(html).toContain('alt="A map"')
})

test('a setting that a shortcode prints is none of a misspelt name', async () => {
  const {told} = await paperOf({
    'index.qmd': '---\ntitle: T\npresenter: Ada\nbla: no\n---\n\nBy {{< meta presenter >}}.'
  })
  expect(told).toContain('galley has no setting `bla`')
  expect(told).not.toContain('`presenter`')
})

async function paperOf(files: Readonly<Record<string, string>>) {
  const given = {...shared, ...files}
  const {artifacts} = await build(textWorld(given), createMemo(), {
    entry: '',
    draft: true,
    outputs: [htmlOutput]
  })
  const html = new TextDecoder().decode(artifacts[0]?.bytes)
  const {diagnostics} = await renderingOf(given)
  const words = html.slice(html.indexOf('<article')).replace(/<[^>]+>/g, ' ')
  const places = diagnostics.map(({file, start}) => `${file}:${start?.line}`)
  return {html, words, places, told: diagnostics.map(({message}) => message).join('\n')}
}
