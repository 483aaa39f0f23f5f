import {expect, test} from 'vitest'
import {type Changes, createProcessor, createStyle, type Item, toText} from '../../src/csl/index.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {book, shipped, wrapped} from './engine.ts'

const locales = [installedLocales()('en-US')!]
const items: readonly Item[] = [
  book('a', 'Doe', 'Ada', 2001, 'Bread'),
  book('b', 'Doe', 'Ada', 2002, 'Cake'),
  {...book('c', 'Doe', 'Ada', 2003, 'Apples'), type: 'article-journal'}
]
const cites = (...ids: readonly string[]) => ids.map((id, index) => ({id: `c${index}`, cites: [{id}]}))

const listsOf = ({lists}: Changes): unknown =>
  Object.fromEntries([...lists].map(([name, list]) => [name, list.map(({segments}) => toText(segments))]))

test('lists contain the entries of their works and substitute repeated authors separately', () => {
  const xml = wrapped(
    '<citation><layout><text variable="title"/></layout></citation><bibliography subsequent-author-substitute="———"><sort><key variable="issued"/></sort>' +
      '<layout suffix="."><names variable="author"/><text variable="title" prefix=", "/></layout></bibliography>'
  )
  const processor = createProcessor(createStyle(xml, {locales}), items)
  const citations = cites('c', 'b', 'a')
  const lists = {books: ['b', 'a'], articles: ['c', 'nobody']}
  expect(listsOf(processor.update({citations, lists}))).toEqual({
    books: ['Ada Doe, Bread.', '———, Cake.'],
    articles: ['Ada Doe, Apples.']
  })
  expect(listsOf(processor.update({citations, lists: {...lists, books: ['b']}}))).toEqual({
    books: ['Ada Doe, Cake.']
  })
  expect(listsOf(processor.update({citations}))).toEqual({})
})

test('entries are sorted by all words of their titles but tags', () => {
  const titles = ['p<0.05 and n>3', 'p<i>0</i>1', 'p<0.01 and n>3']
  const works = titles.map((title, index) => book(`w${index}`, 'Doe', 'Ada', 2001, title))
  const xml = wrapped(
    '<citation><layout><text variable="title"/></layout></citation><bibliography><sort><key variable="title"/></sort>' +
      '<layout><text variable="title"/></layout></bibliography>'
  )
  const {bibliography} = createProcessor(createStyle(xml, {locales}), works).update({
    citations: cites('w0', 'w1', 'w2')
  })
  expect(bibliography!.map(({segments}) => toText(segments))).toEqual([
    'p01',
    'p<0.01 and n>3',
    'p<0.05 and n>3'
  ])
})

test('chapters have separate processors, and the style is parsed once', () => {
  const style = createStyle(shipped('ieee'), {locales})
  const [first, second] = [cites('a', 'b'), cites('c', 'a')].map(citations => {
    const {citations: rendered, bibliography} = createProcessor(style, items).update({citations})
    return [[...rendered.values()].map(toText), bibliography!.map(({id}) => id)]
  })
  expect([first, second]).toEqual([
    [
      ['[1]', '[2]'],
      ['a', 'b']
    ],
    [
      ['[1]', '[2]'],
      ['c', 'a']
    ]
  ])
})
