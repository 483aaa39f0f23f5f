import {expect, test} from 'vitest'
import {outline, sources} from '../../notation.ts'

test.each([
  ['a^[b *c*] d', '"a" inlineNote("b " emphasis("c")) " d"'],
  ['a^[b [c](d) e]', '"a" inlineNote("b " link<d>("c") " e")'],
  ['a^[see [@doe, p. 3]]', '"a" inlineNote("see [@doe, p. 3]")'],
  ['a^[b `]` c]', '"a" inlineNote("b " inlineCode"]" " c")'],
  ['a^[b\nc]', '"a" inlineNote("b\\nc")'],
  ['a^b c^[d]', '"a^b c" inlineNote("d")'],
  ['a^b^^[c]', '"a" superscript("b") inlineNote("c")'],
  ['a^[b]^[c]', '"a" inlineNote("b") inlineNote("c")'],
  ['a^[b^[c]]', '"a" inlineNote("b" inlineNote("c"))'],
  ['a^[b^2^ c]', '"a" inlineNote("b" superscript("2") " c")'],
  ['*a^[b*] c', '"*a" inlineNote("b*") " c"'],
  ['a^[b c]^', '"a" inlineNote("b c") "^"'],
  ['a^[b](c d)', '"a" inlineNote("b") "(c d)"']
])('%s', (text, expected) => {
  expect(outline(text)).toBe(`paragraph(${expected})`)
})

test.each([
  ['a^[b](c)^', '"a" superscript(link<c>("b"))'],
  ['a^[b]^', '"a" superscript("[b]")'],
  ['a\\^[b]', '"a^[b]"'],
  ['a^b^[c]', '"a" superscript("b") "[c]"'],
  ['a^[b', '"a^[b"'],
  ['a^[]', '"a^[]"'],
  ['a^ [b]', '"a^ [b]"'],
  ['[^b]', '"[^b]"']
])('not a note: %s', (text, expected) => {
  expect(outline(text)).toBe(`paragraph(${expected})`)
})

test('a note extends from its caret to its bracket', () => {
  expect(sources('> a^[b\n> c] d', 'inlineNote')).toEqual(['^[b\n> c]'])
})
