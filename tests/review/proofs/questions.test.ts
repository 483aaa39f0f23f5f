import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {questionsAbout} from '../../../src/review/proofs/asked-findings.ts'
import {queriesOf} from '../../../src/review/proofs/queries.ts'
import {articleOf, renderingOf} from '../../compose/article.ts'
import {textWorld} from '../../world.ts'

/** The queries in a `queries.yaml`: the number, the words that each query is about, and the question. */
async function asked(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const article = await articleOf({'manuscript.yaml': 'title: A\n', ...files})
  return queriesOf(article).map(({number, about, question}) => `${number} “${about}” ${question}`)
}

describe('a query in queries.yaml is placed', () => {
  test.each([
    ['words: In 1969', 'In 1969 it “was” law.', 'In 1969'],
    ['words: it "was"', 'In 1969 it “was” law.', 'In 1969 it “was”'],
    ["words: it's -- so", 'Well, *it’s* – so and so.', 'Well, it’s – so'],
    ['words: a long word', 'A text of a *long\nword* of words.', 'A text of a long word'],
    ['words: end of it', 'See [the end of it](https://a.example) here.', 'See the end of it'],
    ['words: so in the note', 'Text.[^n]\n\n[^n]: It is so in the note, too.', 'It is so in the note'],
    ['words: Cells', '| Head |\n|---|\n| Cells of it |\n', 'Cells'],
    ['label: sec:one', '# One of two {#sec:one}\n\nText.', 'One of two'],
    ['label: "#fig:map"', '![A map of it.](map.png){#fig:map}\n\nText.', 'A map of it.'],
    ['label: eq:sum', 'Words.\n\n$$a + b$$ {#eq:sum}\n\nText.', 'a + b'],
    ['line: 01.md:2', 'One line\nand a second\nand a third.', 'One line and a second'],
    ['line: 01.md:2', 'A paragraph of words.\n\nAnother one.', 'A paragraph of words.'],
    ['line: 01.md:3', '- one\n- two\n- three of "all"\n- four', 'three of “all”'],
    ['line: 01.md:2', '```\none\n```\n\nWords.', 'one'],
    ['answer: Yes', 'Words.', '']
  ])('%s in %j', async (about, text, words) => {
    const files = {'01.md': text, 'queries.yaml': `- ask: Sure?\n  ${about}\n`}
    expect(await asked(files)).toEqual([`1 “${words}” Sure?`])
  })

  test('in the file that it names, even if another one has the same words', async () => {
    const files = {
      'manuscript/manuscript.yaml': 'title: A\n',
      'manuscript/01.md': 'It was the law.',
      'manuscript/02.md': 'Later it was law again. It was the law.',
      'manuscript/queries.yaml': '- {ask: Sure?, words: the law, in: 02.md}\n'
    }
    expect(await asked(files)).toEqual(['1 “… it was law again. It was the law” Sure?'])
  })

  test('at the first citation of the key that it names', async () => {
    const files = {
      '01.md': 'Words [@roe]. More of @doe and @roe.',
      'references.bib': '@book{roe, title={A}}\n@book{doe,\n  title={B}}\n',
      'queries.yaml': '- {ask: Year?, label: roe}\n- {ask: Title?, line: references.bib:3}\n'
    }
    expect(await asked(files)).toEqual(['1 “Words (1)” Year?', '2 “Words (1). More of B (2)” Title?'])
  })

  test('in the abstract, by its words or its line', async () => {
    const files = {
      'manuscript.yaml': 'title: A\nabstract: >-\n  Clay is old.\n  Bricks are new.\n',
      '01.md': 'Words.',
      'queries.yaml': '- {ask: How old?, words: Clay}\n- {ask: All?, line: manuscript.yaml:3}\n'
    }
    expect(await asked(files)).toEqual(['1 “Clay” How old?', '2 “Clay is old. Bricks are new.” All?'])
  })

  test('behind the subtitle, not the title', async () => {
    const files = {
      'manuscript.yaml': 'title: Bricks\nsubtitle: Of clay\n',
      '01.md': 'Words.',
      'queries.yaml': '- {ask: Which?, words: Of clay}\n'
    }
    expect(await asked(files)).toEqual(['1 “Of clay” Which?'])
  })

  test('at the beginning if its place is not found', async () => {
    const files = {'01.md': '# One\n\nWords.', 'queries.yaml': '- {ask: Where?, words: elsewhere}\n'}
    expect(await asked(files)).toEqual(['1 “” Where?'])
  })
})

test('a session follows a query to its new place', async () => {
  const memo = createMemo()
  const about = async (words: string): Promise<readonly string[]> => {
    const files = {'01.md': 'One two three.', 'queries.yaml': `- {ask: A?, words: ${words}}\n`}
    const {article} = await renderingOf({'manuscript.yaml': 'title: A\n', ...files}, memo)
    return queriesOf(article).map(query => query.about)
  }
  expect([await about('One'), await about('two'), await about('none')]).toEqual([['One'], ['One two'], ['']])
})

test('each of five hundred queries has its place', async () => {
  const lines = Array.from({length: 500}, (_, at) => `Words of paragraph ${at}; and so on.`)
  const queries = lines.map((_, at) => `- {ask: q${at}, words: paragraph ${at};}\n`).join('')
  const found = await asked({'01.md': lines.join('\n\n'), 'queries.yaml': queries})
  expect(found.length).toBe(500)
  expect(found.at(-1)).toBe('500 “Words of paragraph 499;” q499')
})

/** The findings of a paper with a `queries.yaml`. */
async function findings(queries: string, text = 'Words of bricks.'): Promise<readonly string[]> {
  const files = {'manuscript.yaml': 'title: A\nlicense: CC-BY-4.0\n', '01.md': text, 'queries.yaml': queries}
  const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  return diagnostics.map(({code, file, start, message}) => `${code} ${file}:${start?.line} ${message}`)
}

test('a query is open until its answer is below it', async () => {
  expect(await findings('- ask: Which?\n  words: bricks\n')).toEqual([
    'G711 queries.yaml:1 The query “Which?” has no answer'
  ])
  expect(await findings('- ask: Which?\n  words: bricks\n  answer: The red ones.\n')).toEqual([])
})

test.each([
  ['', []],
  ['# nothing yet\n', []],
  ['- ask: [\n', [expect.stringContaining('G712 queries.yaml:2 The file is not valid YAML: ')]],
  [
    '- Words\n',
    ['G712 queries.yaml:1 An entry of `queries.yaml` is not a mapping, expected one such as `ask: …`']
  ],
  [
    '- {ask: A?, line: 14, answer: B}\n',
    ['G712 queries.yaml:1 `14` is not a file and a line, expected a form such as `01.md:14`']
  ],
  [
    '- {ask: A?, words: bricks, label: a, answer: B}\n',
    ['G712 queries.yaml:1 A query has one place, and `label` names it already: remove `words`']
  ]
])('the faults of %j', async (queries, expected) => expect(await findings(queries)).toEqual(expected))

test('a finding is asked about once, with what to do', async () => {
  const start = {line: 1, column: 1, offset: 0}
  const found = {code: 'G1', rule: 'a', severity: 'error', file: '01.md', start, end: start} as const
  const [question] = questionsAbout([{...found, message: 'Unexpected x, expected y', note: 'Write y.'}], [])
  expect(question).toMatchObject({
    question: 'Unexpected x, expected y. Write y.',
    about: {kind: 'place', file: '01.md'}
  })
  expect(
    questionsAbout([{...found, message: 'Unexpected x, expected y', note: 'Write y.'}], [question!])
  ).toEqual([])
})
