import {expect, test} from 'vitest'
import {unplacedArticle} from './unplaced-article.ts'

const environment = (name: string, body: string, options = ''): string =>
  `\\begin{${name}}${options}\n${body}\n\\end{${name}}`

/** The table of LaTeX habits, and the equivalent Markdown. */
const habits: ReadonlyArray<readonly [name: string, latex: string, markdown: string]> = [
  [
    'a figure',
    environment(
      'figure',
      '  \\centering\n  \\includegraphics[width=0.8\\textwidth]{a.png}\n  \\caption{A map of \\emph{kilns}.}\n  \\label{fig:m}',
      '[ht]'
    ),
    '![A map of *kilns*.](a.png){#fig:m width=80%}'
  ],
  [
    'a figure over both columns',
    environment('figure*', '\\includegraphics{a.png}\n\\caption{\\label{fig:m}A map.}'),
    '![A map.](a.png){#fig:m .wide}'
  ],
  [
    'two pictures',
    environment(
      'figure',
      '\\includegraphics{a.png}\n\\includegraphics{b.png}\n\\caption{Maps.}\\label{fig:m}'
    ),
    '::: {#fig:m .figure}\n![](a.png)\n![](b.png)\n\nMaps.\n:::'
  ],
  [
    'subfigures',
    environment(
      'figure',
      `${environment('subfigure', '\\includegraphics[width=\\linewidth]{a.png}\n\\caption{One}\\label{fig:one}', '{0.48\\textwidth}')}\n\\hfill\n${environment('subfigure', '\\includegraphics[width=\\textwidth]{b.png}\n\\caption{Two}', '[b]{0.48\\textwidth}')}\n\\caption{Maps.}\\label{fig:m}`
    ),
    '::: {#fig:m .figure}\n![One](a.png){#fig:one width=48%}\n\n![Two](b.png){width=48%}\n\nMaps.\n:::'
  ],
  [
    'subfloats',
    environment(
      'figure',
      '\\subfloat[One\\label{fig:one}]{\\includegraphics{a.png}}\n\\subfloat[Two]{\\includegraphics{b.png}}\n\\caption{Maps.}\\label{fig:m}'
    ),
    '::: {#fig:m .figure}\n![One](a.png){#fig:one}\n\n![Two](b.png)\n\nMaps.\n:::'
  ],
  [
    'minipages with captions of their own',
    environment(
      'figure',
      `${environment('minipage', '\\includegraphics{a.png}\\caption{One}\\label{fig:one}', '[t]{0.5\\textwidth}')}\n${environment('minipage', '\\includegraphics{b.png}\\caption{Two}\\label{fig:two}', '{0.5\\textwidth}')}`
    ),
    '![One](a.png){#fig:one width=50%}\n\n![Two](b.png){#fig:two width=50%}'
  ],
  ['a picture in the middle', environment('center', '\\includegraphics{a.png}'), '![](a.png)'],
  [
    'a table with booktabs',
    environment(
      'table',
      `\\centering\n\\caption{Ages \\emph{of} kilns}\\label{tab:a}\n${environment('tabular', '\\toprule\nKiln & Age \\\\ \\midrule\nRed & 12 \\\\\nBlue \\& co & -- \\\\\n\\bottomrule', '{@{}lr@{}}')}`,
      '[ht]'
    ),
    '| Kiln | Age |\n| :-- | --: |\n| Red | 12 |\n| Blue & co | – |\n\n: Ages *of* kilns {#tab:a}'
  ],
  [
    'a table with lines',
    environment(
      'tabular',
      '\\hline\nKiln & Age \\\\\n\\hline\nRed & 12 \\\\ % the oldest\n\\hline',
      '{|c|c|}'
    ),
    '| Kiln | Age |\n| :-: | :-: |\n| Red | 12 |'
  ],
  [
    'tabularx with columns that wrap',
    environment(
      'tabularx',
      'Kiln & Use \\\\\n\\midrule\nRed & Tiles, \\textbf{bricks} \\\\',
      '{\\textwidth}{lX}'
    ),
    '| Kiln | Use |\n| :-- | --- |\n| Red | Tiles, **bricks** |'
  ],
  [
    'cells over columns and rows',
    environment(
      'tabular',
      '& \\multicolumn{2}{X}{Ages} \\\\ \\cmidrule(lr){2-3}\nKiln & From & To \\\\ \\midrule\n\\multirow{2}{*}{Red} & 1 & 2 \\\\\n & 3 & 4 \\\\',
      '{XXX}'
    ),
    '+------+------+-----+\n|      | Ages       |\n|      +            +\n+------+------+-----+\n| Kiln | From | To  |\n+======+======+=====+\n| Red  | 1    | 2   |\n|      +------+-----+\n|      | 3    | 4   |\n+------+------+-----+'
  ],
  [
    'a long table',
    environment(
      'longtable',
      '\\caption{Ages}\\label{tab:a}\\\\\n\\toprule\nKiln & Age \\\\ \\midrule\n\\endfirsthead\nKiln & Age (continued) \\\\\n\\endhead\n\\bottomrule\n\\endfoot\nRed & 12 \\\\\nBlue & 13 \\\\',
      '{lr}'
    ),
    '| Kiln | Age |\n| :-- | --: |\n| Red | 12 |\n| Blue | 13 |\n\n: Ages {#tab:a}'
  ],
  [
    'a citation in a caption',
    environment(
      'table',
      `\\caption{Ages, from \\citet[p.~3]{doe}}\n${environment('tabular', 'a & b \\\\', '{ll}')}`
    ),
    '::: {.table}\n|  |  |\n| :-- | :-- |\n| a | b |\n\nAges, from @doe [p. 3]\n:::'
  ],
  ['a list', environment('itemize', '  \\item one\n  \\item two\n  more'), '- one\n- two more'],
  [
    'lists in lists',
    environment('itemize', `\\item one\n  ${environment('enumerate', '\\item a\n\\item b')}\n\\item two`),
    '- one\n  1. a\n  2. b\n- two'
  ],
  ['letters', environment('enumerate', '\\item one\n\\item two', '[label=(\\alph*)]'), '(a) one\n(b) two'],
  ['Roman numbers', environment('enumerate', '\\item one\n\\item two', '[i)]'), 'i) one\nii) two'],
  [
    'descriptions',
    environment('description', '\\item[Kiln] An oven.\n\\item[Tile] A slab.'),
    'Kiln\n: An oven.\n\nTile\n: A slab.'
  ],
  ['a quotation', environment('quote', 'So it\nwas.\n\nAnd is.'), '> So it was.\n>\n> And is.'],
  ['a poem', environment('verse', 'One line, \\\\\nand \\emph{two}.'), '| One line,\n| and *two*.'],
  ['verbatim', environment('verbatim', 'a  b\n  c % d'), '```\na  b\n  c % d\n```'],
  [
    'a listing with a caption',
    environment('lstlisting', 'x = 1', '[language=Python, caption={A start}, label=lst:x]'),
    '```{.python #lst:x caption="A start"}\nx = 1\n```'
  ],
  ['minted code', environment('minted', 'x = 1', '{python}'), '```python\nx = 1\n```'],
  [
    'quotation marks, dashes, ties',
    environment('quote', "``Kilns'' of 1801--1805 --- see Fig.~\\ref{fig:m} and `this'."),
    '> “Kilns” of 1801–1805 — see Fig.\\ \\ref{fig:m} and ‘this’.'
  ],
  [
    'what Markdown would read otherwise',
    environment('quote', '5 * 3 * 2 and a_b^c, <b>x</b>, [0,1](x) and #1.\n- not a list\n1. nor this'),
    '> 5 \\* 3 \\* 2 and a\\_b\\^c, \\<b>x\\</b>, [0,1\\](x) and #1. \\- not a list 1\\. nor this'
  ],
  [
    'groups and declarations',
    environment('quote', '{\\bf Kilns} and {\\em tiles}, {\\small bricks}, \\textcolor{red}{ovens}'),
    '> **Kilns** and *tiles*, bricks, ovens'
  ],
  [
    'comments and space',
    environment('quote', 'One.% a comment\n\n\\vspace{1cm}\\noindent Two.\\\\[2pt]\nThree.'),
    '> One.\n>\n> Two.\\\n> Three.'
  ],
  [
    'formulas',
    environment('quote', 'From \\(x\\) to $ y $ and\n\\[ z = 1 \\]\nand $\\sim$5.'),
    '> From $x$ to $y$ and\n> $$z = 1$$\n> and \\begin{math}\\sim\\end{math}5.'
  ],
  [
    'sections in the text',
    '\\section{One \\& two}\\label{sec:a}\nWords.\n\n\\subsection*{Three}\n\nMore.',
    '# One & two {#sec:a}\n\nWords.\n\n## Three {.unnumbered}\n\nMore.'
  ],
  [
    'a footnote with a reference, a formula and a citation',
    'So\\footnote{As in \\ref{sec:x} with $x$, \\citet{doe}.}.\n\n# X {#sec:x}',
    'So^[As in \\ref{sec:x} with $x$, @doe.].\n\n# X {#sec:x}'
  ],
  [
    'bold words with a formula and a reference',
    'So \\textbf{it is $x$ in \\cref{sec:x}} here.\n\n# X {#sec:x}',
    'So **it is $x$ in \\cref{sec:x}** here.\n\n# X {#sec:x}'
  ],
  [
    'links and addresses',
    environment('itemize', '\\item \\href{https://a.org/b_c}{the page}\n\\item \\url{https://a.org/b_c}'),
    '- [the page](https://a.org/b_c)\n- [https://a.org/b_c](https://a.org/b_c)'
  ],
  [
    'quantities',
    environment('itemize', '\\item \\SI{3}{\\metre} and \\num{1e3}'),
    '- \\SI{3}{\\metre} and \\num{1e3}'
  ],
  [
    'formulas between brackets in the text',
    'Let \\(x\\) and \\(a = 1\\). Then\n\\[\n\\frac{1}{2} = x\n\\]\nand more.\n\n\\[ x_1^2 \\]',
    'Let $x$ and $a = 1$. Then\n$$\\frac{1}{2} = x$$\nand more.\n\n$$x_1^2$$'
  ],
  [
    'a proof with a heading of its own, as Pandoc prints it',
    '\\begin{proof}[Proof of *this*]\nIterate $x$.\n\\end{proof}',
    '::: proof\n*Proof of *this*.* Iterate $x$. ◻\n:::'
  ],
  [
    'a tag with parentheses of its own',
    '\\begin{equation}\\tag*{(B)}\nx\n\\end{equation}',
    '\\begin{equation}\\tag{B}\nx\n\\end{equation}'
  ],
  [
    'words between the lines of a display',
    'So\n\\begin{align*}\na &= b \\\\\n\\intertext{and, since $x$ is long,}\nc &= d\n\\end{align*}',
    'So\n\\begin{align*}\na &= b\n\\end{align*}\nand, since $x$ is long,\n\\begin{align*}\nc &= d\n\\end{align*}'
  ],
  [
    'words before the first line of a quoted display',
    '> $$\\begin{gather*}\n> \\intertext{So}\n> a = b \\\\\n> \\shortintertext{and}\n> c = d\n> \\end{gather*}$$',
    '> So\n> $$\\begin{gather*}\n> a = b\n> \\end{gather*}$$\n> and\n> $$\\begin{gather*}\n> c = d\n> \\end{gather*}$$'
  ],
  [
    'brackets in words',
    'So \\[sic\\], \\[N = 30\\], \\[\\emph{a}\\], \\[a\\_b\\], \\(1\\), \\(see above\\).',
    'So [sic\\], [N = 30\\], [*a*\\], [a\\_b\\], (1), (see above).'
  ],
  [
    'an algorithm',
    environment(
      'algorithm',
      `\\caption{Sum of \\(x\\)}\\label{alg:s}\n${environment('algorithmic', '\\Require $x$\n\\State $s \\gets 0$\n\\For{$i$}\n\\State $s$ \\Comment{more}\n\\EndFor\n\\State \\Return $s$', '[1]')}`
    ),
    '::: {#alg:s .algorithm}\n**Require:** $x$\n\n1. $s \\gets 0$\n2. **for** $i$ **do**\n3. &emsp;$s$ ▷ more\n4. **end for**\n5. **return** $s$\n\nSum of $x$\n:::'
  ],
  [
    'an algorithm of algorithm2e',
    environment(
      'algorithm',
      '\\KwIn{$x$}\n$s \\gets 0$\\;\n\\For{$i$}{\n  $s$\\;\n}\n\\eIf{$a$}{b\\;}{c\\;}\n\\Return $s$\\;\n\\caption{Sum}',
      '[H]'
    ),
    '::: {.algorithm}\n**Input:** $x$\n\n1. $s \\gets 0$\n2. **for** $i$ **do**\n3. &emsp;$s$\n4. **end**\n5. **if** $a$ **then**\n6. &emsp;b\n7. **else**\n8. &emsp;c\n9. **end**\n10. **return** $s$\n\nSum\n:::'
  ]
]

test.each(habits)('%s', async (_, latex, markdown) => {
  expect(await unplacedArticle(latex)).toEqual(await unplacedArticle(markdown))
})
