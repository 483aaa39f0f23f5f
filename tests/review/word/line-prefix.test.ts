import {expect, test} from 'vitest'
import type {SourcedBlock} from '../../../src/review/word/block-source.ts'
import {linePrefix} from '../../../src/review/word/paragraph-edits.ts'

test.each([
  ['Words.\n\nSaid.', ''],
  ['> > Said.', '> > '],
  ['- Said.', '  '],
  ['12. Said.', '    '],
  ['> - Said.', '>   ']
])('a second paragraph behind that of %j begins with %j', (text, prefix) => {
  const start = text.indexOf('Said')
  const owner = {place: {file: '01.md', start, end: text.length}}
  const block = {block: {kind: 'paragraph', owner}, source: {isValue: false}} as unknown as SourcedBlock
  expect(linePrefix(block, text)).toBe(prefix)
})
