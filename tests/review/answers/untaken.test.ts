import {expect, test} from 'vitest'
import type {AnswerImporter} from '../../../src/node/commands/importers.ts'
import type {Annotation} from '../../../src/review/answers/pdf/annotations.ts'
import {returnedMarks} from '../../../src/review/answers/pdf/index.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {readReturnedQueries} from '../../../src/review/answers/returned-queries.ts'
import {untakenWords} from '../../../src/review/answers/untaken-words.ts'
import {type GivenAnswer, readAnswers} from '../../../src/review/proofs/answers.ts'
import type {QueryRow} from '../../../src/review/proofs/queries.ts'
import {cameHome, wordOf} from '../word/word-file.ts'

const rows: readonly QueryRow[] = [
  {number: 1, question: 'When?', about: 'It was law', file: 'queries.yaml'},
  {number: 2, question: 'Who?', about: 'It was law', file: 'queries.yaml'}
]

const sent = '- ask: When?\n  words: It was law\n- ask: Who? # of the two\n  answer: Roe.\n  by: Cy\n'

/** The content of a returned file: accepted answers, and a list of the rest. */
type Back = Readonly<{answers: readonly GivenAnswer[]; returned: readonly Returned[]}>

function saved(file: Readonly<Record<string, unknown>>, before: readonly GivenAnswer[] = []): Back {
  const text = JSON.stringify({galley: 'answers', version: 1, round: 1, content: 'abc', by: 'Ann', ...file})
  const taken = readAnswers(text)!
  return {answers: taken.answers, returned: untakenWords(text, taken, before)}
}

function queries(text: string): Back {
  return readReturnedQueries({path: 'back.yaml', text}, rows, {path: 'queries.yaml', text: sent})!
}

const when = {query: 1, question: 'When?', answer: 'In 1969.'}
const roe: GivenAnswer = {by: 'Ann', query: 1, question: 'When?', answer: 'In 1968.'}

const paper = {'01.md': 'One two{>>When?<<} three four.\n\nFive six{>>Who?<<} seven.'}

/** The result of a Word file with comments: each has an author, its text, and the words that it marks. */
async function word(comments: readonly (readonly [by: string, text: string, on: string])[]): Promise<Back> {
  const file = (all: typeof comments) => {
    const marked = (words: string): string =>
      all.reduce(
        (text, [, , on], id) => (on === '' ? text : text.replace(on, `[>${id}>]${on}[<${id}<]`)),
        words
      )
    const xml = all.map(
      ([by, text], id) =>
        `<w:comment w:id="${id}" w:author="${by}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`
    )
    return wordOf(['One two three four.', 'Five six seven.'].map(marked), {
      'word/comments.xml': `<w:comments>${xml.join('')}</w:comments>`
    })
  }
  const queries = [
    {number: 1, question: 'When?', about: 'One two'},
    {number: 2, question: 'Who?', about: 'Five six'}
  ]
  const {home} = await cameHome(paper, file(comments), {sent: [file(asked)], queries})
  return {answers: home.answers, returned: home.returned}
}

const asked = [
  ['Editor', 'AQ1: When?', 'two'],
  ['Editor', 'AQ2: Who?', 'six']
] as const

/** The result of a PDF whose pages do not belong to the proof. */
function pdf(annotations: readonly Partial<Annotation>[]): Back {
  const own = annotations.map(
    (each, id): Annotation => ({
      ...{id, subtype: 'Text', page: 0, rect: [0, 0, 9, 9], quads: [], person: 'Ann', text: '', name: ''},
      ...{intent: '', isGroup: false, isState: false, isHidden: false, ...each}
    })
  )
  const file = {pages: 1, producer: '', isSigned: false, isForm: false, isPortfolio: false}
  const map = {round: 1, content: 'abc', firstPage: 1, files: [], targets: [], pages: []}
  const all = returnedMarks({
    pdf: {...file, annotations: own, unread: 0},
    pages: [],
    map,
    asked: new Map([[1, 'When?']])
  })
  return {
    answers: all.flatMap(({kind, query, person, text}) =>
      kind === 'answer' ? [{by: person, query: query!, question: '', answer: text}] : []
    ),
    returned: all.filter(({kind}) => kind !== 'answer')
  }
}

const query = {person: 'AQ1', text: 'When?'}

type Row = readonly [
  what: string,
  back: () => Back | Promise<Back>,
  taken: readonly string[],
  listed: readonly string[]
]

/** The table of importers, each with the possible marks in their files. */
const table: Readonly<Record<AnswerImporter, readonly Row[]>> = {
  'answers.json': [
    ['an answer', () => saved({answers: [when]}), ['AQ1 Ann: In 1969.'], []],
    [
      'answers of two people',
      () => saved({answers: [when, {...when, by: 'Bo', answer: 'Never.'}]}),
      ['AQ1 Ann: In 1969.', 'AQ1 Bo: Never.'],
      []
    ],
    [
      'a remark beside an answer',
      () => saved({answers: [{...when, remark: 'Look at p. 3'}]}),
      ['AQ1 Ann: In 1969.'],
      ['comment Ann, answers 1 remark: Look at p. 3']
    ],
    [
      'a letter to the editor',
      () => saved({answers: [when], note: {to: ['the editor'], text: 'Thank\nyou'}}),
      ['AQ1 Ann: In 1969.'],
      ['comment Ann, note to 1: the editor', 'comment Ann, note text: Thank you']
    ],
    [
      'an answer taken back',
      () => saved({answers: [{...when, answer: ' '}]}, [roe]),
      [],
      ['deletion Ann, AQ1: In 1968.']
    ],
    ['an empty field', () => saved({answers: [{...when, answer: ''}]}), [], []],
    [
      'the file that galley keeps',
      () => saved({answers: [{...when, about: 'x', page: 2, line: 3, notPlaced: 'y'}]}),
      ['AQ1 Ann: In 1969.'],
      []
    ]
  ],
  'queries.yaml': [
    [
      'an answer',
      () => queries(sent.replace('law\n', 'law\n  answer: In 1969.\n  by: Ann\n')),
      ['AQ1 Ann: In 1969.', 'AQ2 Cy: Roe.'],
      []
    ],
    ['as it was', () => queries(sent), ['AQ2 Cy: Roe.'], []],
    ['another answer', () => queries(sent.replace('Roe.', 'Li.')), ['AQ2 Cy: Li.'], []],
    [
      'an answer taken back',
      () => queries(sent.replace('  answer: Roe.\n  by: Cy\n', '')),
      [],
      ['deletion , the answer to “Who?”: Roe.']
    ],
    [
      'a query deleted',
      () => queries(sent.replace(/- ask: When\?\n.*\n/, '')),
      ['AQ2 Cy: Roe.'],
      ['deletion , AQ1: When?']
    ],
    [
      'a new query',
      () => queries(`${sent}- ask: Why?\n  answer: So.\n  by: Di\n`),
      ['AQ2 Cy: Roe.'],
      ['comment Di, a new query: Why? So.']
    ],
    [
      'a comment, other words, another key',
      () =>
        queries(
          sent
            .replace('It was law', 'It was a law # 1992 says the Act')
            .replace('by: Cy', 'by: Cy\n  see: p. 3')
        ),
      ['AQ2 Cy: Roe.'],
      [
        'comment , queries: It was a law',
        'comment , queries: see',
        'comment , queries: p. 3',
        'comment , queries: 1992 says the Act',
        'comment , back.yaml: `see` is not a key of a query, expected `ask`, `label`, `words`, `in`, `line`, `answer`, `by`'
      ]
    ]
  ],
  PDF: [
    ['an answer', () => pdf([query, {replyTo: 0, text: 'In 1969.'}]), ['AQ1 Ann: In 1969.'], []],
    [
      'an answer typed into the query',
      () => pdf([{...query, text: 'When? In 1969.'}]),
      ['AQ1 : In 1969.'],
      []
    ],
    ['as it was', () => pdf([query]), [], []],
    [
      'a comment on another page',
      () => pdf([query, {subtype: 'Highlight', text: 'Why?'}]),
      [],
      ['comment Ann, undefined: Why?']
    ],
    ['a mark without words', () => pdf([{subtype: 'StrikeOut'}]), [], ['deletion Ann, undefined: ']],
    ['a hidden note', () => pdf([{text: 'Why?', isHidden: true}]), [], ['comment Ann, undefined: Why?']],
    [
      'a field of a form',
      () => pdf([{subtype: 'Widget', text: 'Why?'}]),
      [],
      ['comment Ann, undefined: Why?']
    ],
    [
      'a recording',
      () => pdf([{subtype: 'Sound'}]),
      [],
      ['comment Ann, undefined: a recording; open the PDF']
    ],
    [
      'the state of a query',
      () => pdf([query, {replyTo: 0, isState: true, state: {model: 'Review', value: 'Completed'}}]),
      [],
      ['comment Ann, the state of AQ1: Completed']
    ]
  ],
  Word: [
    ['an answer', () => word([...asked, ['Ann', 'In 1969.', 'two']]), ['AQ1 Ann: In 1969.'], []],
    ['as it was', () => word(asked), [], []],
    ['an empty answer', () => word([...asked, ['Ann', '', 'two']]), [], []],
    [
      'a comment on nothing',
      () => word([...asked, ['Ann', 'Why?', '']]),
      [],
      ['comment Ann, undefined: Why?']
    ],
    ['the comment of a query deleted', () => word(asked.slice(1)), [], ['deletion , undefined: AQ1: When?']],
    [
      'other words in the comment of a query',
      () => word([['Editor', 'AQ1: When was it?', 'two'], asked[1]]),
      [],
      [
        'comment Editor, paragraph “One two three four.”: twoAQ1: When was it?',
        'deletion , undefined: AQ1: When?'
      ]
    ]
  ]
}

const rowsOfAll = Object.entries(table).flatMap(([importer, own]) =>
  own.map(([what, ...row]) => [`${importer}: ${what}`, ...row] as const)
)

test.each(rowsOfAll)('%s', async (_, back, taken, listed) => {
  const {answers, returned} = await back()
  expect(answers.map(({query: number, by, answer}) => `AQ${number} ${by}: ${answer}`)).toEqual(taken)
  expect(
    returned.map(({kind, person, about, words, text}) => `${kind} ${person}, ${about}: ${words}${text}`)
  ).toEqual(listed)
  // Every item that is not in the text has a reason.
  expect(returned.every(({verdict, reason}) => verdict === 'sure' || reason !== undefined)).toBe(true)
})

test('a file without a query of the round is none', () => {
  expect(readReturnedQueries({path: 'x.yaml', text: '- ask: Else?\n'}, rows, undefined)).toBeUndefined()
})
