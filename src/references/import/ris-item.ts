import type {CslDate, CslItem, CslName} from '../../core/types.ts'
import {doiOf} from '../registered-work.ts'
import {
  oneLine,
  pagesFromTo,
  readPerson,
  readRecordDate,
  recordLanguage,
  serialNumbers,
  yearAndWords
} from './record-values.ts'
import {inSeries, numberedWorks, periodicals, sectioned, wholeWorks, withoutEditors} from './ris-kinds.ts'
import {risTypes} from './ris-types.ts'
import {type Tag, type TagReader, tagReader} from './tagged-record.ts'

/**
 * Converts a RIS record to CSL-JSON. The tags may follow RIS of 2001, EndNote since 2011, or the variants of Zotero
 * and publishers; where these conflict, the type of the record and the other tags decide. Tags without a CSL variable
 * go into `annote`, which lists of references do not show.
 */
export function risItem(type: string, tags: readonly Tag[]): CslItem {
  const read = tagReader(tags)
  const cslType = typeOf(type, read)
  const doi = doiOfRecord(read)
  const notes = read.all('N1')
  const key = read.one('ID')
  const version = cslType === 'software' ? 'version' : 'edition'
  const variables: Readonly<Record<string, unknown>> = {
    ...peopleVariables(read, type, cslType),
    ...titleVariables(read, cslType),
    ...dateVariables(read),
    ...numberVariables(read, cslType),
    ...publisherVariables(read, cslType),
    [version]: read.one('ET', 'WV'),
    genre: genreOf(read, cslType),
    status: type === 'INPR' ? 'in press' : undefined,
    language: mapped(read.one('LA'), recordLanguage),
    'call-number': read.one('CN'),
    PMID: pmidOf(read),
    DOI: doi,
    URL: urlOf(read, doi),
    abstract: read.one('AB', 'N2'),
    keyword: joined(read.all('KW'), ', '),
    note: joined(
      notes.filter(text => !isMarkup(text)),
      '; '
    ),
    // A number alone is the row number of a database.
    'citation-key': key !== undefined && /\D/.test(key) ? key : undefined
  }
  // The tags DB and DP describe the record, not the work.
  read.all('DB', 'DP')
  const left = [
    ...notes.filter(isMarkup).map(withoutMarkup),
    ...read.rest().map(([tag, value]) => `${tag}: ${value}`)
  ]
  const given = Object.entries({...variables, annote: joined(left, '; ')}).filter(
    ([, value]) => value !== undefined
  )
  return {...Object.fromEntries(given), id: '', type: cslType}
}

function typeOf(type: string, read: TagReader): string {
  // A serial with an author is a book in that serial; without one, it is the journal itself.
  const hasAuthor = read.first('AU') !== undefined || read.first('A1') !== undefined
  return type === 'SER' && !hasAuthor ? 'periodical' : (risTypes.get(type) ?? 'document')
}

function peopleVariables(read: TagReader, type: string, csl: string): Readonly<Record<string, unknown>> {
  const people = new Map<string, readonly CslName[]>()
  for (const [variable, ...tags] of rolesOf(read, type, csl)) {
    const names = read.all(...tags).map(readPerson)
    if (names.length > 0) people.set(variable!, [...(people.get(variable!) ?? []), ...names])
  }
  return Object.fromEntries(people)
}

/** The variables for names, each with its tags. Roles without a CSL variable are left out. */
function rolesOf(read: TagReader, type: string, csl: string): ReadonlyArray<readonly string[]> {
  const makers = [
    [type === 'EDBOOK' ? 'editor' : 'author', 'AU', 'A1'],
    ['editor', 'ED'],
    ['translator', 'TA']
  ]
  if (csl === 'motion_picture')
    return [...makers, ['director', 'A2'], ['producer', 'A3'], ['performer', 'A4']]
  if (csl === 'interview') return [...makers, ['interviewer', 'A2'], ['translator', 'A4']]
  if (csl === 'thesis') return [...makers, ['translator', 'A4']]
  if (withoutEditors.has(csl)) return makers
  const hasSeries = read.first('T3') !== undefined || read.first('ED') !== undefined
  const isNew = wholeWorks.has(csl) && !hasSeries
  // Since 2011, a book has its series editors in A2 and its own editors in A3; before, its own editors in A2.
  const isOfSeries = isNew && (read.first('A3') !== undefined || read.first('T2') !== undefined)
  return [
    ...makers,
    [isOfSeries ? 'collection-editor' : 'editor', 'A2'],
    [isNew ? 'editor' : 'collection-editor', 'A3'],
    ['translator', 'A4']
  ]
}

function titleVariables(read: TagReader, csl: string): Readonly<Record<string, string | undefined>> {
  const short = read.one('ST')
  const series = read.one('T3')
  if (wholeWorks.has(csl)) {
    const title = read.one('TI', 'T1', 'BT', 'CT', 'T2', 'JF', 'JO')
    const second = read.one('T2')
    return {
      title,
      'title-short': short,
      'collection-title': series ?? second,
      'container-title': series === undefined ? undefined : second
    }
  }
  const title = read.one('TI', 'T1', 'CT')
  const proceedings = csl === 'paper-conference' ? read.one('C3', 'BT') : undefined
  const event = proceedings === undefined ? undefined : read.one('T2')
  const full = proceedings ?? read.one('JF', 'T2', 'BT', 'WT')
  const abbreviated = read.one('JA', 'J2', 'J1')
  // Some programs write the full name with this tag, others the abbreviation.
  const other = read.one('JO')
  const container = full ?? other ?? abbreviated
  return {
    title,
    'title-short': short,
    'container-title': container,
    'container-title-short': [abbreviated, other].find(name => name !== undefined && name !== container),
    'event-title': event,
    'collection-title': series
  }
}

/** The date variables. `DA` has month and day for the year in `PY`; some programs leave out its year. */
function dateVariables(read: TagReader): Readonly<Record<string, CslDate | undefined>> {
  const accessed = mapped(read.one('Y2', 'RD'), readRecordDate)
  const issued = mapped(read.one('PY', 'Y1'), readRecordDate)
  const fine = read.first('DA')
  if (fine === undefined) return {issued, accessed}
  const year = issued?.['date-parts']?.[0]?.[0]
  const date = readRecordDate(fine)
  const isOfYear = issued === undefined || (year !== undefined && date['date-parts']?.[0]?.[0] === year)
  const finer = isOfYear ? date : yearAndWords(year === undefined ? undefined : String(year), fine)
  if (finer === undefined || precisionOf(finer) < precisionOf(issued)) return {issued, accessed}
  read.one('DA')
  return {issued: finer, accessed}
}

function precisionOf(date: CslDate | undefined): number {
  return (date?.['date-parts']?.[0]?.length ?? 0) + (date?.season === undefined ? 0 : 1)
}

function numberVariables(read: TagReader, csl: string): Readonly<Record<string, string | undefined>> {
  const [start, end] = [read.one('SP'), read.one('EP')]
  const isLength =
    wholeWorks.has(csl) &&
    end === undefined &&
    /^\D{0,12}\d+\s*(?:pp?|pages|S|Seiten)?\.?$/i.test(start ?? '')
  const count = read.one('IS', 'CP') ?? (/^\d/.test(read.first('M1') ?? '') ? read.one('M1') : undefined)
  const {ISBN, ISSN, other} = serialNumbers(read.one('SN') ?? '')
  const isNumbered = numberedWorks.has(csl)
  const ofSeries = inSeries.has(csl) || (isNumbered && other !== undefined)
  return {
    volume: read.one('VL'),
    [periodicals.has(csl) ? 'issue' : ofSeries ? 'collection-number' : 'number']: count,
    page: isLength ? undefined : pagesFromTo(start, end),
    'number-of-pages': isLength ? start : undefined,
    'number-of-volumes': read.one('NV'),
    ISBN,
    ISSN,
    ...(other !== undefined && {[isNumbered ? 'number' : periodicals.has(csl) ? 'ISSN' : 'ISBN']: other}),
    ...(csl === 'article-journal' && {number: read.one('C7')}),
    ...(csl === 'chapter' && {'chapter-number': read.one('SE')}),
    ...(sectioned.has(csl) && {section: read.one('SE')})
  }
}

function publisherVariables(read: TagReader, csl: string): Readonly<Record<string, string | undefined>> {
  const publisher = read.one('PB')
  const place = read.one('CY')
  // CY is the place of the conference if C1 has the place of the publisher.
  const published = csl === 'paper-conference' ? read.one('C1', 'PP') : read.one('PP')
  if (csl === 'patent') return {publisher, jurisdiction: place ?? published}
  return published === undefined || place === undefined
    ? {publisher, 'publisher-place': place ?? published}
    : {publisher, 'publisher-place': published, 'event-place': place}
}

function genreOf(read: TagReader, csl: string): string | undefined {
  const genre = read.one('M3')
  if (genre === undefined) return undefined
  // A genre that repeats the type is dropped, because a style would render it.
  const said = new Set([csl.replace(/^.*-/, ''), 'article', 'journal article', 'book', 'book section'])
  return said.has(genre.toLowerCase()) ? undefined : genre
}

/** The DOI of a record. It may begin with `doi:`, be a URL, or, in older programs, be in M3. */
function doiOfRecord(read: TagReader): string | undefined {
  const own = read.one('DO')
  if (own !== undefined) return doiOf(own) ?? own
  const tag = ['M3', 'UR', 'L3', 'LK'].find(name => doiOf(read.first(name) ?? '') !== undefined)
  return tag === undefined ? undefined : doiOf(read.one(tag)!)
}

function pmidOf(read: TagReader): string | undefined {
  const isPubmed = /pubmed|medline|^nlm$/i.test(`${read.first('DB') ?? ''} ${read.first('DP') ?? ''}`)
  return isPubmed && /^\d{1,8}$/.test(read.first('AN') ?? '') ? read.one('AN') : undefined
}

function urlOf(read: TagReader, doi: string | undefined): string | undefined {
  const written = ['UR', 'LK', 'L2', 'L1'].find(tag =>
    /^(?:(?:https?|ftp):|www\.)/i.test(read.first(tag) ?? '')
  )
  if (written === undefined) return undefined
  const url = read.one(written)!
  return doi !== undefined && doiOf(url)?.toLowerCase() === doi.toLowerCase() ? undefined : url
}

/** Whether a text is HTML, which Zotero uses for its notes. */
function isMarkup(text: string): boolean {
  return /^<(?:p|div|ul|h\d)\b/i.test(text.trim())
}

function withoutMarkup(text: string): string {
  return oneLine(text.replace(/<[^<>]*>/g, ' '))
}

function joined(values: readonly string[], separator: string): string | undefined {
  return values.length === 0 ? undefined : values.map(oneLine).join(separator)
}

function mapped<T>(value: string | undefined, read: (value: string) => T): T | undefined {
  return value === undefined ? undefined : read(value)
}
