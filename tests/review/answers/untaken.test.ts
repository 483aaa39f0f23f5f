import {expect, test} from 'vitest'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {readReturnedQueries} from '../../../src/review/answers/returned-queries.ts'
import {untakenWords} from '../../../src/review/answers/untaken-words.ts'
import {type GivenAnswer, readAnswers} from '../../../src/review/proofs/answers.ts'
import type {QueryRow} from '../../../src/review/proofs/queries.ts'

const rows: readonly QueryRow[] = [
  {number: 1, question: 'When?', about: 'It was law', file: 'queries.yaml'},
  {number: 2, question: 'Who?', about: 'It was law', file: 'queries.yaml'}
]

const sent = '- ask: When?\n  words: It was law\n- ask: Who? # of the two\n  answer: Roe.\n  by: Cy\n'

/** What a file brought back: answers that are taken, and a list of the rest. */
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

/** THE TABLE: importers, and what somebody can do in their files. */
test.each<readonly [string, Back, readonly string[], readonly string[]]>([
  ['answers.json: an answer', saved({answers: [when]}), ['AQ1 Ann: In 1969.'], []],
  [
    'answers.json: answers of two people',
    saved({answers: [when, {...when, by: 'Bo', answer: 'Never.'}]}),
    ['AQ1 Ann: In 1969.', 'AQ1 Bo: Never.'],
    []
  ],
  [
    'answers.json: a remark beside an answer',
    saved({answers: [{...when, remark: 'Look at p. 3'}]}),
    ['AQ1 Ann: In 1969.'],
    ['comment Ann, answers 1 remark: Look at p. 3']
  ],
  [
    'answers.json: a letter to the editor',
    saved({answers: [when], note: {to: ['the editor'], text: 'Thank\nyou'}}),
    ['AQ1 Ann: In 1969.'],
    ['comment Ann, note to 1: the editor', 'comment Ann, note text: Thank you']
  ],
  [
    'answers.json: an answer taken back',
    saved({answers: [{...when, answer: ' '}]}, [roe]),
    [],
    ['deletion Ann, AQ1: In 1968.']
  ],
  ['answers.json: an empty field', saved({answers: [{...when, answer: ''}]}), [], []],
  [
    'answers.json: the file that galley keeps',
    saved({answers: [{...when, about: 'x', page: 2, line: 3, notPlaced: 'y'}]}),
    ['AQ1 Ann: In 1969.'],
    []
  ],
  [
    'queries.yaml: an answer',
    queries(sent.replace('law\n', 'law\n  answer: In 1969.\n  by: Ann\n')),
    ['AQ1 Ann: In 1969.', 'AQ2 Cy: Roe.'],
    []
  ],
  ['queries.yaml: as it was', queries(sent), ['AQ2 Cy: Roe.'], []],
  ['queries.yaml: another answer', queries(sent.replace('Roe.', 'Li.')), ['AQ2 Cy: Li.'], []],
  [
    'queries.yaml: an answer taken back',
    queries(sent.replace('  answer: Roe.\n  by: Cy\n', '')),
    [],
    ['deletion , the answer to “Who?”: Roe.']
  ],
  [
    'queries.yaml: a query deleted',
    queries(sent.replace(/- ask: When\?\n.*\n/, '')),
    ['AQ2 Cy: Roe.'],
    ['deletion , AQ1: When?']
  ],
  [
    'queries.yaml: a new query',
    queries(`${sent}- ask: Why?\n  answer: So.\n  by: Di\n`),
    ['AQ2 Cy: Roe.'],
    ['comment Di, a new query: Why? So.']
  ],
  [
    'queries.yaml: a comment, other words, another key',
    queries(
      sent.replace('It was law', 'It was a law # 1992 says the Act').replace('by: Cy', 'by: Cy\n  see: p. 3')
    ),
    ['AQ2 Cy: Roe.'],
    [
      'comment , queries: It was a law',
      'comment , queries: see',
      'comment , queries: p. 3',
      'comment , queries: 1992 says the Act',
      'comment , back.yaml: A query has no `see`, only `ask`, `label`, `words`, `in`, `line`, `answer`, `by`'
    ]
  ]
])('%s', (_, {answers, returned}, taken, listed) => {
  expect(answers.map(({query, by, answer}) => `AQ${query} ${by}: ${answer}`)).toEqual(taken)
  expect(
    returned.map(({kind, person, about, words, text}) => `${kind} ${person}, ${about}: ${words}${text}`)
  ).toEqual(listed)
  expect(returned.every(({verdict, reason}) => verdict === 'not placed' && reason !== undefined)).toBe(true)
})

test('a file without a query of the round is none', () => {
  expect(readReturnedQueries({path: 'x.yaml', text: '- ask: Else?\n'}, rows, undefined)).toBeUndefined()
})
