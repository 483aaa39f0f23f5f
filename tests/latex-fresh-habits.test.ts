import {expect, test} from 'vitest'
import {renderingOf} from './compose/article.ts'
import {environment, type HabitRow, shared, testHabits} from './habit-rows.ts'

const items = environment(
  'enumerate',
  '\\item\\label{it:a} One.\n\\item\\label{it:b} Two.',
  '[label=(\\alph*)]'
)

/** Habits of LaTeX that were once printed wrongly without a finding. */
const rows: readonly HabitRow[] = [
  // Shorthands of babel, and German quotation marks.
  [
    '\\emph{Das} "`Wort"\', der "`Satz"\' und ,,Eins`` und ,,Zwei`` und ,,Drei\'\'.',
    ['Das „Wort“, der „Satz“ und „Eins“ und „Zwei“ und „Drei“.'],
    ['`']
  ],
  [
    '\\emph{Die} Bau"-stelle, E"=Mail, 20"=mal, Ein"~Wort, und"/oder, auf"|legen, und/""oder.',
    ['Die Bau\u00ADstelle, E-Mail, 20-mal, Ein\u2011Wort, und/oder, auflegen, und/\u200Boder.'],
    ['"', '”']
  ],
  ['\\emph{Auf} der Stra"se k"onnen wir.', ['Auf der Straße können wir.']],
  [environment('quote', 'Die "`Bau"-stelle"\' und ,,Eins``.'), ['Die „Bau\u00ADstelle“ und „Eins“.']],
  // Straight quotation marks, attributes and code.
  ['\\emph{Er} sagte "Bau"-Stelle, "mehr so"-etwas.', ['Er sagte “Bau”-Stelle, “mehr so”-etwas.']],
  ['\\emph{So} `a"-b` und [x]{lang="de"}-y, 5"-pipe.', ['So a"-b und x-y, 5"-pipe.']],
  ['\\emph{So}\n\n```\na"-b ,,c``\n```', ['a"-b ,,c``']],
  ['Ohne Bau"-stelle.', ['Bau”-stelle'], [], ['`"-` is a shorthand of babel', '`&shy;`']],
  ['Ein "`Wort"\' hier.', ['Wort'], [], ['is a quotation of babel', '`"Wort"`']],
  ['Eine "Bau"-Stelle und "so"/oder.', ['Eine “Bau”-Stelle und “so”/oder.']],
  // An accent within a word is read; only one that remains is reported.
  ['\\emph{As} G\\"odel said, "so".', ['As Gödel said, “so”.']],
  // Words before a work that is named in the sentence.
  [
    '---\ncsl: apa\n---\n\nSo \\textcite[cf.][p.~5]{doe}, \\citet[see][]{doe,roe}.',
    ['So Doe (cf. 1999, p. 5), Doe (see 1999); Roe (2001).']
  ],
  // Indicator functions, and the unknown command beside those of the package physics.
  ['So $\\abs{x}\\mathds{1}$, $\\mathbbm{1}_A$.', ['So']],
  ['So $\\comm{A}{B} + \\foo{x}$.', ['So'], [], ['Undefined control sequence \\foo']],
  // The index beside commands that are not read.
  ['A\\index{rye}.\n\n\\bibliography{refs}\n\\printindex', ['A.'], ['printindex'], ['`\\bibliography`']],
  // Help for the classification of the ACM, and for affiliations.
  [
    '::: CCSXML\nClasses\n:::\n\n\\ccsdesc{x}\n\n\\affil[1]{Oven}',
    ['Classes'],
    [],
    ['The data of the ACM’s classification', '`keywords: [one, two]`', 'affiliation: Oven Institute']
  ],
  [environment('CCSXML', 'Classes'), ['Classes'], [], ['galley prints no classification of the ACM']],
  // Words and marks that Pandoc leaves behind.
  [
    'The phase of . See p. . And *x* of $y$ . So of\n[@doe]. And ... so in ... 5.',
    ['phase of .'],
    [],
    ['`of .` is without its last word', '`p. .` is without', '`\\cref{label}` in the LaTeX']
  ],
  [
    '<figure id="fig:a">\n<img src="a.svg" />\n<figcaption>A phase of .</figcaption>\n</figure>\n\nSee @fig:a.',
    ['A phase of .'],
    [],
    ['`of .` is without its last word']
  ],
  [
    '+------------+------+--------+\n|            | Error         |\n+:===========+:====:+:======:+\n| 2-3 Method | mean | sd     |\n+------------+------+--------+\n| IHT        | 0.12 | 0.01   |\n+------------+------+--------+',
    ['2-3 Method'],
    [],
    ['Pandoc has left the columns `2-3` of `\\cmidrule` in this cell', 'Remove them']
  ],
  ['| Ages | n |\n|---|---|\n| 2-3 years | 5 |', ['2-3 years']],
  // References to several items, and to an item within a formula.
  [
    `${items}\n\nSee \\cref{it:a,it:b}. \\Cref{it:b, it:a} are so; \\labelcref{it:a,it:b}.`,
    ['See items (a) and (b). Items (b) and (a) are so; (a) and (b).'],
    ['cref']
  ],
  [`---\nlang: de\n---\n\n${items}\n\nNach \\cref{it:a,it:b}.`, ['Nach Punkte (a) und (b).'], ['cref']],
  [`${items}\n\nSo $x \\quad\\text{by \\ref{it:a}}$.`, ['by (a)}'], ['ref']],
  // The word before the number of an item, in the language of the paper.
  [
    `${items}\n\nSee \\cref{it:a}, \\ref{it:b}, \\autoref{it:b}. \\Cref{it:b} is so.`,
    ['See item (a), (b), item (b). Item (b) is so.']
  ],
  [`---\nlang: de\n---\n\n${items}\n\nSiehe \\cref{it:a} und \\ref{it:b}.`, ['Siehe Punkt (a) und (b).']],
  [`---\nlang: ur\n---\n\n${items}\n\nA \\cref{it:a}.`, ['A (a).']],
  // A list within a note or a line has its items one after another.
  [
    `A note.\\footnote{With $n = 2$: ${environment('itemize', '\\item Ada,\\item Bob.').replaceAll('\n', ' ')}} \\textbf{And ${environment('enumerate', '\\item $x$\\item y').replaceAll('\n', ' ')}}`,
    ['And (1) x (2) y', 'With n = 2: Ada, Bob.'],
    ['begin', 'item'],
    ['`\\begin{itemize}` is within a line or a note', '`\\begin{enumerate}` is within']
  ],
  // A reference to an item at the beginning of a line is no list.
  [
    `${items}\n\n\\ref{it:a} implies \\ref{it:b}.\n\n> \\ref{it:b} is so.\n\n- \\ref{it:a} here`,
    ['(a) implies (b).', '(b) is so.', '(a) here']
  ],
  [
    `${items}\n\n${environment('quote', '\\ref{it:a} is so.')}\n\n${environment('itemize', '\\item\n  \\ref{it:b} there')}`,
    ['(a) is so.', '(b) there']
  ]
]

testHabits(rows)

test('the title of a section in a reference has its formulas', async () => {
  const {article} = await renderingOf({
    '01.md': "# On $\\ell_1$ *norms* {#sec:l}\n\nSee ``\\nameref{sec:l}''."
  })
  const [reference] = article.body.flatMap(block =>
    block.type === 'paragraph' ? block.children.filter(({type}) => type === 'crossReference') : []
  )
  expect(reference).toMatchObject({
    children: [
      {type: 'text', value: 'On '},
      {type: 'formula', tex: '\\ell_1'},
      {type: 'text', value: ' '},
      {type: 'emphasis', children: [{type: 'text', value: 'norms'}]}
    ]
  })
})

const works =
  '@book{all, author={Doe, J. and Roe, A. and Poe, E.}, title={Rye}, publisher={Oven}, year={1999}}'

// Each cause has one finding, and no citation that is not read makes its work superfluous.
test.each([
  [
    'As \\citeauthor*{all} and \\citeauthor{all} say.',
    ['`\\citeauthor*{all}` is not parsed as a citation, expected `Doe, Roe and Poe`', 'expected `Doe et al.`']
  ],
  ['A\\footnotetext{See \\citep{all}.}', ['`\\citep{all}` is not parsed as a citation']],
  [
    '\\begin{figure}\n\\begin{tikzpicture}\\draw;\\end{tikzpicture}\n\\caption{Of \\citet{all}.}\n\\end{figure}',
    ['`\\begin{figure}` is printed as typed']
  ]
])('%s', async (source, told) => {
  const {diagnostics} = await renderingOf({...shared, 'references.bib': works, '01.md': source})
  const messages = diagnostics.filter(({code}) => /^G(?:1|5)/.test(code)).map(({message}) => message)
  expect(messages).toEqual(told.map(words => expect.stringContaining(words)))
})
