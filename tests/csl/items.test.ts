import {describe, expect, test} from 'vitest'
import {createProcessor, createStyle, type Item, type ProcessorOptions, toText} from '../../src/csl/index.ts'
import {installedLocales} from '../../src/node/program/locales.ts'

const locales = [installedLocales()('en-US')!]

/** The entries of works in a style with this layout of the bibliography. */
function listed(layout: string, items: readonly Item[], options?: ProcessorOptions): readonly string[] {
  const xml = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
    <citation><layout delimiter="; "><text variable="title"/></layout></citation>
    <bibliography><sort><key variable="title"/></sort><layout>${layout}</layout></bibliography></style>`
  const document = createProcessor(createStyle(xml, {locales}), items, options)
  const {bibliography} = document.update({citations: [], uncited: items.map(({id}) => String(id))})
  return bibliography!.map(({segments}) => toText(segments))
}

const parts = `<group delimiter=" | "><text variable="title"/><names variable="author reviewed-author"/>
  <date variable="original-date" form="text"/><number variable="PMID"/><text variable="note"/>
  <choose><if type="dataset"><text value="data"/></if></choose></group>`

describe('variables in the notes of works', () => {
  test.for<readonly [note: string, item: Partial<Item>, entry: string]>([
    ['original-date: 1929', {}, 'Bread | 1929'],
    ['Original Date: 1929-05', {}, 'Bread | May 1929'],
    ['original-date: 1929/1931', {}, 'Bread | 1929–1931'],
    ['original-date: about 1929', {}, 'Bread | about 1929'],
    ['PMID: 123\nA fine book: read it.', {}, 'Bread | 123 | A fine book: read it.'],
    ['A fine book {:PMID:123}', {}, 'Bread | 123 | A fine book'],
    ['reviewed-author: Hall || W.C.\nreviewed-author: Press', {}, 'Bread | W.C. Hall, Press'],
    ['title: Salt', {}, 'Bread'],
    ['type: dataset', {type: 'book'}, 'Bread | data'],
    ['type: loaf', {type: 'book'}, 'Bread | type: loaf'],
    ['Read: it', {}, 'Bread | Read: it'],
    ['https://example.org', {}, 'Bread | https://example.org'],
    ['PMID:', {}, 'Bread | PMID:'],
    ['note: more', {}, 'Bread | note: more']
  ])('%s', ([note, item, entry]) => {
    const items = [{id: 'a', title: 'Bread', note, ...item}]
    expect(listed(parts, items, {noteVariables: true})).toEqual([entry])
  })

  test('without the option, a note is the words of its author', () => {
    expect(listed(parts, [{id: 'a', title: 'Bread', note: 'PMID: 123'}])).toEqual(['Bread | PMID: 123'])
  })
})

describe('lists of abbreviations', () => {
  const abbreviations = {
    default: {
      'container-title': {'Journal of Bread': 'J. Bread', 'Salt Series': 'Salt Ser.'},
      title: {Bread: 'B.'},
      place: {'New York': 'N.Y.'},
      'institution-part': {'Oxford University Press': 'OUP'},
      publisher: {'Cambridge University Press': 'CUP'}
    }
  }
  test.for<readonly [variable: string, item: Readonly<Record<string, string>>, short: string]>([
    ['container-title', {'container-title': 'Journal of Bread'}, 'J. Bread'],
    ['container-title', {'container-title': 'JOURNAL of bread'}, 'J. Bread'],
    ['container-title', {'container-title': 'Journal of Salt'}, 'Journal of Salt'],
    [
      'container-title',
      {'container-title': 'Journal of Bread', 'container-title-short': 'Bread J.'},
      'Bread J.'
    ],
    ['container-title', {'container-title': 'Journal of Bread', journalAbbreviation: 'Bread J.'}, 'Bread J.'],
    ['collection-title', {'collection-title': 'Salt Series'}, 'Salt Ser.'],
    ['volume-title', {'volume-title': 'Bread'}, 'B.'],
    ['title', {title: 'Journal of Bread'}, 'Journal of Bread'],
    ['publisher-place', {'publisher-place': 'New York'}, 'N.Y.'],
    ['publisher', {publisher: 'Oxford University Press'}, 'OUP'],
    ['publisher', {publisher: 'Cambridge University Press'}, 'CUP']
  ])('%s of %o', ([variable, item, short]) => {
    const layout = `<text variable="${variable}" form="short"/><text variable="${variable}" prefix=" = "/>`
    expect(listed(layout, [{id: 'a', ...item}], {abbreviations})).toEqual([`${short} = ${item[variable]}`])
  })

  test('a list without a default, or a strange one, abbreviates nothing', () => {
    const layout = '<text variable="title" form="short"/>'
    for (const strange of [{}, {default: {}}, {default: {constructor: {Bread: 'B.'}}}])
      expect(listed(layout, [{id: 'a', title: 'Bread'}], {abbreviations: strange})).toEqual(['Bread'])
  })
})

test('an unsorted list is in order of citation', () => {
  const items = ['b', 'a', 'c'].map(id => ({id, title: id}))
  const layout = '<text variable="title"/>'
  expect(listed(layout, items)).toEqual(['a', 'b', 'c'])
  expect(listed(layout, items, {sorted: false})).toEqual(['b', 'a', 'c'])
})

test('a cite may bring its position', () => {
  const xml = `<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><citation><layout>
    <choose><if position="subsequent"><text value="again"/></if><else><text variable="title"/></else></choose>
    <text variable="first-reference-note-number" prefix=" "/></layout></citation></style>`
  const document = createProcessor(createStyle(xml, {locales}), [{id: 'a', title: 'Bread'}])
  const {citations} = document.update({
    citations: [
      {id: 'own', note: 1, cites: [{id: 'a', position: 'subsequent', firstNote: 7}]},
      {id: 'counted', note: 2, cites: [{id: 'a'}]}
    ]
  })
  expect([...citations.values()].map(toText)).toEqual(['again 7', 'again 1'])
})
