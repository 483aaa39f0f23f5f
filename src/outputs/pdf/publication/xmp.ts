import {isSecondEdition} from '../../../core/pdf-standard.ts'
import {escapeXml, escapeXmlText} from '../../../core/write-xml.ts'
import {isoInstant} from './identity.ts'
import type {Local, PdfMetadata} from './metadata.ts'
import {extensionSchemas, extensions} from './xmp-extensions.ts'

/**
 * The XMP packet of an article: Dublin Core, PRISM 3, and Creative Commons rights (wiki.creativecommons.org/wiki/XMP).
 * It also claims the standards that the file meets (docs/decisions/0050-pdf-standards.md).
 */
export function xmpPacket(metadata: PdfMetadata): string {
  const properties = [
    ...description(metadata),
    ...publication(metadata),
    ...rights(metadata),
    ...history(metadata),
    ...claimed(metadata)
  ]
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${namespacesOf(metadata)
      .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
      .join('')}>`,
    ...properties,
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>'
  ].join('\n')
}

const namespaces = [
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['xmp', 'http://ns.adobe.com/xap/1.0/'],
  ['pdf', 'http://ns.adobe.com/pdf/1.3/'],
  ['xmpRights', 'http://ns.adobe.com/xap/1.0/rights/'],
  ['pdfaid', 'http://www.aiim.org/pdfa/ns/id/'],
  ['pdfaExtension', 'http://www.aiim.org/pdfa/ns/extension/'],
  ['pdfaSchema', 'http://www.aiim.org/pdfa/ns/schema#'],
  ['pdfaProperty', 'http://www.aiim.org/pdfa/ns/property#'],
  ...extensions.map(({prefix, uri}) => [prefix, uri] as const)
] as const

/** The namespaces in the packet, including that of declarations if it contains any. */
function namespacesOf({claims}: PdfMetadata): ReadonlyArray<readonly [prefix: string, uri: string]> {
  return claims.includes('ua-2') ? [...namespaces, ['pdfd', 'http://pdfa.org/declarations/']] : namespaces
}

function description(metadata: PdfMetadata): string[] {
  const {
    title,
    titles,
    authors,
    orcids,
    descriptions,
    keywords,
    lang,
    doi,
    related = [],
    journal,
    publicationDate
  } = metadata
  return [
    text('dc:format', 'application/pdf'),
    alternatives('dc:title', [{lang, text: title}, ...titles]),
    list('dc:creator', 'Seq', authors),
    list(
      'dcterms:creator',
      'Seq',
      orcids.map(orcid => `https://orcid.org/${orcid}`)
    ),
    alternatives('dc:description', descriptions),
    list(
      'dc:subject',
      'Bag',
      keywords.flatMap(({words}) => words)
    ),
    text('pdf:Keywords', keywords[0]?.words.join('; ')),
    list('dc:language', 'Bag', [lang]),
    text('dc:identifier', doi && `doi:${doi}`),
    list(
      'dc:relation',
      'Bag',
      related.map(other => `doi:${other}`)
    ),
    list('dc:publisher', 'Bag', [journal?.publisher ?? '']),
    list('dc:date', 'Seq', [publicationDate ?? ''])
  ].flat()
}

function publication({doi, journal, publicationDate, pages, rights}: PdfMetadata): string[] {
  const range = pages && (pages.first === pages.last ? `${pages.first}` : `${pages.first}-${pages.last}`)
  return [
    text('prism:doi', doi),
    text('prism:url', doi && doiUrl(doi)),
    text('prism:aggregationType', journal && 'journal'),
    text('prism:publicationName', journal?.title),
    text('prism:issn', journal?.issn),
    text('prism:eIssn', journal?.electronicIssn),
    text('prism:section', journal?.section),
    text('prism:volume', journal?.volume),
    text('prism:number', journal?.issue),
    text('prism:startingPage', pages?.first.toString()),
    text('prism:endingPage', pages?.last.toString()),
    text('prism:pageRange', range),
    text('prism:publicationDate', publicationDate),
    text('prism:copyright', rights)
  ].flat()
}

function rights({rights, license, doi, copyrightHolder, authors}: PdfMetadata): string[] {
  const page = doi && doiUrl(doi)
  const isPublicDomain = license?.url.includes('/publicdomain/') ?? false
  const terms =
    license &&
    `This work is licensed to the public under the ${license.name} ${license.url}${page ? ` verify at ${page}` : ''}`
  const notice = rights ?? (license && `Licensed under ${license.name} (${license.url}).`)
  return [
    alternatives('dc:rights', local(notice)),
    text('xmpRights:Marked', notice && (isPublicDomain ? 'False' : 'True')),
    list('xmpRights:Owner', 'Bag', [copyrightHolder ?? '']),
    text('xmpRights:WebStatement', license && (page ?? license.url)),
    alternatives('xmpRights:UsageTerms', local(terms)),
    resource('cc:license', license?.url),
    text('cc:attributionName', license && (copyrightHolder ?? authors.join(', '))),
    resource('cc:attributionURL', license && page)
  ].flat()
}

function history({date, creator, producer}: PdfMetadata): string[] {
  const instant = isoInstant(date)
  return [
    text('xmp:CreateDate', instant),
    text('xmp:ModifyDate', instant),
    text('xmp:MetadataDate', instant),
    text('xmp:CreatorTool', creator),
    text('pdf:Producer', producer)
  ].flat()
}

/**
 * The claims of the file. For PDF/A-2 and PDF/A-3, schemas that these standards do not define must be described as
 * well.
 */
function claimed({claims, journal}: PdfMetadata): string[] {
  const {electronicIssn, section} = journal ?? {}
  const absent = [...(electronicIssn ? [] : ['eIssn']), ...(section ? [] : ['section'])]
  const archive = /^a-(\d)(\w?)$/.exec(claims.find(standard => standard.startsWith('a-')) ?? '')
  const [, part, level = ''] = archive ?? []
  const accessible = claims.find(standard => standard.startsWith('ua-'))
  const isSecond = isSecondEdition(claims)
  return [
    ...text('pdfaid:part', part),
    ...text('pdfaid:rev', part === '4' ? '2020' : undefined),
    ...text('pdfaid:conformance', level.toUpperCase()),
    ...text('pdfuaid:part', accessible?.slice(-1)),
    ...(accessible === 'ua-2' ? [...text('pdfuaid:rev', '2024'), declarations] : []),
    ...(part === undefined || isSecond ? [] : [extensionSchemas(accessible !== undefined, absent)])
  ]
}

/** Claims WTPDF 1.0 for accessibility and for reuse; it requires nothing beyond PDF/UA-2. */
const declarations = `<pdfd:declarations><rdf:Bag>${['accessibility', 'reuse']
  .map(part => `http://pdfa.org/declarations/wtpdf#${part}1.0`)
  .map(uri => `<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>${uri}</pdfd:conformsTo></rdf:li>`)
  .join('')}</rdf:Bag></pdfd:declarations>`

/** A sentence generated by galley, marked as English; an empty list if there is no sentence. */
function local(sentence: string | undefined): Local[] {
  return sentence ? [{lang: 'en', text: sentence}] : []
}

function doiUrl(doi: string): string {
  return `https://doi.org/${doi}`
}

/** A property with one value; nothing if the value is missing. */
function text(name: string, value: string | undefined): string[] {
  return value ? [`<${name}>${escapeXmlText(value)}</${name}>`] : []
}

function resource(name: string, url: string | undefined): string[] {
  return url ? [`<${name} rdf:resource="${escapeXml(url)}"/>`] : []
}

/** A property with texts in several languages; the first is the default. */
function alternatives(name: string, values: readonly Local[]): string[] {
  const [first, ...others] = values.filter(({text}) => text !== '')
  if (!first) return []
  const items = [{lang: 'x-default', text: first.text}, first, ...others].map(
    ({lang, text}) => `<rdf:li xml:lang="${escapeXml(lang)}">${escapeXmlText(text)}</rdf:li>`
  )
  return [`<${name}><rdf:Alt>${items.join('')}</rdf:Alt></${name}>`]
}

function list(name: string, kind: 'Seq' | 'Bag', values: readonly string[]): string[] {
  const items = values.filter(value => value !== '').map(value => `<rdf:li>${escapeXmlText(value)}</rdf:li>`)
  return items.length === 0 ? [] : [`<${name}><rdf:${kind}>${items.join('')}</rdf:${kind}></${name}>`]
}
