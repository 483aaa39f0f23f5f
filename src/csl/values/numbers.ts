import type {Locale} from '../locale/locale.ts'
import {patternFor} from '../patterns/patterns.ts'

/**
 * Whether a value is numeric (CSL 1.0.2, `is-numeric`): numbers, with or without letters attached, joined by hyphens,
 * dashes, commas or ampersands.
 */
export function isNumeric(value: unknown): boolean {
  if (typeof value === 'number') return true
  if (typeof value !== 'string') return false
  return /^\s*[a-z]*\d+[a-z]*(?:\s*(?:[-–,&]|\\-)\s*[a-z]*\d+[a-z]*)*\s*$/i.test(value)
}

const noLetters = patternFor(/[^a-z]/gi, /[^\p{L}]/gu)

/**
 * Whether a number refers to several things: “2–4”, “3 & 5”, “i–ix”. An escaped hyphen is not a range. `and` is the
 * word of the locale.
 */
export function isPlural(value: string, and = ''): boolean {
  // `1,234,567` and `14-06` are one number.
  const whole = value.replace(/\d{1,3}(?:,\d{3})+(?![\d,])/g, '1')
  const ranged = whole.replace(/(\d+)-(\d+)/g, (all, first, last) => (last.startsWith('0') ? first : all))
  return severalNumbers(and).test(ranged.replaceAll('\\-', '\u2010'))
}

const patterns = new Map<string, RegExp>()

/** The pattern of several numbers, with the language's word for “and”. */
function severalNumbers(and: string): RegExp {
  const known = patterns.get(and)
  if (known !== undefined) return known
  const number = '(?:[a-z]*\\d+[a-z]*|[ivxlcdm]+)'
  const word = and === '' ? '' : `|,?\\s*${and.replace(noLetters(and), '')}\\b`
  const pattern = new RegExp(
    `(?<![\\w/-])${number}\\s*(?:--?|[–—&]|,(?=\\s*\\d)${word})\\s*${number}(?!\\w|-\\w)`,
    'iu'
  )
  patterns.set(and, pattern)
  return pattern
}

/** A number with its ordinal suffix, in the gender of its noun. */
export function ordinal(number: number, locale: Locale, gender: string | undefined): string {
  return `${number}${ordinalSuffix(number, locale, gender)}`
}

function ordinalSuffix(number: number, locale: Locale, gender: string | undefined): string {
  const term = (name: string) =>
    (gender && locale.genderTerm(name, gender)) || locale.genderTerm(name, undefined)
  const two = number % 100
  const named = (value: number): string => `ordinal-${String(value).padStart(2, '0')}`
  const whole = number < 100 ? term(named(number)) : undefined
  if (whole !== undefined) return whole.single
  const ofTwo = term(named(two))
  if (ofTwo !== undefined && two >= 10 && ofTwo.match !== 'whole-number') return ofTwo.single
  const ofOne = term(named(number % 10))
  if (ofOne !== undefined && ofOne.match !== 'whole-number' && ofOne.match !== 'last-two-digits')
    return ofOne.single
  return term('ordinal')?.single ?? ''
}

/** Numbers as words, “first” to “tenth”; higher numbers have an ordinal suffix. */
export function longOrdinal(number: number, locale: Locale, gender: string | undefined): string {
  const name = `long-ordinal-${String(number).padStart(2, '0')}`
  const term = (gender && locale.genderTerm(name, gender)) || locale.genderTerm(name, undefined)
  return number >= 1 && number <= 10 && term ? term.single : ordinal(number, locale, gender)
}

/** Formats page ranges (CSL 1.0.2, “Page-range-format”). */
export function pageRange(text: string, format: string | undefined, delimiter: string): string {
  return text.replace(
    // Chains of numbers, and numbers after a slash as in a DOI, are not ranges.
    /(?<![\w\\/–-])(\d*[a-z]+|)(\d+)\s*(?:-{1,2}|–|\u2012)\s*(\d*[a-z]+|)(\d+)(?!\w|[-–]\w)/gi,
    (all, prefix: string, first: string, secondPrefix: string, second: string) => {
      // A range whose numbers have different letters is not changed, nor is its hyphen.
      if (prefix !== secondPrefix && secondPrefix !== '')
        return format === undefined ? `${prefix}${first}${delimiter}${secondPrefix}${second}` : all
      if (prefix !== '' && secondPrefix === '') return `${prefix}${first}-${second}`
      if (format === undefined) return `${prefix}${first}${delimiter}${secondPrefix}${second}`
      const full =
        second.length < first.length ? first.slice(0, first.length - second.length) + second : second
      // If this is not a range, it is printed as typed.
      if (Number(full) < Number(first) || full === first)
        return `${prefix}${first}${prefix === '' ? delimiter : '-'}${secondPrefix}${second}`
      const isExpanded = format === 'expanded'
      return `${prefix}${first}${delimiter}${isExpanded ? secondPrefix : ''}${shortened(first, full, format)}`
    }
  )
}

function shortened(first: string, second: string, format: string): string {
  if (format === 'expanded' || first.length !== second.length) return second
  if (format === 'minimal') return withoutCommon(first, second, 1)
  if (format === 'minimal-two') return withoutCommon(first, second, 2)
  // The Chicago Manual of Style: 100, 104; 101–8; 321–28; 1496–1504.
  const number = Number(first)
  if (first.length < 3 || number % 100 === 0) return second
  if (number % 100 < 10) return withoutCommon(first, second, 1)
  if (first.length === 4 && format !== 'chicago-16') {
    const short = withoutCommon(first, second, 2)
    return short.length >= 3 ? second : short
  }
  return withoutCommon(first, second, 2)
}

/** The digits of the second number, from the first that differs; at least `least` of them. */
function withoutCommon(first: string, second: string, least: number): string {
  let common = 0
  while (common < second.length - least && first[common] === second[common]) common++
  return second.slice(common)
}
