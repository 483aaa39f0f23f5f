import {describe, expect, test} from 'vitest'
import {flowLetters, type PageStart} from '../../src/core/page-start.ts'
import {accessibilityOf} from '../../src/outputs/epub/accessibility.ts'
import type {EpubDocument} from '../../src/outputs/epub/documents.ts'
import {navigation} from '../../src/outputs/epub/navigation.ts'
import {withPageBreaks} from '../../src/outputs/epub/page-breaks.ts'
import {serializeXhtml, withParsedMarkup} from '../../src/outputs/epub/xhtml.ts'
import {hastOf} from '../hast.ts'

const document = (html: string): EpubDocument => ({
  file: 'text-1.xhtml',
  title: 'T',
  kind: 'chapter',
  content: withParsedMarkup(hastOf(html))
})

/** The start of page 2 in a block; `|` marks where the page begins. */
function startIn(block: string, more: Partial<PageStart> = {}): PageStart {
  const [before = '', after = ''] = block.split('|').map(flowLetters)
  const own = {block: before + after, occurrence: 0, letters: before.length}
  return {page: 2, label: '2', ...own, isWordless: false, isDivided: false, ...more}
}

const mark = '<span id="page-2" epub:type="pagebreak" role="doc-pagebreak" aria-label="2"></span>'

describe('a page of the PDF is marked in an EPUB', () => {
  test.each<[string, string, string, Partial<PageStart>, string]>([
    ['before its first word', '<p>One two.</p>', 'One |two.', {}, '<p>One |two.</p>'],
    ['at the beginning of a block', '<p>A</p><p>B</p>', '|B', {}, '<p>A</p><p>|B</p>'],
    ['in italics', '<p>A <em>b c</em></p>', 'A b |c', {}, '<p>A <em>b |c</em></p>'],
    [
      'after a divided word',
      '<p>One hyphen, two</p>',
      'One hy|phen, two',
      {isDivided: true},
      '<p>One hyphen, |two</p>'
    ],
    ['at the end, if that ends the block', '<p>hyphen</p>', 'hy|phen', {isDivided: true}, '<p>hyphen|</p>'],
    ['before a heading, not in it', '<h2>A</h2>', '|A', {}, '|<h2>A</h2>'],
    ['within a heading of two pages', '<h2>A b</h2>', 'A |b', {}, '<h2>A |b</h2>'],
    [
      'before a picture and its caption',
      '<figure><img src="a"/><figcaption>A</figcaption></figure>',
      '|A',
      {},
      '|<figure><img src="a"/><figcaption>A</figcaption></figure>'
    ],
    [
      'in the row of a table',
      '<table><tr><td>0</td></tr><tr><td>0</td></tr></table>',
      '|0',
      {occurrence: 1},
      '<table><tr><td>0</td></tr><tr><td>|0</td></tr></table>'
    ],
    [
      'before a formula',
      '<p>A <math><mi>x</mi></math> b</p>',
      'A |b',
      {isWordless: true},
      '<p>A |<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math> b</p>'
    ],
    [
      'after a formula',
      '<p>A <math><mi>x</mi></math> b</p>',
      'A |b',
      {},
      '<p>A <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math> |b</p>'
    ],
    [
      'in the text of an item, not in its list',
      '<ul><li>A<ul><li>B</li></ul>C</li></ul>',
      'A|C',
      {},
      '<ul><li>A<ul><li>B</li></ul>|C</li></ul>'
    ],
    ['in Urdu', '<p>یہ ایک جملہ</p>', 'یہ |ایک جملہ', {}, '<p>یہ |ایک جملہ</p>']
  ])('%s', (_, html, block, more, expected) => {
    const {documents, lost} = withPageBreaks([document(html)], [startIn(block, more)])
    expect(lost).toEqual([])
    expect(serializeXhtml(documents[0]!.content)).toBe(expected.replace('|', mark))
  })

  test('but for a page whose text is not in it, which is told', () => {
    expect(withPageBreaks([document('<p>A</p>')], [startIn('|B')]).lost).toEqual(['2'])
  })

  test('by a name that no anchor has', () => {
    const {documents} = withPageBreaks([document('<p id="page-2">A</p>')], [startIn('|A')])
    expect(serializeXhtml(documents[0]!.content)).toContain('<span id="page-of-pdf-2"')
  })
})

test('the marked pages are listed and named in the metadata, and not in the list of sections', () => {
  const {documents} = withPageBreaks([document('<h2 id="a">A b</h2>')], [startIn('A |b')])
  const nav = serializeXhtml(navigation(documents, 'en'))
  expect(nav).toContain('<li><a href="text-1.xhtml#a">A b</a></li>')
  expect(nav).toContain(
    'epub:type="page-list" role="doc-pagelist" id="pages" hidden="hidden" aria-label="Pages"><ol><li><a href="text-1.xhtml#page-2">2</a></li></ol>'
  )
  const {features, summary} = accessibilityOf(documents, false)
  expect(features).toEqual(expect.arrayContaining(['pageBreakMarkers', 'pageNavigation']))
  expect(summary).toContain('Its pages are those of the PDF')
})
