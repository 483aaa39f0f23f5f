import {expect, test} from 'vitest'
import {escaped} from '../../../src/review/word/markdown-text.ts'

test.each([
  ['a_b', 'a_b'],
  ['a_', 'a\\_'],
  ['doe@', 'doe\\@'],
  ['me@doe.org', 'me@doe.org'],
  ['1 <', '1 <'],
  ['a <b', 'a \\<b'],
  ['x*y', 'x\\*y'],
  ['&amp;', '\\&amp;']
])('%j stays these words in Markdown: %j', (words, markdown) => {
  expect(escaped(words)).toBe(markdown)
})

test('a mark at the beginning of a paragraph starts no block', () => {
  expect(['# a', '1. a', '- a', 'a. b'].map(words => escaped(words, '', true))).toEqual([
    '\\# a',
    '1\\. a',
    '\\- a',
    'a. b'
  ])
})
