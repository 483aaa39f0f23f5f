/** The letters and digits of a string in lower case and without accents, for comparing different spellings. */
export function letters(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The first twenty letters of a title, as a lookup key. Titles with the same key are then compared in full. */
export function titleStart(title: string): string {
  return letters(title.slice(0, 60)).slice(0, 20)
}

/** Capitalizes the first letter of a string, unless the string begins with a URL. */
export function withCapital(text: string): string {
  return /^(?:[a-z][a-z\d+.-]*:\/\/|www\.|doi:|[\w.+-]+@[\w-]+\.)/.test(text)
    ? text
    : text.replace(/^\p{Ll}/u, letter => letter.toUpperCase())
}

/** Lower-case letters that Unicode does not decompose into a base letter and a mark. */
export const UNFOLDED = /[ßæœøłđðþıħ]/gu

/** The letters as which a letter without a decomposition is sorted: `l` for `ł`, `ae` for `æ`. */
export function unfolded(letter: string): string {
  return filedUnder[letter] ?? letter
}

const filedUnder: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h'
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
const isAscii = /^[\u0000-\u007F]*$/
