/** The letters and digits of a text in lower case, normalized as by `letters`, with the offset of each. */
export type LetterMap = Readonly<{
  text: string
  letters: string
  /** The offset of each letter in the text; at the end, the length of the text. */
  at: readonly number[]
}>

const mark = /\p{M}/gu
const sign = /[^\p{L}\p{N}]/gu

export function letterMap(text: string): LetterMap {
  let letters = ''
  const at: number[] = []
  let offset = 0
  for (const character of text) {
    const plain = character.normalize('NFD').toLowerCase().replace(mark, '').replace(sign, '')
    for (let index = 0; index < plain.length; index++) at.push(offset)
    letters += plain
    offset += character.length
  }
  at.push(text.length)
  return {text, letters, at}
}

/** Finds some letters as whole words in a text, and returns the offsets of the first match. */
export function wordsAt(
  {text, letters, at}: LetterMap,
  wanted: string
): Readonly<{start: number; end: number}> | undefined {
  for (let index = letters.indexOf(wanted); index !== -1; index = letters.indexOf(wanted, index + 1)) {
    const start = at[index]!
    const last = at[index + wanted.length - 1]!
    const end = last + (text.codePointAt(last)! > 0xffff ? 2 : 1)
    const isWord = (offset: number) => /^[\p{L}\p{N}]/u.test(text.slice(offset, offset + 2))
    if (!(start > 0 && isWord(start - 1)) && !isWord(end)) return {start, end}
  }
  return undefined
}
