import {expect, test} from 'vitest'
import {countSigns} from '../../../../src/outputs/pdf/paginator/ligatures.ts'

test.each([
  ['a ligature is one sign', 'office', ['ffi', 'ff', 'fi'], 4],
  ['the longest counts', 'offer fine', ['ffi', 'ff', 'fi'], 8],
  ['without ligatures, all are letters', 'office', [], 6],
  ['accents are parts of letters', 'e\u0301te\u0301', [], 3],
  ['letters beyond the first plane', '\u{1d400}b', [], 2]
])('%s', (_, word, ligatures, signs) => {
  expect(countSigns(word, ligatures)).toBe(signs)
})
