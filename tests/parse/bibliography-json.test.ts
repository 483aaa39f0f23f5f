import {expect, test} from 'vitest'
import {parseBibliography} from '../../src/parse/bibliography.ts'

function read(text: string) {
  return parseBibliography([{path: 'references.json', text}])
}

test('an array: the place of a reference is its object', () => {
  const text = '\uFEFF[\n  {"id": "doe", "type": "book", "title": "T"},\n  {"id": 7}\n]'
  const {references, findings} = read(text)
  expect(findings).toEqual([])
  expect(references.map(({key, csl}) => [key, csl])).toEqual([
    ['doe', {id: 'doe', type: 'book', title: 'T'}],
    ['7', {id: '7', type: 'document'}]
  ])
  expect(references[0]!.place.start).toEqual({line: 2, column: 3, offset: 5})
  expect(references[0]!.place.end.offset).toBe(text.indexOf('},') + 1)
})

test.each([
  ['an object with references', '{"version": [1, {"x": "]"}], "references": [{"id": "doe"}]}'],
  ['an object with items', '{"items": [{"id": "doe"}]}'],
  ['one item', '{"id": "doe", "title": "references"}'],
  ['a missing comma', '[{"id": "roe"} {"id": "doe"}]']
])('%s', (_, text) => {
  expect(read(text).references.at(-1)!.key).toBe('doe')
})

test('a fault affects one item', () => {
  const {references, findings} = read('[{"id": "a", }, {"title": "T"}, 3, {"id": "doe"}]')
  expect(references.map(reference => reference.key)).toEqual(['doe'])
  expect(findings.map(({place, message}) => `${place!.start.column} ${message}`)).toEqual([
    '2 The item is not valid JSON',
    '17 The item has no `id`, expected a string',
    '33 This is not an item of CSL-JSON, expected an object with an `id`'
  ])
})

test('an open end is reported', () => {
  expect(read('[{"id": "doe"}').findings[0]!.message).toBe('The list of items is not closed, expected `]`')
})

test('values that a CSL processor rejects are converted, or left out with a finding', () => {
  const {references, findings} = read(
    `[{"id": "doe", "author": "Doe", "editor": 5, "issued": {"date-parts": [["2017", 5], [2018]]},
      "accessed": {"date-parts": []}, "title": {"x": 1}, "__proto__": {"polluted": true}}]`
  )
  expect(references[0]!.csl).toEqual({
    id: 'doe',
    type: 'document',
    author: [{literal: 'Doe'}],
    issued: {'date-parts': [[2017], [2018]]}
  })
  expect(findings.map(finding => finding.message)).toEqual([
    'The value of `editor` has the wrong form, expected a list of names such as `{"family": "Doe", "given": "Jane"}`',
    'The value of `accessed` has the wrong form, expected a date such as `{"date-parts": [[2017, 5]]}`',
    'The value of `title` has the wrong form, expected a text or a number'
  ])
})

test('keys are shared between BibTeX and JSON', () => {
  const {findings, byKey} = parseBibliography([
    {path: 'a.json', text: '[{"id": "doe"}]'},
    {path: 'b.bib', text: '@book{doe,}'}
  ])
  expect(byKey.get('doe')!.file).toBe('a.json')
  expect(findings).toMatchObject([{rule: 'bibliography-duplicate-key', file: 'b.bib', subject: 'doe'}])
})
