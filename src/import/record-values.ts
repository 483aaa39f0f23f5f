import type {CslDate, CslName} from '../core/types.ts'
import {parseDate, parseYearMonthDay} from '../parse/bibtex/dates.ts'
import {languageTag} from '../parse/bibtex/types.ts'

/** Values of records in the forms of reference managers and databases, converted to CSL-JSON. */

/**
 * A name: `Family, Given, Suffix`. A name without a comma is an organisation's, and so is one with a comma at its end,
 * as EndNote writes it. Lower-case words before the family name are a particle, as in the BibTeX reader.
 */
export function readPerson(value: string): CslName {
  const [whole = '', ...others] = value.split(',').map(oneLine)
  const [given = '', suffix = '', ...more] = others
  if (given === '' && suffix === '') return {literal: whole}
  // More commas than a name has parts.
  if (more.some(part => part !== '')) return {literal: oneLine(value)}
  const [, particle, rest] = /^((?:\p{Ll}[\p{L}\p{M}’']*\s)+)(\p{Lu}.*)$/u.exec(whole) ?? []
  return {
    family: rest ?? whole,
    ...(given !== '' && {given}),
    ...(particle !== undefined && {'dropping-particle': particle.trim()}),
    ...(suffix !== '' && {suffix})
  }
}

/** `YYYY/MM/DD/words` of RIS, a date of ISO 8601, or words with a year; anything else stays a literal. */
export function readRecordDate(value: string): CslDate {
  const text = oneLine(value)
  // A longer value is prose, not a date.
  if (text.length > 100) return {literal: text}
  const [, year, month, day, words] =
    /^(\d{4})?\/(?:(\d{1,2})?(?:\/(\d{1,2})?(?:\/(.*))?)?)?$/.exec(text) ?? []
  if (year !== undefined) {
    const exact = datedBy([year, month, day])
    if (exact !== undefined && (words === undefined || words.trim() === '' || month !== undefined))
      return exact
    return (month === undefined ? yearAndWords(year, words) : undefined) ?? {literal: text}
  }
  if (words !== undefined && words.trim() !== '') return {literal: words.trim()}
  const [, plainYear, rest] = /^(\d{4})[\s,;]+(\D.*)$/.exec(text) ?? []
  const [, before, lastYear] = /^(.*?\D)[\s,]*(\d{4})$/.exec(text) ?? []
  return (
    yearAndWords(plainYear, rest) ??
    yearAndWords(lastYear, before) ??
    parseYearMonthDay(withoutLatex(text), undefined, undefined)?.date ?? {literal: text}
  )
}

/** A year with a month, a season or a day in words beside it: `1999` and `Sep 12`. Undefined for anything else. */
export function yearAndWords(year: string | undefined, words: string | undefined): CslDate | undefined {
  if (year === undefined || words === undefined || words.length > 100) return undefined
  const text = withoutLatex(words)
  // `12 Sep` and `Sep 12` are read alike.
  const read = parseYearMonthDay(year, text, undefined)
  if (read === undefined || read.fault !== undefined) return undefined
  const {season, 'date-parts': parts} = read.date
  return season !== undefined || (parts?.[0]?.length ?? 0) > 1 ? read.date : undefined
}

function datedBy(parts: ReadonlyArray<string | undefined>): CslDate | undefined {
  const end = parts.indexOf(undefined)
  const given = end === -1 ? parts : parts.slice(0, end)
  const {date, fault} = parseDate(given.map(part => part!.padStart(2, '0')).join('-'))
  return fault === undefined && date['date-parts'] !== undefined ? date : undefined
}

/** First and last page in the form of CSL: `167-191`. */
export function pageRange(start: string | undefined, end: string | undefined): string | undefined {
  const first = start === undefined ? undefined : oneLine(start).replace(/ ?(?:--+|[–—]) ?/g, '-')
  if (first === undefined || end === undefined || end === first || first.includes('-')) return first ?? end
  return `${first}-${oneLine(end)}`
}

/** The kind of a serial number: a journal's has eight digits, a book's ten or thirteen. */
export function serialNumbers(value: string): Readonly<{ISBN?: string; ISSN?: string; other?: string}> {
  if (value.trim() === '') return {}
  const words = value
    .replace(/\([^()]*\)/g, ' ')
    .split(/[\s,;]+/)
    .filter(word => /\d/.test(word))
  const length = (word: string): number => (/^[\dXx-]+$/.test(word) ? word.replaceAll('-', '').length : 0)
  const isbn = words.filter(word => [10, 13].includes(length(word)))
  const issn = words.filter(word => length(word) === 8)
  if (words.length === 0 || isbn.length + issn.length < words.length) return {other: oneLine(value)}
  return {
    ...(isbn.length > 0 && {ISBN: isbn.join(', ')}),
    ...(issn.length > 0 && {ISSN: issn.join(', ')})
  }
}

/** The tag of a language (BCP 47) by its name or its code of ISO 639-2; other words stay. */
export function recordLanguage(value: string): string {
  const name = oneLine(value)
  return bibliographicCodes.get(name.toLowerCase()) ?? languageTag(name) ?? name
}

/** Codes that libraries use (ISO 639-2/B) for the languages that have one of two letters. */
const bibliographicCodes: ReadonlyMap<string, string> = new Map(
  'ara ar,chi zh,cze cs,dan da,dut nl,eng en,fin fi,fre fr,ger de,gre el,heb he,hin hi,hun hu,ita it,jpn ja,kor ko,lat la,nor no,per fa,pol pl,por pt,rum ro,rus ru,slo sk,spa es,swe sv,tur tr,ukr uk,urd ur'
    .split(',')
    .map(pair => pair.split(' ') as [string, string])
)

/** Collapses white space to single spaces; no-break spaces are kept. */
export function oneLine(text: string): string {
  return text.replace(/[^\S\u00A0\u202F]+/g, ' ').trim()
}

/**
 * Removes the special characters of LaTeX, which BibTeX's date parsers would interpret; in a record they mean nothing.
 */
function withoutLatex(text: string): string {
  return oneLine(text.replace(/[\\{}$&%#_^~]/g, ' '))
}
