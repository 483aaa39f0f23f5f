import {type LineEnd, type LinePiece, mostStretch} from './line-breaking.ts'
import type {SpacedLine} from './line-spans.ts'
import {partOfLetters, ratioOfSpaces} from './line-stretch.ts'
import type {MeasuredTexts} from './measured-texts.ts'
import {type BreakPlace, bestSpace, isInText, type MeasuredParagraph} from './paragraph.ts'
import type {LinePlace, Ruler} from './ruler.ts'

/**
 * The width left free in each line, so that it does not overflow if the browser and the paginator differ in the last
 * digit.
 */
export const slack = 0.5

/** The width available for the lines of a paragraph, and the indent of the first line. */
export type LineRoom = Readonly<{width: number; indent: number}>

/** The lines of a paragraph that is broken at `ends`, with the adjusted spaces that fill these lines. */
export function spacedLines(
  {pieces, places, hangs, start, end, letterSpacing: most}: MeasuredParagraph,
  ends: readonly LineEnd[],
  room: LineRoom,
  texts: MeasuredTexts,
  ruler: Ruler
): SpacedLine[] {
  const place = (at: number): LinePlace => {
    const {node, offset} = places[at]!
    if (node instanceof Element) return {node: node.previousElementSibling!, offset}
    return pieces[at]!.kind === 'glue' ? {node, offset: offset - 1} : {node, offset}
  }
  let from = 0
  return ends.map(({at}, index) => {
    const piece = pieces[at]
    const hangAtStart = pieces[from]?.hang ?? 0
    const hangAtEnd = piece?.hang ?? 0
    const hyphen = piece?.kind === 'penalty' ? piece.width : 0
    let natural = hyphen
    let spaces = 0
    let letters = 0
    const glues = {stretch: 0, shrink: 0, size: 0}
    for (let inside = from; inside < at; inside++) {
      const one = pieces[inside]!
      if (one.kind === 'penalty') continue
      if (one.kind === 'box') letters += one.stretch
      if (one.kind !== 'glue') natural += one.width
      else {
        glues.stretch += one.stretch
        glues.shrink += one.shrink
        glues.size += one.size ?? 0
        natural += one.width / bestSpace
        spaces++
      }
    }
    // Kerning also applies across words and elements, so the width of a line is not the sum of the widths of its words.
    if (spaces > 0) {
      const isLast = piece === undefined
      const before = ends[index - 1]
      const width = ruler.lineWidth(before ? places[before.at]! : start, isLast ? end : place(at)) + hyphen
      if (Math.abs(width - natural) < spaces) natural = width
    }
    if (piece?.kind === 'penalty') natural += lostKerning(places[at]!, ruler)
    from = at
    while (from < pieces.length && pieces[from]!.kind !== 'box') from++
    const column = room.width - (hangs ? 0 : slack) - (index === 0 ? room.indent : 0)
    // The width of a line without spaces cannot be corrected later, and its last letter may have been kerned with the
    // first letter of the next line.
    const width = column + hangAtStart + hangAtEnd - (spaces === 0 ? kerning : 0)
    const isLast = piece === undefined
    const spread = glues.stretch + letters
    const missing = spread > 0 && (!isLast || natural > width) ? width - natural : 0
    const short = leftShort(missing, {most: glues.stretch * mostStretch + letters, spread, width})
    const fill = missing - short
    const part = partOfLetters(ratioOfSpaces(fill, fill > 0 ? glues.stretch : glues.shrink, letters))
    // In joined scripts, letters cannot be spaced, so letter spacing changes neither letters nor the spaces between
    // words.
    const spaced = letters > 0 ? letters + glues.size * most : 0
    return {
      width: width - short,
      short,
      wordSpacing: spaces === 0 ? 0 : (fill - part * spaced) / spaces,
      letterSpacing: letters > 0 ? part * most : 0,
      spaces: fill === 0 ? 0 : spaces,
      hyphen,
      end: isLast ? undefined : wholePlace(places[at]!, texts),
      mark: markOf(piece, places[at]),
      hangAtStart,
      hangAtEnd
    }
  })
}

function markOf(piece: LinePiece | undefined, place: BreakPlace | undefined): SpacedLine['mark'] {
  if (piece?.kind !== 'penalty') return 'space'
  if (place !== undefined && !isInText(place)) return 'sign'
  return piece.width > 0 ? 'hyphen' : 'none'
}

/**
 * How far kerning moved the last letter of a line towards the first letter of the next line before the line was broken.
 */
function lostKerning(place: BreakPlace, ruler: Ruler): number {
  if (!isInText(place)) return 0
  const {node, offset} = place
  const kerning = ruler.mark(node, node.data[offset - 1]!) - ruler.widthHere(node, offset - 1, offset)
  // A larger difference means another form of the letter, such as a small capital, rather than kerning.
  return Math.abs(kerning) < ruler.size(node) / 12 ? kerning : 0
}

/** The place of a break in the text as it is after its pieces have been joined again. */
function wholePlace(place: BreakPlace, texts: MeasuredTexts): BreakPlace {
  if (!isInText(place)) return place
  const {node, offset} = place
  const piece = texts.wholeOf(node)
  return piece ? {node: piece.text, offset: piece.start + offset} : {node, offset}
}

/** The maximum assumed kerning of two letters, in CSS px. */
const kerning = 2

/**
 * The width that a line leaves free at its end. If the line has too few words, being short is better than large gaps.
 * If it is visibly short anyway, it can have the same spaces as the lines around it.
 */
function leftShort(
  missing: number,
  {most, spread, width}: Readonly<{most: number; spread: number; width: number}>
): number {
  const least = Math.max(0, missing - most)
  return least < width * seen ? least : missing - spread * usualStretch
}

/** The stretch of a visibly short line, which then has the same spaces as the lines around it. */
const usualStretch = 0.8

/** The fraction of its width by which a line can be short without a reader noticing. */
const seen = 0.025
