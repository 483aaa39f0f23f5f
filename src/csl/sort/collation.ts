import {NAME, PART} from '../elements/name-list.ts'
import {alphabetOf, inArabicOrder, OWN} from './alphabets.ts'

/** Letters that have no decomposition, and the letters that they sort among. */
const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ς: 'σ',
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ'
}

/**
 * A key whose order by code unit is that of words in a language: case and punctuation do not count, digits count by
 * their value, and a blank comes before any letter (APA 7, 9.44: “nothing precedes something”). Accents count where they
 * make another letter (`alphabets.ts`). NFKD and lower case are fixed for assigned letters by Unicode’s stability policy,
 * and the alphabets are a table, so the order is the same on every machine.
 */
export function collationKey(text: string, lang = 'en'): string {
  const language = lang.split(/[-_]/)[0]!.toLowerCase()
  const lower = inSmallLetters(text, language)
  const {letters: own, keys} = alphabetOf(language)
  if (!/[\u0080-\uffff]/.test(lower) && lower.search(own) === -1) return withoutMarks(lower, noWord)
  const bare = lower
    .normalize('NFC')
    .split(own)
    .map(part => keys.get(part) ?? withoutAccents(part))
    .join('')
  const key = withoutMarks(bare, noWordOfAnyScript)
  return /[\u0620-\u06ff]/.test(key) ? inArabicOrder(key, language) : key
}

/** Turkish has two letters i. */
function inSmallLetters(text: string, language: string): string {
  const isTurkish = language === 'tr' || language === 'az'
  return (isTurkish ? text.replace(/I/g, 'ı').replace(/İ/g, 'i') : text).toLowerCase()
}

/** Letters without their marks, forms of one letter as one; half rings and other signs of romanisation do not count. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u02b9-\u02bf\u02c8\u02ee]+/gu, '')
    .replace(/[øłđðþæœßħıŧςךםןףץ]/g, letter => letters[letter]!)
}

function withoutMarks(text: string, marks: RegExp): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(marks, '')
    .replace(/\d+/g, digits => digits.padStart(12, '0'))
    .trim()
}

/** What is neither a letter nor a digit, a blank or a separator of names. */
const noWord = new RegExp(`[^a-z\\d${PART}${NAME} ]+`, 'g')
const noWordOfAnyScript = new RegExp(`[^\\p{L}\\p{N}${OWN}${PART}${NAME} ]+`, 'gu')

/** Compares two lists of sort keys; empty ones come last, in both directions. */
export function compareKeys(
  a: readonly string[],
  b: readonly string[],
  descends: readonly boolean[]
): number {
  for (let index = 0; index < a.length; index++) {
    const left = a[index]!
    const right = b[index]!
    if (left === right) continue
    if (left === '') return 1
    if (right === '') return -1
    const order = left < right ? -1 : 1
    return descends[index] ? -order : order
  }
  return 0
}
