import {bodyOf, linesOf} from './letters.mjs'

/**
 * The lines of a text on its pages. The text itself says where a line is in its paragraph and in its word, so that
 * nothing is concluded from gaps and indents.
 * @param {readonly (readonly import("./letters.mjs").Letter[])[]} pages
 * @param {number} count the number of columns
 * @param {readonly string[]} paragraphs
 * @returns {Readonly<{body: import("./letters.mjs").Body, lines: readonly import("./text-lines.mjs").TextLine[]}>}
 * @throws if more than one letter in a thousand of the text is not found, since nothing could be trusted then
 */
export function textLinesOf(pages, count, paragraphs) {
  const body = bodyOf(pages, count)
  const columns = pages.flatMap((letters, page) => {
    return linesOf(letters, body.columns).map((lines, column) => ({lines, page, column}))
  })
  const text = joined(paragraphs)
  let at = 0
  let missed = 0
  const lines = []
  for (const {lines: own, page, column} of columns)
    for (const {y, letters, left, right} of own) {
      const words = foldedLetters(letters.map(({sign}) => sign).join(''))
      const found = placeOf(text.letters, words, at)
      if (found === undefined) continue
      missed += found.at - at
      at = found.at + found.length
      const rest = {y, left, right, page, column, letters, edge: body.columns[column]}
      // If letters before a line were not found, it is unknown how the previous line ended.
      if (found.isLater)
        lines.splice(-1, 1, ...lines.slice(-1).map(last => ({...last, inWord: false, inNumber: false})))
      lines.push({...rest, ...placeInText(text, found.at, at), mark: found.mark})
    }
  missed += text.letters.length - at
  if (missed > text.letters.length / 1000)
    throw new Error(`${missed} of ${text.letters.length} letters of the text were not found on the pages`)
  return {body, lines}
}

/** A text without blanks, with the places where words and paragraphs end. */
function joined(paragraphs) {
  const wordEnds = new Set()
  const ends = []
  let letters = ''
  for (const paragraph of paragraphs) {
    for (const word of paragraph.split(/[\s\u00a0]+/)) {
      letters += foldedLetters(word)
      wordEnds.add(letters.length)
    }
    ends.push(letters.length)
  }
  return {letters, wordEnds, ends}
}

/** The compared form of a text: with the letters of ligatures, and one sign for all hyphens or quotation marks. */
function foldedLetters(text) {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\u2060]/g, '')
    .replace(/[\u00ad\u2010\u2011]/g, '-')
    .replace(/[\u2018\u2019\u201a\u201b\u02bc\u00b4`]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
}

/** The place of the words of a line in the text: at the end of the previous line, or a little later. */
function placeOf(text, words, at) {
  for (const [letters, mark] of [
    [words, ''],
    [words.replace(/-$/, ''), words.endsWith('-') ? '-' : '']
  ]) {
    if (letters.length === 0) continue
    if (text.startsWith(letters, at)) return {at, isLater: false, length: letters.length, mark}
    const later = letters.length < leastToSearch ? -1 : text.indexOf(letters, at)
    if (later >= 0 && later - at < mostSkipped)
      return {at: later, isLater: true, length: letters.length, mark}
  }
  return undefined
}

/** The minimum number of letters to search for later in the text; fewer letters could be anywhere. */
const leastToSearch = 15
const mostSkipped = 3000

function placeInText({letters, wordEnds, ends}, from, to) {
  const paragraph = ends.findIndex(end => end >= to)
  const start = paragraph === 0 ? 0 : ends[paragraph - 1]
  return {
    paragraph,
    isFirst: from === start,
    isLast: to === ends[paragraph],
    inWord: !wordEnds.has(to),
    inNumber: !wordEnds.has(to) && /\d/.test(letters[to - 1]) && /\d/.test(letters[to])
  }
}
