import {expect, test} from 'vitest'
import {renderingOf} from './compose/article.ts'
import {environment, type HabitRow, testHabits} from './habit-rows.ts'

const division = (name: string, body: string): string => `::: ${name}\n${body}\n:::`
const reference = (label: string, type = 'ref'): string =>
  `[1](#${label}){reference-type="${type}"\nreference="${label}"}`

/** LaTeX papers as Pandoc 3.9 converts them, and the words that Pandoc keeps of environments that it does not know. */
const converted: readonly HabitRow[] = [
  [
    `${division('restatable', 'lemmaUpperBound[]{#lem:u label="lem:u"} It is so.')}\n\nBy Lemma ${reference('lem:u')}.`,
    ['It is so.', 'By Lemma 1.'],
    ['UpperBound', 'label']
  ],
  [
    `${division('restatable', 'theoremboundM[]{#t:m label="t:m"} If so.')}\n\nSee \\cref{t:m}.`,
    ['If so.', 'See Theorem 1.'],
    ['boundM']
  ],
  [
    division('restatable', 'invariantLazy It holds.'),
    ['It holds.'],
    ['Lazy'],
    ['`invariant` is not a kind of theorem that galley knows', '\\newtheorem{invariant}{Invariant}']
  ],
  [`${division('lemma', '[]{#l:u label="l:u"} So.')}\n\nSee \\cref{l:u}.`, ['See Lemma 1.']],
  [
    `::: {#d:a .defn}\n**Definition 1** (Good). *Words.*\n:::\n\n::: {#d:b .defn}\n**Definition 2**. *Others.*\n:::\n\nSee ${reference('d:b')}.`,
    ['GoodWords.', 'Others.', 'See 2.'],
    ['d:b', 'Definition']
  ],
  [division('rem', '*Remark 1*. Words.'), ['Words.'], ['Remark 1']],
  [
    `::: {#o:x .obs}\n**Observation 1**. *Words.*\n:::\n\nSee ${reference('o:x')}.`,
    ['Words.'],
    [],
    ['`obs` is not a kind of theorem that galley knows', 'Write a theorem as `::: {.theorem #o:x}`']
  ],
  [
    division('wrapfigure', 'r0.64 ![image](a.svg){width="0.41\\\\columnwidth"}'),
    [],
    ['r0.64', 'image'],
    ['left out the caption and the label of this `wrapfigure`', '![Caption](file){#fig:name}']
  ],
  [division('wrapfigure', 'r0.5![image](a.svg)'), [], ['r0.5'], ['left out the caption']],
  [
    division('wraptable', 'r5cm\n\n  --- ---\n  a   b\n  1   2\n  --- ---'),
    ['a'],
    ['r5cm', '---'],
    ['left out the caption and the label of this `wraptable`']
  ],
  [division('multicols', '2 Two columns.'), ['Two columns.'], ['2 Two']],
  [division('adjustwidth', '-2cm0cm Wide words.'), ['Wide words.'], ['cm']],
  [division('adjustbox', 'max width=0.47 Boxed words.'), ['Boxed words.'], ['width']],
  [division('spacing', '1.5 Spaced words.'), ['Spaced words.'], ['1.5']],
  [division('multicols', '3 reasons and no more.'), ['3 reasons and no more.']],
  [division('spacing', '5 years ago.'), ['5 years ago.']],
  [
    division('tabular*', '500pt\\@ccc@ Name & Age\\\nRye & 900\\'),
    [],
    [],
    ['Pandoc has left the rows of `tabular*` as text', 'which galley supports']
  ],
  [division('tabu', 'lX a & b\\\n1 & 2\\'), [], [], ['Pandoc has left the rows of `tabu` as text']],
  [
    `::: {#tab: the loaves}\n              $a$   $b$\n  ---------- ----- -----\n  **Rye**      1     2\n\n  : The loaves\n:::\n\nSee Table ${reference('tab: the loaves')}.`,
    ['The loaves', 'Rye', 'See Table 1.'],
    [':::', '---', 'reference-type']
  ],
  [
    `::: {#tab:x}\n  --- ---\n  a   b\n  1   2\n  --- ---\n\n  : Loaves\n:::\n\nSee ${reference('tab:x')}.`,
    ['Loaves', 'ab12', 'See 1.'],
    ['---']
  ],
  [division('table', '  a     b\n  --- ---\n  1     2\n\n  : Loaves'), ['Loaves'], ['---']],
  [
    `::: {#fig:two .figure latex-placement="t"}\n![](a.svg)\n\n![](b.svg)\n\n::: caption\nA problem, $X$.\n:::\n:::\n\nSee Figure ${reference('fig:two')}.`,
    ['A problem', 'See Figure 1.']
  ],
  [
    '<figure id="fig:m">\n<div class="minipage">\n<img src="a.svg" />\n</div>\n<div class="minipage">\n<img src="b.svg" />\n</div>\n<figcaption>Both</figcaption>\n</figure>\n\nSee \\ref{fig:m}.',
    ['Both', 'See 1.'],
    ['<div', '<figure']
  ],
  [
    '# One {#s:a}\n\nWords.\n\n# Two {#s:b}\n\nIn [\\[s:a,s:b\\]](#s:a,s:b){reference-type="ref+Label" reference="s:a,s:b"}.',
    ['In Sections 1 and 2']
  ],
  [
    `${environment('lemma', 'So.', '\\label{al:the store}')}\n\nSee \\ref{al:the store}, ${reference('al:the store')}.`,
    ['See 1, 1.']
  ]
]

testHabits(converted)

const algorithm = (body: string): string =>
  environment('algorithm', `\\caption{A}\n${environment('algorithmic', body)}`)

/** LaTeX within Markdown that was once silently printed, numbered or placed wrongly. */
const within: readonly HabitRow[] = [
  [
    'So it is: $$\\label{all} \\begin{align} a &= b \\label{a} \\\\ % first: a &= c \\\\\n% c &= e \\label{x} \\\\\nc &= d \\label{c}\\end{align}$$ Then\n\\eqref{c}, \\eqref{all} and \\eqref{a}.',
    ['So it is:', 'Then', '(1b), (1) and (1a).']
  ],
  [
    '$$\n\\begin{align} a &= b \\label{a} \\\\ % \\\\\nc &= d \\label{c}\\end{align}\n$$\n\nIn \\eqref{c}, \\eqref{a}.',
    ['In (2), (1).']
  ],
  [
    'By $\\pm$30~m~s$^{-1}$, $<$5 and $\\sim$3, $p<$7, not $5 or $6; \\emph{so}.',
    ['By \\pm30 m s^{-1}, <5 and \\sim3, p<7, not $5 or $6; so.']
  ],
  [
    'The {\\sf GM} {\\color{blue} new} {\\color{red}\\bf bold} {\\LARGE big} {\\it words\\/} \\emph{end}.',
    ['The GM new bold big words end.'],
    [],
    ['the type of the style', 'the colour of the style', 'sets the size']
  ],
  [
    'We \\emph{baked} 50\\% of it % TODO: ask\nevery day.\n% A comment.\nIt is 50 % now.',
    ['It is 50 % now.'],
    [],
    ['This comment of LaTeX is printed, expected `<!-- words -->`']
  ],
  [
    environment(
      'table',
      `\\caption{C}\\label{t:c}\n\\textbf{Panel A}\n${environment('tabular', 'a & {--} \\\\', '{lr}')}\n\\textbf{Panel B}\n${environment('tabular', '\\textbf{c} [5, 7] & d \\\\*', '{lr}')}`
    ) + '\n\nSee \\ref{t:c}.',
    ['Panel Aa–Panel Bc [5, 7]d'],
    ['*', '{']
  ],
  [
    `${environment('longtable', '\\caption{First}\\label{t:a}\\\\\nA & B \\\\ \\midrule\n\\endfirsthead\n\\caption[]{First (continued)}\\\\\nA & B \\\\\n\\endhead\n1 & 2 \\\\*', '{lr}')}\n\n${environment('longtable', 'A & B \\\\ \\midrule\n\\endfirsthead\n\\caption[]{First (continued)}\\\\\nA & B \\\\\n\\endhead\n3 & 4 \\\\', '{lr}')}\n\nSee \\ref{t:a}.`,
    ['First', 'See 1.'],
    ['continued', '*']
  ],
  [
    environment(
      'figure',
      '\\includegraphics{a.svg}\n\\caption{Rolls}\\label{f:r}\n\\subcaption*{$x$ of \\cite{doe}}'
    ) + '\n\nSee \\ref{f:r}.',
    ['Rolls', 'x of'],
    ['(a)', '\\subcaption']
  ],
  [
    'Words.\n\n\\bigbreak\n\nMore.\n\n\\twocolumn\n\\appendix\n\n# Data {#s:d}\n\nIn \\ref{s:d}.',
    ['Words.', 'More.', 'In A.'],
    ['\\']
  ],
  [algorithm('\\State $a \\gets \\textsc{Cut}(b)$'), ['Cut']],
  [
    '\\newtheorem{thmA}{Theorem}\n\\renewcommand{\\thethmA}{\\Alph{thmA}}\n\nWords.',
    ['Words.'],
    [],
    ['`\\renewcommand{\\thethmA}{\\Alph{thmA}}` has no effect', '\\newtheorem*{thmA}{Theorem A}']
  ],
  ['As said (\\citealp{doe}; \\citetext{priv.\\ comm.}).', ['(priv. comm.)'], ['citetext']],
  [
    'Words\\footnotemark of.\n\n\\newcommand{\\x}{y} \\unread',
    [],
    ['newcommand'],
    ['\\footnote{The note.}', 'The TeX command `\\unread`']
  ]
]

testHabits(within)

test('marks of LaTeX in the name of an author are told', async () => {
  const {diagnostics} = await renderingOf({
    'manuscript.yaml':
      'title: T\nauthor:\n  - Ada \\textsc{Roe}\n  - Bo^1^ \\footnote{Corresponding}\n  - Bo Roe\n',
    '01.md': 'Words.'
  })
  const told = diagnostics.filter(({message}) => message.includes('LaTeX or Markdown markup'))
  expect(told.map(({message, start}) => `${start?.line} ${message}`)).toEqual([
    '3 The name `Ada \\textsc{Roe}` contains LaTeX or Markdown markup, which is printed',
    '4 The name `Bo^1^ \\footnote{Corresponding}` contains LaTeX or Markdown markup, which is printed'
  ])
})
