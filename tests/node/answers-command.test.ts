import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import type {QueryRow} from '../../src/review/proofs/queries.ts'
import {recordBytes} from '../../src/review/proofs/record.ts'
import {galley, type Outcome, project, removeProjects} from '../galley.ts'

afterAll(removeProjects)

const settings = 'title: Bricks\nlicense: CC-BY-4.0\n'

/** A paper whose first round has these queries. */
function sent(
  files: Readonly<Record<string, string>>,
  asked: ReadonlyArray<Omit<QueryRow, 'number'>>
): string {
  const queries = asked.map((row, index) => ({number: index + 1, page: 2, proofLine: 10 + index, ...row}))
  const record = {
    schema: 1,
    galley: '1',
    round: 1,
    content: 'abc',
    entry: '',
    sources: [],
    files: []
  } as const
  return project({
    'manuscript.yaml': settings,
    ...files,
    'proofs/round-1/proof.json': new TextDecoder().decode(recordBytes(record)),
    'proofs/round-1/queries.json': JSON.stringify({version: 1, queries})
  })
}

type Given = Readonly<Record<string, unknown>>

function save(folder: string, answers: readonly Given[], more: Given = {}): string {
  const file = join(folder, 'saved.json')
  const head = {galley: 'answers', version: 1, round: 1, content: 'abc', by: 'Ann Doe'}
  writeFileSync(file, JSON.stringify({...head, answers, ...more}))
  return file
}

const take = (folder: string, file = join(folder, 'saved.json')): Promise<Outcome> =>
  galley(['proof', folder, '--answers', file])

const read = (...path: readonly string[]): string => readFileSync(join(...path), 'utf8')

const when = {question: 'When?', about: 'It was law'}

describe('an answer is written behind its query', () => {
  test.each([
    [
      'It was law <!-- AQ: When? -->here.',
      'It was law <!-- AQ: When? --><!-- A (Ann Doe): In 1969. -->here.'
    ],
    ['It was law {>>When?<<}here.', 'It was law {>>When?<<}{>>A (Ann Doe): In 1969.<<}here.'],
    [
      'It was law <!-- AQ: When? --><!-- A (B): No. -->',
      'It was law <!-- AQ: When? --><!-- A (B): No. --><!-- A (Ann Doe): In 1969. -->'
    ],
    [
      'It was law.\r\n\r\n<!-- AQ: When? -->\r\n',
      'It was law.\r\n\r\n<!-- AQ: When? --><!-- A (Ann Doe): In 1969. -->\r\n'
    ],
    [
      '> It was law <!-- AQ:\n> When? -->\n> here.',
      '> It was law <!-- AQ:\n> When? --><!-- A (Ann Doe): In 1969. -->\n> here.'
    ],
    // Two queries have the same question; the second one follows the same words.
    [
      'Words <!-- AQ: When? -->.\n\nIt was law <!-- AQ: When? -->.',
      'Words <!-- AQ: When? -->.\n\nIt was law <!-- AQ: When? --><!-- A (Ann Doe): In 1969. -->.'
    ]
  ])('in %j', async (before, after) => {
    const folder = sent({'01.md': before}, [when])
    save(folder, [{query: 1, question: 'When?', answer: 'In\n1969.'}])
    const {code, out} = await take(folder)
    expect([code, out]).toEqual([0, 'round 1: 1 of 1 answers placed at their queries, written into 01.md\n'])
    expect(read(folder, '01.md')).toBe(after)
    expect((await take(folder)).out).toBe('round 1: 1 of 1 answers placed at their queries\n')
    expect(read(folder, '01.md')).toBe(after)
  })

  test.each([
    [
      '- ask: When?\n  words: It was # so\n',
      '- ask: When?\n  words: It was # so\n  answer: "Yes: \\"1969\\" --> #"\n  by: "Ann Doe"\n'
    ],
    [
      '- {ask: When?, words: It was}',
      '- {ask: When?, words: It was, answer: "Yes: \\"1969\\" --> #", by: "Ann Doe"}'
    ],
    [
      '- ask: >-\n    When?\n\n- ask: B?\n',
      '- ask: >-\n    When?\n  answer: "Yes: \\"1969\\" --> #"\n  by: "Ann Doe"\n\n- ask: B?\n'
    ]
  ])('into the entry %j, without other changes', async (before, after) => {
    const folder = sent({'01.md': 'It was law.', 'queries.yaml': before}, [when])
    save(folder, [{query: 1, question: 'When?', answer: 'Yes: "1969" --> #'}])
    expect((await take(folder)).code).toBe(0)
    expect(read(folder, 'queries.yaml')).toBe(after)
  })

  test('into the abstract, for a comment in the settings', async () => {
    const yaml = `${settings}abstract: >-\n  Clay <!-- AQ: When? -->is old.\n`
    const folder = sent({'manuscript.yaml': yaml, '01.md': 'Words.'}, [{question: 'When?', about: 'Clay'}])
    save(folder, [{query: 1, question: 'When?', answer: 'Now.'}])
    expect((await take(folder)).code).toBe(0)
    expect(read(folder, 'manuscript.yaml')).toContain('<!-- AQ: When? --><!-- A (Ann Doe): Now. -->is old.')
  })

  test('into a new entry of queries.yaml for a finding, so that it is not asked again', async () => {
    const row = {question: 'Unexpected x.', about: 'Words', rule: 'link-bare', file: '01.md', line: 1}
    const folder = sent({'01.md': 'Words.'}, [row])
    save(folder, [{query: 1, question: 'Unexpected x.', answer: 'It is right.'}])
    expect((await take(folder)).code).toBe(0)
    expect(read(folder, 'queries.yaml')).toBe(
      '- ask: "Unexpected x."\n  line: "01.md:1"\n  answer: "It is right."\n  by: "Ann Doe"\n'
    )
    expect((await take(folder)).out).toBe('round 1: 1 of 1 answers placed at their queries\n')
  })
})

test('a paper with answered queries in queries.yaml gives the same page as one without', async () => {
  const files = {
    'manuscript.yaml': `${settings}abstract: Clay is old.\n`,
    '01.md': '# Bricks {#sec:a}\n\nA transformation of “clay”. It was law.\n\n- one\n- two\n\n$$a$$ {#eq:a}\n'
  }
  const about = [
    ...['words: trans', 'words: Clay is', 'words: of "clay"', 'label: sec:a', 'label: eq:a'],
    ...['line: 01.md:3', 'line: 01.md:6', 'by: Ann']
  ]
  const queries = about.map((each, at) => `- ask: q${at}\n  answer: x\n  ${each}\n`).join('')
  const pages: string[] = []
  for (const more of [{}, {'queries.yaml': queries}]) {
    const folder = project({...files, ...more})
    expect((await galley(['build', folder, '--to', 'html'])).code).toBe(0)
    pages.push(read(folder, 'build/bricks.html'))
  }
  expect(pages[1]).toBe(pages[0])
})

test('an open query in queries.yaml stops a build, and a draft shows it in words', async () => {
  const folder = project({
    'manuscript.yaml': settings,
    '01.md': 'It was law.',
    'queries.yaml': '- {ask: When?, words: It was}\n'
  })
  expect((await galley(['build', folder, '--to', 'html'])).code).toBe(1)
  await galley(['build', folder, '--to', 'html', '--draft'])
  expect(read(folder, 'build/bricks.html')).toContain('It was<mark class="query">AQ1: When?</mark> law.')
})

test('answered queries do not stop a build and are not printed', async () => {
  const text = 'It was law <!-- AQ: When? --><!-- A (Ann): 1969. -->here {>>Why?<<}{>>A: So.<<}too.'
  const folder = project({
    'manuscript.yaml': settings,
    '01.md': text,
    'queries.yaml': '- {ask: Who?, words: It was, answer: Ann}\n'
  })
  const {code, out} = await galley(['build', folder, '--to', 'html'])
  expect([code, out]).toEqual([0, expect.stringContaining('no findings')])
  // The bytes of an embedded font may spell any word.
  const page = read(folder, 'build/bricks.html').replace(/^[\s\S]*<body/, '')
  expect(page).toContain('It was law here too.')
  for (const word of ['1969', 'When', 'So.', 'Who']) expect(page).not.toContain(word)
})

describe('an answer without a place is recorded with its round', () => {
  test.each([
    [{'01.md': 'It was law.'}, 'In 1969.', 'the paper does not ask it any more'],
    [{'01.md': 'It was law <!-- AQ: When? -->.'}, 'x'.repeat(20_000), 'it is longer than 10000 characters'],
    [
      {'01.md': '| a |\n|---|\n| It was law <!-- AQ: When? --> |\n'},
      'One | two',
      'its words would be read as something else at the place of the query'
    ],
    [
      {'manuscript.yaml': `${settings.replace('Bricks', '"Bricks <!-- AQ: When? -->"')}`, '01.md': 'Words.'},
      'In "1969".',
      'its words would be read as something else at the place of the query'
    ],
    [
      {'01.md': 'It was law.', 'queries.yaml': '- {ask: When?, words: It was, answer: Now}\n'},
      'Later.',
      '`queries.yaml` has another answer already'
    ]
  ])('%j', async (files, answer, reason) => {
    const folder = sent(files, [when])
    save(folder, [{query: 1, question: 'When?', answer}])
    const {code, out} = await take(folder)
    expect(code).toBe(1)
    expect(out).toContain('not placed: AQ1, page 2, line 10, “It was law”: Ann Doe: ')
    expect(out).toContain(`(${reason})`)
    for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text)
    const kept = JSON.parse(read(folder, 'proofs/round-1/answers.json'))
    expect(kept.answers).toMatchObject([{by: 'Ann Doe', query: 1, answer, notPlaced: reason}])
  })

  test('while others are placed, and those of several people are all recorded', async () => {
    const folder = sent({'01.md': 'It was law <!-- AQ: When? -->.'}, [when, {question: 'Gone?', about: ''}])
    save(folder, [
      {query: 1, question: 'When?', answer: '1969.'},
      {query: 2, question: 'Gone?', answer: 'Yes.'}
    ])
    expect((await take(folder)).out).toContain('round 1: 1 of 2 answers placed at their queries')
    save(folder, [{query: 1, question: 'When?', answer: '1970.'}], {by: 'Ben (B) Roe\n'})
    expect((await take(folder)).code).toBe(0)
    expect(read(folder, '01.md')).toBe(
      'It was law <!-- AQ: When? --><!-- A (Ann Doe): 1969. --><!-- A (Ben [B] Roe): 1970. -->.'
    )
    const {answers} = JSON.parse(read(folder, 'proofs/round-1/answers.json'))
    expect(answers.map(({by}: Given) => by)).toEqual(['Ann Doe', 'Ben [B] Roe', 'Ann Doe'])
  })
})

test('files of several people are taken together, and an answer without a place does not prevent the others', async () => {
  const questions = ['a?', 'b?', 'c?', 'd?', 'e?']
  const text = questions.map(question => `| Words <!-- AQ: ${question} --> |`).join('\n')
  const folder = sent(
    {'01.md': `| a |\n|---|\n${text}\n`},
    questions.map(question => ({question, about: 'Words'}))
  )
  const of = (by: string, answer: string): string => {
    const answers = questions.map((question, at) => ({
      query: at + 1,
      question,
      answer: at === 2 ? answer : 'Yes.'
    }))
    const file = join(folder, `${by}.json`)
    const head = {galley: 'answers', version: 1, round: 1, content: 'abc', by}
    writeFileSync(file, JSON.stringify({...head, answers}))
    return file
  }
  const files = [of('Ann', 'One | two'), of('Ben', 'Three')]
  const {code, out} = await galley(['proof', folder, '--answers', ...files])
  expect([code, out]).toEqual([
    1,
    expect.stringContaining('round 1: 9 of 10 answers placed at their queries')
  ])
  expect(out).toContain('not placed: AQ3, page 2, line 12, “Words”: Ann: One | two (')
  expect(read(folder, '01.md').match(/<!-- A \(/g)).toHaveLength(9)
})

test('queries with the same words each get their own answer, even after new ones were inserted before them', async () => {
  const folder = sent({'01.md': 'New <!-- AQ: So? -->.\n\n<!-- AQ: When? -->\n\n<!-- AQ: When? -->\n'}, [
    {question: 'When?', about: ''},
    {question: 'When?', about: ''}
  ])
  save(folder, [
    {query: 1, question: 'When?', answer: 'Yes.'},
    {query: 2, question: 'When?', answer: 'Yes.'}
  ])
  expect((await take(folder)).out).toContain('round 1: 2 of 2 answers')
  expect(read(folder, '01.md').match(/<!-- AQ: When\? --><!-- A \(Ann Doe\): Yes. -->/g)).toHaveLength(2)
})

test('hostile answers stay text of a comment', async () => {
  const folder = sent({'01.md': 'It was law <!-- AQ: When? -->here.'}, [when])
  const answer = '--> <script>alert(1)</script> \u0000\u001b[2J <!-- AQ: Me? --> \u202e\ud800'
  save(folder, [{query: 1, question: 'When?', answer}])
  expect((await take(folder)).code).toBe(0)
  expect(read(folder, '01.md')).toBe(
    'It was law <!-- AQ: When? --><!-- A (Ann Doe): -- > <script>alert(1)</script> [2J <! -- AQ: Me? -- > � -->here.'
  )
  expect((await galley(['check', folder])).out).toContain('no findings')
})

test.each([
  ['{"galley": "answers"', 'is not a valid file of answers'],
  ['[1, 2]', 'is not a valid file of answers'],
  ['null', 'is not a valid file of answers'],
  [
    JSON.stringify({galley: 'answers', version: 1, round: 1, content: 'abc', answers: [{query: 1}]}),
    'is not a valid'
  ],
  [
    JSON.stringify({galley: 'answers', version: 1, round: 2, content: 'abc', answers: []}),
    'does not answer round 2 of this paper'
  ],
  [
    JSON.stringify({galley: 'answers', version: 1, round: 1, content: 'other', answers: []}),
    'its content other is'
  ],
  [' '.repeat(6_000_000), 'it is a file larger than 5 MB; nothing was written'],
  [
    JSON.stringify({
      ...{galley: 'answers', version: 1, round: 1, content: 'abc'},
      answers: Array.from({length: 5001}, () => ({query: 1, question: 'When?', answer: 'Yes.', by: ''}))
    }),
    'has 5,001 answers; at most 5,000 are read; nothing was written'
  ]
])('the file %# is refused with a message of one line, and nothing is written', async (text, message) => {
  const folder = sent({'01.md': 'It was law <!-- AQ: When? -->here.'}, [when])
  writeFileSync(join(folder, 'saved.json'), text)
  const {code, err} = await take(folder)
  expect([code, err.trimEnd().split('\n').length]).toEqual([2, 1])
  expect(err).toContain(message)
  expect(existsSync(join(folder, 'proofs/round-1/answers.json'))).toBe(false)
})

test('the status of a round lists queries as open, answered, not placed and no longer asked', async () => {
  const text = 'It was law <!-- AQ: When? -->here <!-- AQ: Why? -->.'
  const asked = [
    when,
    {question: 'Why?', about: ''},
    {question: 'Gone?', about: ''},
    {question: 'Lost?', about: ''}
  ]
  const folder = sent({'01.md': text}, asked)
  save(folder, [
    {query: 1, question: 'When?', answer: '1969.'},
    {query: 4, question: 'Lost?', answer: 'Yes.'}
  ])
  await take(folder)
  const {code, out} = await galley(['proof', folder, '--status'])
  expect([code, out]).toEqual([
    0,
    `round 1: 1 answered, 1 open, 1 not placed, 1 no longer asked
AQ1  answered by Ann Doe    page 2, line 10  When?
AQ2  open                   page 2, line 11  Why?
AQ3  no longer asked        page 2, line 12  Gone?
AQ4  not placed by Ann Doe  page 2, line 13  Lost?
`
  ])
  const {code: none, err} = await galley(['proof', folder, '--status', '--round', '7'])
  expect([none, err]).toEqual([2, expect.stringMatching(/^galley: there is no round 7 of proofs in .*\n$/)])
  const queries = join(folder, 'returned/queries.yaml')
  mkdirSync(dirname(queries))
  writeFileSync(queries, '- {ask: When?, answer: 1969}\n')
  const {code: other, err: reason} = await galley(['proof', folder, '--answers', queries, '--round', '7'])
  expect([other, reason]).toEqual([2, 'galley: there is no round 7 of this paper; nothing was written\n'])
})
