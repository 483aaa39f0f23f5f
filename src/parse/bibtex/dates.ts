import type {CslDate} from '../../core/types.ts'
import {parseLatex, plainLatex} from '../latex/text.ts'

/** A fault in a date: an invalid part, or a range that ends before it begins. */
export type DateFault = 'date' | 'year' | 'month' | 'day' | 'range'

/** A parsed date, with its fault if it has one. */
export type ReadDate = Readonly<{date: CslDate; fault?: DateFault}>

/**
 * Parses a BibLaTeX date in EDTF notation (ISO 8601-2, level 1 as in BibLaTeX): `2017`, `2017-05-31`, `1885/1888`,
 * `1950~`, `199X`, `2001-21` (a season), `-0044`. A range with an open end becomes a literal, “2017–”, because CSL
 * processors reject such ranges. Anything else becomes a literal as well, and is a fault if it contains digits.
 */
export function parseDate(value: string): ReadDate {
  const text = value.replace(/[{}\u00A0]/g, match => (match === '\u00A0' ? '~' : '')).trim()
  const [startText = '', endText, ...more] = text.split('/')
  const start = parsePart(startText)
  if (endText === undefined) return start === undefined ? unread(value) : {date: toDate(start)}
  const end = parsePart(endText)
  if (more.length > 0) return unread(value)
  if (start !== undefined && end !== undefined) return toRange(start, end)
  const isOpen = (part: string) => ['', '..', '*', 'open', 'unknown'].includes(part.trim().toLowerCase())
  if (start !== undefined && isOpen(endText)) return {date: {literal: `${written(start)}–`}}
  if (end !== undefined && isOpen(startText)) return {date: {literal: `–${written(end)}`}}
  return unread(value)
}

/**
 * Converts a value that is not a date to a literal. A value without digits, such as `forthcoming` or `n.d.`, is meant
 * as a literal; one with digits, such as `31.05.2017`, is a date in an unsupported form, and a fault.
 */
function unread(value: string): ReadDate {
  const date = literalDate(value)
  return /\p{N}/u.test(date.literal ?? '') ? {date, fault: 'date'} : {date}
}

/**
 * Parses `year = {c. 1950}`, `month = {March 5}`, `month = {May/June}`, `day = 7` and similar values. A year that is
 * not a number becomes a literal: `forthcoming`, `n.d.`, `2019 (accessed 2020)`.
 */
export function parseYearMonthDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined
): ReadDate | undefined {
  if (year === undefined) {
    return month === undefined ? undefined : {date: literalDate([day, month].filter(Boolean).join(' '))}
  }
  const readYear = parseYear(year)
  const {date} = readYear
  if (date.literal !== undefined || month === undefined) return readYear
  const first = date['date-parts']?.[0]
  if (first?.length !== 1 || date['date-parts']?.length !== 1) return readYear
  const yearNumber = first[0]!
  const read = parseMonth(month)
  if (read === undefined) return {date, fault: 'month'}
  if (read.season !== undefined) return {date: {...date, season: read.season}}
  const [from = 0, to = from] = read.months
  const days = day === undefined ? read.days : [Number.parseInt(plainLatex(parseLatex(day)), 10)]
  const [firstDay, lastDay = firstDay] = days
  const dated = (...parts: ReadonlyArray<readonly number[]>): CslDate => ({...date, 'date-parts': parts})
  const months = from === to ? dated([yearNumber, from]) : dated([yearNumber, from], [yearNumber, to])
  if (firstDay === undefined || lastDay === undefined) return {date: months}
  const isDay = (written: number, inMonth: number) => written >= 1 && written <= daysIn(yearNumber, inMonth)
  // With two months, a single day is invalid.
  if (!isDay(firstDay, from) || !isDay(lastDay, to) || (from !== to && days.length === 1))
    return {date: months, fault: day === undefined ? 'month' : 'day'}
  const start = [yearNumber, from, firstDay]
  return {date: from === to && lastDay <= firstDay ? dated(start) : dated(start, [yearNumber, to, lastDay])}
}

/** The number of days in a month of the Gregorian calendar, which ISO 8601 uses even for dates before 1582. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

type DatePart = Readonly<{
  parts: readonly number[]
  circa: boolean
  season?: number
  /** For an uncertain year such as `199X`, the last year that is possible. */
  until?: number
}>

const edtf =
  /^(?:(?:y(-?\d{4,})|(-?\d{4}))|(\d{1,3})|(\d{2,3})(X{1,2}))(?:-(\d{1,2}|XX)(?:-(\d{1,2}|XX))?)?(?:T[\d:.Z+-]*)?([~?%]*)$/i

function parsePart(text: string): DatePart | undefined {
  const match = edtf.exec(text.trim())
  if (match === null) return undefined
  const [, marked, plain, short, stem, unspecified, monthText, dayText, marks = ''] = match
  const circa = marks !== ''
  if (stem !== undefined && unspecified !== undefined) {
    if (stem.length + unspecified.length !== 4) return undefined
    const from = Number(stem) * 10 ** unspecified.length
    return {parts: [from], circa, until: from + 10 ** unspecified.length - 1}
  }
  const long = marked ?? plain
  const number = Number(long ?? short)
  // EDTF has a year 0 but CSL does not, so -0044 is 45 BC.
  const year = long !== undefined && number <= 0 ? number - 1 : number
  const month = monthText === undefined || /x/i.test(monthText) ? undefined : Number(monthText)
  const day = dayText === undefined || /x/i.test(dayText) ? undefined : Number(dayText)
  if (month === undefined) return {parts: [year], circa}
  if (month >= 21 && month <= 24) return {parts: [year], circa, season: month - 20}
  if (month < 1 || month > 12) return undefined
  if (day !== undefined && (day < 1 || day > daysIn(number, month))) return undefined
  return {parts: day === undefined ? [year, month] : [year, month, day], circa}
}

function toDate(part: DatePart): CslDate {
  const parts = part.until === undefined ? [part.parts] : [part.parts, [part.until]]
  return {
    'date-parts': parts,
    ...(part.circa && {circa: true}),
    ...(part.season !== undefined && {season: part.season})
  }
}

/**
 * Converts two dates to a range. CSL processors require that both ends of a range have the same precision, so the more
 * precise end is shortened.
 */
function toRange(start: DatePart, end: DatePart): ReadDate {
  const length = Math.min(start.parts.length, end.parts.length)
  const last = end.until === undefined ? end.parts : [end.until]
  const same = start.parts.slice(0, length).join() === last.slice(0, length).join()
  const parts = same ? [start.parts.slice(0, length)] : [start.parts.slice(0, length), last.slice(0, length)]
  const date = {'date-parts': parts, ...((start.circa || end.circa) && {circa: true})}
  return isBefore(last, start.parts) ? {date, fault: 'range'} : {date}
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const differing = a.findIndex((part, index) => part !== b[index])
  return differing !== -1 && b[differing] !== undefined && a[differing]! < b[differing]
}

function written(part: DatePart): string {
  const [year, ...rest] = part.parts
  const number = [String(year), ...rest.map(value => String(value).padStart(2, '0'))].join('-')
  return part.circa ? `ca. ${number}` : number
}

function literalDate(value: string): CslDate {
  return {
    literal: plainLatex(parseLatex(value))
      .replace(/[\s\u00A0]+/g, ' ')
      .trim()
  }
}

/**
 * Converts a date with the name of a month, if it is unambiguous: `May 31, 2017` and `31. Mai 2017` become dates such
 * as `2017-05-31`.
 */
export function certainDate(text: string): string | undefined {
  const [, year, ...others] = /(?<!\d)(\d{4})(?!\d)(.*\d{4})?/.exec(text) ?? []
  if (year === undefined || others[0] !== undefined || !/\p{L}{3}/u.test(text)) return undefined
  const month = parseMonth(text.replace(year, ' '))
  const [number, second] = month?.months ?? []
  const [day, last] = month?.days ?? []
  if (number === undefined || second !== undefined || last !== undefined) return undefined
  if (day !== undefined && day > daysIn(Number(year), number)) return undefined
  const parts = [number, ...(day === undefined ? [] : [day])]
  return [year, ...parts.map(part => String(part).padStart(2, '0'))].join('-')
}

function parseYear(value: string): ReadDate {
  if (/^\d{4}$/.test(value)) return {date: {'date-parts': [[Number(value)]]}}
  const text = plainLatex(parseLatex(value))
    .replace(/\u00A0/g, '~')
    .trim()
  const about = /^(?:c|ca|circa|about|approx)\.?[\s~]*(\d{1,4})$/i.exec(text)
  if (about) return {date: {'date-parts': [[Number(about[1])]], circa: true}}
  const range = /^(\d{4})\s*[/–—-]\s*(\d{2}|\d{4})$/.exec(text)
  if (range && (range[2]!.length === 4 || Number(range[2]) > 12)) {
    const end = range[2]!.length === 4 ? range[2]! : range[1]!.slice(0, 2) + range[2]
    const date = {'date-parts': [[Number(range[1])], [Number(end)]]}
    if (Number(end) > Number(range[1])) return {date}
    if (range[2]!.length === 4 && end !== range[1]) return {date, fault: 'range'}
  }
  const negative = /^[–—-]\s*(\d{1,4})$/.exec(text)
  if (negative) return {date: {'date-parts': [[-Number(negative[1])]]}}
  const part = /^(?:\d{1,3}[X?~]?|\d{2}XX)$/i.test(text) ? parsePart(text.replace(/\?$/, '~')) : undefined
  if (part !== undefined) return {date: toDate(part)}
  const {date, fault} = parseDate(text)
  if (fault === 'range') return {date, fault}
  // A year may contain any words, as in `2019 (accessed 2020)` and `535 BCE`. It must not have five or more digits, be
  // a date in another notation, or contain a letter that looks like a digit, as in `2O17`.
  const isOddYear =
    /^\d{5,}|^(?=.*\d)(?=.*\D)[\dOIl]{4}$/.test(text) ||
    (date.literal !== undefined && /^\d[\d.,/ -]*\d$/.test(text))
  return isOddYear ? {date, fault: 'year'} : {date}
}

type Month = Readonly<{months: readonly number[]; days: readonly number[]; season?: number}>

/** Parses one or two months, with a day or a range of days before or after them; or a season. */
function parseMonth(value: string): Month | undefined {
  const text = plainLatex(parseLatex(value)).replace(/\u00A0/g, ' ')
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const numbers = (text.match(/\d+/g) ?? []).map(Number)
  if (words.length === 0) {
    const [month, second] = numbers
    if (month === undefined || month < 1 || numbers.length > 2) return undefined
    if (month >= 21 && month <= 24) return {months: [], days: [], season: month - 20}
    if (month > 12 || (second !== undefined && (second > 12 || second <= month))) return undefined
    return {months: numbers, days: []}
  }
  const months: number[] = []
  for (const word of words) {
    if (/^(?:st|nd|rd|th|de|of|of|the)$/.test(word)) continue
    const season = seasons.get(word)
    if (season !== undefined && words.length === 1) return {months: [], days: [], season}
    const month = monthNumber(word)
    if (month === undefined) return undefined
    months.push(month)
  }
  if (months.length === 0 || months.length > 2 || numbers.length > 2) return undefined
  return numbers.some(number => number < 1 || number > 31) ? undefined : {months, days: numbers}
}

const seasons: ReadonlyMap<string, number> = new Map([
  ['spring', 1],
  ['summer', 2],
  ['autumn', 3],
  ['fall', 3],
  ['winter', 4]
])

/** The names of months in several languages. An unambiguous prefix of at least three letters is enough. */
const monthNames: readonly (readonly string[])[] = [
  'january januar janvier enero gennaio januari janeiro',
  'february februar février fevrier febrero febbraio februari fevereiro',
  'march märz maerz mars marzo maart março marco',
  'april avril abril aprile',
  'may mai mayo maggio mei maio',
  'june juni juin junio giugno junho',
  'july juli juillet julio luglio julho',
  'august août aout agosto augustus',
  'september septembre septiembre settembre setembro',
  'october oktober octobre octubre ottobre outubro',
  'november novembre noviembre novembro',
  'december dezember décembre decembre diciembre dicembre dezembro'
].map(names => names.split(' '))

function monthNumber(word: string): number | undefined {
  if (word.length < 3) return undefined
  const exact = monthNames.findIndex(names => names.includes(word))
  if (exact !== -1) return exact + 1
  const begun = monthNames.flatMap((names, index) =>
    names.some(name => name.startsWith(word)) ? [index + 1] : []
  )
  return begun.length === 1 ? begun[0] : undefined
}
