import {describe, expect, test} from 'vitest'
import {parseWordFile} from '../../../src/node/files/word-file.ts'
import {mergeReturned} from '../../../src/review/answers/kept.ts'
import {threadLines} from '../../../src/review/answers/report.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {criticAnswer} from '../../../src/review/proofs/answer-edits.ts'
import {hasAnswer} from '../../../src/review/proofs/answers.ts'
import {queriesOf} from '../../../src/review/proofs/queries.ts'
import {statusOf} from '../../../src/review/proofs/status.ts'
import {partsOf} from '../../docx-file.ts'
import {proofDocument} from '../../docx-redline.ts'
import {textWorld} from '../../world.ts'
import {cameHome, composed, wordOf} from './word-file.ts'

type Said = Readonly<{id: number; by: string; text: string; date?: string; parent?: number; done?: true}>

const paraId = (id: number): string => (0x1000 + id).toString(16).padStart(8, '0').toUpperCase()

/** The parts of a Word file that contain these comments, and Word's records of their threads. */
function parts(said: readonly Said[], isExtended: boolean): Readonly<Record<string, string>> {
  const comments = said.map(
    ({id, by, text, date = ''}) =>
      `<w:comment w:id="${id}" w:author="${by}" w:date="${date}"><w:p w14:paraId="${paraId(id)}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`
  )
  const threads = said.map(({id, parent, done}) => {
    const of = parent === undefined ? '' : ` w15:paraIdParent="${paraId(parent)}"`
    return `<w15:commentEx w15:paraId="${paraId(id)}"${of} w15:done="${done ? 1 : 0}"/>`
  })
  return {
    'word/comments.xml': `<w:comments>${comments.join('')}</w:comments>`,
    ...(isExtended && {'word/commentsExtended.xml': `<w15:commentsEx>${threads.join('')}</w15:commentsEx>`})
  }
}

/** Words with comments on them. */
function on(ids: readonly number[], words: string): string {
  const ends = (side: string): string => ids.map(id => `[${side}${id}${side}]`).join('')
  return `${ends('>')}${words}${ends('<')}`
}

const files = {'01.md': 'One two three four.\n\nFive six seven.'}

const said: readonly Said[] = [
  {id: 1, by: 'Bo Li', text: 'Really?'},
  {id: 2, by: 'Cy', text: 'Yes.', parent: 1},
  {id: 3, by: 'Bo Li', text: 'Say so.', parent: 1}
]

describe.each([
  ['of Word', true],
  ['of a program without threads', false]
])('a thread in a file %s', (_, isExtended) => {
  test.each([
    [
      'in the middle',
      [`One ${on([1, 2, 3], 'two')} three four.`, 'Five six seven.'],
      'One two|{}| three four.\n\nFive six seven.'
    ],
    [
      'at the end of a paragraph',
      [`One two three ${on([1, 2, 3], 'four.')}`, 'Five six seven.'],
      'One two three four.|{}|\n\nFive six seven.'
    ],
    [
      'on a paragraph',
      [on([1, 2, 3], 'One two three four.'), 'Five six seven.'],
      'One two three four.|{}|\n\nFive six seven.'
    ]
  ])('comes home %s, in its order', async (_place, paragraphs, expected) => {
    const {texts, home} = await cameHome(files, wordOf(paragraphs, parts(said, isExtended)))
    const thread = '{>>Bo Li: Really?<<}{>>A (Cy): Yes.<<}{>>A (Bo Li): Say so.<<}'
    expect(texts['01.md']).toBe(expected.replace('|{}|', thread))
    expect(home.returned.map(({kind, person}) => `${kind} ${person}`)).toEqual([
      'comment Bo Li',
      'answer Cy',
      'answer Bo Li'
    ])
  })
})

test('a comment without a name of its own is no parent of others', async () => {
  const own = parts([{id: 1, by: 'Bo Li', text: 'Really?'}], true)
  const nameless =
    '<w:comment w:id="7" w:author="Ed"><w:p><w:r><w:t>Of another program.</w:t></w:r></w:p></w:comment>'
  const word = wordOf([`${on([7], 'One')} two ${on([1], 'three')} four.`, 'Five six seven.'], {
    ...own,
    'word/comments.xml': own['word/comments.xml']!.replace('<w:comments>', `<w:comments>${nameless}`)
  })
  const {texts} = await cameHome(files, word)
  expect(texts['01.md']).toContain('One{>>Ed: Of another program.<<} two three{>>Bo Li: Really?<<} four.')
})

test('replies that stand in the file in another order are in that of their dates', async () => {
  const dated = [said[0]!, said[2]!, said[1]!].map((each, at) => ({
    ...each,
    date: `2027-01-0${[1, 3, 2][at]}T00:00:00Z`
  }))
  const word = wordOf([`One ${on([1, 3, 2], 'two')} three four.`, 'Five six seven.'], parts(dated, true))
  const {texts} = await cameHome(files, word)
  expect(texts['01.md']).toContain('Really?<<}{>>A (Cy): Yes.<<}{>>A (Bo Li): Say so.<<}')
})

test('a comment on the words of a query is its answer, also without the blank behind them', async () => {
  const own = {'01.md': 'One two {>>Bo Li: Which?<<}three four.\n\nFive six seven.'}
  const asked = {id: 1, by: 'Editor', text: 'AQ1: Bo Li: Which?'}
  const file = (words: string, all: readonly Said[]) =>
    wordOf([`One ${words}three four.`, 'Five six seven.'], parts(all, false))
  const {home} = await cameHome(
    own,
    file('[>1>][>2>]two[<2<] [<1<]', [asked, {id: 2, by: 'Cy', text: 'This one.'}]),
    {
      sent: [file('[>1>]two [<1<]', [asked])],
      queries: [{number: 1, question: 'Bo Li: Which?', about: 'One two'}]
    }
  )
  expect(home.answers.map(({by, answer}) => `${by}: ${answer}`)).toEqual(['Cy: This one.'])
  expect(home.returned).toEqual([])
})

test('a thread that is resolved says so', async () => {
  const done = said.map(each => ({...each, done: true as const}))
  const word = wordOf([`One ${on([1, 2, 3], 'two')} three four.`, 'Five six seven.'], parts(done, true))
  expect((await cameHome(files, word)).texts['01.md']).toContain('Say so.<<}{>>A: resolved<<} three')
})

test('a thread in a paragraph that moved is listed with its replies', async () => {
  const word = wordOf(['Five six seven.', `One ${on([1, 2, 3], 'two')} three four.`], parts(said, true))
  const {listed, texts} = await cameHome(files, word)
  const inText = said.filter(({text}) => texts['01.md']!.includes(text))
  const inList = said.filter(({text}) => listed.some(each => each.includes(text)))
  expect([...inText, ...inList]).toEqual(said)
})

test('a resolved thread in a file of LibreOffice, which keeps no parents, comes home as one', async () => {
  const done = said.map(({parent: _, ...each}) => ({...each, done: true as const}))
  const word = wordOf([`One ${on([1, 2, 3], 'two')} three four.`, 'Five six seven.'], parts(done, true))
  expect((await cameHome(files, word)).texts['01.md']).toContain(
    'two{>>Bo Li: Really?<<}{>>A (Cy): Yes.<<}{>>A (Bo Li): Say so.<<}{>>A: resolved<<} three'
  )
})

test('two threads on the same words are apart', async () => {
  const two = [...said, {id: 4, by: 'Di', text: 'Why?'}, {id: 5, by: 'Ed', text: 'So.', parent: 4}]
  const word = wordOf([`One ${on([1, 2, 3, 4, 5], 'two')} three four.`, 'Five six seven.'], parts(two, true))
  const {texts} = await cameHome(files, word)
  expect(texts['01.md']).toContain('Say so.<<}{>>Di: Why?<<}{>>A (Ed): So.<<} three')
})

test('a reply to a comment that is in the text already goes behind it', async () => {
  const first = wordOf(
    [`One ${on([1, 2], 'two')} three four.`, 'Five six seven.'],
    parts(said.slice(0, 2), true)
  )
  const one = await cameHome(files, first)
  const all = wordOf([`One ${on([1, 2, 3], 'two')} three four.`, 'Five six seven.'], parts(said, true))
  const {texts, home} = await cameHome(files, all, {now: one.texts, kept: one.home.returned})
  expect(texts['01.md']).toContain('two{>>Bo Li: Really?<<}{>>A (Cy): Yes.<<}{>>A (Bo Li): Say so.<<} three')
  expect(home.returned.map(({text}) => text)).toEqual(['Say so.'])
})

test('replies to a query are its answers in their order, and it is resolved', async () => {
  const own = {'01.md': 'One {==two==}{>>Which?<<} three four.\n\nFive six seven.'}
  const asked: readonly Said[] = [
    {id: 1, by: 'Editor', text: 'AQ1: Which?', done: true},
    {id: 2, by: 'Cy', text: 'This.', parent: 1, done: true},
    {id: 3, by: 'Di', text: 'That.', parent: 1, done: true}
  ]
  const paragraphs = (ids: readonly number[]): readonly string[] => [
    `One ${on(ids, 'two')} three four.`,
    'Five six seven.'
  ]
  const sent = wordOf(
    paragraphs([1]),
    parts(
      asked.slice(0, 1).map(({done: _, ...each}) => each),
      true
    )
  )
  const {home} = await cameHome(own, wordOf(paragraphs([1, 2, 3]), parts(asked, true)), {
    sent: [sent],
    queries: [{number: 1, question: 'Which?', about: 'two'}]
  })
  expect(home.answers.map(({by, answer}) => `${by}: ${answer}`)).toEqual([
    'Cy: This.',
    'Di: That.',
    ': resolved'
  ])
  expect(home.returned).toEqual([])
})

test.each([
  ['resolved', '{>>A: resolved<<}', true],
  ['open', '', false]
])('a thread that is %s is so in the next Word file, and comes back so', async (_, end, isResolved) => {
  const own = {'01.md': `One two{>>Bo Li: Why?<<}{>>A (Cy): So.<<}${end} three four.\n\nFive{>>Else?<<} six.`}
  const bytes = await proofDocument(textWorld(own))
  expect(Object.keys(partsOf(bytes)).includes('word/commentsExtended.xml')).toBe(isResolved)
  const word = parseWordFile('proof.docx', bytes)
  expect(word.comments.map(({text, isResolved: done = false}) => [text, done])).toEqual([
    ['AQ1: Bo Li: Why? Cy: So.', isResolved],
    ['AQ2: Else?', false]
  ])
  const {home} = await cameHome(own, word, {
    sent: [word],
    queries: [{number: 1, question: 'Bo Li: Why?', about: 'One two'}]
  })
  expect([home.returned, home.answers]).toEqual([[], []])
})

test.each([
  ['opened again', [{id: 1, by: 'Editor', text: 'AQ1: Which? Cy: So.'}], true, ['reopened']],
  [
    'opened again in a program without threads',
    [{id: 1, by: 'Editor', text: 'AQ1: Which? Cy: So.'}],
    false,
    []
  ],
  ['left as it was', [{id: 1, by: 'Editor', text: 'AQ1: Which? Cy: So.', done: true}], true, []],
  [
    'opened again with a reply',
    [
      {id: 1, by: 'Editor', text: 'AQ1: Which? Cy: So.'},
      {id: 2, by: 'Di', text: 'But why?', parent: 1}
    ],
    true,
    ['But why?', 'reopened']
  ]
] as const)('a thread that was resolved and is %s', async (_, back, isExtended, expected) => {
  const own = {
    '01.md': 'One two{>>Which?<<}{>>A (Cy): So.<<}{>>A: resolved<<} three four.\n\nFive six seven.'
  }
  const asked: readonly Said[] = [{id: 1, by: 'Editor', text: 'AQ1: Which? Cy: So.', done: true}]
  const paragraphs = (ids: readonly number[]): readonly string[] => [
    `One ${on(ids, 'two')} three four.`,
    'Five six seven.'
  ]
  const {home} = await cameHome(own, wordOf(paragraphs(back.map(({id}) => id)), parts(back, isExtended)), {
    sent: [wordOf(paragraphs([1]), parts(asked, true))],
    queries: [{number: 1, question: 'Which?', about: 'two'}]
  })
  expect(home.answers.map(({answer}) => answer)).toEqual(expected)
  expect(home.returned).toEqual([])
})

/**
 * A round with a resolved query, and files of this round: each thread is open or resolved, with or without further
 * comments.
 */
describe('threads in several files of a round', () => {
  const own = {
    '01.md': 'One two{>>Which?<<}{>>A (Cy): So.<<}{>>A: resolved<<} three four.\n\nFive six seven.'
  }
  const paragraphs = [`One ${on([1, 4], 'two')} three four.`, `Five ${on([2, 3, 5], 'six')} seven.`]
  const queries = [{number: 1, question: 'Which?', about: 'One two'}]
  type State = 'open' | 'resolved'
  const file = (asked: State, other: State | undefined, more: readonly Said[] = []) => {
    const threads: readonly Said[] = [
      {id: 1, by: 'Editor', text: 'AQ1: Which? Cy: So.', ...(asked === 'resolved' && {done: true})},
      ...(other === undefined
        ? []
        : [
            {id: 2, by: 'Ed', text: 'Why?', ...(other === 'resolved' && {done: true as const})},
            {id: 3, by: 'Fay', text: 'Because.', parent: 2}
          ]),
      ...more
    ]
    const ids = new Set(threads.map(({id}) => id))
    const known = paragraphs.map(words =>
      words.replaceAll(/\[[<>](\d)[<>]\]/g, (mark, id: string) => (ids.has(Number(id)) ? mark : ''))
    )
    return wordOf(known, parts(threads, true))
  }
  const why: Said = {id: 4, by: 'Bo', text: 'But why?', parent: 1}
  const no: Said = {id: 5, by: 'Ed', text: 'No.', parent: 2}

  /** The table: files in their order, the ends of both threads in the text, and what the last file lists. */
  test.each<readonly [string, ReturnType<typeof file>[], asked: string, other: string, string[]]>([
    ['opened', [file('open', 'open')], 'resolved, reopened', 'Because.', []],
    [
      'opened, and resolved with a reply elsewhere',
      [file('open', 'resolved'), file('resolved', 'open', [no])],
      'reopened, resolved',
      'No., reopened',
      []
    ],
    [
      'resolved, opened with a reply, and resolved with another',
      [file('resolved', 'resolved'), file('open', 'open', [why]), file('resolved', 'resolved', [why, no])],
      'reopened, resolved',
      'No., resolved',
      []
    ],
    [
      'opened, and another person has left it resolved',
      [file('open', 'resolved'), file('resolved', undefined, [{...no, parent: 1, id: 4, by: 'Di'}])],
      'reopened, No.',
      'Because., resolved',
      []
    ],
    [
      'opened, and resolved in a file with nothing else',
      [file('open', 'resolved'), file('resolved', 'resolved')],
      'resolved, reopened',
      'Because., resolved',
      ['AQ1: Which? Cy: So.: resolved']
    ],
    [
      'in the same file twice',
      [file('open', 'resolved'), file('open', 'resolved')],
      'resolved, reopened',
      'Because., resolved',
      []
    ]
  ])('%s', async (_, back, asked, other, expected) => {
    let now: Readonly<Record<string, string>> = own
    let kept: readonly Returned[] = []
    let said: readonly string[] = []
    for (const document of back) {
      const {texts, home} = await cameHome(own, document, {
        sent: [file('resolved', undefined)],
        queries,
        now,
        kept
      })
      now = {...now, ...texts}
      // The command writes the answers after the queries.
      for (const given of home.answers) {
        const [asked] = queriesOf((await composed(now)).article)
        if (hasAnswer(asked!.answers ?? [], given)) continue
        const end = / three/.exec(now['01.md']!)!.index
        now = {
          '01.md': `${now['01.md']!.slice(0, end)}${criticAnswer(given)}${now['01.md']!.slice(end)}`
        }
      }
      kept = mergeReturned(kept, home.returned)
      said = home.returned
        .filter(({verdict}) => verdict === 'not placed')
        .map(({words, text}) => `${words}: ${text}`)
    }
    const {article} = await composed(now)
    const [first, second] = queriesOf(article)
    const ends = (wanted: string, answers: typeof first): string =>
      (answers?.answers ?? [])
        .slice(-wanted.split(', ').length)
        .map(({answer}) => answer)
        .join(', ')
    expect([ends(asked, first), ends(other, second), said]).toEqual([asked, other, expected])
    // A thread that is in several files counts once, in its last state.
    const state = asked.endsWith('resolved') ? 'answered' : asked.endsWith('reopened') ? 'open' : undefined
    if (state !== undefined)
      expect(statusOf(queries, queriesOf(article), []).map(each => each.state)).toEqual([state])
    const lines = threadLines(kept)
    expect(lines).toHaveLength(1)
    expect(lines[0]!.endsWith(other.split(', ').at(-1)!)).toBe(true)
  })
})

test.each([
  ['one of two', [2], ['deletion “AQ1: Which?” “”']],
  // If no comment is left, the program keeps none, and none counts as deleted.
  ['all', [], []]
] as const)('comments of a proof that came back without %s', async (_, left, expected) => {
  const own = {'01.md': 'One two{>>Which?<<} three{>>Why?<<} four.\n\nFive six seven.'}
  const asked: readonly Said[] = [
    {id: 1, by: 'Editor', text: 'AQ1: Which?'},
    {id: 2, by: 'Editor', text: 'AQ2: Why?'}
  ]
  const file = (ids: readonly number[]) =>
    wordOf(
      [
        `One ${on(
          ids.filter(id => id === 1),
          'two'
        )} ${on(
          ids.filter(id => id === 2),
          'three'
        )} four.`,
        'Five six seven.'
      ],
      parts(
        asked.filter(({id}) => ids.includes(id)),
        true
      )
    )
  const {listed} = await cameHome(own, file(left), {
    sent: [file([1, 2])],
    queries: [
      {number: 1, question: 'Which?', about: 'two'},
      {number: 2, question: 'Why?', about: 'three'}
    ]
  })
  expect(listed.map(each => each.split(':').slice(0, -1).join(':'))).toEqual(expected)
})
