import {describe, expect, test} from 'vitest'
import {type BuildOptions, build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {proofHtmlOutput} from '../../../src/review/proofs/html.ts'
import {proofMarks} from '../../../src/review/proofs/marks.ts'
import {queriesOf, queryRows} from '../../../src/review/proofs/queries.ts'
import {articleOf} from '../../compose/article.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

test.each([
  ['<!-- AQ: Is it so? -->', ['Is it so?']],
  ['<!--AQ7: Is\n  it so?-->', ['Is it so?']],
  ['<!-- AQ: One? --> <!-- AQ: Two? -->', ['One?', 'Two?']],
  ['<!-- AQ: -->', []],
  ['<!-- AQ without a question -->', []],
  ['<!-- FAQ: no -->', []],
  ['<!-- to do -->', []],
  ['<!-- AQ: One? --><!-- A (Ann Doe): Yes. -->', ['One? – Ann Doe: Yes.']],
  ['Words <!-- AQ: One? --><!-- A: Yes. --><!-- A (B): No. --> here.', ['One? – : Yes., B: No.']],
  ['Words <!-- AQ: One? --> <!-- A (B): No. --><!-- AQ: Two? --> here.', ['One? – B: No.', 'Two?']],
  ['Words <!-- AQ: One? --> and <!-- A (B): No. --> here.', ['One?']],
  ['Words {>>One?<<}{>>A (B): No.<<} here.', ['One? – B: No.']],
  ['Words {>>One?<<} and {>>A: is it?<<} here.', ['One?', 'A: is it?']]
])('%s asks %j', async (text, questions) => {
  const article = await articleOf({'manuscript.yaml': 'title: A\n', '01.md': text})
  const found = queriesOf(article).map(({question, answers}) =>
    [question, answers?.map(({by, answer}) => `${by}: ${answer}`).join(', ')].filter(Boolean).join(' – ')
  )
  expect(found).toEqual(questions)
})

/** The queries of a paper: the number, the words before the query, and the question. */
async function asked(text: string, settings = 'title: A\n'): Promise<readonly string[]> {
  const article = await articleOf({'manuscript.yaml': settings, '01.md': text})
  return queriesOf(article).map(({number, about, question}) => `${number} “${about}” ${question}`)
}

describe('queries are numbered in reading order, with the words before them', () => {
  test.each([
    ['In 1999<!-- AQ: Sure? --> it was law.', ['1 “In 1999” Sure?']],
    [
      'A *long <!-- AQ: b? --> word* and `code` <!-- AQ: c? -->.',
      ['1 “A long” b?', '2 “A long word and code” c?']
    ],
    [
      'One two three four five six seven eight nine <!-- AQ: x? -->',
      ['1 “… two three four five six seven eight nine” x?']
    ],
    [
      '# Head\n\nWords.\n\n<!-- AQ: More? -->\n\nOthers <!-- AQ: y? -->.',
      ['1 “Words.” More?', '2 “Others” y?']
    ],
    ['Text[^n] <!-- AQ: a? -->.\n\n[^n]: A note <!-- AQ: b? -->.', ['1 “Text” a?', '2 “A note” b?']],
    ['- one <!-- AQ: a? -->\n- two <!-- AQ: b? -->', ['1 “one” a?', '2 “two” b?']]
  ])('%j', async (text, queries) => expect(await asked(text)).toEqual(queries))

  test('queries in the title and the abstract come first', async () => {
    const settings = 'title: "Bricks <!-- AQ: t? -->"\nabstract: "Clay <!-- AQ: a? -->."\n'
    expect(await asked('Text <!-- AQ: b? -->.', settings)).toEqual([
      '1 “Bricks” t?',
      '2 “Clay” a?',
      '3 “Text” b?'
    ])
  })
})

const text = 'Words <!-- AQ: Is it “so”? -->of a text.\n'

/** The HTML of a paper; a proof is typeset by the browser. */
async function page(options: Partial<BuildOptions>, source = text): Promise<string> {
  const world = {...textWorld({'paper.md': source}), asset: readAsset, typeset: typesetter.typeset}
  const built = await build(world, createMemo(), {entry: 'paper.md', outputs: [htmlOutput], ...options})
  expect(built.problems).toEqual([])
  return built.artifacts.map(({bytes}) => new TextDecoder().decode(bytes)).join('')
}

const proof: NonNullable<BuildOptions['proof']> = content =>
  proofMarks(content, {round: 1, date: undefined, revision: undefined}, 'hash', {})

test('an open query stops a build, is shown in a draft, and is not visible if waived', async () => {
  expect(await page({})).toBe('')
  expect(await page({draft: true})).toContain('<mark class="query">AQ1: Is it “so”?</mark>')
  const waived = `---\ntitle: A\nwaivers: [{rule: query-open, reason: Asked of the printer}]\n---\n\n${text}`
  const printed = await page({}, waived)
  expect(printed).toContain('of a text.')
  expect(printed).not.toContain('AQ1')
})

test('a proof links marks and list, and the list has page and line', async () => {
  const source = `---\ntitle: A\njournal: {first-page: 40}\n---\n\n${'Words of a line. '.repeat(30)}\n\n${text}`
  const world = {...textWorld({'paper.md': source}), asset: readAsset, typeset: typesetter.typeset}
  const options = {entry: 'paper.md', outputs: [proofHtmlOutput], draft: true, proof}
  const built = await build(world, createMemo(), options)
  const html = new TextDecoder().decode(built.artifacts[0]!.bytes)
  expect(html).toMatch(/<a class="query" id="query-1" href="#query-1-asked">AQ1/)
  expect(html).toContain('<li id="query-1-asked"><a href="#query-1">AQ1</a>')
  const [place] = built.queryPlaces
  expect(place).toEqual({number: 1, page: 41, line: expect.any(Number)})
  expect(html).toContain(`data-query="1">page 41, line ${place!.line}</span>`)
  expect(html).toMatch(/<span class="query-margin"[^>]*>AQ1<\/span>/)
  // The line of the mark is the one whose number is next to its words.
  expect(html).toMatch(new RegExp(`<p[^>]*>Words<span class="line-number"[^>]*>${place!.line}</span>`))
})

test('the margin beside a line with several queries names the first and the last', async () => {
  const source = 'Old <!-- AQ: a? -->red <!-- AQ: b? -->bricks <!-- AQ: c? -->.\n\nNew <!-- AQ: d? -->ones.'
  const html = await page({draft: true, proof, outputs: [proofHtmlOutput]}, source)
  const margins = [...html.matchAll(/<span class="query-margin"[^>]*>([^<]*)</g)].map(([, words]) => words)
  expect(margins).toEqual(['AQ1–\n3', 'AQ4'])
})

test('a row has the places of a query in the file and in the proof', () => {
  const query = {number: 1, question: 'So?', about: 'Words', place: {file: 'a.md', start: 9, end: 20}}
  const rows = queryRows([query], [{number: 1, page: 4, line: 12}], () => 'One.\n\nTwo <!-- AQ: So? -->')
  expect(rows).toEqual([
    {number: 1, question: 'So?', about: 'Words', file: 'a.md', line: 3, column: 4, page: 4, proofLine: 12}
  ])
})
