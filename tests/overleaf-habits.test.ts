import {expect, test} from 'vitest'
import {renderingOf} from './compose/article.ts'
import {environment, type HabitRow, testHabits} from './habit-rows.ts'

const front = (tex: string): string => `---\nheader-includes: |\n${tex.replace(/^/gm, '  ')}\n---\n\n`
const part = (letter: string): string =>
  environment(
    'subfigure',
    `\\includegraphics{${letter}.svg}\n\\caption{Part.}\\label{fig:p${letter}}`,
    '{0.4\\textwidth}'
  )

/** Habits of papers from Overleaf that were once lost silently, or reported with wrong help. */
const rows: readonly HabitRow[] = [
  ['One\\linebreak two\\linebreak[4] three\\nolinebreak[2] four.', ['One two three four.'], ['[4]', '[2]']],
  ['{\\onehalfspacing Wide.} {\\centering Mid.}', ['Wide. Mid.'], ['{', '}'], ['aligns text']],
  [
    '\\definecolor{own}{rgb}{1,0,0} \\colorlet{mine}{red} A {\\color{own}red} \\dotuline{word}. \\pause',
    ['A red word.'],
    ['own', 'mine', 'rgb'],
    ['the colour of the style', 'belongs to slides']
  ],
  // Definitions beside commands that galley does not support.
  [
    '\\newtheorem{hyp}{Hypothesis} % ours\n\\newcounter{foo}\n\\newcommand{\\R}{\\mathbb{R}}\n\\makeatletter\n\\def\\rye{Secale}\n\n\\begin{hyp}\nSo $x\\in\\R$, \\rye.\n\\end{hyp}',
    ['\\newcounter{foo}', 'So x\\in\\R, Secale.'],
    ['ours', 'theorem', 'newcommand', 'makeatletter', 'def'],
    ['The TeX command `\\newcounter` is not supported']
  ],
  [
    '\\NewDocumentCommand{\\norm}{O{2} m}{\\lVert #2\\rVert_{#1}}\n\\DeclareDocumentCommand\\both{m m}{#2 and #1}\n\nIt is $\\norm{x}$ or $\\norm[3]{y}$: \\both{one}{two}.',
    ['two and one.'],
    ['lVert', 'Document']
  ],
  [
    '\\NewDocumentCommand{\\odd}{s m}{\\IfBooleanTF{#1}{a}{b}}\n\\newcommand{\\R}{\\mathbb{R}}\n\nSo $\\R$.',
    ['So \\R.'],
    ['newcommand{'],
    ['The TeX command `\\NewDocumentCommand` is not supported']
  ],
  ['\\setlength\\bibsep{0pt}\n\nWords.', ['Words.'], ['bibsep', '0pt']],
  [
    `${environment('figure', `${part('a')}\n${part('b')}\n\\caption{Both, (\\subref*{fig:pa}) and \\subref{fig:pb}.}\\label{fig:w}`)}\n\nSee \\ref{fig:w}(\\subref{fig:pb}).`,
    ['Both, (a) and (b).', 'See 1(b).'],
    ['((']
  ],
  [
    `${front('\\algrenewcommand\\algorithmicensure{\\textbf{Result:}}')}${environment('algorithmic', '\\renewcommand{\\algorithmicrequire}{\\textbf{Input:}}\n\\renewcommand\\algorithmicdo{:}\n\\Require $x$\n\\Ensure $y$\n\\For{$i$} \\State $z$ \\EndFor', '[1]')}`,
    ['Input: x', 'Result: y', 'for i:'],
    ['Require', 'Ensure', 'do']
  ],
  [
    `${front('\\newacronym{pca}{PCA}{principal component analysis}\n\\newglossaryentry{rye}{name=rye,description={A cereal}}')}\\acrlong{pca}, \\gls{pca}, \\gls{pca}, \\gls{rye}.\n\n\\printglossary[type=\\acronymtype]\n\n\\printglossaries`,
    ['principal component analysis, principal component analysis (PCA), PCA, rye.'],
    ['AbbreviationsPCA principal component analysisGlossary']
  ],
  [
    'So \\namecref{sec:x} \\ifthenelse{a}{b}{c} \\rlap{x} \\endinput',
    [],
    [],
    [
      '`\\cref{label}` for the name',
      'only the words of the branch',
      'Write the words in its braces',
      'Remove it, and the text after it'
    ]
  ],
  [
    '\\begin{flalign}\nx &= 1 && \\text{as in \\ref{eq:a}}\n\\end{flalign}\n\nAnd $\\abs[\\big]{x}$.',
    [],
    [],
    ['end the formula before the words with the reference', 'without an option such as `[\\big]`']
  ]
]

testHabits(rows)

test('a reference in a formula is reported at its place', async () => {
  const {diagnostics} = await renderingOf({
    '01.md': '\\begin{flalign}\nx &= 1 && \\text{as in \\ref{eq:a}}\n\\end{flalign}'
  })
  expect(diagnostics.find(({code}) => code === 'G509')).toMatchObject({start: {line: 2, column: 23}})
})

test('\\linebreak breaks the line', async () => {
  const {article} = await renderingOf({'01.md': 'One\\linebreak[4] two.'})
  expect(JSON.stringify(article)).toContain('{"type":"break"')
})
