/** A word of a reference: text without white space, and its offsets in the text of the reference. */
export type Word = Readonly<{text: string; start: number; end: number}>

/**
 * Splits a reference into words at white space, and also between numbers without spaces, so that each piece has one
 * label: `2010;12(3):45-67` is a year, a volume with its issue, and pages. In `Jun 1;12(3):45-67`, the part after the
 * month is split in the same way. Only white space is left out.
 */
export function wordsOfReference(text: string): readonly Word[] {
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
  /^(\(?\d{4}[a-z]?\)?[;:,]|\d{1,2};|[A-Z][a-z]{2,3};)?([A-Za-z]{0,3}\d+(?:[-–]\d+)?(?:\([^()\s]{1,12}\))?[:,])([A-Za-z]?\d.*)$/

function partsOf(word: string): readonly string[] {
  // A date with slashes, a time or a ratio is not a volume with pages: the pages must have a dash, or the volume an
  // issue.
  if (word.length < 5 || /^https?:|^doi|^10\./i.test(word)) return [word]
  const match = numbersInOne.exec(word)
  if (match) {
    const [, year = '', volume = '', pages = ''] = match
    if (year || volume.includes('(') || /[-–—]/.test(pages))
      return [year, volume, pages].filter(part => part !== '')
  }
  const yearFirst = /^(\(?(?:1[5-9]|20)\d\d[a-z]?\)?[;:])(\d.*)$/.exec(word)
  if (yearFirst) return [yearFirst[1]!, yearFirst[2]!]
  // `Mar;69(Pt 3):409-19` has a space within the issue.
  const spaced = /^([A-Z][a-z]{2,3};)(\d.*)$/.exec(word) ?? /^(\w{1,6}\)[:,])(\d+[-–].*)$/.exec(word)
  if (spaced) return [spaced[1]!, spaced[2]!]
  return [word]
}
