import {NAME, PART} from '../elements/name-list.ts'

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
  ŧ: 't'
}

/**
 * A key whose order by code unit is that of words: accents, case and punctuation do not count, digits count by their
 * value, and a blank comes before any letter (APA 7, 9.44: “nothing precedes something”). NFKD and lower case are fixed
 * for assigned letters by Unicode’s stability policy, so the order is the same on every machine. The tailoring of single
 * languages (Swedish å after z) is left out: it would depend on the data of the machine.
 */
export function collationKey(text: string): string {
  const lower = text.toLowerCase()
  if (!/[\u0080-\uffff]/.test(lower)) return withoutMarks(lower, noWord)
  const bare = lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øłđðþæœßħıŧ]/g, letter => letters[letter]!)
  return withoutMarks(bare, noWordOfAnyScript)
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
const noWordOfAnyScript = new RegExp(`[^\\p{L}\\p{N}${PART}${NAME} ]+`, 'gu')

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
