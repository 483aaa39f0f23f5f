/** Only the letters and digits of a text, in lower case and without accents, to compare authors' spellings. */
export function letters(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** How a title begins, by its first twenty letters: enough to look titles up that are then compared as a whole. */
export function titleStart(title: string): string {
  return letters(title.slice(0, 60)).slice(0, 20)
}

/** A text with a capital where it begins with a small letter. */
export function withCapital(text: string): string {
  return text.replace(/^\p{Ll}/u, letter => letter.toUpperCase())
}

/** Small letters that Unicode does not take apart into a letter and its mark. */
export const UNFOLDED = /[ßæœøłđðþıħ]/gu

/** The letter that such a letter is sorted under: `l` for `ł`, `ae` for `æ`. */
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
