import type {Arbitrary} from 'fast-check'
import {describe, expect, test} from 'vitest'
import {createDocumentProcessor} from '../../src/csl/document/processor.ts'
import {toText} from '../../src/csl/output/html.ts'
import {joinTokens} from '../../src/csl/output/punctuation.ts'
import {tokenText} from '../../src/csl/output/tokens.ts'
import type {Item} from '../../src/csl/rendering/context.ts'
import fc from '../properties.ts'
import {book, cited, engineOf, processorOf, shipped, wrapped} from './engine.ts'

test('a range of years sorts by its first year, also in a macro', () => {
  const year = '<date variable="issued"><date-part name="year"/></date>'
  const xml = wrapped(
    `<macro name="year">${year}</macro><citation><sort><key macro="year"/></sort><layout delimiter="; ">${year}</layout></citation>`
  )
  const items = [
    book('a', 'Roe', 'Max', 2010),
    {...book('b', 'Doe', 'Ada', 1984), issued: {'date-parts': [[1984], [1986]]}},
    book('c', 'Lee', 'Bo', 1984)
  ]
  expect(cited(xml, items, ['a', 'b', 'c'])).toBe('1984; 1984–1986; 2010')
})

describe('works with identical citations', () => {
  const style = (options: string): string =>
    wrapped(
      `<citation ${options}><layout delimiter="; "><group delimiter=" "><names variable="author"><name form="short"/></names>` +
        '<date variable="issued"><date-part name="year"/></date></group></layout></citation>' +
        '<bibliography><layout><text variable="title"/></layout></bibliography>'
    )
  const items = [
    book('a', 'Doe', 'Jane', 2001),
    book('b', 'Doe', 'Jane', 2001),
    book('c', 'Doe', 'Mary', 2001),
    book('d', 'Roe', 'Max', 2001)
  ]

  test.each([
    ['', 'Doe 2001; Doe 2001; Doe 2001; Roe 2001'],
    ['disambiguate-add-year-suffix="true"', 'Doe 2001a; Doe 2001b; Doe 2001c; Roe 2001'],
    ['disambiguate-add-givenname="true"', 'Jane Doe 2001; Jane Doe 2001; Mary Doe 2001; Roe 2001'],
    [
      'disambiguate-add-givenname="true" disambiguate-add-year-suffix="true"',
      'Jane Doe 2001a; Jane Doe 2001b; Mary Doe 2001; Roe 2001'
    ]
  ])('%s', (options, expected) => {
    expect(cited(style(options), items, ['a', 'b', 'c', 'd'])).toBe(expected)
  })

  test('a condition is true only if it disambiguates', () => {
    const inOther = (value: string): string =>
      wrapped(
        '<citation><layout delimiter="; "><group delimiter=", "><names variable="author"><name form="short"/></names>' +
          `<choose><if disambiguate="true">${value}</if></choose></group></layout></citation>`
      )
    const two = [items[0]!, items[1]!]
    expect(cited(inOther('<text variable="title"/>'), two, ['a', 'b'])).toBe('Doe, a; Doe, b')
    const year = '<date variable="issued"><date-part name="year"/></date>'
    expect(cited(inOther(year), two, ['a', 'b'])).toBe('Doe; Doe')
  })

  test('names added for disambiguation also appear in the list if it shows fewer', () => {
    const names = (min: number, first: number): string =>
      `<names variable="author"><name form="short" et-al-min="${min}" et-al-use-first="${first}"/></names>`
    const list = (min: number, first: number): string =>
      wrapped(
        `<citation et-al-min="3" et-al-use-first="1" disambiguate-add-names="true"><layout><names variable="author"><name form="short"/></names></layout></citation>` +
          `<bibliography><layout>${names(min, first)}</layout></bibliography>`
      )
    const author = (...families: readonly string[]) => families.map(family => ({family}))
    const works: readonly Item[] = [
      {id: 'a', type: 'book', author: author('Doe', 'Poe', 'Roe', 'Loe')},
      {id: 'b', type: 'book', author: author('Doe', 'Moe', 'Roe', 'Loe')}
    ]
    const entries = (style: string): readonly string[] =>
      processorOf(style, works)
        .entries()
        .map(({segments}) => toText(segments))
    expect(cited(list(3, 1), works, ['a'])).toBe('Doe, Poe, et al.')
    expect(entries(list(3, 1))).toEqual(['Doe, Poe, et al.', 'Doe, Moe, et al.'])
    expect(entries(list(4, 3))).toEqual(['Doe, Poe, Roe, et al.', 'Doe, Moe, Roe, et al.'])
  })
})

test.each([
  ['14-06', '14-06'],
  ['1-2', '1–2'],
  ['1a-1c', '1a–1c']
])('the issue %s', (issue, expected) => {
  const style = wrapped('<citation><layout><number variable="issue"/></layout></citation>')
  expect(cited(style, [{id: 'a', type: 'book', issue}], ['a'])).toBe(expected)
})

test.each([
  ['10-12', 'pp. 10–12'],
  ['10', 'p. 10'],
  ['1573-1375', 'pp. 1573–1375'],
  ['EPSC2018-53', 'pp. EPSC2018-53'],
  ['iv-ix', 'pp. iv–ix']
])('the pages %s', (page, expected) => {
  const style = wrapped(
    '<citation><layout><group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group></layout></citation>'
  )
  expect(cited(style, [{id: 'a', type: 'book', page}], ['a'])).toBe(expected)
})

test('a date with only a year sorts among dates without a month (CSL 1.0.2, “Sorting”)', () => {
  const date = (parts: string): string => `<date variable="issued">${parts}</date>`
  const style = wrapped(
    `<macro name="date"><choose><if type="book">${date('<date-part name="year"/>')}</if>` +
      `<else>${date('<date-part name="year"/><date-part name="month"/><date-part name="day"/>')}</else></choose></macro>` +
      '<citation><layout><text variable="title"/></layout></citation>' +
      '<bibliography><sort><key macro="date"/><key variable="title"/></sort><layout><text variable="title"/></layout></bibliography>'
  )
  const works: readonly Item[] = [
    book('b', 'Doe', 'Jane', 2018),
    {...book('a', 'Roe', 'Max', 2018), type: 'webpage'},
    book('c', 'Poe', 'Ada', 2017)
  ]
  expect(processorOf(style, works).order).toEqual(['c', 'a', 'b'])
})

test('entries are rendered once', () => {
  const style = shipped('apa')
  const engine = engineOf(style)
  const processor = createDocumentProcessor(engine, [
    book('a', 'Doe', 'Jane', 2001),
    book('b', 'Roe', 'Max', 2002)
  ])
  processor.entries()
  const {renders} = engine.counts
  processor.entries()
  expect(engine.counts.renders).toBe(renders)
})

describe.each(['apa', 'chicago-notes', 'ieee', 'vancouver'])('%s with any data', name => {
  const odd = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.integer(),
    fc.constantFrom(null, true, '', ' ', '<i>', '</i>', '“', '"a" \'b\'', '1-', '-2', 'p. 3', '\u0000')
  )
  const person = fc.record({family: odd, given: odd, literal: odd, suffix: odd}, {requiredKeys: []})
  const date = fc.oneof(
    fc.record({'date-parts': fc.array(fc.array(fc.oneof(fc.integer(), fc.string()), {maxLength: 4}))}),
    fc.record({raw: fc.string(), literal: fc.string(), season: odd, circa: odd}, {requiredKeys: []}),
    odd
  )
  const values: Readonly<Record<string, Arbitrary<unknown>>> = {
    title: odd,
    'title-short': odd,
    author: fc.oneof(fc.array(fc.oneof(person, odd)), odd),
    editor: fc.array(person),
    issued: date,
    accessed: date,
    page: odd,
    volume: odd,
    issue: odd,
    edition: odd,
    DOI: odd,
    publisher: odd,
    'container-title': odd
  }
  const type = fc.constantFrom('book', 'article-journal', 'webpage', 'chapter', 'no-such-type')
  const item = fc.record({...values, type}, {requiredKeys: ['type']})

  test('does not throw, and returns text', () => {
    const style = shipped(name)
    fc.assert(
      fc.property(fc.array(item, {minLength: 1, maxLength: 4}), fc.string(), (items, locator) => {
        const works = items.map((each, index) => ({...each, id: `w${index}`}) as Item)
        const processor = processorOf(style, works)
        const cites = works.map(({id}) => ({id: String(id), locator, label: 'page'}))
        expect(typeof tokenText(joinTokens(processor.cluster(cites), true))).toBe('string')
        for (const {segments} of processor.entries()) toText(segments)
      }),
      {numRuns: 40}
    )
  })
})
