import {describe, expect, test} from 'vitest'
import type {Reference} from '../../../src/core/types.ts'
import {fold} from '../../../src/review/word/fold.ts'
import {knownCitations} from '../../../src/review/word/known-citations.ts'
import {entryNumber} from '../../../src/review/word/reference-list.ts'

describe('words are compared without', () => {
  test.each([
    ['the length of dashes', 'a – b — c ‒ d', 'a - b - c - d'],
    ['the number of dashes', 'a––b, c-–d, e–-f, g---h', 'a-b, c-d, e-f, g-h'],
    ['the kind of spaces', 'a\u00a0b\u2009c\td\ne', 'a b c d e'],
    ['the number of spaces', 'a\u00a0\u2009b, c \u00a0d, e\u00a0 f, g   h', 'a b, c d, e f, g h'],
    ['the form of quotation marks', '“a” «b» ‘c’ `d´', '"a" "b" \'c\' \'d\''],
    ['hyphens that nobody sees', 'a\u00adb\u200bc', 'abc'],
    ['the parts of a letter', 'e\u0301', 'é'],
    ['the form of dots', 'a…', 'a...'],
    ['ligatures', 'ﬁve ﬂoes', 'five floes']
  ])('%s', (_, text, expected) => {
    expect(fold(text).text).toBe(expected)
  })

  test('losing the place of each letter', () => {
    expect([...fold('a––b… c').places]).toEqual([0, 1, 3, 4, 4, 4, 5, 6, 7])
  })
})

test.each([
  ['[12] Roe', 'Roe'],
  ['(12) Roe', 'Roe'],
  ['12. Roe', 'Roe'],
  [' 12) Roe', 'Roe'],
  ['1990 Roe', '1990 Roe'],
  ['Roe, 12. Kilns', 'Roe, 12. Kilns']
])('the entry %j has the words %j', (entry, words) => {
  expect(entry.replace(entryNumber, '')).toBe(words)
})

describe('a work that words name', () => {
  const work = (key: string, family?: string, year?: number): Reference =>
    ({
      key,
      csl: {
        id: key,
        type: 'book',
        ...(family && {author: [{family}]}),
        ...(year && {issued: {'date-parts': [[year]]}})
      }
    }) as unknown as Reference
  const known = knownCitations(
    [],
    [
      work('roe', 'Roe', 1990),
      work('other', 'Roe', 1990),
      work('late', 'Roe', 2001),
      work('undated', 'Poe'),
      work('nobody', undefined, 1700),
      work('particle', 'van Li', 1991)
    ]
  )

  test.each([
    ['(Roe, 2001)', [], 'late'],
    ['Roe and Day (2001)', [], 'late'],
    ['(Roe, 1990)', [], undefined],
    ['(Roe, 1990)', ['other'], 'other'],
    ['(Roe, 1990)', ['roe', 'other'], undefined],
    ['(2001, Roe)', [], undefined],
    ['(Roes, 2001)', [], undefined],
    ['(Roe, 20011)', [], undefined],
    ['(van Li, 1991)', [], 'particle'],
    ['Poe.', [], undefined],
    ['(1700)', [], undefined]
  ])('%s, cited %j: %s', (words, keys, key) => {
    expect(known.named(words, keys)?.key).toBe(key)
  })
})
