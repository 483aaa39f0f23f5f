import {expect, test} from 'vitest'
import {printedPoint} from '../../src/preview/printed-point.ts'

const text = 'A *big* dog and a big cat, as [@doe] says.\n\nThe next one is big.\n'
const paragraph = `0 ${text.indexOf('\n')} a.md`
const next = `${text.indexOf('The')} ${text.length - 1} a.md`
const set = {
  shell: ['', ''] as const,
  pages: [
    {html: '', sources: [{place: paragraph, before: ''}]},
    {
      html: '',
      sources: [
        {place: paragraph, before: 'A big dog and a'},
        {place: next, before: ''},
        {place: '30 36 a.md', before: ''},
        {place: '0 1 b.md', before: ''}
      ]
    }
  ]
}

test.each([
  ['a word', {page: 0, source: 0, word: 'dog', count: 0}, 'a.md:1:9'],
  ['the first of a word', {page: 0, source: 0, word: 'big', count: 0}, 'a.md:1:4'],
  ['the second', {page: 0, source: 0, word: 'big', count: 1}, 'a.md:1:19'],
  [
    'the first of its page, and the second of its text',
    {page: 1, source: 0, word: 'big', count: 0},
    'a.md:1:19'
  ],
  ['a word of another text', {page: 1, source: 1, word: 'big', count: 0}, 'a.md:3:17'],
  ['words that stand for something', {page: 1, source: 2, word: 'Doe', count: 0}, 'a.md:1:31'],
  ['no word', {page: 1, source: 1, word: '', count: 0}, 'a.md:3:1'],
  ['a file that was not read', {page: 1, source: 3, word: 'A', count: 0}, undefined],
  ['a page that is gone', {page: 7, source: 0, word: 'A', count: 0}, undefined]
])('the point of %s', (_, asked, expected) => {
  const found = printedPoint(set, asked, file => (file === 'a.md' ? text : undefined))
  expect(found && `${found.file}:${found.line}:${found.column}`).toBe(expected)
})
