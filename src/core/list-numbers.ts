import type {ListNumbering} from './mdast.ts'

/** The number of an item in a list, counted from 1, in the given numbering and without punctuation, as in Pandoc. */
export function listNumber(numbering: ListNumbering, place: number): string {
  return counters[numbering](place)
}

const counters: Readonly<Record<ListNumbering, (place: number) => string>> = {
  decimal: String,
  example: String,
  'lower-alpha': place => String.fromCharCode(96 + Math.min(26, place)),
  'upper-alpha': place => String.fromCharCode(64 + Math.min(26, place)),
  'lower-roman': place => roman(place),
  'upper-roman': place => roman(place).toUpperCase()
}

function roman(place: number): string {
  const digits = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
  const tens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc']
  return 'c'.repeat(Math.floor(place / 100)) + tens[Math.floor(place / 10) % 10] + digits[place % 10]
}
