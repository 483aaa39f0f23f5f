import type {LineEnd, LinePiece} from './line-breaking.ts'
import type {SpacedLine} from './line-spans.ts'
import type {MeasuredTexts} from './measured-texts.ts'
import {type BreakPlace, bestSpace, isInText, looser, type MeasuredParagraph} from './paragraph.ts'
import type {LinePlace, Ruler} from './ruler.ts'

/** The width left free in a line, so that it does not overflow if browser and paginator differ in the last digit. */
export const slack = 0.5

/** The room of the lines of a paragraph, and the indent of the first. */
export type LineRoom = Readonly<{width: number; indent: number}>

/** The lines of a paragraph that is broken at `ends`, with the spaces that fill them. */
export function spacedLines(
  {pieces, places, hangs, start, end}: MeasuredParagraph,
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
    const hangAtStart = index > 0 ? (pieces[from]?.hang ?? 0) : 0
    const hangAtEnd = piece?.hang ?? 0
    const hyphen = piece?.kind === 'penalty' ? piece.width : 0
    let natural = hyphen
    let spaces = 0
    let spread = 0
    let letters = 0
    for (let inside = from; inside < at; inside++) {
      const one = pieces[inside]!
      if (one.kind === 'penalty') continue
      spread += one.stretch
      if (one.kind === 'box') {
        natural += one.width
        letters += one.stretch
      } else if (one.kind === 'kern') {
        natural += one.width
      } else {
        letters += (one.size ?? 0) * looser
        natural += one.width / bestSpace
        spaces++
      }
    }
    // Kerning also applies across words and elements, so the width of a line is not the sum of its words' widths.
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
    // A line without spaces is not corrected, and its last letter may have been kerned with the next line's first.
    const width = column + hangAtStart + hangAtEnd - (spaces === 0 ? kerning : 0)
    const isLast = piece === undefined
    const missing = spread > 0 && (!isLast || natural > width) ? width - natural : 0
    const short = leftShort(missing, spread, width)
    const fill = missing - short
    // Letters take part of the space, as long as it is too little to be visible.
    const ratio = spread > 0 ? Math.max(-0.75, fill / spread) : 0
    return {
      width: width - short,
      short,
      wordSpacing: spaces === 0 ? 0 : (fill - ratio * letters) / spaces,
      letterSpacing: ratio * looser,
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
 * How much kerning moves the last letter of a line towards the first letter of the next line, while they are adjacent.
 */
function lostKerning(place: BreakPlace, ruler: Ruler): number {
  if (!isInText(place)) return 0
  const {node, offset} = place
  const kerning = ruler.mark(node, node.data[offset - 1]!) - ruler.widthHere(node, offset - 1, offset)
  // A larger difference is another form of the letter, such as a small capital.
  return Math.abs(kerning) < ruler.size(node) / 12 ? kerning : 0
}

/** A place in a text that is whole again. */
function wholePlace(place: BreakPlace, texts: MeasuredTexts): BreakPlace {
  if (!isInText(place)) return place
  const {node, offset} = place
  const piece = texts.wholeOf(node)
  return piece ? {node: piece.text, offset: piece.start + offset} : {node, offset}
}

/** The maximum overlap of two letters, in CSS px. */
const kerning = 2

/**
 * How much of its room a line leaves free: a line with too few words is better short than with large gaps. If the
 * shortness is visible, its spaces can be like those around it.
 */
function leftShort(missing: number, spread: number, width: number): number {
  const least = Math.max(0, missing - spread * mostStretch)
  return least < width * seen ? least : missing - spread * usualStretch
}

/**
 * The stretch of a line. At most, its spaces are three quarters wider than the font's, and its letters are slightly
 * spaced.
 */
const mostStretch = 1.67
const usualStretch = 0.8

/** The fraction of its width by which a line can be short without looking so. */
const seen = 0.025
