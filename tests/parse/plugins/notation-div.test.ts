import {expect, test} from 'vitest'
import {outline, parse, sources} from '../../notation.ts'

test.each([
  ['::: note\na\n:::', 'div{.note}(paragraph("a"))'],
  ['::: {#refs .c}\n\n:::', 'div{#refs .c}()'],
  [':::name\na\n:::', 'div{.name}(paragraph("a"))'],
  ['::: {.a} :::\nb\n:::::', 'div{.a}(paragraph("b"))'],
  ['before\n::: a\nin\n:::\nafter', 'paragraph("before") div{.a}(paragraph("in")) paragraph("after")'],
  ['::: a\n::: b\nx\n:::\n:::', 'div{.a}(div{.b}(paragraph("x")))'],
  [':::: a\n::: b\nx\n:::\ny\n::::', 'div{.a}(div{.b}(paragraph("x")) paragraph("y"))'],
  ['::: a\n- x\n- y\n:::', 'div{.a}(list(listItem(paragraph("x")) listItem(paragraph("y"))))'],
  ['::: a\n> q\n:::\nz', 'div{.a}(blockquote(paragraph("q"))) paragraph("z")'],
  ['- i\n\n  ::: a\n  x\n  :::\n', 'list(listItem(paragraph("i") div{.a}(paragraph("x"))))'],
  ['> ::: a\n> x\n> :::', 'blockquote(div{.a}(paragraph("x")))'],
  ['::: a\n```\n:::\n```\n:::', 'div{.a}(code":::")'],
  ['::: a\n| x |\n|---|\n| y |\n:::', 'div{.a}(table(tableRow(tableCell("x")) tableRow(tableCell("y"))))'],
  [
    'x[^1]\n\n::: a\n[^1]: n\n:::',
    'paragraph("x" footnoteReference) div{.a}(footnoteDefinition(paragraph("n")))'
  ],
  ['[l]\n\n::: a\n[l]: u\n:::', 'paragraph(linkReference("l")) div{.a}(definition)']
])('%s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  ['a\n:::\nb', 'paragraph("a\\n:::\\nb")'],
  ['*a*\n:::', 'paragraph(emphasis("a") "\\n" ":::")'],
  [':::', 'paragraph(":::")'],
  ['::: two words', 'paragraph("::: two words")'],
  [':::{mermaid}', 'paragraph(":::{mermaid}")'],
  [':: a', 'paragraph(":: a")'],
  ['    ::: a', 'code"::: a"'],
  ['\\::: a', 'paragraph("::: a")']
])('not a div: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test('an unclosed div ends with its container, and is reported at its place', () => {
  const {tree, messages} = parse('a\n\n::: note\n\nb\n')
  expect(outline(tree)).toBe('root(paragraph("a") div{.note}(paragraph("b")))')
  expect(messages).toEqual([
    '3:1-5:2: The block that begins here is not closed, expected `:::` (div-unclosed)'
  ])
  expect(parse('::: a\n::: b\nx\n:::').messages).toEqual([
    '1:1-4:4: The block that begins here is not closed, expected `:::` (div-unclosed)'
  ])
  expect(parse('::: a\nx\n:::').messages).toEqual([])
})

test('a div extends from fence to fence', () => {
  expect(sources('x\n\n::: a\r\nb\r\n:::\r\n\r\ny', 'div')).toEqual(['::: a\r\nb\r\n:::'])
})

test('divs deeper than a hundred are text, and their fences still match', () => {
  const text = `${'::: a\n'.repeat(102)}x\n${':::\n'.repeat(102)}y`
  const {tree, messages} = parse(text)
  expect(messages).toEqual([])
  expect(sources(text, 'div')).toHaveLength(100)
  expect(outline(tree).endsWith(' paragraph("y"))')).toBe(true)
})
