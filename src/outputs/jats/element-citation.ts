import {formulasIn} from '../../cite/field-formulas.ts'
import {saysOthers} from '../../cite/named.ts'
import {readRichText} from '../../cite/rich-text.ts'
import {type Segment, segmentText} from '../../core/segment.ts'
import type {CslDate, CslItem, CslName} from '../../core/types.ts'
import type {XmlElement} from '../../core/xml.ts'
import {type XmlNode, xml} from '../../core/xml-tree.ts'
import type {JatsContext} from './context.ts'
import {formula} from './formula.ts'

/** The table of CSL types and their JATS equivalents; any other type keeps its name. */
const publicationTypes: Readonly<Record<string, string>> = {
  'article-journal': 'journal',
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
  article: 'preprint',
  book: 'book',
  chapter: 'book',
  entry: 'book',
  'entry-dictionary': 'book',
  'entry-encyclopedia': 'book',
  'paper-conference': 'confproc',
  dataset: 'data',
  legislation: 'legal',
  legal_case: 'legal',
  bill: 'legal',
  treaty: 'legal',
  webpage: 'web',
  'post-weblog': 'web',
  post: 'web'
}

/** Types of works that are part of a book; their titles are titles of chapters. */
const chapters: ReadonlySet<string> = new Set(['chapter', 'entry', 'entry-dictionary', 'entry-encyclopedia'])

/** Roles of people in a work: CSL's variables, and JATS's names. */
export const roles: ReadonlyArray<readonly [variable: string, role: string]> = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['director', 'director'],
  ['compiler', 'compiler'],
  ['inventor', 'inventor']
]

/** The fields of a work as an element; undefined if the work has none. */
export function elementCitation(work: CslItem, context: JatsContext): XmlElement | undefined {
  const text = (variable: string): string => plain(work[variable])
  const field = (name: string, variable: string): readonly XmlElement[] => {
    const content = text(variable)
    return content === '' ? [] : [xml(name, {}, content)]
  }
  const container = text('container-title')
  const parts = [
    ...roles.flatMap(([variable, role]) => people(work[variable], role)),
    ...titles(work, publicationType(work) === 'preprint' ? serverOf(work) : container, context),
    ...field('edition', 'edition'),
    ...field('version', 'version'),
    ...field('series', 'collection-title'),
    ...field('volume', 'volume'),
    ...field('issue', 'issue'),
    ...pages(text('page')),
    ...numbers(work, text),
    ...field('publisher-name', 'publisher'),
    ...field('publisher-loc', 'publisher-place'),
    ...field('conf-name', 'event-title'),
    ...dates(work.issued),
    ...identifiers(text, plain(work.title) || container)
  ]
  if (parts.length === 0) return undefined
  return xml('element-citation', {'publication-type': publicationType(work)}, parts)
}

/** The type of a work in JATS; a preprint whose server is unknown has the type `other`. */
export function publicationType(work: CslItem): string {
  const type = publicationTypes[work.type] ?? work.type
  return type === 'preprint' && serverOf(work) === '' ? 'other' : type
}

/** The server of a preprint; empty if unknown. */
function serverOf(work: CslItem): string {
  return plain(work['container-title']) || plain(work.publisher) || plain(work.archive)
}

/** The number of a law, a patent or a report; for any other work without pages, the number of an article. */
function numbers(work: CslItem, text: (variable: string) => string): readonly XmlElement[] {
  const number = text('number')
  if (number === '') return []
  if (work.type === 'patent') return [xml('patent', {}, number)]
  if (publicationType(work) === 'legal') return [xml('gov', {}, number)]
  if (work.type === 'report') return [xml('pub-id', {'pub-id-type': 'publisher-id'}, number)]
  return text('page') === '' ? [xml('elocation-id', {}, number)] : []
}

function titles({type, title}: CslItem, container: string, context: JatsContext): readonly XmlElement[] {
  const own = rich(title, context)
  const source = container === '' ? [] : [xml('source', {}, container)]
  if (own.length === 0) return source
  return [xml(titleName(type, container), {}, own), ...source]
}

/** The element of a work's title. */
export function titleElement(work: CslItem): string {
  const container = publicationType(work) === 'preprint' ? serverOf(work) : plain(work['container-title'])
  return titleName(work.type, container)
}

function titleName(type: string, container: string): string {
  if (container === '') return type === 'article-journal' ? 'article-title' : 'source'
  return chapters.has(type) ? 'chapter-title' : 'article-title'
}

function people(value: unknown, role: string): readonly XmlElement[] {
  if (!Array.isArray(value) || value.length === 0) return []
  const names = (value as readonly CslName[]).flatMap((name, index): readonly XmlElement[] => {
    if (index > 0 && index === value.length - 1 && saysOthers(name)) return [xml('etal')]
    const {family, given, suffix, literal} = name
    const [dropping, kept] = [name['dropping-particle'], name['non-dropping-particle']]
    const surname = [kept, family].filter(Boolean).join(' ')
    if (surname === '') {
      const whole = literal ?? given ?? ''
      return whole === '' ? [] : [xml('collab', {}, whole)]
    }
    const first = [given, dropping].filter(Boolean).join(' ')
    return [
      xml(
        'name',
        {},
        xml('surname', {}, surname),
        first === '' ? undefined : xml('given-names', {}, first),
        suffix === undefined ? undefined : xml('suffix', {}, suffix)
      )
    ]
  })
  return names.length === 0 ? [] : [xml('person-group', {'person-group-type': role}, names)]
}

function pages(text: string): readonly XmlElement[] {
  const [, first, last] = /^([\p{L}\d.]+)\s*[-–]+\s*([\p{L}\d.]+)$/u.exec(text) ?? []
  if (first !== undefined && last !== undefined) {
    const whole = wholeNumber(first, last)
    // The page labels are not in numerical order, as in “1032.e1–1032”.
    if (digitsOf(first) > digitsOf(whole)) return [xml('page-range', {}, text)]
    return [xml('fpage', {}, first), xml('lpage', {}, whole)]
  }
  if (text === '') return []
  return [xml(/^[\p{L}\d.]+$/u.test(text) ? 'fpage' : 'page-range', {}, text)]
}

/** The first number in the label of a page. */
export function digitsOf(page: string): number {
  return Number(page.replace(/\D/g, ''))
}

/** The last page of a range, completed with the first digits that “455–80” omits. */
function wholeNumber(first: string, last: string): string {
  const isShort = /^\d+$/.test(first) && /^\d+$/.test(last) && last.length < first.length
  return isShort ? first.slice(0, first.length - last.length) + last : last
}

/** The parts of a date; the year is a number of four digits, or the author's own words. */
function dates(value: unknown): readonly XmlElement[] {
  const {'date-parts': [parts] = [], literal, raw} = (value ?? {}) as CslDate
  const [year, month, day] = parts ?? []
  if (year === undefined) {
    const words = literal ?? raw
    return words === undefined ? [] : [xml('string-date', {}, words)]
  }
  const iso = [String(year).padStart(4, '0'), ...[month, day].filter(Boolean).map(twoDigits)].join('-')
  return [
    ...(day ? [xml('day', {}, String(day))] : []),
    ...(month ? [xml('month', {}, String(month))] : []),
    xml('year', year > 0 ? {'iso-8601-date': iso} : {}, String(year))
  ]
}

function twoDigits(part: number | undefined): string {
  return String(part).padStart(2, '0')
}

/** Identifiers for which JATS has types, and the URL of a work without a DOI. */
function identifiers(text: (variable: string) => string, title: string): readonly XmlElement[] {
  const [doi, url] = [text('DOI'), text('URL')]
  const id = (variable: string, type: string): readonly XmlElement[] => {
    const value = text(variable)
    return value === '' ? [] : [xml('pub-id', {'pub-id-type': type}, value)]
  }
  return [
    ...id('DOI', 'doi'),
    ...id('PMID', 'pmid'),
    ...id('PMCID', 'pmcid'),
    ...['ISBN', 'ISSN'].flatMap(name => (text(name) === '' ? [] : [xml(name.toLowerCase(), {}, text(name))])),
    ...(doi === '' && /^https?:/.test(url)
      ? [xml('ext-link', {'ext-link-type': 'uri', 'xlink:href': url, 'xlink:title': title || undefined}, url)]
      : [])
  ]
}

function plain(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return segmentText(readRichText(String(value))).trim()
}

const looks: Readonly<Record<string, string>> = {
  italic: 'italic',
  emphasis: 'italic',
  bold: 'bold',
  strong: 'bold',
  superscript: 'sup',
  subscript: 'sub',
  'small-caps': 'sc'
}

function rich(value: unknown, context: JatsContext): readonly XmlNode[] {
  if (typeof value !== 'string' || value.trim() === '') return []
  return nodesOf(formulasIn(readRichText(value)), context)
}

function nodesOf(segments: readonly Segment[], context: JatsContext): readonly XmlNode[] {
  return segments.flatMap((segment): readonly XmlNode[] => {
    if (segment.type === 'formula') return formula({type: 'formula', tex: segment.tex}, context)
    if (!('children' in segment)) return [segmentText([segment])]
    const name = segment.type === 'format' ? looks[segment.format] : undefined
    const words = nodesOf(segment.children, context)
    return name === undefined ? words : [xml(name, {}, words)]
  })
}
