import {spelledSymbols} from './chemical.ts'
import {partsOfSign} from './composed-signs.ts'
import {elements} from './elements.ts'
import type {PhraseName, SpokenLanguage} from './language.ts'
import {accentNames, canonicalSign} from './signs.ts'

/** The styles of mathematical letters, by the first letter of each alphabet in Unicode. */
const alphabets: ReadonlyArray<readonly [first: number, style: PhraseName | undefined, also?: PhraseName]> = [
  [0x1d400, 'bold'],
  [0x1d434, undefined],
  [0x1d468, 'bold'],
  [0x1d49c, 'script'],
  [0x1d4d0, 'script', 'bold'],
  [0x1d504, 'fraktur'],
  [0x1d538, 'doubleStruck'],
  [0x1d56c, 'fraktur', 'bold'],
  [0x1d5a0, 'sansSerif'],
  [0x1d5d4, 'sansSerif', 'bold'],
  [0x1d608, 'sansSerif'],
  [0x1d63c, 'sansSerif', 'bold'],
  [0x1d670, 'monospace'],
  [0x1d6a4, undefined],
  [0x1d6a8, 'bold'],
  [0x1d6e2, undefined],
  [0x1d71c, 'bold'],
  [0x1d756, 'sansSerif', 'bold'],
  [0x1d7ce, 'bold'],
  [0x1d7d8, 'doubleStruck'],
  [0x1d7e2, 'sansSerif'],
  [0x1d7ec, 'sansSerif', 'bold'],
  [0x1d7f6, 'monospace'],
  [0x1d800, undefined]
]

/** Letters of these alphabets elsewhere in Unicode. */
const elsewhere: ReadonlyMap<string, PhraseName> = new Map(
  Object.entries({doubleStruck: 'ℂℍℕℙℚℝℤℽℾ', script: 'ℬℰℱℋℐℒℳℛℯℊℴℓ℘', fraktur: 'ℭℌℑℜℨ'}).flatMap(
    ([style, letters]) => Array.from(letters, letter => [letter, style as PhraseName] as const)
  )
)

/** The styles of a letter, the outer style first. */
export function stylesOf(letter: string): readonly PhraseName[] {
  const other = elsewhere.get(letter)
  if (other !== undefined) return [other]
  const code = letter.codePointAt(0) ?? 0
  const [, style, also] = alphabets.findLast(([first]) => first <= code) ?? []
  return [also, style].filter(each => each !== undefined)
}

/** Letters for which NFKC does not return the plain form. */
const plainForms: Readonly<Record<string, string>> = {℘: 'p', ı: 'i', ȷ: 'j', ς: 'σ', ℵ: 'ℵ', ℶ: 'ℶ'}

/** A text in plain letters. */
export function plainLetters(text: string): string {
  return Array.from(text.replaceAll(/[\u{FE00}-\u{FE0F}]/gu, ''), letter => {
    return plainForms[letter] ?? (/[\p{L}\p{N}]/u.test(letter) ? letter.normalize('NFKC') : letter)
  }).join('')
}

/** Speaks a letter or a name: “bold x”, “capital gamma”, “Var”. */
export function sayName(text: string, language: SpokenLanguage): string {
  if (text === 'ℏ' || text === 'ħ') return language.phrase('accent', 'h', language.accents.get('bar') ?? '')
  if (text.endsWith('\u0338')) return language.phrase('struck', sayName(text.slice(0, -1), language))
  const plain = plainLetters(text)
  const letters = Array.from(plain)
  const name = letters.length > 1 ? sayText(spelled(plain), language) : sayLetter(plain, language)
  return stylesOf(text).reduceRight((said, style) => language.phrase(style, said), name)
}

/** Hebrew letters that are used for infinite numbers. */
const cardinals: ReadonlySet<string> = new Set('ℵℶ')

function sayLetter(letter: string, language: SpokenLanguage): string {
  const name = cardinals.has(letter) ? language.signs.get(letter) : undefined
  if (name !== undefined) return name
  const lower = letter.toLowerCase()
  const greek = language.greek.get(lower) ?? language.greek.get(lower.normalize('NFD').charAt(0))
  // A Greek letter without a name is left as it is.
  if (greek === undefined) return /\p{Script=Greek}/u.test(letter) ? letter : sayText(letter, language)
  return lower === letter ? greek : language.phrase('capital', greek)
}

/** Speaks a text: letters, digits and punctuation remain unchanged, other signs are spoken by their names. */
export function sayText(text: string, language: SpokenLanguage): string {
  const words = Array.from(plainLetters(withUnitNames(text, language)), character =>
    isPlain(character) ? character : ` ${sayLetterOrSign(character, language)} `
  ).join('')
  return words.split(/\s+/).filter(Boolean).join(' ')
}

/** Replaces the prefix `µ` and the unit `Ω`, which are not Greek letters in units, with their names. */
function withUnitNames(text: string, {signs}: SpokenLanguage): string {
  return text
    .replace(/^([kMGTmnµ]?)[ΩΩ]$/u, (_, prefix: string) => `${prefix} ${signs.get('ohm') ?? ''}`)
    .replace(/^([kMGTmnpµ]?)Å$/u, (_, prefix: string) => `${prefix} ${signs.get('angstrom') ?? ''}`)
    .replace('µ', `${signs.get('µ') ?? ''} `)
}

/** Speaks a number in the style of its first digit. */
export function sayNumber(text: string, language: SpokenLanguage): string {
  return stylesOf(text.slice(0, 2)).reduceRight(
    (said, style) => language.phrase(style, said),
    sayText(text, language)
  )
}

function isPlain(character: string): boolean {
  return (
    /[\p{L}\p{M}\p{Nd}\s.,;:!?'‘’"“”«»()–،؛؟।\u200c-]/u.test(character) &&
    !/\p{Script=Greek}/u.test(character)
  )
}

function sayLetterOrSign(character: string, language: SpokenLanguage): string {
  return /\p{L}/u.test(character)
    ? sayLetter(character, language)
    : saySign(canonicalSign(character), language)
}

/**
 * Speaks a sign in its canonical form; a sign for which the language has no word is spoken by its parts, or by its
 * Unicode number.
 */
export function saySign(sign: string, language: SpokenLanguage): string {
  const known =
    language.signs.get(sign) ??
    composedSign(sign, language) ??
    language.accents.get(accentNames.get(sign) ?? '')
  if (known !== undefined) return known
  const [relation = '', stroke] = Array.from(sign.normalize('NFD'))
  if (stroke === '\u0338') {
    const common = canonicalSign(relation)
    const struck = language.signs.get(`${common}\u0338`.normalize('NFC'))
    return struck ?? language.phrase('not', saySign(common, language))
  }
  if (isPlain(sign)) return sign
  const code = sign.codePointAt(0)?.toString(16).toUpperCase() ?? ''
  return language.phrase('unnamed', Array.from(code).join(' '))
}

/**
 * The words for a sign that is spoken by its parts: “circled plus”, “is less than or is greater than”; undefined for
 * other signs.
 */
function composedSign(sign: string, language: SpokenLanguage): string | undefined {
  const parts = partsOfSign.get(sign)
  if (parts === undefined) return undefined
  const words = parts.signs.map(each => saySign(each, language))
  return parts.phrase === 'row' ? words.join(' ') : language.phrase(parts.phrase, ...words)
}

/** Spells a name of several chemical elements, because “NaCl” is not a word; any other name is unchanged. */
function spelled(name: string): string {
  const pieces = name.match(/\p{Lu}\p{Ll}?/gu) ?? []
  return pieces.length > 1 && pieces.every(piece => elements.has(piece)) ? spelledSymbols(name) : name
}
