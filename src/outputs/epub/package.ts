import {direction} from '../../core/language.ts'
import type {Author, Manuscript} from '../../core/types.ts'
import type {XmlElement} from '../../core/xml.ts'
import {type XmlNode, xml} from '../../core/xml-tree.ts'
import type {Rendering} from '../output.ts'
import {abstractTexts} from '../page/abstract-texts.ts'
import {familyFirst} from '../page/head-metadata.ts'
import {rightsLine} from '../page/rights.ts'
import {furtherTitles, subtitleText, titleText} from '../page/titles.ts'
import type {Accessibility} from './accessibility.ts'

/** A file of the publication, as the package document lists it. */
export type PackagedFile = Readonly<{
  href: string
  mediaType: string
  properties?: readonly string[]
  /** Whether the file is one of the documents in reading order. */
  isRead?: boolean
}>

/** The package document (EPUB 3.3, 5): metadata, files, and the reading order. */
export function packageDocument(
  rendering: Rendering,
  identifier: string,
  files: readonly PackagedFile[],
  accessibility: Accessibility
): XmlElement {
  const {lang} = rendering.manuscript.metadata
  const items = files.map((file, index) => ({...file, id: `file-${index + 1}`}))
  return xml(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'identifier',
      'xml:lang': lang,
      dir: direction(lang)
    },
    xml(
      'metadata',
      {'xmlns:dc': 'http://purl.org/dc/elements/1.1/'},
      inLines([
        ...metadataOf(rendering, identifier),
        ...accessibilityMetadata(accessibility),
        ...pageSource(rendering, accessibility)
      ])
    ),
    xml(
      'manifest',
      {},
      inLines(
        items.map(({id, href, mediaType, properties = []}) =>
          xml('item', {
            id,
            href,
            'media-type': mediaType,
            properties: properties.length > 0 ? properties.join(' ') : undefined
          })
        )
      )
    ),
    xml(
      'spine',
      {'page-progression-direction': direction(lang)},
      inLines(items.filter(({isRead}) => isRead).map(({id}) => xml('itemref', {idref: id})))
    )
  )
}

function metadataOf(rendering: Rendering, identifier: string): readonly XmlElement[] {
  const {manuscript, world} = rendering
  const {metadata} = manuscript
  const {lang, authors, journal, dates, license, keywords, related = []} = metadata
  const rights = rightsLine(manuscript)
  const dc = (name: string, words: string | undefined, own?: string): readonly XmlElement[] =>
    words === undefined || words === ''
      ? []
      : [xml(`dc:${name}`, {'xml:lang': own === lang ? undefined : own}, words)]
  return [
    xml('dc:identifier', {id: 'identifier'}, identifier),
    ...titles(manuscript),
    xml('dc:language', {}, lang),
    ...authors.flatMap(creator),
    ...dc('publisher', journal.publisher),
    ...dc('date', dates.published),
    ...abstractTexts(rendering).flatMap(({lang: own, text}) => dc('description', text, own)),
    ...keywords.flatMap(({lang: own, words}) => words.flatMap(word => dc('subject', word, own))),
    ...related.map(({doi}) => xml('dc:relation', {}, `https://doi.org/${doi}`)),
    ...dc('rights', rights),
    ...(license ? [property('dcterms:license', license.url)] : []),
    ...journalMetadata(manuscript),
    // The current time would result in different bytes for each build.
    property('dcterms:modified', `${fullDate(dates.published) ?? world.date ?? '1980-01-01'}T00:00:00Z`),
    xml('meta', {name: 'generator', content: 'galley'})
  ]
}

/** The title, its subtitle, and the title in other languages. */
function titles(manuscript: Manuscript): readonly XmlElement[] {
  const {metadata} = manuscript
  const words = subtitleText(manuscript)
  const own = metadata.title?.lang
  return [
    xml(
      'dc:title',
      {id: 'title', 'xml:lang': own === metadata.lang ? undefined : own},
      titleText(manuscript)
    ),
    refined('title', 'title-type', 'main'),
    ...furtherTitles(manuscript).map(({lang, text}) =>
      xml('meta', {refines: '#title', property: 'alternate-script', 'xml:lang': lang}, text)
    ),
    ...(words === ''
      ? []
      : [xml('dc:title', {id: 'subtitle'}, words), refined('subtitle', 'title-type', 'subtitle')])
  ]
}

function creator(author: Author, index: number): readonly XmlElement[] {
  const id = `creator-${index + 1}`
  return [
    xml('dc:creator', {id}, author.name),
    xml('meta', {refines: `#${id}`, property: 'role', scheme: 'marc:relators'}, 'aut'),
    ...(author.corporate ? [] : [refined(id, 'file-as', familyFirst(author))]),
    refined(id, 'display-seq', `${index + 1}`),
    ...(author.orcid ? [refined(id, 'dcterms:identifier', `https://orcid.org/${author.orcid}`)] : [])
  ]
}

/** The journal, as a series to which the article belongs. */
function journalMetadata({metadata: {journal}}: Manuscript): readonly XmlElement[] {
  const {title, issn, volume} = journal
  if (title === undefined) return []
  return [
    xml('meta', {id: 'journal', property: 'belongs-to-collection'}, title),
    refined('journal', 'collection-type', 'series'),
    ...(issn ? [refined('journal', 'dcterms:identifier', `urn:ISSN:${issn}`)] : []),
    ...(volume !== undefined && /^\d+(?:\.\d+)*$/.test(`${volume}`)
      ? [refined('journal', 'group-position', `${volume}`)]
      : [])
  ]
}

function accessibilityMetadata({
  modes,
  sufficient,
  features,
  hazard,
  summary
}: Accessibility): readonly XmlElement[] {
  return [
    ...modes.map(mode => property('schema:accessMode', mode)),
    ...sufficient.map(mode => property('schema:accessModeSufficient', mode)),
    ...features.map(feature => property('schema:accessibilityFeature', feature)),
    property('schema:accessibilityHazard', hazard),
    xml('meta', {property: 'schema:accessibilitySummary', 'xml:lang': 'en'}, summary)
  ]
}

/** The PDF whose pages are marked, identified by its URL if that is known. */
function pageSource({manuscript}: Rendering, {isPaged}: Accessibility): readonly XmlElement[] {
  const {metadata, slug} = manuscript
  return isPaged ? [property('pageBreakSource', metadata.pdfAddress ?? `${slug}.pdf`)] : []
}

function property(name: string, value: string): XmlElement {
  return xml('meta', {property: name}, value)
}

function refined(id: string, name: string, value: string): XmlElement {
  return xml('meta', {refines: `#${id}`, property: name}, value)
}

/** Expands `2022` and `2022-06` to the first day of the year or month. */
function fullDate(date: string | undefined): string | undefined {
  return date && (date.length < 10 ? `${date}-01-01`.slice(0, 10) : date)
}

function inLines(elements: readonly XmlElement[]): readonly XmlNode[] {
  return ['\n', ...elements.flatMap(each => [each, '\n'])]
}
