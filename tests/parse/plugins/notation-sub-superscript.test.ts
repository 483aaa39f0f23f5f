import {expect, test} from 'vitest'
import {outline, sources} from '../../notation.ts'

test.each([
  ['H~2~O', '"H" subscript("2") "O"'],
  ['x^2^', '"x" superscript("2")'],
  ['M^-1^.cm^-1^', '"M" superscript("-1") ".cm" superscript("-1")'],
  ['P~a\\ cat~', '"P" subscript("a\u00A0cat")'],
  ['*I~0~*', 'emphasis("I" subscript("0"))'],
  ['a^*b*^', '"a" superscript(emphasis("b"))'],
  ['a^b~c~^', '"a" superscript("b" subscript("c"))'],
  ['a^`b c`^', '"a" superscript(inlineCode"b c")'],
  ['a^[b c](d)^', '"a" superscript(link<d>("b c"))'],
  ['~~a~b~c~~', 'delete("a" subscript("b") "c")'],
  ['x^2^[^1]', '"x" superscript("2") "[^1]"'],
  ['^a^^b^', 'superscript("a") superscript("b")'],
  ['a^\\^^', '"a" superscript("^")'],
  ['\\^a^b^', '"^a" superscript("b")']
])('%s', (text, expected) => {
  expect(outline(text)).toBe(`paragraph(${expected})`)
})

test.each([
  ['~~a~~', 'delete("a")'],
  ['a^b c^', '"a^b c^"'],
  ['a^b\nc^', '"a^b\\nc^"'],
  ['^*a b*^', '"^" emphasis("a b") "^"'],
  ['~/a and ~/b', '"~/a and ~/b"'],
  ['x^2 + y^2', '"x^2 + y^2"'],
  ['^^ ~~', '"^^ ~~"'],
  ['*a^b*c^', 'emphasis("a^b") "c^"'],
  ['[a^b](c)^', 'link<c>("a^b") "^"'],
  ['[^1][^2]', '"[^1][^2]"'],
  ['`a^b^`', 'inlineCode"a^b^"'],
  ['$a^b^$', 'inlineMath"a^b^"']
])('not a script: %s', (text, expected) => {
  expect(outline(text)).toBe(`paragraph(${expected})`)
})

test('beside defined footnotes', () => {
  expect(outline('x^2^[^1] [^1]^a^\n\n[^1]: n')).toBe(
    'paragraph("x" superscript("2") footnoteReference " " footnoteReference superscript("a")) footnoteDefinition(paragraph("n"))'
  )
})

test('in table cells', () => {
  expect(outline('| a^2^ |\n|---|\n| ~b~ |')).toBe(
    'table(tableRow(tableCell("a" superscript("2"))) tableRow(tableCell(subscript("b"))))'
  )
})

test('a script extends from mark to mark', () => {
  expect(sources('a ~b~ c', 'subscript')).toEqual(['~b~'])
  expect(sources('ä^*b*^ c', 'superscript')).toEqual(['^*b*^'])
})
