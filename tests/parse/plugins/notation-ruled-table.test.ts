import {expect, test} from 'vitest'
import {articleHtml} from '../../article-words.ts'
import {outline, sources} from '../../notation.ts'

const row = (...cells: readonly string[]): string =>
  `tableRow(${cells.map(cell => `tableCell(paragraph("${cell}"))`.replace(/paragraph\((.*)\)\)$/, '$1)')).join(' ')})`

test.each([
  ['a  b\n-- --\n1  2', `table(${row('a', 'b')} ${row('1', '2')})`],
  [
    'x\n\n-- --\n1  2\n3  4\n-- --\n\ny',
    `paragraph("x") table(${row('1', '2')} ${row('3', '4')}) paragraph("y")`
  ],
  ['     a      b\n------ ------\n     1      2', `table(${row('a', 'b')} ${row('1', '2')})`],
  [
    '-------\na  b\n-- ----\n1  2\n\n3  4\n-------',
    `table(${row('a', 'b')} ${row('1', '2')} ${row('3', '4')})`
  ],
  [
    '-------\na  b\n-- ----\n1  2\n\n3  4\n-- ----\n\ny',
    `table(${row('a', 'b')} ${row('1', '2')} ${row('3', '4')}) paragraph("y")`
  ],
  ...[
    '-------\na  b\n-- --\n1  2\n-- --',
    '-------\na  b\n-- --\n1  2\n-------',
    'a  b\n-- --\n1  2\n-- --'
  ].flatMap(table =>
    ['Table: C', ': C'].map(caption => [
      `${table}\n${caption}\n\ny`,
      `figure<table>(caption("C") table(${row('a', 'b')} ${row('1', '2')})) paragraph("y")`
    ])
  )
])('tables with dashes: %s', (text, expected) => {
  expect(outline(text)).toBe(expected)
})

test.each([
  'a\n\n---\n\nb',
  'Scene one.\n- - -\nScene two.',
  '- - -\n\na  b\n\n- - -\n\nc',
  '--- ---\n\nwords over edges\n\n--- ---\n\nc',
  '---\na: b\n---'
])('not a table: %s', text => {
  expect(outline(`x\n\n${text}`)).not.toContain('table')
})

test('columns are aligned by their heads, and cells have their places', async () => {
  const text = 'one     two  three     four\n----  -----  --------  ----\n*a*       b     c      d'
  expect(sources(text, 'emphasis')).toEqual(['*a*'])
  const html = await articleHtml(text)
  expect(html).toContain(
    '<th scope="col" class="align-left">one</th><th scope="col" class="align-right">two</th>'
  )
})

test('lines of a cell are joined, and widths are those of the dashes', async () => {
  const html = await articleHtml(
    '----------\nA    B\n     head\n---- -----\n1    two\n     lines\n\n2    b\n----------\n'
  )
  expect(html).toContain('<col style="width:44.4%"><col style="width:55.6%">')
  expect(html).toMatch(/<th[^>]*>B\s+head<\/th>/)
  expect(html).toMatch(/<td[^>]*>two\s+lines<\/td>/)
})

test.each([
  'word',
  '12.4 per cent, at most 3%.',
  'Wages; and 1,200 loans',
  '1. first',
  'a. first',
  'xi) first',
  'see www.example.org',
  'ماهانہ آمدنی'
])('words of a drawn cell are read as a paragraph is: %s', text => {
  const line = '-'.repeat(text.length + 2)
  const alone = outline(text).replace(/^paragraph\((.*)\)$/, '$1')
  expect(outline(`+${line}+\n| ${text} |\n+${line}+`)).toContain(`(${alone})`)
})

test('words over two lines of a drawn cell have their places', () => {
  const text = '+-----+---+\n| one | 2 |\n| two |   |\n+-----+---+\n\n[^1]: Note.'
  expect(outline(text)).toContain('tableCell("one" "\\n" "two") tableCell("2")')
  expect(sources(text, 'text')).toEqual(expect.arrayContaining(['one', 'two', '2']))
})
