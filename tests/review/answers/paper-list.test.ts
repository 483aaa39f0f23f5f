import {expect, test} from 'vitest'
import {defaultLetters, letterAbout} from '../../../src/review/answers/letters.ts'
import {aligned, paperList, paperListJson} from '../../../src/review/answers/paper-list.ts'
import {type PaperStatus, stateOf, stateWords} from '../../../src/review/answers/paper-status.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import type {QueryStatus} from '../../../src/review/proofs/status.ts'

const today = '2026-12-20'

function query(number: number, state: QueryStatus['state'], by: readonly string[] = []): QueryStatus {
  const row = {number, question: `Question ${number}?`, about: '… the words', page: 2, proofLine: 10 + number}
  return {row, state, by}
}

function paper(fields: Partial<PaperStatus>): PaperStatus {
  return {paper: 'verde', title: 'Verde', author: 'Ann Doe', round: 1, queries: [], returned: [], ...fields}
}

const {row} = query(1, 'answered', ['Ann Doe'])
const answeredBefore: QueryStatus = {
  row: {...row, answers: [{by: 'Ann Doe', answer: 'Yes.'}]},
  state: 'answered',
  by: ['Ann Doe']
}

const mark = {id: '1', person: 'Bo Li', kind: 'deletion', verdict: 'sure', words: 'a', text: ''} as const
const back: readonly Returned[] = [mark]
const doubted: readonly Returned[] = [{...mark, verdict: 'unsure'}]

test.each<readonly [string, Partial<PaperStatus>, string, string]>([
  ['without a round', {round: undefined}, 'no proof', 'no proof'],
  ['without a day', {queries: [query(1, 'open')]}, 'waiting', 'waiting'],
  [
    'with an open query after its day',
    {due: '2026-12-19', queries: [query(1, 'open')]},
    'late',
    'late by 1 day'
  ],
  ['on its day', {due: today, queries: [query(1, 'open')]}, 'due', 'due today'],
  ['before its day', {due: '2027-01-02', queries: [query(1, 'open')]}, 'due', 'due in 13 days'],
  ['without queries, nothing back', {due: '2026-12-01'}, 'late', 'late by 19 days'],
  ['without queries, with marks', {due: '2026-12-01', returned: back}, 'complete', 'complete'],
  ['with a mark in doubt', {due: '2026-12-01', returned: doubted}, 'to settle', 'to settle'],
  [
    'with an answer that has no place',
    {queries: [query(1, 'not placed', ['Ann'])]},
    'to settle',
    'to settle'
  ],
  ['with all answers', {due: '2026-12-01', queries: [query(1, 'answered', ['Ann'])]}, 'complete', 'complete'],
  [
    'with queries that nobody asks now',
    {due: '2026-12-01', queries: [query(1, 'no longer asked')]},
    'late',
    'late by 19 days'
  ],
  [
    'with queries that were answered before its last round was made',
    {due: '2026-12-01', queries: [answeredBefore]},
    'late',
    'late by 19 days'
  ]
])('a paper %s', (_, fields, state, words) => {
  expect([stateOf(paper(fields), today), stateWords(paper(fields), today)]).toEqual([state, words])
})

const issue = [
  paper({paper: '12/arviz', author: 'Cy Roe', round: undefined}),
  paper({paper: '12/bricks', due: '2026-12-27', queries: [query(1, 'answered', ['Bo Li'])], returned: back}),
  paper({
    paper: '12/verde',
    due: '2026-12-18',
    queries: [query(1, 'answered', ['Ann Doe']), query(2, 'open')]
  })
]

test('a list of papers begins with the late ones, and ends with what is open', () => {
  expect(paperList(issue, today)).toEqual([
    '3 papers: 1 late, 1 no proof, 1 complete',
    'late by 2 days  2026-12-18  round 1  1 answered, 1 open; Ann Doe sent 1  12/verde',
    'no proof                                                                 12/arviz',
    'complete        2026-12-27  round 1  1 answered; Bo Li sent 2            12/bricks',
    '',
    '12/verde, Ann Doe:',
    '  AQ2  page 2, line 12  Question 2?'
  ])
})

test('the list as JSON has the same papers, people and queries', () => {
  const {papers} = JSON.parse(paperListJson(issue, today))
  expect(papers[0]).toEqual({
    paper: '12/verde',
    title: 'Verde',
    author: 'Ann Doe',
    round: 1,
    due: '2026-12-18',
    state: 'late',
    daysLate: 2,
    queries: {answered: 1, open: 1, 'not placed': 0, 'no longer asked': 0},
    unsettled: 0,
    people: [{name: 'Ann Doe', sent: 1}],
    open: [{query: 2, page: 2, line: 12, question: 'Question 2?'}]
  })
  expect(papers[2]).toMatchObject({paper: '12/bricks', daysLate: 0, people: [{name: 'Bo Li', sent: 2}]})
})

const facts = {
  authors: 'Ann Doe, Bo Li',
  email: 'ann@example.org',
  journal: 'Bricks Quarterly',
  replyTo: undefined,
  instructions: undefined,
  files: ['verde.html', 'verde.pdf']
}

test('a reminder says how late the proof is and what is open; lines without a value are left out', () => {
  expect(letterAbout(defaultLetters.reminder, issue[2]!, facts, today)).toBe(`To: ann@example.org
Subject: Reminder: proof of “Verde”, round 1

Dear Ann Doe,

We are waiting for the proof of your paper “Verde”, round 1.
It was due on December 18, 2026, 2 days ago.

These queries are still open:
  AQ2  Question 2?
       page 2, line 12, “… the words”

With kind regards,
Bricks Quarterly
`)
})

test('a letter ends with the editors if the journal has no title', () => {
  const nameless = {...facts, journal: undefined}
  expect(letterAbout(defaultLetters.covering, issue[2]!, nameless, today)).toMatch(
    /With kind regards,\nThe editors\n$/
  )
  expect(letterAbout('Yours,\n{journal}', issue[2]!, nameless, today)).toBe('Yours,\n')
})

test('a reminder before the day says how long it is until then', () => {
  const early = paper({due: '2026-12-23', queries: [query(1, 'answered', ['Ann Doe']), query(2, 'open')]})
  expect(letterAbout(defaultLetters.reminder, early, facts, today)).toContain(
    '“Verde”, round 1.\nIt is due on December 23, 2026, in 3 days.\n'
  )
})

test('a covering letter without queries announces none', () => {
  const bare = paper({due: '2026-12-27'})
  expect(letterAbout(defaultLetters.covering, bare, {...facts, email: undefined}, today)).toBe(
    `Subject: Proof of “Verde”, round 1

Dear Ann Doe,

Here is the proof of your paper “Verde”, round 1: verde.html, verde.pdf.
Please send it back by December 27, 2026.

With kind regards,
Bricks Quarterly
`
  )
})

test('a journal’s template has its own words; an unknown name in braces stays', () => {
  const own = '{authors}: {open} of {answered}\nby {due} {unknown}'
  expect(letterAbout(own, issue[2]!, facts, today)).toBe('Ann Doe, Bo Li: 1 of 1\nby 2026-12-18 {unknown}\n')
})

test.each([
  [
    [
      ['a', '', 'b'],
      ['cc', '', 'd']
    ],
    ['a   b', 'cc  d']
  ],
  [
    [
      ['a', 'x', 'b'],
      ['c', '', '']
    ],
    ['a  x  b', 'c']
  ],
  [[['a', '', 'b']], ['a  b']],
  [[], []]
])('the columns of %j are aligned, and empty ones left out', (rows, expected) => {
  expect(aligned(rows)).toEqual(expected)
})
