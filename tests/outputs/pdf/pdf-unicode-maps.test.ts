import {expect, test} from 'vitest'
import {readToUnicode} from '../../../src/outputs/pdf/text/to-unicode.ts'
import {withinBytes, withoutLigatures, withoutNull} from '../../../src/outputs/pdf/text/unicode-maps.ts'

function said(map: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readToUnicode(map))
}

test.each([
  [
    'a ligature says its letters',
    '2 beginbfchar\n<01A1> <FB01>\n<01A6> <FB03>\nendbfchar',
    {'01A1': 'fi', '01A6': 'ffi'}
  ],
  [
    'so does each of some side by side',
    '1 beginbfrange\n<01A5> <01A7> <FB00>\nendbfrange',
    {'01A5': 'ff', '01A6': 'fi', '01A7': 'fl'}
  ],
  [
    'all else stays',
    '1 beginbfchar\n<0003> <0066>\nendbfchar\n1 beginbfrange\n<0010> <0011> <0061>\nendbfrange',
    {'0003': 'f', '0010': 'a', '0011': 'b'}
  ]
])('%s', (_, map, expected) => {
  expect(said(withoutLigatures(map))).toEqual(expected)
})

test.each([
  [
    '1 beginbfrange\n<0C11> <0C13> <D835DCFE>\nendbfrange',
    '<0C11> <0C13> [<D835DCFE> <D835DCFF> <D835DD00>]'
  ],
  ['1 beginbfrange\n<0011> <0012> <006600FF>\nendbfrange', '<0011> <0012> [<006600FF> <00660100>]'],
  ['1 beginbfrange\n<0011> <0012> <00FE>\nendbfrange', '<0011> <0012> <00FE>']
])('a range over the end of a byte is a list: %s', (map, expected) => {
  const changed = withinBytes(map)
  expect(changed.split('\n')[1]).toBe(expected)
  expect(said(changed)).toEqual(said(map))
})

test('a glyph without a character maps to an invisible one', () => {
  expect(said(withoutNull('1 beginbfchar\n<0007> <0000>\nendbfchar'))).toEqual({'0007': '\u2060'})
})
