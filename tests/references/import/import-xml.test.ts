import {describe, expect, test} from 'vitest'
import {parseXml, xmlText} from '../../../src/core/xml.ts'
import {importEndnoteXml} from '../../../src/references/import/endnote-xml.ts'
import type {Importer} from '../../../src/references/import/imported.ts'
import {importPubmed} from '../../../src/references/import/pubmed.ts'
import {importRefer} from '../../../src/references/import/refer.ts'
import fc from '../../properties.ts'

/** The works in a text, without their empty ids; findings are asserted separately. */
function works(read: Importer, text: string): ReadonlyArray<Readonly<Record<string, unknown>>> {
  return read({path: 'a', text}).references.map(({csl: {id: _, ...csl}}) => csl)
}

function messages(read: Importer, text: string): readonly string[] {
  return read({path: 'a', text}).findings.map(
    ({place, message}) => `${place!.start.line}:${place!.start.column} ${message}`
  )
}

describe('XML', () => {
  test.each([
    ['<a>x &amp; y &#233;&#xe9; &nope;</a>', 'x & y éé &nope;'],
    ['<a>x<!-- <b> --><![CDATA[<y>]]></a>', 'x<y>'],
    ["<?xml version='1.0'?><!DOCTYPE a><a b='>'>x</a>", 'x'],
    ['<a><b>x</a>y', 'xy'],
    ['a < b', 'a < b'],
    ['</a>x', 'x'],
    ['<a>x', 'x'],
    ['<a><![CDATA[x', 'x']
  ])('%s', (text, expected) => {
    expect(xmlText(parseXml(text).root)).toBe(expected)
  })

  test('any text is parsed; deep nesting does no harm', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<a>', '</a>', '<b c="', '"', '<!--', '-->', '&', 'x', '<', '/>')),
        parts => {
          // Text before the first element is kept, and a broken tag or comment takes no more than the rest of the text.
          const text = xmlText(parseXml(`first${parts.join('')}`).root)
          expect(text).toMatch(/^first/)
          expect(text.length).toBeLessThanOrEqual(`first${parts.join('')}`.length)
        }
      )
    )
    expect(xmlText(parseXml('<a>x'.repeat(100_000)).root)).toHaveLength(100_000)
    for (const unit of ['</a>', '<a ', '<a b="']) {
      expect(xmlText(parseXml(`last${unit.repeat(100_000)}`).root)).toMatch(/^last/)
    }
  })
})

const style = (text: string, face = 'normal') =>
  `<style face="${face}" font="default" size="100%">${text}</style>`
const endnote = (records: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><xml><records>${records}</records></xml>`
const article = `<record><database name="my.enl">my.enl</database><rec-number>7</rec-number><foreign-keys><key app="EN">7</key></foreign-keys>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>${style('Roe, Ada')}</author><author>${style('Kiln Office,')}</author></authors>
<translated-authors><author>${style('Foe, F.')}</author></translated-authors></contributors>
<titles><title>${style('On ')}${style('Argilla', 'italic')}${style(' and H')}${style('2', 'subscript')}${style('O')}</title>
<secondary-title>${style('Journal of Clay')}</secondary-title><alt-title>${style('J. Clay')}</alt-title></titles>
<periodical><full-title>${style('Journal of Clay')}</full-title></periodical>
<pages>${style('117-131')}</pages><volume>${style('4')}</volume><number>${style('2')}</number>
<keywords><keyword>${style('law')}</keyword><keyword>${style('kilns')}</keyword></keywords>
<dates><year>${style('2011')}</year><pub-dates><date>${style('May 3')}</date></pub-dates></dates>
<isbn>${style('1234-5678&#xD;2345-6789 (Electronic)')}</isbn>
<urls><related-urls><url>${style('https://example.org/clay')}</url></related-urls><pdf-urls><url>internal-pdf://clay.pdf</url></pdf-urls></urls>
<electronic-resource-num>${style('10.5555/kiln')}</electronic-resource-num>
<auth-address>${style('Lahore')}</auth-address><custom3>${style('PMC12')}</custom3><odd-field>${style('odd')}</odd-field></record>`

describe('EndNote XML', () => {
  test('an article', () => {
    expect(works(importEndnoteXml, endnote(article))).toEqual([
      {
        type: 'article-journal',
        author: [{family: 'Roe', given: 'Ada'}, {literal: 'Kiln Office'}],
        translator: [{family: 'Foe', given: 'F.'}],
        title: 'On <i>Argilla</i> and H<sub>2</sub>O',
        'container-title': 'Journal of Clay',
        'container-title-short': 'J. Clay',
        issued: {'date-parts': [[2011, 5, 3]]},
        volume: '4',
        issue: '2',
        page: '117-131',
        ISSN: '1234-5678, 2345-6789',
        keyword: 'law, kilns',
        DOI: '10.5555/kiln',
        URL: 'https://example.org/clay',
        annote: 'L1: internal-pdf://clay.pdf; AD: Lahore; C3: PMC12; odd-field: odd'
      }
    ])
  })

  test.each([
    ['<ref-type name="Book Section">5</ref-type>', 'chapter'],
    ['<ref-type>6</ref-type>', 'book'],
    ['<ref-type name="Web Page">12</ref-type>', 'webpage'],
    ['<ref-type name="Thesis"/>', 'thesis'],
    ['<ref-type name="Mine">99</ref-type>', 'document'],
    ['', 'document']
  ])('%s is a %s', (type, expected) => {
    const record = `<record>${type}<titles><title>Clay</title></titles></record>`
    expect(works(importEndnoteXml, endnote(record))).toEqual([{type: expected, title: 'Clay'}])
  })

  test('a broken record does not affect others', () => {
    const good = (title: string) => `<record><titles><title>${title}</title></titles></record>\n`
    const text = endnote(
      `\n${good('A')}<record><titles><title>B</tit\n${good('C')}<record><pages>1</pages></record>\n${good('D')}`
    )
    expect(works(importEndnoteXml, text).map(({title}) => title)).toEqual(['A', 'B</tit', 'C', 'D'])
    expect(messages(importEndnoteXml, text)).toEqual([
      '3:25 The record is not valid XML',
      '5:1 The record has no title'
    ])
    const {references} = importEndnoteXml({path: 'a', text})
    expect(references.map(({place}) => place.start.line)).toEqual([2, 3, 4, 6])
    expect(references[0]!.raw).toBe(good('A').trim())
  })
})

describe('Refer', () => {
  test('records with and without a blank line between them', () => {
    const text = `%0 Book Section
%A Roe, Ada
%E Poe, E.
%T On Clay
  and Law
%B Earths
%D 2011
%P 1-12
%@ 978-0-306-40615-7
%K law
kilns
%0 Journal Article
%T Kilns
%J Journal of Clay
%~ odd

%A Nobody
`
    expect(works(importRefer, text)).toEqual([
      {
        type: 'chapter',
        author: [{family: 'Roe', given: 'Ada'}],
        editor: [{family: 'Poe', given: 'E.'}],
        title: 'On Clay and Law',
        'container-title': 'Earths',
        issued: {'date-parts': [[2011]]},
        page: '1-12',
        ISBN: '978-0-306-40615-7',
        keyword: 'law, kilns'
      },
      {type: 'article-journal', title: 'Kilns', 'container-title': 'Journal of Clay', annote: '%~: odd'}
    ])
    expect(messages(importRefer, text)).toEqual(['17:1 The record has no title, expected `%T`'])
  })
})

describe('PubMed', () => {
  const nbib = `
PMID- 12345
OWN - NLM
TI  - On clay and the law of
      kilns.
FAU - Roe, Ada
AU  - Roe A
CN  - Kiln Office
FAU - King, Martin Luther Jr
AU  - King ML Jr
JT  - Journal of clay
TA  - J Clay
DP  - 2011 May 3
VI  - 4
IP  - 2
PG  - 117-31
LA  - eng
PT  - Journal Article
PT  - Retracted Publication
IS  - 1234-5678 (Print)
IS  - 2345-6789 (Electronic)
LID - S12 [pii]
AID - 10.5555/kiln [doi]
PMC - PMC99
MH  - *Clay
OT  - kilns
RIN - Clay Today. 2012
AB  - Short.

PMID- 2
TI  - [Clay].
TT  - Ton.
AU  - Roe AB
DP  - 1999 Spring

PMID- 3
AU  - Nobody N
`
  test('MEDLINE', () => {
    expect(works(importPubmed, nbib)).toEqual([
      {
        type: 'article-journal',
        author: [
          {family: 'Roe', given: 'Ada'},
          {literal: 'Kiln Office'},
          {family: 'King', given: 'Martin Luther', suffix: 'Jr'}
        ],
        title: 'On clay and the law of kilns',
        'container-title': 'Journal of clay',
        'container-title-short': 'J Clay',
        issued: {'date-parts': [[2011, 5, 3]]},
        volume: '4',
        issue: '2',
        page: '117-31',
        language: 'en',
        ISSN: '1234-5678, 2345-6789',
        DOI: '10.5555/kiln',
        PMID: '12345',
        PMCID: 'PMC99',
        keyword: 'kilns, Clay',
        abstract: 'Short.',
        annote: 'PT: Retracted Publication; RIN: Clay Today. 2012'
      },
      {
        type: 'article-journal',
        author: [{family: 'Roe', given: 'A. B.'}],
        title: 'Ton',
        issued: {'date-parts': [[1999]], season: 1},
        PMID: '2',
        annote: 'TI: [Clay]'
      }
    ])
    expect(messages(importPubmed, nbib)).toEqual(['36:1 The record has no title, expected `TI`'])
  })

  test('a book and a chapter', () => {
    const book =
      'PMID- 1\nBTI - Earths\nFED - Poe, E.\nPB  - Earth Press\nPL  - Lahore\nISBN- 9780306406157\nDP  - 2001\n'
    expect(
      works(importPubmed, `${book}\n${book.replace('PMID- 1\n', 'PMID- 2\nTI  - Clay\nFAU - Roe, A.\n')}`)
    ).toEqual([
      {
        type: 'book',
        editor: [{family: 'Poe', given: 'E.'}],
        title: 'Earths',
        publisher: 'Earth Press',
        'publisher-place': 'Lahore',
        ISBN: '9780306406157',
        issued: {'date-parts': [[2001]]},
        PMID: '1'
      },
      expect.objectContaining({type: 'chapter', title: 'Clay', 'container-title': 'Earths'})
    ])
  })

  test('XML', () => {
    const text = `<?xml version="1.0"?><PubmedArticleSet>
<PubmedArticle><MedlineCitation><PMID Version="1">12345</PMID><Article PubModel="Print"><Journal><ISSN IssnType="Print">1234-5678</ISSN>
<JournalIssue><Volume>4</Volume><Issue>2</Issue><PubDate><Year>2011</Year><Month>May</Month><Day>3</Day></PubDate></JournalIssue>
<Title>Journal of clay</Title><ISOAbbreviation>J Clay</ISOAbbreviation></Journal>
<ArticleTitle>On <i>Argilla</i> &amp; law.</ArticleTitle><Pagination><MedlinePgn>117-31</MedlinePgn></Pagination>
<ELocationID EIdType="doi">10.5555/kiln</ELocationID>
<Abstract><AbstractText Label="AIM">Short.</AbstractText><AbstractText>End.</AbstractText></Abstract>
<AuthorList><Author><LastName>Roe</LastName><ForeName>Ada</ForeName><Initials>A</Initials></Author><Author><CollectiveName>Kiln Office</CollectiveName></Author></AuthorList>
<Language>ger</Language><PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
<KeywordList><Keyword>kilns</Keyword></KeywordList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC99</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.5555/other</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>2</PMID><Book><Publisher><PublisherName>Earth Press</PublisherName></Publisher><BookTitle>Earths</BookTitle><PubDate><Year>2001</Year></PubDate>
<AuthorList Type="editors"><Author><LastName>Poe</LastName><ForeName>E</ForeName></Author></AuthorList></Book></BookDocument></PubmedBookArticle>
</PubmedArticleSet>`
    expect(works(importPubmed, text)).toEqual([
      {
        type: 'article-journal',
        author: [{family: 'Roe', given: 'Ada'}, {literal: 'Kiln Office'}],
        title: 'On <i>Argilla</i> & law',
        'container-title': 'Journal of clay',
        'container-title-short': 'J Clay',
        issued: {'date-parts': [[2011, 5, 3]]},
        volume: '4',
        issue: '2',
        page: '117-31',
        language: 'de',
        ISSN: '1234-5678',
        DOI: '10.5555/kiln',
        PMID: '12345',
        PMCID: 'PMC99',
        keyword: 'kilns',
        abstract: 'AIM: Short. End.'
      },
      {
        type: 'book',
        editor: [{family: 'Poe', given: 'E'}],
        title: 'Earths',
        publisher: 'Earth Press',
        issued: {'date-parts': [[2001]]},
        PMID: '2'
      }
    ])
    expect(messages(importPubmed, text)).toEqual([])
  })
})

test('any text is parsed by any parser', () => {
  const part = fc.constantFrom(
    ...[
      '<record>',
      '</record>',
      '<titles><title>',
      '<style face="italic">',
      '</style>',
      '<PubmedArticle>',
      '<Article>',
      '<MedlineCitation>'
    ],
    ...[
      'PMID- 1\n',
      'TI  - x\n',
      'DP  - 2011 \n',
      '      on\n',
      '%0 Book\n',
      '%T x\n',
      '%',
      '\n',
      '\n\n',
      '<w:p><w:t>',
      '&#0;',
      'x'
    ]
  )
  const readers = [importEndnoteXml, importPubmed, importRefer]
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string())), parts => {
      const text = parts.join('')
      for (const read of readers) {
        const places = [...read({path: 'a', text}).references, ...read({path: 'a', text}).findings].map(
          ({place}) => place!
        )
        expect(
          places.filter(({start, end}) => start.offset > end.offset || end.offset > text.length)
        ).toEqual([])
      }
    })
  )
})
