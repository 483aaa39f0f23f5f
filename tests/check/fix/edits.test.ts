import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../../src/check/fix/repairs.ts'
import {editOf, editValue} from '../../../src/core/edits.ts'
import {locator} from '../../../src/core/position.ts'
import {parseBibliography} from '../../../src/parse/bibliography.ts'

/** The value of `pages`, with its delimiters, after it is changed to `1–2`; undefined if no edit is offered. */
function withOtherPages(written: string): string | undefined {
  const text = `\uFEFF@string{p = {7}}\r\n@book{doe, pages = ${written}, year = 1999}`
  const {references} = parseBibliography([{path: 'a.bib', text}])
  const edit = editValue('a.bib', references[0]!.fields.get('pages')!, '1–2')
  return edit && applyEdits(text, [edit]).slice(text.indexOf('pages') + 8, -14)
}

describe('the edit of a value keeps its delimiters', () => {
  test.each([
    ['{1-2}', '{1–2}'],
    ['"1-2"', '"1–2"'],
    ['{ 1-2\r\n }', '{ 1–2\r\n }'],
    ['{{1-2}}', '{1–2}'],
    ['{}', '{1–2}']
  ])('%j', (written, expected) => {
    expect(withOtherPages(written)).toBe(expected)
  })
})

describe('no edit is offered if the value is not one stretch of the file', () => {
  test.each(['12', 'p', '{1} # {2}', '"" # {12}', 'p # {}', '{12} # {}', '{7} # p'])('%s', written => {
    expect(withOtherPages(written)).toBeUndefined()
  })
})

test('the edit of a place has its offsets', () => {
  const place = locator('one two').place(4, 7)
  expect(editOf('a', place, 'two', '2')).toEqual({file: 'a', start: 4, end: 7, old: 'two', text: '2'})
})
