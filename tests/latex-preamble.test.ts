import {expect, test} from 'vitest'
import {renderingOf} from './compose/article.ts'

/** Front matter of LaTeX papers that galley does not read, and the words that tell the author what to write instead. */
const lost: ReadonlyArray<readonly [front: string, told: readonly string[]]> = [
  [
    'header-includes:\n  - \\author[1,2]{Andrea Blasco\\thanks{a@b.edu}}\n  - \\author[2]{K. G\\"odel}\n  - \\affil[1]{Oven}',
    ['so the paper has no author', '`author: [Andrea Blasco, K. Gödel]`']
  ],
  [
    'header-includes:\n  - \\author{Greg Slepak \\\\ \\href{mailto:a@b.c}{\\texttt{a@b.c}} \\and Anya Petrova \\\\ Oven}',
    ['`author: [Greg Slepak, Anya Petrova]`']
  ],
  [
    'header-includes:\n  - \\crefname{equation}{clause}{clauses}',
    ['`\\crefname{equation}{clause}{clauses}` has no effect', 'write `[Eqs. @eq:a]`']
  ],
  [
    'header-includes:\n  - \\renewcommand{\\thetable}{A\\arabic{table}}',
    ['Below `\\appendix`', 'numbers are printed without the “A”']
  ],
  ['header-includes:\n  - \\newcommand{\\r}{R}', ['`\\r` is an accent in LaTeX', '`\\myr`']],
  [
    'author: {name: Ada}\ninstitutes: ["1. University of Lille", "$^\\\\ast$`a@b.c`"]',
    [
      'The affiliation `1. University of Lille` contains LaTeX or Markdown markup',
      'galley numbers affiliations',
      'into `email:`'
    ]
  ],
  [
    'header-includes: \\usepackage[super,sort]{natbib}',
    ['`natbib` cites with raised numbers in LaTeX', 'expected `csl:`', '`csl: nature`']
  ],
  ['header-includes: \\usepackage[numbers]{natbib}', ['with numbers in brackets', '`csl: ieee`']],
  ['header-includes: \\usepackage[round]{natbib}', ['with names and years', '`csl: apa`']],
  ['header-includes: \\usepackage{biblatex}', ['`biblatex` cites with numbers in brackets']],
  ['header-includes: \\usepackage[style=authoryear]{biblatex}', ['`biblatex` cites with names and years']],
  ['include-before: ^1^ LTS2, EPFL', ['expected its words at the beginning of the text']]
]

test.each(lost)('%s', async (front, told) => {
  const {diagnostics} = await renderingOf({'01.md': `---\n${front}\n---\n\nWords.`})
  const said = diagnostics.map(({message, note = ''}) => `${message} ${note}`).join('\n')
  for (const words of told) expect(said).toContain(words)
  // Real papers have such lines, and must be built all the same.
  expect(diagnostics.filter(({severity}) => severity === 'error')).toEqual([])
})

test('a paper with a citation style is not told to set one', async () => {
  const front = 'csl: apa\nheader-includes: \\usepackage[numbers]{natbib}'
  const {diagnostics} = await renderingOf({'01.md': `---\n${front}\n---\n\nWords.`})
  expect(diagnostics.map(({message}) => message).join('\n')).not.toContain('natbib')
})

test('authors of the settings are not asked for', async () => {
  const front = 'author: Ann Doe\nheader-includes: \\author{Ann Doe}'
  const {diagnostics} = await renderingOf({'01.md': `---\n${front}\n---\n\nWords.`})
  expect(diagnostics.map(({message}) => message).join('\n')).not.toContain('\\author')
})

test.each([
  ['K. G\\"odel', 'K. Gödel'],
  ["'{\\L}ukasz \\''Alvarez'", 'Łukasz Álvarez'],
  ['Fran\\c{c}ois', 'François']
])('%s', async (written, name) => {
  const {article} = await renderingOf({'01.md': `---\nauthor: ${written}\n---\n\nWords.`})
  expect(article.metadata.authors.map(each => each.name)).toEqual([name])
})
