import {sha256} from '../../core/hash.ts'
import {printedName} from '../../core/printed-name.ts'
import type {Manuscript} from '../../core/types.ts'
import {element, escapeXml} from '../../core/write-xml.ts'
import type {ProofMarks} from '../output.ts'
import {rightsLine} from '../page/rights.ts'
import {wholeTitle} from '../page/titles.ts'
import {xmlPart} from './xml.ts'

/**
 * The core properties of a document: title, authors, keywords and language, for Word and for search engines (ISO
 * 29500-2, 8.3.4).
 */
export function coreProperties(manuscript: Manuscript): string {
  const {authors, keywords, lang, doi, dates} = manuscript.metadata
  const date = /^\d{4}-\d{2}-\d{2}$/.test(dates.published ?? '') ? dates.published : undefined
  const names = authors.map(({name}) => printedName(name)).join('; ')
  const words = keywords.flatMap(list => list.words).join(', ')
  return xmlPart(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance'
      },
      given('dc:title', wholeTitle(manuscript)),
      given('dc:creator', names),
      given('cp:keywords', words),
      given('dc:description', rightsLine(manuscript)),
      given('dc:identifier', doi && `https://doi.org/${doi}`),
      given('dc:language', lang),
      date === undefined
        ? ''
        : element('dcterms:created', {'xsi:type': 'dcterms:W3CDTF'}, `${date}T00:00:00Z`)
    )
  )
}

function given(name: string, text: string | undefined): string {
  return text ? element(name, {}, escapeXml(text)) : ''
}

export function appProperties(): string {
  return xmlPart(
    element(
      'Properties',
      {xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'},
      '<Application>galley</Application>'
    )
  )
}

/** The licence, the round of a proof, and Zotero's settings for the citation style. */
export function customProperties(
  manuscript: Manuscript,
  proof: ProofMarks | undefined,
  hasCitations: boolean
): string | undefined {
  const {license} = manuscript.metadata
  const properties: ReadonlyArray<readonly [name: string, value: string | undefined]> = [
    ['License', license?.name],
    ['License URL', license?.url],
    // A copy for reviewers must not reveal its round.
    ['galley.proof', manuscript.isForBlindReview || !proof ? undefined : `${proof.round} ${proof.content}`],
    ...(hasCitations ? zoteroPreferences(manuscript) : [])
  ]
  const rows = properties.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  if (rows.length === 0) return undefined
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes'
  return xmlPart(
    element(
      'Properties',
      {xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties', 'xmlns:vt': types},
      rows.map(([name, value], index) =>
        element(
          'property',
          // Word numbers properties from 2, and all of them have this format id.
          {fmtid: '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}', pid: index + 2, name},
          element('vt:lpwstr', {}, escapeXml(value))
        )
      )
    )
  )
}

/**
 * Zotero's preferences for a document, divided between several properties, because a property has at most 255
 * characters.
 */
function zoteroPreferences({project, metadata}: Manuscript): ReadonlyArray<readonly [string, string]> {
  const {style} = project
  const id = zoteroStyle(/<id>\s*([^<\s]+)\s*<\/id>/.exec(style.csl)?.[1] ?? '')
  const preference = (name: string, value: string | number): string => element('pref', {name, value})
  const data = element(
    'data',
    {'data-version': 3, 'zotero-version': '6.0.36'},
    element('session', {id: sha256(style.csl).slice(0, 8)}),
    element('style', {id, locale: metadata.lang, hasBibliography: 1, bibliographyStyleHasBeenSet: 0}),
    element('prefs', {}, preference('fieldType', 'Field'), preference('noteType', style.citesInNotes ? 1 : 0))
  )
  return Array.from({length: Math.ceil(data.length / longest)}, (_, index) => [
    `ZOTERO_PREF_${index + 1}`,
    data.slice(index * longest, (index + 1) * longest)
  ])
}

/**
 * The style with which Zotero renders citations that are added or refreshed: for one of galley's styles, Zotero's own
 * version.
 */
function zoteroStyle(id: string): string {
  const own = 'https://galley.invalid/styles/csl/'
  if (!id.startsWith(own)) return id
  const name = id.slice(own.length)
  return `http://www.zotero.org/styles/${name === 'chicago-notes' ? 'chicago-notes-bibliography' : name}`
}

const longest = 255
