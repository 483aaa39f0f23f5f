import {baseLanguage} from './language.ts'

/** A set of digits: western, or those of a script. */
export type Numerals = 'western' | 'arabic' | 'persian' | 'devanagari'

/**
 * The digits for the numbers of a page. `wanted` is the author's choice. Without it, Arabic, Persian, Urdu and their
 * neighbours have their own, except in the countries west of Egypt, and Hindi has western digits.
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

/** The zero of each set but the western one; the others follow it. */
const zeros: Readonly<Record<Exclude<Numerals, 'western'>, number>> = {
  arabic: 0x660,
  persian: 0x6f0,
  devanagari: 0x966
}

/** A text with its digits in a set: “2.1” is “۲.۱”. */
export function inNumerals(text: string, numerals: Numerals): string {
  if (numerals === 'western') return text
  return text.replace(/[0-9]/gu, digit => String.fromCodePoint(zeros[numerals] + Number(digit)))
}

/** The name that CSS has for a set, as a style of counters and list markers. */
export const counterStyles: Readonly<Record<Numerals, string>> = {
  western: 'decimal',
  arabic: 'arabic-indic',
  persian: 'persian',
  devanagari: 'devanagari'
}
