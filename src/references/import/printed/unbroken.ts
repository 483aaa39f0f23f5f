import type {Hint} from './hints.ts'
import type {Prepared} from './label.ts'
import type {Word} from './words.ts'

/**
 * For each word, whether it belongs to the same field as the word before it because no punctuation separates them. From
 * the offset `from` on, after a date in brackets and a full stop, fields end at punctuation.
 */
export function unbrokenWords(
  text: string,
  {words, marked}: Prepared,
  hints: readonly Hint[],
  joined: readonly boolean[],
  from: number
): readonly boolean[] {
  const inside = words.findIndex(word => /^In:?$/.test(word.text))
  const known = (index: number, before: Word, word: Word): boolean =>
    marked[index] !== undefined ||
    marked[index - 1] !== undefined ||
    hints.some(({start, end}) => start === word.start || end === before.end)
  return words.map((word, index) => {
    const before = words[index - 1]
    if (before === undefined || word.start <= from || (inside !== -1 && index >= inside)) return false
    // “No. 3” and “vol. 2” begin a field.
    if (joined[index + 1] === true && /\d/.test(words[index + 1]!.text)) return false
    return unmarked.test(text.slice(before.start, word.end)) && !known(index, before, word)
  })
}

const unmarked =
  /^(?:[^\s\d]*[\p{L}’']|\d+(?:st|nd|rd|th))\s(?:\p{L}|\(\p{Lu}{2,}\)$)[^\s\d]*$|^\(\p{Lu}{2,}\)\s\p{L}[^\s\d]*$/u
