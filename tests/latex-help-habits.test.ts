import {expect, test} from 'vitest'
import {renderingOf} from './compose/article.ts'
import {environment, type HabitRow, testHabits} from './habit-rows.ts'

const authors =
  '---\nbibliography: references.bib\nauthor: [{name: "Ada Doe^[At large.]", affiliation: Oven Institute, email: ada@example.org, corresponding: true}]\ndate: 2026-11-24\ntitle: Words\n---\n\nSo.'
const items = environment('enumerate', '\\item\\label{it:a} One.\n\\item\\label{it:b} Two.')

/** Commands of LaTeX whose help once led into a second fault, each with its help; and the forms of that help. */
const rows: readonly HabitRow[] = [
  [
    '\\affil[1]{Oven Institute}',
    ['Oven Institute'],
    [],
    ['`author: [{name: Ada Lovelace, affiliation: Oven Institute, email: ada@example.org}]`']
  ],
  ['\\title{Words}\n\n\\date{May 2024}', ['Words'], [], ['`title: Words`', '`date: 2026-11-24`']],
  [authors, ['So.']],
  [
    '\\added{New} words.',
    ['New'],
    [],
    ['Write only its words', 'an error until `galley accept`', '`{++words++}`']
  ],
  ['\\deleted{Old} words.', ['words'], [], ['Remove it with its words', '`{--words--}`']],
  ['\\replaced{new}{old} words.', ['words'], [], ['Write only the new words', '`{~~old~>new~~}`']],
  // A box with a title, and without one.
  [
    environment('mdframed', 'In a frame.'),
    ['In a frame.'],
    [],
    ['`::: {.callout-note title="Title"}`', '`title=""`']
  ],
  [
    'A \\fbox{result} is so.',
    ['A result is so.'],
    [],
    ['`**bold**` for words in a sentence', '`::: {.callout-note title=""}`']
  ],
  ['::: {.callout-note title=""}\nIn a frame.\n:::', ['In a frame.'], ['Note']],
  ['::: {.callout-note title="Key"}\nIn a frame.\n:::', ['KeyIn a frame.'], ['Note']],
  ['A \\raisebox{2pt}{raised} word.', ['A raised word.'], [], ['`\\raisebox`', '`^words^`']],
  // The number of an item before the author's full stop or bracket.
  [
    `${items}\n\n\\ref{it:a}. So it is.\n\n\\ref{it:b}) So it is.\n\n> \\ref{it:b}. Quoted`,
    ['1. So it is.', '2) So it is.', '2. Quoted']
  ],
  [
    `${environment('enumerate', '\\item\\label{it:a} One.', '[label=(\\alph*)]')}\n\nA note.[^n]\n\n[^n]: \\ref{it:a} is so.\n\nTerm\n:   \\ref{it:a} is its meaning.`,
    ['(a) is so.', '(a) is its meaning.']
  ],
  // A theorem with a number of its own, and a reference to it.
  [
    '\\newtheorem*{asmA}{Assumption A1}\n\n\\begin{asmA}\\label{as:lip}\nIt holds.\n\\end{asmA}\n\nBy \\cref{as:lip} and @as:lip.',
    ['By Assumption A1 and Assumption A1.']
  ]
]

testHabits(rows)

test.each([
  ['\\citeauthor*{doe}', ['Doe, Roe and Poe']],
  ['\\citefullauthor{doe}', ['Doe, Roe and Poe']],
  ['\\citeauthor{doe}', ['Doe et al.']]
])('the names that replace %s', async (command, expected) => {
  const {diagnostics} = await renderingOf({
    '01.md': `As ${command} say [@doe].`,
    'references.bib': '@book{doe, author={Doe, Jane and Roe, Ann and Poe, Ed}, title={Bread}, year={1999}}'
  })
  expect(diagnostics.find(({code}) => code === 'G120')).toMatchObject({expected})
})
