import {libraryLanguages} from '../../core/library-languages.ts'
import type {CslDate, CslName} from '../../core/types.ts'
import {parseDate, parseYearMonthDay} from '../../parse/bibtex/dates.ts'
import {languageTag} from '../../parse/bibtex/languages.ts'

/** Converts values of records from reference managers and databases to CSL-JSON. */

/**
 * Parses a name as `Family, Given, Suffix`. A name without a comma belongs to an organization, as does one with a
 * final comma, which EndNote writes. Lower-case words before the family name are a particle, as in the BibTeX parser.
 */
export function readPerson(value: string): CslName {
  const [whole = '', ...others] = value.split(',').map(oneLine)
  const [given = '', suffix = '', ...more] = others
  if (given === '' && suffix === '') return {literal: whole}
  // No person's name has more than three parts.
  if (more.some(part => part !== '')) return {literal: oneLine(value)}
  const [, particle, rest] = /^((?:\p{Ll}[\p{L}\p{M}’']*\s)+)(\p{Lu}.*)$/u.exec(whole) ?? []
  return {
    family: rest ?? whole,
    ...(given !== '' && {given}),
    ...(particle !== undefined && {'dropping-particle': particle.trim()}),
    ...(suffix !== '' && {suffix})
  }
}

/** Parses `YYYY/MM/DD/words` of RIS, an ISO 8601 date, or words with a year; anything else becomes a literal. */
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

/** Combines a year with words for a month, a season or a day: `1999` and `Sep 12`. Undefined for anything else. */
export function yearAndWords(year: string | undefined, words: string | undefined): CslDate | undefined {
  if (year === undefined || words === undefined || words.length > 100) return undefined
  const text = withoutLatex(words)
  // `12 Sep` and `Sep 12` are equivalent.
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

/** Joins the first and the last page to a range in CSL: `167-191`. */
export function pagesFromTo(start: string | undefined, end: string | undefined): string | undefined {
  const first = start === undefined ? undefined : oneLine(start).replace(/ ?(?:--+|[–—]) ?/g, '-')
  if (first === undefined || end === undefined || end === first || first.includes('-')) return first ?? end
  return `${first}-${oneLine(end)}`
}

/** The variables of serial numbers by their length: an ISSN has eight digits, an ISBN ten or thirteen. */
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

/** The BCP 47 tag of a language by its name or its ISO 639-2 code; other values stay as they are. */
export function recordLanguage(value: string): string {
  const name = oneLine(value)
  return libraryLanguages.get(name.toLowerCase()) ?? languageTag(name) ?? name
}

/** Collapses white space to single spaces, except for no-break spaces. */
export function oneLine(text: string): string {
  return text.replace(/[^\S\u00A0\u202F]+/g, ' ').trim()
}

/**
 * Removes special characters of LaTeX, which the date parsers for BibTeX would interpret; in a record they have no
 * meaning.
 */
function withoutLatex(text: string): string {
  return oneLine(text.replace(/[\\{}$&%#_^~]/g, ' '))
}
