import {expect, test} from 'vitest'
import {chaptersOf, differentWords, field, imported, p, run} from './word-package.ts'

const item = {
  id: 7,
  type: 'article-journal',
  title: 'Kilns and Law',
  author: [{family: 'Roe', given: 'Ada'}],
  issued: {'date-parts': [['2011']]},
  'container-title': 'Journal of Clay',
  page: '1-12'
}
const csl = (more = {}): string =>
  JSON.stringify({
    citationID: 'a',
    properties: {plainCitation: '(see Roe 2011, 3)'},
    citationItems: [{id: 7, itemData: item, locator: '3', prefix: 'see ', ...more}]
  })
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
const endnote =
  '<EndNote><Cite><Author>Roe</Author><Year>2011</Year><RecNum>4</RecNum><Prefix>see </Prefix><Pages>3</Pages><record><rec-number>4</rec-number>' +
  '<ref-type name="Journal Article">17</ref-type><contributors><authors><author>Roe, Ada</author></authors></contributors>' +
  '<titles><title>Kilns and Law</title><secondary-title>Journal of Clay</secondary-title></titles><pages>1-12</pages><dates><year>2011</year></dates></record></Cite></EndNote>'
const citavi = JSON.stringify({
  Entries: [
    {
      Prefix: 'see ',
      PageRange: {OriginalString: 'S. 3'},
      Reference: {
        ReferenceType: 'JournalArticle',
        Title: 'Kilns and Law',
        Year: '2011',
        Authors: [{FirstName: 'Ada', LastName: 'Roe'}],
        Periodical: {Name: 'Journal of Clay'},
        PageRange: '1-12'
      }
    }
  ]
})
const sources =
  '<b:Sources xmlns:b="b"><b:Source><b:Tag>Roe11</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Title>Kilns and Law</b:Title><b:Year>2011</b:Year>' +
  '<b:JournalName>Journal of Clay</b:JournalName><b:Pages>1-12</b:Pages><b:Author><b:Author><b:NameList><b:Person><b:Last>Roe</b:Last><b:First>Ada</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source></b:Sources>'
const marked = (name: string): string =>
  `<w:bookmarkStart w:id="3" w:name="${name}"/>${run('(see Roe 2011, 3)')}<w:bookmarkEnd w:id="3"/>`
const custom = (name: string, value: string): string => {
  const parts = value.match(/[\s\S]{1,120}/g)!
  return parts
    .map(
      (part, index) =>
        `<property name="${name}_${index + 1}"><vt:lpwstr>${part.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</vt:lpwstr></property>`
    )
    .join('')
}
const control = (tag: string): string =>
  `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${run('(see Roe 2011, 3)')}</w:sdtContent></w:sdt>`
const nested =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>' +
  `<w:r><w:fldChar w:fldCharType="begin"><w:fldData>${base64(endnote)}</w:fldData></w:fldChar></w:r><w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('(see Roe 2011, 3)')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

/** A field as EndNote writes it: a copy of the data in the outer field, in lines. */
const copied = nested.replace(
  '<w:fldChar w:fldCharType="begin"/>',
  `<w:fldChar w:fldCharType="begin"><w:fldData>${base64(endnote).replace(/.{60}/g, '$&\n')}</w:fldData></w:fldChar>`
)
/** A field as Citavi writes it: an object that occurs again is named by its number, and pages are XML. */
const citaviTwice = JSON.stringify({
  $id: '1',
  Entries: [
    {
      Prefix: 'see ',
      PageRange: '<sp>\r\n  <n>3</n>\r\n  <os>3</os>\r\n</sp>\r\n<os>3</os>',
      Reference: {
        $id: '2',
        ReferenceType: 'JournalArticle',
        Title: 'Kilns and Law',
        Year: '2011',
        Authors: [{$id: '3', FirstName: 'Ada', LastName: 'Roe'}],
        Periodical: {$id: '4', Name: 'Journal of Clay'},
        PageRange:
          '<sp>\r\n  <n>1</n>\r\n  <os>1</os>\r\n</sp>\r\n<ep>\r\n  <os>12</os>\r\n</ep>\r\n<os>1-12</os>'
      }
    }
  ]
})
const again = citaviTwice.replace(
  /("Reference":)(\{.*\})(\}\]\})$/,
  (_, name: string, work: string, end: string) => {
    const page = '{"PageRange":{"OriginalString":"5"},"Reference":{"$ref":"2"}}'
    return `${name}${work}},${page}${end.slice(1)}`
  }
)

const shown = '(see Roe 2011, 3)'

test.each<[program: string, name: string, body: string, parts: Readonly<Record<string, string>>]>([
  ['Zotero', 'Zotero', field(`ADDIN ZOTERO_ITEM CSL_CITATION ${csl()}`, shown), {}],
  ['Mendeley', 'Mendeley', field(`ADDIN CSL_CITATION ${csl()}`, shown), {}],
  ['Mendeley', 'Mendeley Cite', control(`MENDELEY_CITATION_v3_${base64(csl())}`), {}],
  ['EndNote', 'EndNote', field(`ADDIN EN.CITE ${endnote}`, shown), {}],
  ['EndNote', 'EndNote with data of their own', nested, {}],
  ['EndNote', 'EndNote with data in both fields', copied, {}],
  ['Citavi', 'Citavi', field(`ADDIN CitaviPlaceholder{${base64(citavi)}}`, shown), {}],
  ['Citavi', 'Citavi with pages in XML', field(`ADDIN CitaviPlaceholder{${base64(citaviTwice)}}`, shown), {}],
  [
    'Word',
    'Word',
    field('CITATION Roe11 \\f "see " \\p 3 \\l 1033', shown),
    {'customXml/item1.xml': sources}
  ],
  [
    'Zotero',
    'bookmarks of Zotero',
    marked('ZOTERO_BREF_a1'),
    {'docProps/custom.xml': custom('ZOTERO_BREF_a1', `ZOTERO_ITEM CSL_CITATION ${csl()}`)}
  ],
  [
    'Mendeley',
    'bookmarks of LibreOffice',
    marked('Mendeley_Bookmark_b2'),
    {'docProps/custom.xml': custom('Mendeley_Bookmark_b2', `ADDIN CSL_CITATION ${csl()}`)}
  ]
])('citations of %s are read: %s', (program, _, body, parts) => {
  const paper = imported(p(run('So ') + body + run('.')), parts)
  expect(chaptersOf(paper)).toBe('So [see @roe2011, p. 3].\n')
  expect(paper.bibliography).toContain('@article{roe2011,')
  expect(paper.bibliography).toContain('journaltitle = {Journal of Clay}')
  expect(paper.fields).toEqual(new Map([[program, {read: 1, unread: 0}]]))
})

test('a work that several fields cite is one, and keeps the key that it has', async () => {
  const keyed = {...item, 'citation-key': 'kilns'}
  const one = field(`ADDIN ZOTERO_ITEM CSL_CITATION ${csl({itemData: keyed})}`, '(Roe)')
  const two = field(
    `ADDIN ZOTERO_ITEM CSL_CITATION ${csl({itemData: {...keyed, id: 9}, prefix: '', 'suppress-author': true})}`,
    '(2011)'
  )
  const paper = imported(p(one) + p(run('Roe ') + two))
  expect(chaptersOf(paper)).toBe('[see @kilns, p. 3]\n\nRoe [-@kilns, p. 3]\n')
  expect(paper.works).toHaveLength(1)
  expect(await differentWords(paper)).toEqual({lost: [], added: []})
})

test('a list that the program made is made anew, and one that is typed is the same work', () => {
  const list = (content: string, by = 'ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY'): string => field(by, content)
  const cited = p(field(`ADDIN ZOTERO_ITEM CSL_CITATION ${csl()}`, shown))
  const entry = 'Roe, A. (2011). Kilns and Law. Journal of Clay, 1–12.'
  for (const last of [p(list(entry)), p(list(entry, 'ADDIN CITAVI BIBLIOGRAPHY')), p(entry)]) {
    const paper = imported(cited + p(run('References', '<w:b/>')) + last)
    expect(paper.works).toHaveLength(1)
    expect(chaptersOf(paper)).toBe('[see @roe2011, p. 3]\n# References\n\n::: {#refs}\n:::\n')
  }
})

test('a list of several paragraphs that the program made is made anew under its heading', () => {
  const cited = p(
    field(`ADDIN ZOTERO_ITEM CSL_CITATION ${csl({locator: '', prefix: ''})}`, '(Roe)') +
      field(
        `ADDIN ZOTERO_ITEM CSL_CITATION ${csl({locator: '', prefix: '', itemData: {...item, id: 8, title: 'Bricks'}})}`,
        '(Roe)'
      )
  )
  const [begin = '', end = ''] = field('ADDIN EN.REFLIST', 'Roe, A. (2011). Bricks.').split(
    /(?=<w:r><w:fldChar w:fldCharType="end")/
  )
  const paper = imported(
    cited + p(run('References', '<w:b/>')) + p(begin) + p(run('Roe, A. (2011). Kilns and Law.') + end)
  )
  expect(chaptersOf(paper)).toBe('[@roe2011][@roe2011a]\n# References\n\n::: {#refs}\n:::\n')
})

test('a raised number of a program is no part of the word before it', async () => {
  const code = `ADDIN ZOTERO_ITEM CSL_CITATION ${csl({locator: '', prefix: ''})}`
  const paper = imported(
    p(run('The ovens') + field(code, '1').replace('<w:t ', '<w:rPr/><w:t ') + run('are hot.'))
  )
  expect(chaptersOf(paper)).toBe('The ovens[@roe2011]are hot.\n')
  expect(await differentWords(paper)).toEqual({lost: [], added: []})
})

test('a citation that does not say what it cites stays as words', () => {
  const paper = imported(p(field('ADDIN EN.CITE', '(Roe, 2011)')))
  expect(chaptersOf(paper)).toMatch(/^\(Roe, 2011\)\{>>/)
  expect(paper.fields).toEqual(new Map([['EndNote', {read: 0, unread: 1}]]))
})

/** An EndNote citation with data outside the record. */
const endnoteCite = (family: string, beside: string, attributes = ''): string =>
  `<Cite${attributes}><Author>${family}</Author><Year>2011</Year>${beside}<record><ref-type name="Book">6</ref-type>` +
  `<contributors><authors><author>${family}, Ada</author></authors></contributors><titles><title>${family} on Clay</title></titles><dates><year>2011</year></dates></record></Cite>`
const endnoteOf = (...cites: readonly string[]): string => `<EndNote>${cites.join('')}</EndNote>`
const citaviEntry = (family: string, more: object): object => ({
  ...more,
  Reference: {
    ReferenceType: 'Book',
    Title: `${family} on Clay`,
    Year: '2011',
    Authors: [{FirstName: 'Ada', LastName: family}]
  }
})
const citaviOf = (...entries: readonly object[]): string =>
  field(`ADDIN CitaviPlaceholder{${base64(JSON.stringify({Entries: entries}))}}`, shown)
const two = endnoteOf(
  endnoteCite('Roe', '<Prefix>see </Prefix><Pages>3-5</Pages>'),
  endnoteCite('Doe', '<Prefix>and </Prefix><Suffix>, passim</Suffix>')
)
const dataOf = (xml: string): string => nested.replace(base64(endnote), base64(xml).replace(/.{60}/g, '$&\n'))

test.each<[program: string, citation: string, body: string, markdown: string]>([
  [
    'EndNote',
    'of two works',
    field(`ADDIN EN.CITE ${two}`, shown),
    '[see @roe2011, p. 3-5; and @doe2011, passim]'
  ],
  ['EndNote', 'of two works in data', dataOf(two), '[see @roe2011, p. 3-5; and @doe2011, passim]'],
  [
    'EndNote',
    'without the author',
    field(`ADDIN EN.CITE ${endnoteOf(endnoteCite('Roe', '', ' ExcludeAuth="1"'))}`, '(2011)'),
    '[-@roe2011]'
  ],
  [
    'EndNote',
    'in the sentence',
    field(`ADDIN EN.CITE ${endnoteOf(endnoteCite('Roe', '', ' AuthorYear="1"'))}`, 'Roe (2011)'),
    '@roe2011'
  ],
  [
    'Citavi',
    'of two works',
    citaviOf(
      citaviEntry('Roe', {Prefix: 'see ', PageRange: {OriginalString: 'S. 3-5'}}),
      citaviEntry('Doe', {Prefix: 'and ', Suffix: ', passim'})
    ),
    '[see @roe2011, p. 3-5; and @doe2011, passim]'
  ],
  [
    'Citavi',
    'of a work that occurs again',
    field(`ADDIN CitaviPlaceholder{${base64(again)}}`, shown),
    '[see @roe2011, p. 3; @roe2011, p. 5]'
  ]
])('a citation of %s %s', (program, _, body, markdown) => {
  const paper = imported(p(run('So ') + body + run('.')))
  expect(chaptersOf(paper)).toBe(`So ${markdown}.\n`)
  expect(paper.fields).toEqual(new Map([[program, {read: 1, unread: 0}]]))
})
