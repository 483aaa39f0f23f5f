import {letters, titleStart} from '../core/letters.ts'
import {plainTitle} from '../core/plain-value.ts'
import type {RetractionNotice, Retractions} from '../core/types.ts'
import {csvRows} from './values/csv.ts'

/**
 * Parses a list of notices in the Retraction Watch format: CSV with a header line, and columns in any order. `file` is
 * the name of the list, and `sha256` the hash of its bytes. A row is skipped if it has neither a DOI nor a title, or if
 * its nature is unknown. Undefined if the header has no column for the nature of a notice, or none for the work.
 */
export function parseRetractions(text: string, file: string, sha256: string): Retractions | undefined {
  const notices: RetractionNotice[] = []
  const byDoi = new Map<string, RetractionNotice[]>()
  const byTitle = new Map<string, RetractionNotice[]>()
  // Cached, because many notices share a few dates and natures.
  const dateOf = remembering(readDate)
  const natureOf = remembering(readNature)
  let newest = ''
  let isList = false
  const rows = csvRows(text, header => {
    const named = header.map(letters)
    const found = columns.map(name => named.indexOf(name))
    isList =
      named.includes('retractionnature') && (named.includes('originalpaperdoi') || named.includes('title'))
    return found
  })
  for (const [
    id = '',
    title = '',
    doi = '',
    published = '',
    noticeDoi = '',
    noticed = '',
    kind = '',
    why = ''
  ] of rows) {
    if (!isList) return undefined
    const nature = natureOf(kind)
    const notice = {
      id: id.trim(),
      nature: nature ?? 'retraction',
      doi: readDoi(doi),
      title: plainTitle(title).trim(),
      year: dateOf(published).slice(0, 4),
      date: dateOf(noticed),
      noticeDoi: readDoi(noticeDoi),
      reason: why.trim()
    }
    if (nature === undefined || (notice.doi === '' && notice.title === '')) continue
    notices.push(notice)
    if (notice.date > newest) newest = notice.date
    if (notice.doi !== '') addTo(byDoi, notice.doi, notice)
    if (notice.title !== '') addTo(byTitle, titleStart(notice.title), notice)
  }
  return isList ? {file, sha256, newest, notices, byDoi, byTitle} : undefined
}

/** The names of the columns, reduced to letters, in the order in which a row is destructured. */
const columns: readonly string[] = [
  'recordid',
  'title',
  'originalpaperdoi',
  'originalpaperdate',
  'retractiondoi',
  'retractiondate',
  'retractionnature',
  'reason'
]

function readNature(text: string): RetractionNotice['nature'] | undefined {
  if (/reinstat/i.test(text)) return 'reinstatement'
  if (/concern/i.test(text)) return 'concern'
  if (/correct|errat|corrig/i.test(text)) return 'correction'
  return /retract|withdraw/i.test(text) ? 'retraction' : undefined
}

/** A DOI in lower case, without the host; empty for words such as `unavailable`. */
function readDoi(text: string): string {
  if (/^10\.\d+\/\S+$/.test(text)) return text.toLowerCase()
  return /10\.\d{4,9}\/\S+/.exec(text)?.[0].toLowerCase() ?? ''
}

/**
 * Converts an ISO date, or a date such as `1/31/2020 0:00`, to an ISO date. If the first number cannot be a month, it
 * is the day.
 */
function readDate(text: string): string {
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(text)
  if (iso) return iso.slice(1).join('-')
  const [, first = '', second = '', year] = /^\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})/.exec(text) ?? []
  if (year === undefined) return ''
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second]
  return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
}

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const others = map.get(key)
  if (others === undefined) map.set(key, [value])
  else others.push(value)
}

function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return text => {
    if (!known.has(text)) known.set(text, read(text))
    return known.get(text) as Value
  }
}
