import type {CslDate} from '../core/types.ts'
import {escapeLatex} from './biblatex-text.ts'

/**
 * A date as BibLaTeX fields: `date` in EDTF, or `year` for a date in words. `prefix` is the prefix of the field
 * names: `url` gives `urldate`.
 */
export function latexDate(date: CslDate, prefix = ''): readonly (readonly [name: string, value: string])[] {
  const [start, end] = date['date-parts'] ?? []
  if (start !== undefined && start.length > 0) {
    const circa = date.circa ? '~' : ''
    const first = edtf(start, date.season) + circa
    const last = end === undefined || end.length === 0 ? '' : `/${end[0] === 0 ? '' : edtf(end) + circa}`
    return [[`${prefix}date`, first + last]]
  }
  const words = date.literal ?? date.raw
  if (words === undefined) return []
  return [[inNumbers.test(words) ? `${prefix}date` : `${prefix}year`, escapeLatex(words)]]
}

const inNumbers = /^-?\d{4}[\d/~?-]*$/

function edtf([year = 0, month, day]: readonly number[], season?: number): string {
  // EDTF has a year 0: 45 BC is -0044.
  const number = year < 0 ? year + 1 : year
  const digits = String(Math.abs(number)).padStart(4, '0')
  const written = `${digits.length > 4 ? 'y' : ''}${year < 0 && number !== 0 ? '-' : ''}${digits}`
  const two = (part: number): string => String(part).padStart(2, '0')
  if (season !== undefined && month === undefined) return `${written}-${20 + season}`
  if (month === undefined) return written
  // CSL also writes seasons as months 13 to 16, EDTF as 21 to 24.
  if (month > 12) return `${written}-${month < 17 ? month + 8 : month}`
  return day === undefined ? `${written}-${two(month)}` : `${written}-${two(month)}-${two(day)}`
}
