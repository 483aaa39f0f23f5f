import {UNFOLDED, unfolded} from '../core/letters.ts'

/**
 * A comparison of names and titles for sorting a reference list, the same on every machine.
 *
 * Accents, case and punctuation do not count, digits count by their value, and a blank comes before any letter, so
 * that lists are ordered word by word (APA 7, 9.44: “nothing precedes something”). Letters of one script follow
 * Unicode; the tailoring of single languages (Swedish å after z) is left out, because it would depend on the data of
 * the machine.
 */
export function collation(): (left: string, right: string) => number {
  const keys = new Map<string, string>()
  function keyOf(text: string): string {
    let key = keys.get(text)
    if (key === undefined) {
      key = sortKey(text)
      keys.set(text, key)
    }
    return key
  }
  return (left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)]
    return a < b ? -1 : a > b ? 1 : 0
  }
}

/**
 * Stands for a space in the processor's sort keys. A real space would not do: the processor removes `A`, `An` and `The`
 * from the start of a key, and with them the family name of Li An.
 */
export const KEY_BLANK = '|'

function sortKey(text: string): string {
  return text
    .replaceAll(KEY_BLANK, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(UNFOLDED, unfolded)
    .replace(/\d+/gu, digits => digits.padStart(12, '0'))
    .replace(/\s+/gu, ' ')
    .replace(/[^\p{L}\p{N} ]+/gu, '')
    .trim()
}
