import {createRequire} from 'node:module'
import {expect, test} from 'vitest'
import {type Citation, createProcessor, createStyle, type Item, toText} from '../../src/csl/index.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import fc from '../properties.ts'

/** Whole documents in a note style, compared with citeproc-js. */
const style =
  '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>t</title><id>t</id></info>' +
  '<citation near-note-distance="3"><layout suffix="." delimiter="; "><group delimiter=" "><choose>' +
  '<if position="ibid-with-locator"><text value="IBIDLOC"/></if><else-if position="ibid"><text value="IBID"/></else-if>' +
  '<else-if position="near-note"><text value="NEAR"/></else-if><else-if position="subsequent"><text value="LATER"/></else-if>' +
  '<else><text value="FIRST"/></else></choose><text variable="title"/><text variable="first-reference-note-number" prefix="n"/>' +
  '<text variable="locator"/></group></layout></citation></style>'

const locales = installedLocales()
const items: readonly Item[] = ['a', 'b', 'c'].map(id => ({id, type: 'book', title: `T${id}`}))

function ours(citations: readonly Citation[]): readonly string[] {
  const document = createProcessor(createStyle(style, {locales: [locales('en-US')!]}), items)
  const {citations: rendered} = document.update({citations})
  return citations.map(({id}) => toText(rendered.get(id)!))
}

function theirs(citations: readonly Citation[]): readonly string[] {
  const citeproc = createRequire(import.meta.url)('citeproc')
  const system = {
    retrieveLocale: () => locales('en-US'),
    retrieveItem: (id: string) => items.find(item => item.id === id)
  }
  const engine = new citeproc.Engine(system, style, 'en-US', true)
  const given = citations.map(({id, cites, note}) => ({
    citationID: id,
    properties: {noteIndex: note},
    citationItems: cites.map(cite => ({...cite}))
  }))
  const rendered: ReadonlyArray<readonly [string, number, string]> = engine.rebuildProcessorState(
    given,
    'text'
  )
  return rendered.map(([, , text]) => text)
}

test('positions are the same as in citeproc-js', () => {
  const cite = fc.record(
    {id: fc.constantFrom('a', 'b', 'c'), locator: fc.constantFrom('3', '4')},
    {requiredKeys: ['id']}
  )
  const citation = fc.record({
    cites: fc.array(cite, {minLength: 1, maxLength: 3}),
    gap: fc.constantFrom(0, 1, 1, 1, 2, 5)
  })
  const documents = fc.array(citation, {minLength: 1, maxLength: 12}).map(all => {
    let note = 1
    return all.map(({cites, gap}, index): Citation => {
      // After several cites in one note, citeproc-js looks at the first of them; see the next test.
      if (index > 0) note += gap === 0 && all[index - 1]!.cites.length > 1 ? 1 : gap
      return {id: `c${index}`, note, cites}
    })
  })
  fc.assert(
    fc.property(documents, citations => {
      expect(ours(citations)).toEqual(theirs(citations))
    }),
    {numRuns: 150}
  )
})

test('after several cites in one note, ibid. refers to the last (CSL 1.0.2), in citeproc-js to the first', () => {
  const citations: readonly Citation[] = [
    {id: '1', note: 1, cites: [{id: 'a'}, {id: 'c', locator: '3', label: 'page'}]},
    {id: '2', note: 1, cites: [{id: 'c'}]}
  ]
  expect(ours(citations)[1]).toBe('NEAR Tc.')
  expect(theirs(citations)[1]).toBe('IBID Tc.')
})
