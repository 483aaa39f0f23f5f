import {expect, test} from 'vitest'
import {formulaReader} from '../../src/core/formulas/trees.ts'
import {macrosIn} from '../../src/parse/plugins/tex/macros.ts'
import {blocksOf, renderingOf} from '../compose/article.ts'
import {testHabits} from '../habit-rows.ts'

const paper = (definitions: string, text: string): string =>
  `---\nheader-includes: |\n${definitions.replace(/^/gm, '  ')}\n---\n\n${text}\n`

/** Environments that a paper defines, as in LaTeX. */
testHabits([
  [
    paper(
      '\\newenvironment{claimproof}[1][Proof of the claim]{\\par\\noindent\\textit{#1.}\\ }{ $\\triangle$\\par}',
      'Fine.\n\n\\begin{claimproof}\nTake $x$.\n\nAnd \\cite{doe} says.\n\\end{claimproof}\n\n\\begin{claimproof}[Second proof]\nTake $y$.\n\\end{claimproof}'
    ),
    ['Proof of the claim. Take x.', 'says. \\triangle', 'Second proof. Take y. \\triangle'],
    ['{', '[']
  ],
  [
    paper(
      '\\newenvironment{hint}{\\begin{quote}\\textbf{Hint.} }{\\end{quote}}\n\\newenvironment{remedy}[2]{%\n\\begin{itemize}\\item[#1] #2: }{\\end{itemize}}',
      '\\begin{hint}\nThink of $z$.\n\\end{hint}\n\n\\begin{remedy}{A}{Why}\nBecause.\n\\end{remedy}'
    ),
    ['Hint. Think of z.', 'A Why: Because.'],
    ['\\', '%']
  ],
  [
    '\\newenvironment{shout}{\\itshape}{}\n\nSo.\n\n\\begin{shout}\nLoud words.\n\\end{shout}',
    ['So.Loud words.'],
    ['newenvironment', 'shape']
  ],
  [
    paper('\\newenvironment{loop}{\\begin{loop}}{\\end{loop}}', '\\begin{loop}\nWords.\n\\end{loop}'),
    ['Words.'],
    [],
    ['`\\begin{loop}` is not supported by galley']
  ],
  [
    paper(
      '\\newenvironment{knit}{}{}\n\\newcommand{\\claim}[1]{\\emph{Claim:} #1}\n\\newenvironment{framedclaim}{\\claim{So:}}{}',
      '\\begin{knit}\n\\begin{framedclaim}\nWords.\n\\end{framedclaim}\n\\end{knit}'
    ),
    ['Claim: So: Words.']
  ],
  // The names of these environments are those of theorems.
  [
    '\\newenvironment{Example}{\\begin{quote}\\itshape}{\\end{quote}}\n\nSo.\n\n\\begin{Example}\nSalted bread.\n\\end{Example}',
    ['So.Salted bread.']
  ],
  [
    paper(
      '\\newenvironment{remark}[1]{\\textbf{Note #1:} }{}\n\\newenvironment{solution}{\\begin{proof}[Solution]}{\\end{proof}}',
      '\\begin{remark}{two}\nYes.\n\\end{remark}\n\n\\begin{solution}\nTake $x$.\n\\end{solution}'
    ),
    ['Note two: Yes.SolutionTake x.'],
    ['Remark']
  ],
  [
    paper(
      '\\newenvironment{exercise}[2][Exercise]{\\begin{trivlist}\n\\item[\\hskip \\labelsep {\\bfseries #1}\\hskip \\labelsep {\\bfseries #2.}]}{\\end{trivlist}}',
      '\\begin{exercise}{1.2}\nBake it.\n\\end{exercise}'
    ),
    ['Exercise 1.2. Bake it.'],
    ['labelsep']
  ],
  // One that counts is a theorem, as is a proof with another look.
  [
    paper(
      '\\newenvironment{example}[1][]{\\refstepcounter{ex}\\textbf{Example~\\theex. #1}}{}\n\\newenvironment{proof}{\\paragraph{Proof:}}{\\hfill$\\square$}\n\\renewenvironment{definition}{\\begin{center}}{\\end{center}}',
      '\\begin{example}[Salt]\\label{e}\nBread.\n\\end{example}\n\n\\begin{proof}\nSee \\cref{e}.\n\\end{proof}\n\n\\begin{definition}\nOven.\n\\end{definition}'
    ),
    ['SaltBread.See Example 1.Oven.'],
    ['Proof:']
  ]
])

test('environments that contain each other many times end', async () => {
  const body = (name: string): string => `\\begin{${name}}\nA\n\\end{${name}}`.repeat(20)
  const definitions = 'abcdefgh'
    .split('')
    .map((letter, index, all) => `\\newenvironment{x${letter}}{${body(`x${all[index + 1] ?? 'a'}`)}}{}`)
  const {diagnostics} = await renderingOf({
    '01.md': `${definitions.join('\n')}\n\n\\begin{xa}\nWords.\n\\end{xa}`
  })
  expect(diagnostics.filter(({code}) => code === 'G501').length).toBeGreaterThan(0)
}, 20_000)

test('an environment of a paper becomes the blocks of its definition', async () => {
  const quoted = await blocksOf(
    paper('\\newenvironment{hint}{\\begin{quote}}{\\end{quote}}', '\\begin{hint}\nWords.\n\\end{hint}')
  )
  expect(quoted).toEqual(await blocksOf('> Words.'))
})

test('words in an environment of a paper keep their places', async () => {
  const {diagnostics} = await renderingOf({
    '01.md':
      '\\newenvironment{note}{\\textbf{Note.} }{}\n\n\\begin{note}\nOne,\ntwo \\cite{nil}.\n\\end{note}'
  })
  expect(diagnostics.find(({code}) => code === 'G101')?.start).toMatchObject({line: 5, column: 11})
})

/** Delimiters that a paper defines, and TeX with the same meaning. */
const delimiters = [
  ['\\abs{x}', '\\mathopen{\\lvert}x\\mathclose{\\rvert}'],
  ['\\abs*{\\frac ab}', '\\left\\lvert\\frac ab\\right\\rvert'],
  ['\\abs[\\Big]{x}', '\\mathopen{\\Big\\lvert}x\\mathclose{\\Big\\rvert}'],
  ['\\floor*{x}', '\\left\\lfloor x\\right\\rfloor'],
  ['\\inner{u}{v}', '\\mathopen{\\langle}u,v\\mathclose{\\rangle}'],
  ['\\inner*{u}{v}', '\\left\\langle u,v\\right\\rangle'],
  ['\\Set{a}{b}', '\\mathopen{\\{}a\\;\\vert\\;b\\mathclose{\\}}'],
  ['\\Set*{a}{b}', '\\left\\{a\\;\\middle\\vert\\;b\\right\\}'],
  ['\\Prob{A}', '\\mathbb{P}\\mathopen{(}A\\mathclose{)}']
] as const

test.each(delimiters)('%s', async (written, meant) => {
  const macros = macrosIn(
    [
      '\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert}',
      '\\DeclarePairedDelimiter\\floor\\lfloor\\rfloor',
      '\\DeclarePairedDelimiterX\\inner[2]{\\langle}{\\rangle}{#1,#2}',
      '\\DeclarePairedDelimiterX\\Set[2]\\{\\}{#1\\;\\delimsize\\vert\\;#2}',
      '\\DeclarePairedDelimiterXPP\\Prob[1]{\\mathbb{P}}(){}{#1}'
    ].join('\n')
  )
  const read = await formulaReader(macros)
  const plain = await formulaReader([])
  expect(read(written, false)).toEqual(plain(meant, false))
})
