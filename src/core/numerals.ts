import {baseLanguage} from './language.ts'

/** A set of digits: western digits, or the digits of a script. */
export type Numerals = 'western' | 'arabic' | 'persian' | 'devanagari'

/**
 * Returns the digits for generated numbers. `wanted` is the author's choice. By default, Arabic, Persian, Urdu and
 * related languages use their native digits, except in the countries west of Egypt; Hindi uses western digits.
 */
export function numeralsOf(lang: string, wanted?: 'western' | 'native'): Numerals {
  const own = native[baseLanguage(lang)] ?? 'western'
  if (wanted !== undefined) return wanted === 'native' ? own : 'western'
  if (own === 'devanagari' || /^ar-(?:.*-)?(?:DZ|EH|LY|MA|MR|TN)\b/iu.test(lang)) return 'western'
  return own
}

const native: Readonly<Record<string, Numerals>> = {
  ar: 'arabic',
  ckb: 'arabic',
  fa: 'persian',
  hi: 'devanagari',
  mr: 'devanagari',
  ne: 'devanagari',
  ps: 'persian',
  ur: 'persian'
}

/** The digit zero of each set except the western one; its other digits have the following code points. */
const zeros: Readonly<Record<Exclude<Numerals, 'western'>, number>> = {
  arabic: 0x660,
  persian: 0x6f0,
  devanagari: 0x966
}

/** Replaces the western digits in a string with the digits of a set: “2.1” becomes “۲.۱”. */
export function inNumerals(text: string, numerals: Numerals): string {
  if (numerals === 'western') return text
  return text.replace(/[0-9]/gu, digit => String.fromCodePoint(zeros[numerals] + Number(digit)))
}

/** Replaces the digits of all sets with western ones. */
export function inWesternDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu, digit => {
    const code = digit.codePointAt(0)!
    const zero = Object.values(zeros).find(first => code >= first && code < first + 10)!
    return String(code - zero)
  })
}

/** The CSS counter style of each set. */
export const counterStyles: Readonly<Record<Numerals, string>> = {
  western: 'decimal',
  arabic: 'arabic-indic',
  persian: 'persian',
  devanagari: 'devanagari'
}
