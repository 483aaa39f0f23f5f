import {expect, test} from 'vitest'
import type {PdfMetadata} from '../../../src/outputs/pdf/publication/metadata.ts'
import {xmpPacket} from '../../../src/outputs/pdf/publication/xmp.ts'
import {metadata as article} from '../../pdf-article.ts'
import fc from '../../properties.ts'

const metadata: PdfMetadata = {
  ...article,
  pages: {first: 117, last: 128},
  claims: ['a-2a', 'ua-1'],
  hasInformation: true
}
const license = 'https://creativecommons.org/licenses/by-nc-nd/4.0/'

test.each([
  '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Sediment &amp; “flux” &lt;again&gt;</rdf:li>' +
    '<rdf:li xml:lang="en-GB">Sediment &amp; “flux” &lt;again&gt;</rdf:li>' +
    '<rdf:li xml:lang="ur">تلچھٹ</rdf:li></rdf:Alt></dc:title>',
  '<rdf:li xml:lang="ur">تلچھٹ کے بارے میں</rdf:li></rdf:Alt></dc:description>',
  '<dc:subject><rdf:Bag><rdf:li>sediment</rdf:li><rdf:li>flux &amp; flow</rdf:li><rdf:li>تلچھٹ</rdf:li></rdf:Bag></dc:subject>',
  '<pdf:Keywords>sediment; flux &amp; flow</pdf:Keywords>',
  '<dcterms:creator><rdf:Seq><rdf:li>https://orcid.org/0000-0002-1825-0097</rdf:li></rdf:Seq></dcterms:creator>',
  '<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>',
  '<dc:identifier>doi:10.1234/a&lt;b&gt;</dc:identifier>',
  '<dc:publisher><rdf:Bag><rdf:li>A &amp; B</rdf:li></rdf:Bag></dc:publisher>',
  '<prism:doi>10.1234/a&lt;b&gt;</prism:doi>',
  '<prism:publicationName>Insights</prism:publicationName>',
  '<prism:startingPage>117</prism:startingPage>',
  '<prism:endingPage>128</prism:endingPage>',
  '<prism:pageRange>117-128</prism:pageRange>',
  '<xmpRights:Marked>True</xmpRights:Marked>',
  '<xmpRights:WebStatement>https://doi.org/10.1234/a&lt;b&gt;</xmpRights:WebStatement>',
  `<cc:license rdf:resource="${license}"/>`,
  '<cc:attributionName>Ada Lovelace</cc:attributionName>',
  '<xmp:CreatorTool>galley 0.1.0</xmp:CreatorTool>'
])('the packet contains %s', property => {
  expect(xmpPacket(metadata)).toContain(property)
})

test('related works are in the packet', () => {
  expect(xmpPacket({...metadata, related: ['10.1/a', '10.1/b']})).toContain(
    '<dc:relation><rdf:Bag><rdf:li>doi:10.1/a</rdf:li><rdf:li>doi:10.1/b</rdf:li></rdf:Bag></dc:relation>'
  )
  expect(xmpPacket(metadata)).not.toContain('dc:relation')
})

test('the section and both ISSNs are in the packet, and are described only there', () => {
  const journal = {title: 'J', issn: '0378-5955', electronicIssn: '2049-3630', section: 'Articles'}
  const packet = xmpPacket({...metadata, journal})
  expect(packet).toContain('<prism:issn>0378-5955</prism:issn>')
  expect(packet).toContain('<prism:eIssn>2049-3630</prism:eIssn>')
  expect(packet).toContain('<prism:section>Articles</prism:section>')
  const described = (text: string) => text.match(/<pdfaProperty:name>(?:eIssn|section)</g)?.length ?? 0
  expect([described(packet), described(xmpPacket(metadata))]).toEqual([2, 0])
})

test('the terms of use name the licence and its web statement', () => {
  expect(xmpPacket({...metadata, doi: '10.1/x'})).toContain(
    `This work is licensed to the public under the ${metadata.license?.name} ${license} verify at https://doi.org/10.1/x`
  )
})

test('without a DOI, the licence itself is the web statement', () => {
  expect(xmpPacket({...metadata, doi: undefined})).toContain(`<xmpRights:WebStatement>${license}<`)
})

test('a work in the public domain is not marked as rights-managed', () => {
  const url = 'https://creativecommons.org/publicdomain/zero/1.0/'
  expect(xmpPacket({...metadata, license: {name: 'CC0 1.0', url}})).toContain('<xmpRights:Marked>False<')
})

test('without a licence, there is no rights statement and no empty property', () => {
  const {title, lang, date, creator, producer} = metadata
  const none = {titles: [], authors: [], orcids: [], descriptions: [], keywords: []}
  const packet = xmpPacket({...none, claims: [], hasInformation: true, title, lang, date, creator, producer})
  expect(packet).not.toMatch(/<(xmpRights|cc|prism|dc:rights|dc:creator|dc:subject):?/)
  expect(packet).not.toMatch(/<([\w:]+)[^<>]*><\/\1>/)
})

const packetOf = (...claims: PdfMetadata['claims']) => xmpPacket({...metadata, claims})

test('PDF/A and PDF/UA are claimed, with the schema of PDF/UA, which PDF/A-2 does not define', () => {
  expect(packetOf('a-2a', 'ua-1')).toContain(
    '<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n<pdfaExt'
  )
  expect(packetOf('a-2a', 'ua-1')).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>')
  expect(packetOf('a-2u')).toContain('<pdfaid:conformance>U<')
  expect(packetOf('a-2a')).not.toContain('<pdfaSchema:prefix>pdfuaid')
})

test('nothing is claimed that a file is not', () => {
  expect(packetOf()).not.toMatch(/<pdfaid:|<pdfuaid:|<pdfaExtension:/)
  expect(packetOf('ua-1')).not.toMatch(/<pdfaid:|<pdfaExtension:/)
})

test('the standards of PDF 2.0 have years, and no schemas', () => {
  expect(packetOf('a-4f')).toContain(
    '<pdfaid:part>4</pdfaid:part>\n<pdfaid:rev>2020</pdfaid:rev>\n<pdfaid:conformance>F</pdfaid:conformance>\n'
  )
  expect(packetOf('a-4')).not.toMatch(/conformance>|<pdfaExtension:/)
})

test('every property of a schema that PDF/A does not define is described', () => {
  const packet = xmpPacket(metadata)
  for (const [, prefix, property] of packet.matchAll(/<(prism|cc|dcterms):(\w+)/g)) {
    expect(packet).toContain(`<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>`)
    expect(packet).toContain(`<pdfaProperty:name>${property}</pdfaProperty:name>`)
  }
})

test('the packet is well-formed for any metadata', () => {
  const text = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.constantFrom('</rdf:RDF>', '"/>', '\u0000', '\uD800', ']]>', '&amp;')
  )
  fc.assert(
    fc.property(text, text, (title, url) => {
      const packet = xmpPacket({
        ...metadata,
        title,
        authors: [title],
        rights: title,
        license: {name: title, url}
      })
      expect(isWellFormed(packet)).toBe(true)
    })
  )
})

/** Whether tags nest, attributes are quoted, entities are known and every character is allowed in XML 1.0. */
function isWellFormed(xml: string): boolean {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(xml)) return false
  const open: string[] = []
  const outside = xml.replaceAll(
    /<\?[^?]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g,
    (_tag, closes, name, _attributes, empty) => {
      if (closes === '/') return open.pop() === name ? '' : '<'
      if (name && empty !== '/') open.push(name)
      return ''
    }
  )
  return open.length === 0 && !outside.includes('<') && !/&(?!(amp|lt|gt|quot);)/.test(xml)
}
