import {NAME, PART} from '../elements/name-list.ts'
import {alphabetOf, inArabicOrder, OWN} from './alphabets.ts'

/** Letters without a decomposition, and the letters that they sort as. */
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
 * Returns a key whose order by code unit is the alphabetical order of a language. Case and punctuation are ignored,
 * digits sort by value, and a space sorts before any letter (APA 7, 9.44: “nothing precedes something”). Accents matter
 * only if they make another letter (`alphabets.ts`). NFKD and lower case are fixed by Unicode’s stability policy and
 * the alphabets are a table, so the order is the same on every machine.
 */
export function collationKey(text: string, lang = 'en'): string {
  const language = lang.split(/[-_]/)[0]!.toLowerCase()
  const lower = inSmallLetters(text, language)
  const {letters: own, keys} = alphabetOf(language)
  if (!/[\u0080-\uffff]/.test(lower) && lower.search(own) === -1)
    return isKey.test(lower) ? lower : withoutMarks(lower, noWord)
  const bare = lower
    .normalize('NFC')
    .split(own)
    .map(part => keys.get(part) ?? withoutAccents(part))
    .join('')
  const key = withoutMarks(bare, noWordOfAnyScript)
  return /[\u0620-\u06ff]/.test(key) ? inArabicOrder(key, language) : key
}

/** Puts a text in lower case. Turkish has a dotted and a dotless i, which stay different letters. */
function inSmallLetters(text: string, language: string): string {
  const isTurkish = language === 'tr' || language === 'az'
  return (isTurkish ? text.replace(/I/g, 'ı').replace(/İ/g, 'i') : text).toLowerCase()
}

/** Removes accents, half rings and other marks of romanization, and unifies forms of a letter. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u02b9-\u02bf\u02c8\u02ee]+/gu, '')
    .replace(/[øłđðþæœßħıŧςךםןףץ]/g, letter => letters[letter]!)
}

function withoutMarks(text: string, marks: RegExp): string {
  const key = text.replace(/\s+/g, ' ').replace(marks, '').trim()
  return /\d/.test(key) ? key.replace(/\d+/g, digits => digits.padStart(12, '0')) : key
}

/** Matches text that is its own sort key: words with single spaces between them. */
const isKey = new RegExp(`^[a-z${PART}${NAME}]*(?: [a-z${PART}${NAME}]+)*$`)

/** Matches everything but letters, digits, spaces and separators of names. */
const noWord = new RegExp(`[^a-z\\d${PART}${NAME} ]+`, 'g')
const noWordOfAnyScript = new RegExp(`[^\\p{L}\\p{N}${OWN}${PART}${NAME} ]+`, 'gu')
