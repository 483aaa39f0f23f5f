import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {createDocumentProcessor as createCslProcessor} from '../../src/csl/document/processor.ts'
import {type Citation, createProcessor, createStyle, type Item} from '../../src/csl/index.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {engineOf, shipped} from './engine.ts'

/** Counts of work done, which do not depend on the load of the machine. */
const locales = [installedLocales()('en-US')!]
const styleOf = (name: string) => createStyle(shipped(name), {locales})

const families = ['Abel', 'Baker', 'Clark', 'Davis', 'Evans', 'Frank', 'Green']
const givens = ['Ada', 'Ben', 'Cora', 'Dan', 'Eve']

/** Works of few persons in few years, so that many need disambiguation. */
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

/** The number of renderings in consecutive updates, and the citations that change. */
function renders(
  name: string,
  states: ReadonlyArray<Parameters<ReturnType<typeof createProcessor>['update']>[0]>
) {
  const style = styleOf(name)
  const processor = createProcessor(style, works)
  return states.map(state => {
    const before = style.engine.counts.renders
    const {citations: changed, bibliography} = processor.update(state)
    return {
      renders: style.engine.counts.renders - before,
      citations: changed.size,
      isListed: bibliography !== undefined
    }
  })
}

describe('with 300 works', () => {
  const more: Citation = {id: 'more', note: 1, cites: [{id: 'w300'}]}

  test.each(['apa', 'chicago-author-date', 'chicago-notes'])(
    '%s: adding a work renders it and the works that it affects',
    name => {
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
    }
  )

  test.each(['apa', 'chicago-notes', 'ieee'])('%s: renaming a work renders only that work', name => {
    const renamed = works.with(50, {...works[50]!, id: 'loaves'})
    const [, again] = renders(name, [
      {citations},
      {items: renamed, citations: citations.with(50, {...citations[50]!, cites: [{id: 'loaves'}]})}
    ])
    expect(again!.renders).toBeLessThan(10)
    expect(again!.citations).toBe(1)
  })

  test('a numeric style renders the works whose number changes', () => {
    const [, last, , first] = renders('ieee', [
      {citations},
      {citations: [...citations, more]},
      {citations},
      {citations: [...citations.slice(0, 200), more, ...citations.slice(200)]}
    ])
    expect(last).toEqual({renders: 2, citations: 1, isListed: true})
    expect(first!.citations).toBe(101)
    expect(first!.renders).toBeLessThanOrEqual(2 * 101)
  })

  test('changing a title renders only its work', () => {
    const items = works.with(50, {...works[50]!, title: 'Another'})
    const [, edited] = renders('apa', [{citations}, {items, citations}])
    expect(edited!.renders).toBeLessThan(20)
  })
})

test('a list that is not read is not rendered', () => {
  const style = styleOf('apa')
  const changes = createProcessor(style, works).update({citations})
  const {renders: before} = style.engine.counts
  expect(before).toBeLessThan(cited * 5)
  expect(changes.bibliography).toHaveLength(cited)
  expect(style.engine.counts.renders).toBe(before + cited)
  expect(changes.bibliography).toHaveLength(cited)
  expect(style.engine.counts.renders).toBe(before + cited)
})

test.each([
  ['one work', 1, 5],
  ['two works, with the macros that sort them', 2, 8]
])('of 32 macros, APA compiles few to cite %s', (_, count, most) => {
  const engine = engineOf(shipped('apa'))
  createCslProcessor(engine, works.slice(0, count)).cluster([{id: 'w0'}])
  expect(shipped('apa').match(/<macro /g)).toHaveLength(32)
  expect(engine.counts.macros).toBeLessThanOrEqual(most)
})

describe('a pattern with Unicode classes', () => {
  const methods = ['exec', 'test', Symbol.replace, Symbol.match, Symbol.matchAll, Symbol.split, Symbol.search]
  let used: string[] = []

  const originals = methods.map(method => Object.getOwnPropertyDescriptor(RegExp.prototype, method)!)

  beforeAll(() => {
    for (const [index, method] of methods.entries()) {
      const {value} = originals[index]!
      Object.defineProperty(RegExp.prototype, method, {
        configurable: true,
        writable: true,
        value(this: RegExp, ...args: unknown[]): unknown {
          if (this.source.includes('\\p{')) used.push(this.source)
          return value.apply(this, args)
        }
      })
    }
  })
  afterAll(() => {
    for (const [index, method] of methods.entries())
      Object.defineProperty(RegExp.prototype, method, originals[index]!)
  })

  /** The patterns used for a work with every kind of text. */
  function patternsFor(author: string, title: string): readonly string[] {
    used = []
    const items: readonly Item[] = ['article-journal', 'book', 'chapter', 'webpage'].map((type, index) => ({
      ...works[index]!,
      type,
      title,
      edition: '2',
      issue: '2-3',
      publisher: 'Press',
      author: [
        {family: 'van der Doe', given: 'Jean-Paul A.'},
        {family: author, given: 'Max, Jr.'}
      ],
      accessed: {raw: '4 March 2001'}
    }))
    const cites = [{id: 'w1', locator: 'iv-x', label: 'page', prefix: 'see '}, {id: 'w2'}]
    for (const name of ['apa', 'chicago-author-date', 'chicago-notes', 'ieee', 'vancouver'])
      createProcessor(styleOf(name), items).update({
        citations: [{id: 'c', note: 1, cites}],
        uncited: ['w0', 'w3']
      })
    return [...new Set(used)]
  }

  test('is not used for ASCII texts', () => {
    expect(patternsFor('Roe', `The "third" loaf: the baker's, and "all".`)).toEqual([])
  })
  test('is used for texts with other letters', () => {
    expect(patternsFor('Šebek', 'Über das Brot')).not.toEqual([])
  })
})
