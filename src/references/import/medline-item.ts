import type {CslItem, CslName} from '../../core/types.ts'
import {oneLine, readPerson, readRecordDate, recordLanguage} from './record-values.ts'
import {type Tag, type TagReader, tagReader} from './tagged-record.ts'

/**
 * Converts a MEDLINE record of PubMed to CSL-JSON. Tags about the record are left out; other tags without a CSL
 * variable go into `annote`. Undefined for a record without a title.
 */
export function medlineItem(tags: readonly Tag[]): CslItem | undefined {
  const read = tagReader(tags)
  const kinds = read.all('PT')
  const [article, vernacular, book] = [read.one('TI'), read.one('TT'), read.one('BTI')].map(withoutStop)
  const title = vernacular ?? article ?? book
  if (title === undefined) return undefined
  const isPart = book !== undefined && book !== title
  const isWhole = book !== undefined && !isPart
  const type = isPart
    ? 'chapter'
    : isWhole
      ? 'book'
      : kinds.includes('Preprint')
        ? 'article'
        : 'article-journal'
  const place = read.one('PL')
  const variables: Readonly<Record<string, unknown>> = {
    author: writersOf(read, tags),
    editor: peopleOf(read, 'FED', 'ED'),
    issued: dateOf(read),
    title,
    'container-title': isPart ? book : (withoutStop(read.one('JT')) ?? read.first('TA')),
    'container-title-short': read.one('TA'),
    'collection-title': withoutStop(read.one('CTI')),
    volume: read.one('VI'),
    issue: read.one('IP'),
    edition: read.one('EN'),
    page: read.one('PG'),
    publisher: read.one('PB'),
    // For a journal article, the place is the country of the journal, which no style renders.
    'publisher-place': type === 'article-journal' ? undefined : place,
    language: mappedLanguage(read.one('LA')),
    ISSN: serialsOf(read.all('IS')),
    ISBN: serialsOf(read.all('ISBN')),
    DOI: doiOf(read),
    PMID: read.one('PMID'),
    PMCID: read.one('PMC'),
    abstract: read.one('AB'),
    keyword: keywordsOf(read),
    note: read.one('GN')
  }
  // A title in another language is followed by its translation in brackets.
  const translation = vernacular !== undefined && article !== undefined ? [`TI: ${article}`] : []
  // Readers of a citation need to know that the work was retracted.
  const faults = kinds
    .filter(kind => /retract|concern|erratum|correct/i.test(kind))
    .map(kind => `PT: ${kind}`)
  const left = read.rest().filter(([tag]) => !ofRecord.has(tag))
  const annote = [...translation, ...faults, ...left.map(([tag, value]) => `${tag}: ${value}`)].join('; ')
  const given = Object.entries(variables).filter(([, value]) => value !== undefined)
  return {...Object.fromEntries(given), ...(annote !== '' && {annote}), id: '', type}
}

/** The tags for dates and states of the record, identifiers of its creators, rights, grants and addresses. */
const ofRecord: ReadonlySet<string> = new Set(
  'AD AID AU AUID CI COIS CRDT CTDT DA DCOM DEP DRDT EDAT EIN FIR GR IR IRAD JID LID LR MHDA NM OAB OABL OCI OID OTO OWN PHST PL PMCR PST PUBM RF RN SB SFM SO STAT'.split(
    ' '
  )
)

/** The persons and organizations in the order of the record. */
function writersOf(read: TagReader, tags: readonly Tag[]): readonly CslName[] | undefined {
  const people = read.all('FAU').length > 0 ? 'FAU' : 'AU'
  read.all('AU', 'CN')
  const names = tags.flatMap(([tag, value]): readonly CslName[] => {
    if (value.trim() === '') return []
    if (tag === 'CN') return [{literal: oneLine(value)}]
    return tag === people ? [personOf(value)] : []
  })
  return names.length === 0 ? undefined : names
}

function peopleOf(read: TagReader, full: string, short: string): readonly CslName[] | undefined {
  const [written, initials] = [read.all(full), read.all(short)]
  const names = (written.length > 0 ? written : initials).map(personOf)
  return names.length === 0 ? undefined : names
}

/** Parses `Galtung, Johan`, `King, Martin Luther Jr`, or `Galtung JV` of old records. */
function personOf(value: string): CslName {
  const text = oneLine(value)
  if (!text.includes(',')) {
    const [, family, initials, suffix] =
      /^(.+?)\s(\p{Lu}{1,4})(?:\s(Jr|Sr|2nd|3rd|\dth|I{2,3}|IV))?$/u.exec(text) ?? []
    if (family === undefined || initials === undefined) return {literal: text}
    const given = [...initials].map(letter => `${letter}.`).join(' ')
    return {...readPerson(`${family}, ${given}`), ...(suffix !== undefined && {suffix})}
  }
  const name = readPerson(text)
  const [, given, suffix] = /^(.+)\s(Jr|Sr|2nd|3rd|\dth|I{2,3}|IV)$/.exec(name.given ?? '') ?? []
  return given === undefined || suffix === undefined ? name : {...name, given, suffix}
}

function dateOf(read: TagReader) {
  const printed = read.one('DP')
  if (printed !== undefined) return readRecordDate(printed)
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(read.one('DEP') ?? '') ?? []
  return year === undefined ? undefined : readRecordDate(`${year}/${month}/${day}`)
}

/** A title on one line without the full stop that PubMed adds. */
function withoutStop(title: string | undefined): string | undefined {
  return title === undefined ? undefined : oneLine(title).replace(/(?<!\.)\.$/, '')
}

function mappedLanguage(code: string | undefined): string | undefined {
  return code === undefined || code === 'und' ? undefined : recordLanguage(code)
}

function serialsOf(values: readonly string[]): string | undefined {
  const serials = values.map(value => value.replace(/ ?\([^()]*\)/g, '').trim())
  return [...new Set(serials)].join(', ') || undefined
}

function doiOf(read: TagReader): string | undefined {
  const identifiers = read.all('LID', 'AID')
  return identifiers.flatMap(identifier => /^(\S+)\s*\[doi\]/i.exec(identifier)?.[1] ?? [])[0]
}

function keywordsOf(read: TagReader): string | undefined {
  const words = read.all('OT', 'MH').map(word => word.replaceAll('*', '').trim())
  return [...new Set(words)].join(', ') || undefined
}
