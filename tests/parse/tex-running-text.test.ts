import {expect, test} from 'vitest'
import {unplacedArticle} from './unplaced-article.ts'

/** The table of LaTeX in running text, and the equivalent Markdown. */
const forms: ReadonlyArray<readonly [latex: string, markdown: string]> = [
  ['A {\\bf bold} word.', 'A **bold** word.'],
  ['A {\\it slanted} and {\\em another}.', 'A *slanted* and *another*.'],
  ['{\\sc Small} and {\\tt code}.', '[Small]{.smallcaps} and <code>code</code>.'],
  ['{\\bfseries bold *and* {\\itshape both}} {a}', '**bold *and* *both*** {a}'],
  ['{\\small tiny} words', 'tiny words'],
  ['{\\bf one} and {\\bf two}', '**one** and **two**'],
  ['{\\bf see [@doe]} here', '**see [@doe]** here'],
  ['\\verb|a_b*c*d| and \\verb!x|y!', '`a_b*c*d` and `x|y`'],
  ['\\lstinline[language=C]{int x} and \\lstinline|y|', '`int x` and `y`'],
  ['\\mintinline{c}{int x}', '`int x`'],
  ['\\textsf{plain} and \\enquote{quoted}', 'plain and “quoted”'],
  ['pages 3\\textendash 4, so\\textemdash so', 'pages 3–4, so—so'],
  ['\\begin{center}\nOne\n\\end{center}%\n\\begin{center}\nTwo\n\\end{center}  % beside', 'One\n\nTwo'],
  ['\\begin{center}\nOne\n\\end{center}% with a comment\nTwo % 3.', 'One\n\nTwo % 3.'],
  ['\\newcommand{\\Rn}{x}\n\\vspace{1cm}\n\nB.', 'B.'],
  ['\\bf{bold} and \\it{slanted}', '**bold** and *slanted*'],
  ['\\$5{,}000 and 10{,}000 of {[}x{]}', '\\$5,000 and 10,000 of \\[x\\]'],
  ['\\emph{a} 3{--}4, a{---}b, self{-}similar, p{.}m{.}', '*a* 3–4, a—b, self-similar, p.m.'],
  ['\\emph{a} 10{\\%} of R{\\&}D, {\\#}1, {\\$}5, a{\\_}b', '*a* 10% of R&D, #1, $5, a_b'],
  ['\\emph{a} shelf{}ful, \\S{}5, \\S{} 5', '*a* shelfful, §5, § 5'],
  ['\\emph{a} 5{~}km, 5{\\,}km', '*a* 5\u00A0km, 5\u202Fkm'],
  ['{\\ldots} so {\\textendash} so, {\\LaTeX} and {\\textit{a}}', '… so – so, LaTeX and *a*'],
  ['\\newcommand{\\zed}{Zed}\n\nA {\\zed} and {\\zed}s.', 'A Zed and Zeds.'],
  [
    '\\emph{a} manu\\-script of NASA\\@. So, etc.\\@ and so.',
    '*a* manu\u00ADscript of NASA. So, etc. and so.'
  ],
  ['\\emph{F}\\;G\\:H\\!I, shelf\\/ful', '*F*\u2005G\u2005HI, shelfful'],
  ['\\emph{a} scale of \\^{5} and \\~{}x', '*a* scale of 5\u0302 and \\~x'],
  ['\\emph{a} wow\\! No\\; so\\: a\\>b, mail\\@x, \\-1', '*a* wow! No; so: a>b, mail\\@x, -1'],
  ['\\glqq Wort\\grqq , \\flqq Q\\frqq{} \\textlangle x\\textrangle .', '„Wort“, «Q» ⟨x⟩.'],
  ['\\glqq Wort\\grqq ist', '„Wort“ ist']
]

/** Braces that Markdown prints, even in a text that otherwise uses LaTeX's notation. */
const printed: readonly string[] = [
  'a {x} {,} {*} {} {-} {word}',
  'f(){} and a {* b *}',
  '\\{,\\} and \\{\\ldots\\}',
  '[a]{} {.}'
]

test.each(printed)('the braces of %s are printed', async words => {
  const braces = JSON.stringify(await unplacedArticle(`\\emph{x} ${words}`)).match(/(?<=value":"[^"]*)\{/g)
  expect(braces).toHaveLength(words.replace('[a]{}', '').split('{').length - 1)
})

test('a dash in braces is literal in Markdown', async () => {
  expect(JSON.stringify(await unplacedArticle('x{..}y 10{%} {:}'))).toContain('x{..}y 10{%} {:}')
})

test.each(forms)('%s', async (latex, markdown) => {
  expect(await unplacedArticle(latex)).toEqual(await unplacedArticle(markdown))
})

test.each([
  'So $$A =\n\\begin{pmatrix} 1 \\end{pmatrix}$$ and $B =\n\\begin{cases} 2 \\end{cases}$ are.',
  'So $$\\begin{align*}\nA &= B\n \\begin{matrix}C\\end{matrix}\n\\end{align*}$$ are.',
  'So $$\n\\begin{align*}\nA\n\\end{align*}\n$$ and $$\n\\begin{align*}\nB\n\\end{align*}\n$$ are.'
])('an environment at the start of a line of a formula in a paragraph: %j', async latex => {
  const [broken, whole] = [latex, latex.replaceAll('\n', ' ')].map(unplacedArticle)
  const shown = JSON.stringify(await broken).replaceAll('\\n', ' ')
  expect(shown).toBe(JSON.stringify(await whole))
  expect(shown).toContain(' are.')
})

test('an environment after a formula of a paragraph is a block', async () => {
  const blocks = 'Of $$a$$ and \\$\\$\n\\begin{align*}\nA\n\\end{align*}\nare.'
  expect(await unplacedArticle(blocks)).toEqual(
    await unplacedArticle(blocks.replaceAll('\n\\begin', '\n\n\\begin'))
  )
})

test('hyphens and quotation marks in the type of code are literal', async () => {
  const article = JSON.stringify(await unplacedArticle("Run \\texttt{a\\_b --help} and <kbd>it's</kbd>."))
  expect(article).toContain('a_b --help')
  expect(article).toContain("it's")
})

test('a group that does not close, or no declaration, stays', async () => {
  expect(JSON.stringify(await unplacedArticle('A {\\bf b'))).toContain('\\\\bf')
  expect(JSON.stringify(await unplacedArticle('The command \\verb alone'))).toContain('\\\\verb')
})
