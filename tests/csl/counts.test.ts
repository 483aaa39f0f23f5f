import {describe, expect, test} from 'vitest'
import {type Citation, createProcessor, createStyle, type Item} from '../../src/csl/index.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {shipped} from './engine.ts'

/** Counts of work done, which no busy machine changes. */
const locales = [installedLocales()('en-US')!]
const styleOf = (name: string) => createStyle(shipped(name), {locales})

const families = ['Abel', 'Baker', 'Clark', 'Davis', 'Evans', 'Frank', 'Green']
const givens = ['Ada', 'Ben', 'Cora', 'Dan', 'Eve']

/** Works of few persons in few years, so that many are taken for each other. */
const works: readonly Item[] = Array.from({length: 303}, (_, index) => ({
  id: `w${index}`,
  type: 'article-journal',
  title: `The ${index} loaves`,
  'container-title': 'Journal of Bread',
  volume: String(index % 40),
  page: `${index}-${index + 9}`,
  author: Array.from({length: 1 + (index % 3)}, (_each, at) => ({
    family: families[(index * 3 + at * 5) % 7]!,
    given: givens[(index + at) % 5]!
  })),
  issued: {'date-parts': [[1980 + (index % 30), 1 + (index % 12), 3]]}
}))
const cited = 300
const citations: readonly Citation[] = works
  .slice(0, cited)
  .map(({id}, index) => ({id: `c${index}`, note: index + 1, cites: [{id: String(id)}]}))

/** How much is rendered by updates one after the other, and which citations change. */
function renders(name: string, states: ReadonlyArray<Parameters<ReturnType<typeof createProcessor>['update']>[0]>) {
  const style = styleOf(name)
  const processor = createProcessor(style, works)
  return states.map(state => {
    const before = style.engine.counts.renders
    const changes = processor.update(state)
    return {renders: style.engine.counts.renders - before, citations: changes.citations.size}
  })
}

describe('of 300 works', () => {
  const more: Citation = {id: 'more', note: 1, cites: [{id: 'w300'}]}

  test.each(['apa', 'chicago-author-date', 'chicago-notes'])('%s renders one more, and whom it concerns', name => {
    const counts = renders(name, [
      {citations},
      {citations: [...citations, {...more, note: cited + 1}]},
      {citations},
      {citations: [...citations, {id: 'two', note: cited + 1, cites: [{id: 'w301'}, {id: 'w302'}]}]}
    ])
    expect(counts[0]!.renders).toBeLessThan(cited * 6)
    expect(counts[1]!.renders).toBeLessThan(20)
    expect(counts[2]!.renders).toBeLessThan(20)
    expect(counts[3]!.renders).toBeLessThan(30)
  })

  test.each(['apa', 'chicago-notes', 'ieee'])('%s renders a renamed one, and no other', name => {
    const renamed = works.with(50, {...works[50]!, id: 'loaves'})
    const [, again] = renders(name, [
      {citations},
      {items: renamed, citations: citations.with(50, {...citations[50]!, cites: [{id: 'loaves'}]})}
    ])
    expect(again!.renders).toBeLessThan(10)
    expect(again!.citations).toBe(1)
  })

  test('a number style renders what has another number', () => {
    const [, last, , first] = renders('ieee', [
      {citations},
      {citations: [...citations, more]},
      {citations},
      {citations: [...citations.slice(0, 200), more, ...citations.slice(200)]}
    ])
    expect(last).toEqual({renders: 2, citations: 1})
    expect(first!.citations).toBe(101)
    expect(first!.renders).toBeLessThanOrEqual(2 * 101)
  })

  test('a title of one is rendered where it stands', () => {
    const items = works.with(50, {...works[50]!, title: 'Another'})
    const [, edited] = renders('apa', [{citations}, {items, citations}])
    expect(edited!.renders).toBeLessThan(20)
  })
})

test('one citation of APA and its entry compile less than a half of the macros', () => {
  const style = styleOf('apa')
  const processor = createProcessor(style, works)
  const {counts} = style.engine
  processor.update({citations: [citations[0]!]})
  expect(counts.macros).toBeLessThan(40)
})
