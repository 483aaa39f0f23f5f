import {expect, test} from 'vitest'
import {articleHtml} from '../../article-words.ts'
import {outline} from '../../notation.ts'

test.each([
  ['(a) one\n(b) two', 'list(listItem(paragraph("one")) listItem(paragraph("two")))'],
  ['A.  y\nB.  z', 'list(listItem(paragraph("y")) listItem(paragraph("z")))'],
  [
    'i. one\nii. two\niv) odd',
    'list(listItem(paragraph("one")) listItem(paragraph("two"))) list(listItem(paragraph("odd")))'
  ],
  [
    '(iv) four\n(v) five\n(x) ten',
    'list(listItem(paragraph("four")) listItem(paragraph("five")) listItem(paragraph("ten")))'
  ],
  ['#. a\n#. b', 'list(listItem(paragraph("a")) listItem(paragraph("b")))'],
  [
    '1. one\n   a. in\n   b. in\n2. two',
    'list(listItem(paragraph("one") list(listItem(paragraph("in")) listItem(paragraph("in")))) listItem(paragraph("two")))'
  ],
  ['a) x\n\n   y\nb) z', 'list(listItem(paragraph("x") paragraph("y")) listItem(paragraph("z")))'],
  ['(a)\tone\n\n\ttwo', 'list(listItem(paragraph("one") paragraph("two")))'],
  ['> a. q\n> b. r', 'blockquote(list(listItem(paragraph("q")) listItem(paragraph("r"))))'],
  ['a. b\nc\nb. d', 'list(listItem(paragraph("b\\nc")) listItem(paragraph("d")))'],
  ['(@x) One.\n(@) Two.', 'list(listItem{#x}(paragraph("One.")) listItem(paragraph("Two.")))']
])('lists: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  'A. Smith',
  'p. 3 is',
  'c. 1850 the town',
  'e.g. this',
  'MM. no',
  'a.\nb. x',
  'words\n(b) and words',
  'words\n(a) and words',
  'words\na) and words',
  'words\ni. and words',
  'words\n#. and words',
  'So (a) this',
  '(@fig:x) shows',
  '(2019) words'
])('not a list: %s', text => {
  expect(outline(text)).toMatch(/^paragraph\([^(]*\(?[^(]*\)$/)
})

test.each([
  ['(c) x', '<ol start="3" class="lower-alpha parentheses" type="a">'],
  ['IV.  x', '<ol start="4" class="upper-roman" type="I">'],
  ['2) x', '<ol start="2" class="parenthesis">'],
  ['2. x', '<ol start="2">']
])('the HTML has the numbering of a list: %s', async (text, expected) => {
  expect(await articleHtml(text)).toContain(expected)
})

test('examples are numbered through the paper, and their labels refer to them', async () => {
  const html = await articleHtml({
    'manuscript/01.md': '(@) One.\n\nSee (@good).\n',
    'manuscript/02.md': '(@good) Two.\n\n(@) Three.\n\n@good and @other'
  })
  expect(html).toMatch(/See \(<a class="cross-reference" href="#good"[^>]*>2<\/a>\)/)
  expect(html).toMatch(/<ol class="example parentheses">\s*<li>One/)
  expect(html).toMatch(/<ol start="2" class="example parentheses">\s*<li id="good">/)
  expect(html).toMatch(/href="#good"[^>]*>2<\/a> and .*citation-undefined">other/)
})
