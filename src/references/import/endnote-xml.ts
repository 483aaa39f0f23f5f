import {childElements, elementAt, type XmlElement, xmlText} from '../../core/xml.ts'
import type {Importer} from './imported.ts'
import {risItem} from './ris-item.ts'
import {endnoteTypes} from './ris-types.ts'
import type {Tag} from './tagged-record.ts'
import {importXmlRecords} from './xml-records.ts'

/**
 * Parses the XML that EndNote, Zotero and other programs export. It has the fields of RIS with other names, so a
 * record is converted like a RIS record. Titles keep italics, bold, superscript and subscript.
 */
export const importEndnoteXml: Importer = source =>
  importXmlRecords(source, ['record'], record => {
    const tags = tagsOf(record, [])
    const hasTitle = tags.some(([tag, value]) => /^(?:T[I23]|JF)$/.test(tag) && value !== '')
    return hasTitle ? risItem(typeOf(record), tags) : undefined
  })

function typeOf(record: XmlElement): string {
  const type = elementAt(record, 'ref-type')
  const name = type?.attributes.get('name')?.toLowerCase()
  return endnoteTypes.get(name ?? '') ?? endnoteTypes.get(xmlText(type)) ?? 'GEN'
}

/** Elements that only group other elements; the names of the inner elements determine the field. */
const groups: ReadonlySet<string> = new Set([
  'contributors',
  'titles',
  'periodical',
  'alt-periodical',
  'dates',
  'pub-dates',
  'urls',
  'web-urls',
  'related-urls',
  'text-urls',
  'pdf-urls',
  'image-urls',
  'keywords',
  'authors',
  'secondary-authors',
  'tertiary-authors',
  'subsidiary-authors',
  'translated-authors'
])

/** RIS tags by the path of an element, or by its name alone. */
const tagNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'authors/author': 'AU',
    'secondary-authors/author': 'A2',
    'tertiary-authors/author': 'A3',
    'subsidiary-authors/author': 'A4',
    'translated-authors/author': 'TA',
    'periodical/full-title': 'JF',
    'periodical/abbr-1': 'JA',
    'periodical/abbr-2': 'J1',
    'periodical/abbr-3': 'J1',
    'alt-periodical/full-title': 'J2',
    'alt-periodical/abbr-1': 'J2',
    'pub-dates/date': 'DA',
    'web-urls/url': 'UR',
    'related-urls/url': 'UR',
    'text-urls/url': 'L2',
    'pdf-urls/url': 'L1',
    'image-urls/url': 'L4',
    title: 'TI',
    'secondary-title': 'T2',
    'tertiary-title': 'T3',
    'alt-title': 'J2',
    'short-title': 'ST',
    'translated-title': 'TT',
    abstract: 'AB',
    'access-date': 'Y2',
    'accession-num': 'AN',
    'auth-address': 'AD',
    'call-num': 'CN',
    caption: 'CA',
    edition: 'ET',
    'electronic-resource-num': 'DO',
    isbn: 'SN',
    keyword: 'KW',
    label: 'LB',
    language: 'LA',
    notes: 'N1',
    'num-vols': 'NV',
    number: 'IS',
    'orig-pub': 'OP',
    pages: 'SP',
    'pub-location': 'CY',
    publisher: 'PB',
    'remote-database-name': 'DB',
    'remote-database-provider': 'DP',
    'reprint-edition': 'RP',
    'research-notes': 'RN',
    'reviewed-item': 'RI',
    section: 'SE',
    volume: 'VL',
    'work-type': 'M3',
    year: 'PY'
  })
)

/** Elements about the record in its database, not about the work. */
const ofDatabase: ReadonlySet<string> = new Set([
  'database',
  'source-app',
  'rec-number',
  'foreign-keys',
  'ref-type',
  'modified-date',
  'added-date'
])

function tagsOf(element: XmlElement, path: readonly string[]): readonly Tag[] {
  return childElements(element).flatMap((child): readonly Tag[] => {
    const {name} = child
    if (path.length === 0 && ofDatabase.has(name)) return []
    if (groups.has(name)) return tagsOf(child, [...path, name])
    const custom = /^custom(\d)$/.exec(name)?.[1]
    const tag =
      tagNames.get(`${path.at(-1) ?? ''}/${name}`) ??
      tagNames.get(name) ??
      (custom === undefined ? name : `C${custom}`)
    return [[tag, name.endsWith('title') ? styledText(child) : xmlText(child)]]
  })
}

const faces: ReadonlyArray<readonly [face: string, tag: string]> = [
  ['italic', 'i'],
  ['bold', 'b'],
  ['superscript', 'sup'],
  ['subscript', 'sub']
]

/** The text with the formatting that CSL supports. */
function styledText(element: XmlElement): string {
  return element.children
    .map(child => {
      if (typeof child === 'string') return child
      const face = child.name === 'style' ? (child.attributes.get('face') ?? '') : ''
      return faces
        .filter(([name]) => face.includes(name))
        .reduce((text, [, tag]) => `<${tag}>${text}</${tag}>`, styledText(child))
    })
    .join('')
}
