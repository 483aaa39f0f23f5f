import {describe, expect, test} from 'vitest'
import {createProcessor, createStyle, type DocumentState, type Item, toHtml} from '../../src/csl/index.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {book, wrapped} from './engine.ts'

/** A style with a layout for citations and one for entries. */
const style = (citation: string, list: string, options = '', sort = ''): string =>
  wrapped(
    `<citation ${options}>${citation}</citation><bibliography>${sort}<layout>${list}</layout></bibliography>`
  )
const year = '<date variable="issued"><date-part name="year"/></date>'
const author = '<names variable="author"><name form="short" initialize-with="."/></names>'
const title = '<text variable="title"/>'
const all =
  'et-al-min="3" et-al-use-first="1" disambiguate-add-names="true" disambiguate-add-givenname="true" disambiguate-add-year-suffix="true"'
const authorYear = `<layout delimiter="; "><group delimiter=" ">${author}<choose><if disambiguate="true"><text variable="publisher"/></if></choose>${year}</group></layout>`

/** Citations of works, `a b` for one of two works, in numbered notes. */
const cites = (...works: readonly string[]) =>
  works.map((ids, index) => ({
    id: `c${index}`,
    note: index + 1,
    cites: ids.split(' ').map(id => ({id}))
  }))

/** The text of all citations and entries after each update, put together from the results of the updates. */
function readings(xml: string, states: readonly DocumentState[]): ReadonlyArray<readonly string[]> {
  const processor = createProcessor(createStyle(xml, {locales: [installedLocales()('en-US')!]}), [])
  const shown = new Map<string, string>()
  let list: readonly string[] = []
  return states.map(state => {
    const {citations, bibliography} = processor.update(state)
    for (const [id, segments] of citations) shown.set(id, toHtml(segments))
    if (bibliography !== undefined) list = bibliography.map(({segments}) => toHtml(segments))
    return [...state.citations.map(({id}) => shown.get(id)!), ...list]
  })
}

const literal = (id: string, name: string): Item => ({
  id,
  type: 'book',
  title: id,
  author: [{literal: name}],
  issued: {'date-parts': [[2001]]}
})
const press = (item: Item, publisher: string): Item => ({...item, publisher})
const authors = (id: string, ofYear: number, ...names: readonly string[]): Item => ({
  id,
  type: 'book',
  title: id,
  author: names.map(name => ({family: name.split(' ')[1], given: name.split(' ')[0]})),
  issued: {'date-parts': [[ofYear]]}
})

describe('an edit updates affected works', () => {
  test('cites with equal keys keep the order of their citation, even if the list has another', () => {
    const xml = style(`<sort><key variable="issued"/></sort><layout delimiter=", ">${title}</layout>`, title)
    const items = [book('a', 'Doe', 'Ada', 2001), book('b', 'Roe', 'Al', 2001)]
    expect(
      readings(xml, [{items, citations: cites('a', 'b', 'b a')}, {citations: cites('b', 'a', 'b a')}])
    ).toEqual([
      ['a', 'b', 'b, a', 'a', 'b'],
      ['b', 'a', 'b, a', 'b', 'a']
    ])
    const both = cites('b a')[0]!
    expect(
      readings(xml, [
        {items, citations: [...cites('x', 'a', 'b').slice(1), both]},
        {citations: [...cites('x', 'b', 'a').slice(1), both]}
      ])
    ).toEqual([
      ['a', 'b', 'b, a', 'a', 'b'],
      ['b', 'a', 'b, a', 'b', 'a']
    ])
  })

  test('a later cite refers to the first note', () => {
    const xml = style(
      `<layout>${title}<choose><if position="subsequent"><text variable="first-reference-note-number" prefix=" "/></if></choose></layout>`,
      title
    )
    const items = [book('a', 'Doe', 'Ada', 2001), book('b', 'Roe', 'Al', 2001)]
    const [first, other, later] = cites('a', 'b', 'a')
    const last = {...later!, note: 5}
    expect(
      readings(xml, [
        {items, citations: [first!, {...other!, note: 3}, last]},
        {citations: [{...first!, note: 2}, {...other!, note: 3}, last]}
      ])
    ).toEqual([
      ['a', 'b', 'a 1', 'a', 'b'],
      ['a', 'b', 'a 2', 'a', 'b']
    ])
  })

  test('changed given name in a disambiguated group', () => {
    const items = [book('a', 'Doe', 'Ada', 2001), book('b', 'Doe', 'Bea', 2001)]
    expect(
      readings(style(authorYear, title, all), [
        {items, citations: cites('a', 'b')},
        {items: [items[0]!, book('b', 'Doe', 'Ada', 2001)], citations: cites('a', 'b')}
      ])
    ).toEqual([
      ['A. Doe 2001', 'B. Doe 2001', 'a', 'b'],
      ['Doe 2001a', 'Doe 2001b', 'a', 'b']
    ])
  })

  test('new person with the family name of hidden names', () => {
    const xml = style(authorYear, title, `${all} givenname-disambiguation-rule="all-names"`)
    const items = [
      authors('a', 2001, 'Ada Doe', 'Al Roe', 'Cy Poe'),
      authors('b', 2001, 'Ada Doe', 'Bea Roe', 'Cy Poe'),
      authors('c', 2002, 'Max Moe', 'Bob Roe', 'Cy Poe')
    ]
    expect(readings(xml, [{items, citations: cites('a', 'b')}, {citations: cites('a', 'b', 'c')}])).toEqual([
      ['Doe, A. Roe, et al. 2001', 'Doe, B. Roe, et al. 2001', 'a', 'b'],
      ['Doe, A. Roe, et al. 2001', 'Doe, Bea Roe, et al. 2001', 'Moe et al. 2002', 'a', 'b', 'c']
    ])
  })

  test('a full name instead of an initial resolves an ambiguity with another work', () => {
    const xml = style(authorYear, title, `${all} givenname-disambiguation-rule="all-names"`)
    const items = [
      book('a', 'Doe', 'Ada', 2000),
      press(book('b', 'Doe', 'Bea', 2001), 'Press'),
      literal('c', 'B. Doe'),
      book('d', 'Doe', 'Bob', 2002)
    ]
    expect(
      readings(xml, [{items, citations: cites('a', 'b', 'c')}, {citations: cites('a', 'b', 'c', 'd')}])
    ).toEqual([
      ['A. Doe 2000', 'B. Doe Press 2001', 'B. Doe 2001', 'a', 'b', 'c'],
      ['A. Doe 2000', 'Bea Doe 2001', 'B. Doe 2001', 'Bob Doe 2002', 'a', 'b', 'c', 'd']
    ])
  })

  test('a condition that disambiguates a new work', () => {
    const items = [
      press(book('a', 'Doe', 'Ada', 2001), 'Press'),
      press(book('b', 'Doe', 'Ada', 2001), 'House')
    ]
    expect(
      readings(style(authorYear, title, all), [
        {items, citations: cites('a')},
        {citations: cites('a', 'b')},
        {citations: cites('a')}
      ])
    ).toEqual([
      ['Doe 2001', 'a'],
      ['Doe Press 2001', 'Doe House 2001', 'a', 'b'],
      ['Doe 2001', 'a']
    ])
  })

  test('removal of the first work of an author', () => {
    const xml = style(`<layout>${title}</layout>`, `${author}${title}`).replace(
      '<bibliography>',
      '<bibliography subsequent-author-substitute="—">'
    )
    const items = [book('a', 'Doe', 'Ada', 2001), book('b', 'Doe', 'Ada', 2002)]
    expect(
      readings(xml, [
        {items, citations: cites('a', 'b')},
        {citations: cites('b')},
        {citations: cites('a', 'b')}
      ])
    ).toEqual([
      ['a', 'b', 'Doea', '—b'],
      ['b', 'Doeb'],
      ['a', 'b', 'Doea', '—b']
    ])
  })

  test('a list sorted by citation number', () => {
    const sort = '<sort><key variable="citation-number" sort="descending"/></sort>'
    const items = ['a', 'b', 'c'].map(id => book(id, 'Doe', 'Ada', 2001))
    expect(
      readings(style(`<layout>${title}</layout>`, title, '', sort), [
        {items, citations: cites('a', 'b', 'c')},
        {citations: cites('b', 'c', 'a')}
      ])
    ).toEqual([
      ['a', 'b', 'c', 'c', 'b', 'a'],
      ['b', 'c', 'a', 'a', 'c', 'b']
    ])
  })

  test('a number that another work had before', () => {
    const layout = '<layout><text variable="citation-number"/><text variable="year-suffix"/></layout>'
    const items = ['a', 'b'].map(id => book(id, 'Doe', 'Ada', 2001))
    expect(
      readings(style(layout, title, 'disambiguate-add-year-suffix="true"'), [
        {items, citations: cites('a')},
        {citations: cites('b', 'a')}
      ])
    ).toEqual([
      ['1', 'a'],
      ['1', '2', 'b', 'a']
    ])
  })

  test('numbers that make two works ambiguous only temporarily', () => {
    const layout =
      '<layout><text variable="publisher"/><choose><if disambiguate="true"><text variable="citation-number"/><text variable="title"/></if></choose></layout>'
    const others = Array.from({length: 10}, (_, index) =>
      press(book(`x${index}`, 'Doe', 'Ada', 2001), `X${index}`)
    )
    const items = [
      press(book('a', 'Doe', 'Ada', 2001, '2A'), 'P'),
      ...others,
      press(book('b', 'Doe', 'Ada', 2001, 'A'), 'P')
    ]
    const [, fewer] = readings(style(layout, ''), [
      {items, citations: cites(...items.map(({id}) => String(id)))},
      {citations: cites('a', ...others.slice(1).map(({id}) => String(id)), 'b')}
    ])
    expect([fewer![0], fewer![10]]).toEqual(['P12A', 'P11A'])
  })
})
