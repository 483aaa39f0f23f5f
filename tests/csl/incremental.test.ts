import type {Arbitrary} from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  type Citation,
  type CslStyle,
  createProcessor,
  createStyle,
  type DocumentState,
  type Item,
  toHtml
} from '../../src/csl/index.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import fc from '../properties.ts'
import {shipped, wrapped} from './engine.ts'

const locales = [installedLocales()('en-US')!]
const styleOf = (xml: string): CslStyle => createStyle(xml, {locales})

/** Disambiguates works by all means except given names. */
const byCite = wrapped(
  '<citation et-al-min="3" et-al-use-first="1" disambiguate-add-names="true" disambiguate-add-givenname="true" disambiguate-add-year-suffix="true" collapse="year-suffix">' +
    '<sort><key variable="issued"/></sort><layout delimiter="; "><group delimiter=" "><names variable="author"><name form="short" initialize-with="."/></names>' +
    '<choose><if disambiguate="true"><text variable="publisher"/></if></choose><date variable="issued"><date-part name="year"/></date><text variable="locator"/></group></layout></citation>' +
    '<bibliography subsequent-author-substitute="—"><sort><key variable="author"/><key variable="issued"/></sort><layout><names variable="author"/><date variable="issued" prefix=", "><date-part name="year"/></date><text variable="title" prefix=", "/></layout></bibliography>'
)

const styles: Readonly<Record<string, string>> = {
  apa: shipped('apa'),
  'chicago-author-date': shipped('chicago-author-date'),
  'a style that tells apart by cite': byCite,
  'an author–date style with all names': byCite.replace(
    'disambiguate-add-givenname="true"',
    'disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"'
  ),
  'chicago-notes': shipped('chicago-notes'),
  ieee: shipped('ieee'),
  'a list by name, with numbers': wrapped(
    '<citation collapse="citation-number"><sort><key variable="citation-number"/></sort><layout delimiter=","><text variable="citation-number"/></layout></citation>' +
      '<bibliography><sort><key variable="title"/></sort><layout><text variable="citation-number" suffix=" "/><text variable="title"/></layout></bibliography>'
  )
}

/** Works that need disambiguation. */
const facts = fc.record({
  type: fc.constantFrom('book', 'article-journal'),
  title: fc.constantFrom('Bread', 'Cake', 'Apples'),
  publisher: fc.constantFrom('Press', 'House'),
  author: fc.array(
    fc.record({family: fc.constantFrom('Doe', 'Roe'), given: fc.constantFrom('Ada', 'Al', 'Bea')}),
    {minLength: 0, maxLength: 3}
  ),
  issued: fc.constantFrom(2001, 2002).map(year => ({'date-parts': [[year]]}))
})
const place = fc.nat(8)
const edit = fc.oneof(
  fc.record({kind: fc.constant('work' as const), at: place, facts, isCited: fc.boolean()}),
  fc.record({kind: fc.constant('facts' as const), at: place, facts}),
  fc.record({kind: fc.constantFrom('drop', 'rename', 'uncite', 'locator'), at: place}),
  fc.record({kind: fc.constantFrom('move', 'cite'), at: place, to: place})
)
type Edit = typeof edit extends Arbitrary<infer Value> ? Value : never

type Document = Readonly<{items: readonly Item[]; citations: readonly Citation[]; uncited: readonly string[]}>

/** A document after an edit; `count` provides new ids. Unchanged objects stay the same. */
function edited(document: Document, change: Edit, count: number): Document {
  const {items, citations, uncited} = document
  const at = <Value>(list: readonly Value[], index: number): number => index % Math.max(1, list.length)
  const item = items[at(items, change.at)]
  const citation = citations[at(citations, change.at)]
  switch (change.kind) {
    case 'work': {
      const id = `w${count}`
      const more = [...items, {...change.facts, id}]
      if (!change.isCited) return {items: more, citations, uncited: [...uncited, id]}
      const cited = {id: `c${count}`, cites: [{id}]}
      return {items: more, citations: citations.toSpliced(change.at, 0, cited), uncited}
    }
    case 'facts':
      if (item === undefined) return document
      return {...document, items: items.with(items.indexOf(item), {...change.facts, id: item.id})}
    case 'drop':
      return {...document, items: items.filter(each => each !== item)}
    case 'rename': {
      if (item === undefined) return document
      const renamed = (id: string): string => (id === item.id ? `w${count}` : id)
      return {
        items: items.with(items.indexOf(item), {...item, id: `w${count}`}),
        citations: citations.map(each =>
          each.cites.some(({id}) => id === item.id)
            ? {...each, cites: each.cites.map(cite => ({...cite, id: renamed(cite.id)}))}
            : each
        ),
        uncited: uncited.map(renamed)
      }
    }
    case 'uncite':
      return {...document, citations: citations.filter(each => each !== citation)}
    case 'locator':
      if (citation === undefined) return document
      return {
        ...document,
        citations: citations.with(citations.indexOf(citation), {
          ...citation,
          cites: citation.cites.map(cite => ({...cite, locator: String(count), label: 'page'}))
        })
      }
    case 'move': {
      if (citation === undefined) return document
      const without = citations.filter(each => each !== citation)
      return {...document, citations: without.toSpliced(change.to, 0, citation)}
    }
    case 'cite': {
      if (item === undefined || citation === undefined) return document
      const cites = [...citation.cites, {id: String(item.id)}].slice(-3)
      return {...document, citations: citations.with(citations.indexOf(citation), {...citation, cites})}
    }
  }
}

/** Numbers the notes of citations. */
function numbered(citations: readonly Citation[]): readonly Citation[] {
  return citations.map((citation, index) =>
    citation.note === index + 1 ? citation : {...citation, note: index + 1}
  )
}

/** A document as input of the processor, with a list of the works whose ids have even numbers. */
function stateOf({items, citations, uncited}: Document): DocumentState {
  const some = items.map(({id}) => String(id)).filter(id => Number(id.slice(1)) % 2 === 0)
  return {items, citations, uncited, lists: {some}}
}

describe.each(Object.keys(styles))('%s', name => {
  const style = styleOf(styles[name]!)

  test('edits give the same result as rendering from scratch', () => {
    fc.assert(
      fc.property(fc.array(edit, {minLength: 2, maxLength: 14}), edits => {
        const processor = createProcessor(style, [])
        const shown = new Map<string, string>()
        const lists = new Map<string, readonly string[]>()
        let document: Document = {items: [], citations: [], uncited: []}
        for (const [count, change] of edits.entries()) {
          const next = edited(document, change, count)
          document = {...next, citations: numbered(next.citations)}
          const state = stateOf(document)
          const {citations, bibliography, lists: changed, missing} = processor.update(state)
          for (const [id, segments] of citations) shown.set(id, toHtml(segments))
          if (bibliography !== undefined)
            lists.set(
              'all',
              bibliography.map(({segments}) => toHtml(segments))
            )
          for (const [id, list] of changed)
            lists.set(
              id,
              list.map(({segments}) => toHtml(segments))
            )
          const fresh = createProcessor(style, []).update(state)
          const ids = state.citations.map(({id}) => id)
          expect(ids.map(id => shown.get(id))).toEqual(ids.map(id => toHtml(fresh.citations.get(id)!)))
          expect(lists.get('all')).toEqual(fresh.bibliography!.map(({segments}) => toHtml(segments)))
          expect(lists.get('some')).toEqual(fresh.lists.get('some')!.map(({segments}) => toHtml(segments)))
          expect(missing).toEqual(fresh.missing)
        }
      }),
      {numRuns: 120}
    )
  })
})
