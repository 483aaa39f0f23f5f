import {linesOfListing} from './listing-lines.ts'
import {measuringRange} from './measuring-range.ts'

/**
 * Breaks lines of listings that are too long where a programmer would break them: after a space or a comma if one is
 * near, or else after another punctuation character. A continuation has the same indent as its line, after a mark that
 * is drawn, so that the mark is not copied.
 */
export function wrapListings(article: HTMLElement): void {
  const wrapped = [...article.querySelectorAll('pre')].flatMap(listing => {
    const room = roomOf(listing)
    const long = linesOfListing(listing).filter(line => isTooLong(line, room))
    return long.map(line => wrapsOf(charactersOf(line), room))
  })
  for (const {breaks, hang} of wrapped) for (const place of breaks.toReversed()) breakLine(place, hang)
}

/** The width of a line, the height of two lines, and the width of a letter, in CSS px. */
type Room = Readonly<{width: number; twoLines: number; letter: number}>

function roomOf(listing: HTMLElement): Room {
  const style = getComputedStyle(listing)
  const [left, right, size, lineHeight] = [
    style.paddingLeft,
    style.paddingRight,
    style.fontSize,
    style.lineHeight
  ].map(length => Number.parseFloat(length) || 0)
  return {
    width: listing.clientWidth - left! - right!,
    twoLines: (lineHeight! || size! * 1.2) * 1.4,
    letter: size! * 0.6
  }
}

/** Whether the browser lays out a line as several lines. */
function isTooLong(line: readonly Text[], {width, twoLines, letter}: Room): boolean {
  const text = line.map(({data}) => data).join('')
  // Fonts for code are assumed to have letters .6 em wide; a line is measured only if it might not fit.
  if (/^[ -~\n]*$/.test(text) && text.trimEnd().length * letter * 1.05 <= width) return false
  const range = measuringRange()
  range.setStartBefore(line[0]!)
  const last = line.at(-1)!
  range.setEnd(last, last.data.trimEnd().length)
  return range.getBoundingClientRect().height > twoLines
}

/** A character of a line, with its place and its width. */
type Character = Readonly<{text: Text; offset: number; sign: string; width: number}>

function charactersOf(line: readonly Text[]): readonly Character[] {
  const range = measuringRange()
  return line.flatMap(text =>
    Array.from(text.data.matchAll(/[^\n](?:\p{M}|\u200d[^\n])*/gu), ({0: sign, index}) => {
      range.setStart(text, index)
      range.setEnd(text, index + sign.length)
      return {text, offset: index, sign, width: range.getBoundingClientRect().width}
    })
  )
}

/** The breaks of a line, and the indent of its continuations. */
type Wraps = Readonly<{breaks: readonly Character[]; hang: number}>

function wrapsOf(characters: readonly Character[], {width, letter}: Room): Wraps {
  const first = characters.findIndex(({sign}) => sign.trim() !== '')
  const indent = characters.slice(0, first).reduce((sum, each) => sum + each.width, 0)
  const hang = Math.min(indent + 2 * letter, width / 2)
  const breaks: Character[] = []
  let start = 0
  let room = width
  for (let at = first, used = indent; at < characters.length; at++) {
    const {sign, width: own} = characters[at]!
    used += own
    // Spaces at the end of a line extend beyond it.
    if (used <= room + 0.5 || sign.trim() === '') continue
    const end = bestBreak(characters, Math.max(start, first), at)
    breaks.push(characters[end]!)
    start = end
    room = width - hang
    used = 0
    at = end - 1
  }
  return {breaks, hang}
}

/** The index of the character that begins the next line; at most `end`. */
function bestBreak(characters: readonly Character[], start: number, end: number): number {
  const lastAfter = (signs: RegExp, part: number) => {
    for (let at = end; at > start + (end - start) * part; at--)
      if (signs.test(characters[at - 1]!.sign) && !signs.test(characters[at]!.sign)) return at
    return undefined
  }
  const afterComma = lastAfter(/[,;]/, 0.75)
  const after = afterComma === undefined ? lastAfter(/\s/, 0.5) : afterSpaces(characters, afterComma)
  return after ?? lastAfter(/[([{|&/=_.:?+-]/, 0.6) ?? Math.max(start + 1, end)
}

function afterSpaces(characters: readonly Character[], from: number): number {
  let at = from
  while (characters[at]?.sign.trim() === '' && at + 1 < characters.length) at++
  return at
}

function breakLine({text, offset}: Character, hang: number): void {
  const rest = offset === 0 ? text : text.splitText(offset)
  const mark = document.createElement('span')
  mark.className = 'listing-wrap'
  mark.ariaHidden = 'true'
  mark.style.width = `${hang}px`
  rest.before(document.createElement('br'), mark)
}
