import {plainValue} from '../core/plain-value.ts'
import type {CslDate, CslItem, CslName, Reference} from '../core/types.ts'
import {parseLatex, plainLatex} from '../parse/latex/text.ts'
import {type Export, type ExportedWorks, withoutSets} from './export.ts'

/**
 * Exports works as RIS, the common format of reference managers (Research Information Systems, specification of 2011).
 * Each line is a tag, two spaces, a hyphen, a space and a value, and ends with CR LF. A work begins with `TY` and ends
 * with `ER`; `ID` has its key.
 */
export function exportRis(works: ExportedWorks): Export {
  const {references, problems} = withoutSets(works)
  return {text: references.map(risRecord).join('\r\n'), problems}
}

/** A work as RIS. */
export function risRecord(work: WorkOfRis): string {
  const lines = [['TY', risTypes.get(work.csl.type) ?? 'GEN'], ...tagsOf(work), ['ER', '']]
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('')
}

/** The data of a work from which RIS is written. Fields are used only if CSL has no variable for them. */
export type WorkOfRis = Pick<Reference, 'key' | 'csl' | 'fields'>

const risTypes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    article: 'UNPB',
    'article-journal': 'JOUR',
    'article-magazine': 'MGZN',
    'article-newspaper': 'NEWS',
    bill: 'BILL',
    book: 'BOOK',
    broadcast: 'MPCT',
    chapter: 'CHAP',
    classic: 'CLSWK',
    dataset: 'DATA',
    entry: 'DICT',
    'entry-dictionary': 'DICT',
    'entry-encyclopedia': 'ENCYC',
    figure: 'FIGURE',
    graphic: 'ART',
    hearing: 'HEAR',
    legal_case: 'CASE',
    legislation: 'STAT',
    manuscript: 'UNPB',
    map: 'MAP',
    motion_picture: 'MPCT',
    musical_score: 'MUSIC',
    pamphlet: 'PAMP',
    'paper-conference': 'CONF',
    patent: 'PAT',
    periodical: 'SER',
    personal_communication: 'PCOMM',
    post: 'BLOG',
    'post-weblog': 'BLOG',
    regulation: 'GOVDOC',
    report: 'RPRT',
    review: 'JOUR',
    'review-book': 'JOUR',
    software: 'COMP',
    song: 'SOUND',
    speech: 'SLIDE',
    standard: 'STAND',
    thesis: 'THES',
    treaty: 'STAT',
    webpage: 'ELEC'
  })
)

type Tags = ReadonlyArray<readonly [tag: string, value: string]>

function tagsOf(reference: WorkOfRis): Tags {
  const item = reference.csl
  const text = (tag: string, ...variables: readonly string[]): Tags => {
    const value = variables.map(variable => textOf(item, variable)).find(found => found !== '')
    return value === undefined ? [] : [[tag, value]]
  }
  const names = (tag: string, variable: string): Tags =>
    (Array.isArray(item[variable]) ? (item[variable] as readonly CslName[]) : []).map(name => [
      tag,
      nameOf(name)
    ])
  const date = (tag: string, variable: string): Tags => {
    const value = item[variable] as CslDate | undefined
    return value === undefined ? [] : [[tag, dateOf(value)]]
  }
  const abstract = textOf(item, 'abstract') || fieldOf(reference, 'abstract')
  const keywords = textOf(item, 'keyword').split(/\s*[,;]\s*/)
  const [, start, end] = /^([^-–,;]+)[-–]([^-–,;]+)$/.exec(textOf(item, 'page')) ?? []
  return [
    ['ID', reference.key] as const,
    ...names('AU', 'author'),
    ...yearOf(item.issued as CslDate | undefined),
    ...text('TI', 'title'),
    ...text('T2', 'container-title', 'event-title'),
    ...text('T3', 'collection-title'),
    ...text('J2', 'container-title-short'),
    ...text('ST', 'title-short'),
    ...names(item.type === 'chapter' || item['container-title'] !== undefined ? 'A2' : 'ED', 'editor'),
    ...names('A3', 'collection-editor'),
    ...names('A4', 'translator'),
    ...date('DA', 'issued'),
    ...text('VL', 'volume'),
    ...text('IS', 'issue', 'number', 'collection-number'),
    ...(start === undefined ? text('SP', 'page', 'number-of-pages') : [['SP', start.trim()] as const]),
    ...(end === undefined ? [] : [['EP', end.trim()] as const]),
    ...text('ET', 'edition', 'version'),
    ...text('M3', 'genre'),
    ...text('PB', 'publisher'),
    ...text('CY', 'publisher-place', 'event-place', 'jurisdiction'),
    ...text('SN', 'ISBN', 'ISSN'),
    ...text('DO', 'DOI'),
    ...text('UR', 'URL'),
    ...date('Y2', 'accessed'),
    ...text('LA', 'language'),
    ...keywords.filter(word => word !== '').map(word => ['KW', word] as const),
    ...(abstract === '' ? [] : [['AB', abstract] as const]),
    ...text('N1', 'note')
  ]
}

/** Writes a name as `Family, Given, Suffix`, with particles before the family name. */
function nameOf(name: CslName): string {
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
    .filter(part => part !== undefined)
    .join(' ')
  const parts = [family || name.literal, name.given, name.suffix].filter(part => part)
  return oneLine(parts.join(', '))
}

/** A date as `YYYY/MM/DD`, to its precision; words follow a third slash. */
function dateOf(date: CslDate): string {
  const [year, month, day] = date['date-parts']?.[0] ?? []
  if (year === undefined) return `///${oneLine(date.literal ?? date.raw ?? '')}`
  const parts = [
    String(year).padStart(4, '0'),
    ...[month, day].map(part => (part === undefined ? '' : String(part).padStart(2, '0')))
  ]
  return parts.join('/').replace(/\/+$/, '')
}

function yearOf(date: CslDate | undefined): Tags {
  const year = date?.['date-parts']?.[0]?.[0]
  return year === undefined ? [] : [['PY', String(year).padStart(4, '0')]]
}

function textOf(item: CslItem, variable: string): string {
  const value = item[variable]
  return typeof value === 'string' || typeof value === 'number' ? oneLine(plainValue(String(value))) : ''
}

/** The value of a BibTeX field that has no CSL variable. */
function fieldOf(reference: WorkOfRis, name: string): string {
  const value = reference.fields.get(name)?.value
  return value === undefined ? '' : oneLine(plainLatex(parseLatex(value)))
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
