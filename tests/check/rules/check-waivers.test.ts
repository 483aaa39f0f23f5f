import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {rules} from '../../../src/check/rules/index.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {Diagnostic} from '../../../src/core/types.ts'
import {mapStore} from '../../map-store.ts'
import {textWorld} from '../../world.ts'

type Files = Readonly<Record<string, string>>

/** A paper whose only faults are those that a test adds. */
const sound: Files = {'manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\n'}

async function checked(files: Files, options: Readonly<{today?: string; only?: string}> = {}) {
  const only = options.only
  const built = await build(textWorld({...sound, ...files}), createMemo(), {
    entry: '',
    outputs: [],
    today: options.today,
    ...(only !== undefined && {only: rule => rule.name === only})
  })
  const isAsked = ({code}: Diagnostic): boolean => asked.test(code)
  return {
    found: built.diagnostics.filter(isAsked).map(line),
    waived: built.waived.filter(isAsked).map(line),
    build: built
  }
}

/** The rules under test; other rules would report entries as short as these. */
const asked = /^G(101|102|201|405|502|7\d\d)$/

function line({file, start, code, subject}: Diagnostic): string {
  return `${file}:${start?.line} ${code} ${subject ?? ''}`.trim()
}

const settings = (waivers: string): Files => ({'manuscript.yaml': `${sound['manuscript.yaml']}${waivers}`})

describe('a waiver in the settings', () => {
  const uncited = {'01.md': 'Words.', 'references.bib': '@book{doe,}\n@book{roe,}'}

  test.each([
    ['by name', 'waivers: [{rule: reference-uncited, reason: why}]', [], ['1 G102 doe', '2 G102 roe']],
    ['by code', 'waivers: [{rule: G102, reason: why}]', [], ['1 G102 doe', '2 G102 roe']],
    ['by subject', 'waivers: [{rule: G102, subject: roe, reason: why}]', ['1 G102 doe'], ['2 G102 roe']],
    [
      'by file',
      'waivers: [{rule: G102, file: references.bib, reason: why}]',
      [],
      ['1 G102 doe', '2 G102 roe']
    ]
  ])('%s', async (_, waiver, found, waived) => {
    const outcome = await checked({...uncited, ...settings(waiver)})
    expect(outcome.found).toEqual(found.map(text => `references.bib:${text}`))
    expect(outcome.waived).toEqual(waived.map(text => `references.bib:${text}`))
  })

  test('passes its reason on to the finding', async () => {
    const {build: built} = await checked({...uncited, ...settings('waivers: [{rule: G102, reason: Later}]')})
    expect(built.waived.map(({reason}) => reason)).toEqual(['Later', 'Later'])
  })

  test('with another file waives nothing, and is reported', async () => {
    const {found} = await checked({
      ...uncited,
      ...settings('waivers: [{rule: G102, file: 01.md, reason: why}]')
    })
    expect(found).toEqual([
      'manuscript.yaml:3 G702 G102',
      'references.bib:1 G102 doe',
      'references.bib:2 G102 roe'
    ])
  })

  test.each([
    [
      'without a reason',
      'waivers: [{rule: G102}]',
      'This is not a valid value, expected a waiver with `rule` and `reason`'
    ],
    [
      'until a day that there is not',
      'waivers: [{rule: G102, until: 2027-02-30, reason: why}]',
      '`2027-02-30` is not a valid value, expected a day such as `2027-01-31`'
    ],
    [
      'with a misspelt part',
      'waivers: [{rule: G102, subjet: doe, reason: why}]',
      '`subjet` is not a key of a waiver, expected `rule`, `subject`, `file`, `until` or `reason`'
    ]
  ])('%s waives nothing', async (_, waiver, message) => {
    const {found, build: built} = await checked({...uncited, ...settings(waiver)})
    expect(built.diagnostics.find(({rule}) => rule === 'setting-invalid')?.message).toBe(message)
    expect(found).toContain('references.bib:1 G102 doe')
  })

  test('with an unknown rule gives one finding with suggestions, and not another about being unused', async () => {
    const {found, build: built} = await checked({
      ...uncited,
      ...settings('waivers: [{rule: G192, reason: why}]')
    })
    expect(found[0]).toBe('manuscript.yaml:3 G701 G192')
    expect(built.diagnostics.find(({code}) => code === 'G701')?.expected).toContain('G102')
    expect(found).not.toContain('manuscript.yaml:3 G702 G192')
  })

  test.each([
    ['the last day', '2027-01-31', [], 2],
    [
      'the day after',
      '2027-02-01',
      ['manuscript.yaml:3 G703 G102', 'references.bib:1 G102 doe', 'references.bib:2 G102 roe'],
      0
    ],
    ['a check that knows no day', undefined, [], 2]
  ])('until a day: %s', async (_, today, found, waived) => {
    const files = {...uncited, ...settings('waivers: [{rule: G102, until: 2027-01-31, reason: why}]')}
    const outcome = await checked(files, today === undefined ? {} : {today})
    expect(outcome.found).toEqual(found)
    expect(outcome.waived).toHaveLength(waived)
  })

  test('is used even if another one waives the same finding', async () => {
    const waivers = 'waivers: [{rule: G102, reason: all}, {rule: G102, subject: doe, reason: one}]'
    expect((await checked({...uncited, ...settings(waivers)})).found).toEqual([])
  })
})

describe('a comment in the text', () => {
  const ignore = (scope: string, rule: string): string => `<!-- ${scope} ${rule}: a draft -->`

  test.each([
    [
      'for the block after it',
      `${ignore('galley-ignore', 'G101')}\n\nSee @a and\n@b.\n\nSee @c.`,
      ['6 G101 c']
    ],
    ['for a list', `${ignore('galley-ignore', 'G101')}\n\n- @a\n- @b\n\nSee @c.`, ['6 G101 c']],
    ['for a block in a list', `- ${ignore('galley-ignore', 'G101')}\n\n  @a\n\n  @b`, ['5 G101 b']],
    ['for a block in a quotation', `> ${ignore('galley-ignore', 'G101')}\n>\n> @a\n\n@b`, ['5 G101 b']],
    ['for a div', `${ignore('galley-ignore', 'G101')}\n\n::: {.note}\n@a\n\n@b\n:::\n\n@c`, ['9 G101 c']],
    ['by name', `${ignore('galley-ignore', 'citation-undefined')}\n\n@a`, []],
    [
      'for the line that it ends',
      `See @a and\n@b, but ${ignore('galley-ignore', 'G101')}\n@c.`,
      ['1 G101 a', '3 G101 c']
    ],
    [
      'for a row of a table',
      `| a | b |\n|---|---|\n| @a | ${ignore('galley-ignore', 'G101')} |\n| @b | |`,
      ['4 G101 b']
    ],
    ['for the chapter', `@a\n\n@b\n\n${ignore('galley-ignore-file', 'G101')}`, []],
    [
      'one after the other',
      `${ignore('galley-ignore', 'G101')}\n${ignore('galley-ignore', 'G502')}\n\n<blink>@a</blink>\n\n@b`,
      ['6 G101 b']
    ],
    [
      'for two rules',
      `${ignore('galley-ignore', 'G101, raw-html')}\n\n<blink>@a</blink>\n\n@b`,
      ['5 G101 b']
    ],
    ['in code it is code', `\`${ignore('galley-ignore', 'G101')}\` @a`, ['1 G101 a']],
    ['over lines', '<!--\n  galley-ignore G101:\n  a draft\n-->\n\n@a', []]
  ])('%s', async (_, text, expected) => {
    expect((await checked({'01.md': text})).found).toEqual(expected.map(found => `01.md:${found}`))
  })

  test.each([
    [
      'with nothing after it',
      `@a\n\n${ignore('galley-ignore', 'G101')}`,
      ['01.md:1 G101 a', '01.md:3 G702 G101']
    ],
    ['for another rule', `${ignore('galley-ignore', 'G502')}\n\n@a`, ['01.md:1 G702 G502', '01.md:3 G101 a']],
    [
      'without a reason',
      '<!-- galley-ignore G101 -->\n\n@a',
      ['01.md:1 G704 galley-ignore', '01.md:3 G101 a']
    ],
    [
      'with a blank one',
      '<!-- galley-ignore G101: -->\n\n@a',
      ['01.md:1 G704 galley-ignore', '01.md:3 G101 a']
    ],
    [
      'with a wrong day',
      '<!-- galley-ignore G101 until May: why -->\n\n@a',
      ['01.md:1 G704 galley-ignore', '01.md:3 G101 a']
    ],
    [
      'of a word unknown',
      '<!-- galley-disable G101: why -->\n\n@a',
      ['01.md:1 G704 galley-disable', '01.md:3 G101 a']
    ]
  ])('%s is a finding', async (_, text, expected) => {
    expect((await checked({'01.md': text})).found).toEqual(expected)
  })

  test('has an end date', async () => {
    const files = {'01.md': '<!-- galley-ignore G101 until 2027-01-31: why -->\n\n@a'}
    expect((await checked(files, {today: '2027-01-31'})).found).toEqual([])
    expect((await checked(files, {today: '2027-02-01'})).found).toEqual([
      '01.md:1 G703 G101',
      '01.md:3 G101 a'
    ])
  })

  test('applies only to its chapter', async () => {
    const files = {'01.md': `${ignore('galley-ignore-file', 'G101')}\n\n@a`, '02.md': '@a'}
    expect((await checked(files)).found).toEqual(['02.md:1 G101 a'])
  })

  test('in an abstract applies to the abstract', async () => {
    const yaml = `${sound['manuscript.yaml']}abstract: |\n  See @a.\n\n  ${ignore('galley-ignore', 'G101')}\n\n  See @b.\n`
    expect((await checked({'manuscript.yaml': yaml, '01.md': 'See @c.'})).found).toEqual(['01.md:1 G101 c'])
  })

  test('is not printed, and works the same from the cache', async () => {
    const files = {...sound, '01.md': `${ignore('galley-ignore', 'G101')}\n\n@a`}
    const store = mapStore()
    const runs = [createMemo(store), createMemo(store)].map(memo =>
      build(textWorld(files), memo, {entry: '', outputs: []})
    )
    for (const run of runs) expect((await run).waived.map(line)).toEqual(['01.md:3 G101 a'])
  })
})

describe('a comment in the bibliography', () => {
  const entry = (key: string): string => `@book{${key},\n  title = {A}\n}`

  test.each([
    ['before an entry', `% galley-ignore G102: later\n${entry('doe')}\n${entry('roe')}`, ['5 G102 roe']],
    [
      'inside one',
      `@book{doe,\n  % galley-ignore G102: later\n  title = {A}\n}\n${entry('roe')}`,
      ['5 G102 roe']
    ],
    ['for the file', `${entry('doe')}\n${entry('roe')}\n% galley-ignore-file G102: later`, []],
    [
      'before one that cannot be read',
      `% galley-ignore G201: later\n@book{,}\n${entry('doe')}`,
      ['3 G102 doe']
    ],
    ['in an abstract it is text', `@book{doe, abstract = {\n% galley-ignore G102: later\n}}`, ['1 G102 doe']],
    [
      'without an entry after it',
      `${entry('doe')}\n% galley-ignore G102: later`,
      ['1 G102 doe', '4 G702 G102']
    ],
    ['without a reason', `% galley-ignore G102\n${entry('doe')}`, ['1 G704 galley-ignore', '2 G102 doe']]
  ])('%s', async (_, text, expected) => {
    const {found} = await checked({'01.md': 'Words.', 'references.bib': text})
    expect(found).toEqual(expected.map(finding => `references.bib:${finding}`))
  })

  test('in CSL-YAML begins with #', async () => {
    const yaml = '# galley-ignore G102: later\n- id: doe\n  type: book\n- id: roe\n  type: book\n'
    const {found} = await checked({
      'manuscript.yaml': `${sound['manuscript.yaml']}bibliography: references.yaml\n`,
      '01.md': 'Words.',
      'references.yaml': yaml
    })
    expect(found).toEqual(['references.yaml:4 G102 roe'])
  })
})

describe('with only some rules selected', () => {
  const files = {'01.md': '@a <i>b</i>', ...settings('waivers: [{rule: G102, reason: why}]')}

  test('waivers of the other rules are ignored', async () => {
    expect((await checked(files, {only: 'citation-undefined'})).found).toEqual(['01.md:1 G101 a'])
  })

  test('rules about waivers still concern all rules', async () => {
    expect((await checked(files, {only: 'waiver-unused'})).found).toEqual(['manuscript.yaml:3 G702 G102'])
    const used = {...files, 'references.bib': '@book{doe,}'}
    expect((await checked(used, {only: 'waiver-unused'})).found).toEqual([])
  })
})

test('a severity for an unknown rule is reported at its name', async () => {
  const {found, build: built} = await checked({'01.md': 'Words.', ...settings('rules: {figure-alts: off}\n')})
  expect(found).toEqual(['manuscript.yaml:3 G701 figure-alts'])
  expect(built.diagnostics[0]?.expected).toEqual(['figure-alt'])
  expect(built.diagnostics[0]?.start?.column).toBe(9)
})

test('hundreds of comments have a finding each', async () => {
  const text = Array.from(
    {length: 500},
    (_, index) => `<!-- galley-ignore G101: why -->\n\nSee @key${index}.\n\n`
  ).join('')
  const {found, waived} = await checked({'01.md': text})
  expect(found).toEqual([])
  expect(waived).toHaveLength(500)
})

// The findings about very long comments; `growth.test.ts` counts the steps that they take.
test.each([
  ['comments without an end', '<!-- galley-ignore '.repeat(4000), []],
  [
    'white space in a comment',
    `<!-- galley-ignore G101${' '.repeat(300_000)}x: a -->`,
    ['01.md:1 G701 x', '01.md:1 G702 G101']
  ]
])('%s', async (_, text, expected) => {
  expect((await checked({'01.md': text})).found).toEqual(expected)
})

test('a thousand comment lines in a bibliography that waive nothing are a thousand findings', async () => {
  const bib = '% galley-ignore G101: why\n'.repeat(1000)
  const {found} = await checked({'01.md': '', 'references.bib': bib})
  expect(found.filter(at => at.endsWith('G702 G101'))).toHaveLength(1000)
})

test('codes in waivers are those of the table', () => {
  expect(rules.filter(({code}) => /^G70[1-4]$/.test(code)).map(({name}) => name)).toEqual([
    'rule-unknown',
    'waiver-unused',
    'waiver-expired',
    'ignore-comment'
  ])
})
