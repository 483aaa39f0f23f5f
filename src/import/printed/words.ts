/** A word of a reference: the text between spaces. Offsets are those of the reference's text. */
export type Word = Readonly<{text: string; start: number; end: number}>

/**
 * Cuts a reference into words at white space, and also where numbers are written without any, so that each has one
 * label: `2010;12(3):45-67` is a year, a volume with its number, and pages, and so is the day in `Jun 1;12(3):45-67`.
 * Nothing but white space is left out.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/\S+/gu)) {
    let start = match.index
    for (const part of partsOf(match[0])) {
      words.push({text: part, start, end: start + part.length})
      start += part.length
    }
  }
  return words
}

const numbersInOne =
  /^(\(?\d{4}[a-z]?\)?[;:,]|\d{1,2};)?([A-Za-z]{0,3}\d+(?:\([^()\s]{1,12}\))?[:,])([A-Za-z]?\d.*)$/

function partsOf(word: string): readonly string[] {
  // A date with a slash, a time or a ratio is not a volume with pages: the pages need a dash, or the volume its number.
  if (word.length < 5 || /^https?:|^doi|^10\./i.test(word)) return [word]
  const match = numbersInOne.exec(word)
  if (match) {
    const [, year = '', volume = '', pages = ''] = match
    if (year || volume.includes('(') || /[-–—]/.test(pages))
      return [year, volume, pages].filter(part => part !== '')
  }
  const yearFirst = /^(\(?(?:1[5-9]|20)\d\d[a-z]?\)?[;:])(\d.*)$/.exec(word)
  if (yearFirst) return [yearFirst[1]!, yearFirst[2]!]
  return [word]
}
