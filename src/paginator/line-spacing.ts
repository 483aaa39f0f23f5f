import type {LineEnd} from './line-breaking.ts'
import type {Line} from './line-spans.ts'
import type {MeasuredTexts} from './measured-texts.ts'
import {bestSpace, looser, type Paragraph, type TextPlace} from './paragraph.ts'
import type {LinePlace, Ruler} from './ruler.ts'

/** The width that a line leaves free: if browser and paginator differ in the last digit, it must not overflow. */
export const slack = 0.5

/** The room of the lines of a paragraph, and the indent of the first. */
export type LineRoom = Readonly<{width: number; indent: number}>

/** The lines of a paragraph that is broken at `ends`, with the spaces that fill them. */
export function spacedLines(
  {pieces, places, hangs, start, end}: Paragraph,
  ends: readonly LineEnd[],
  room: LineRoom,
  texts: MeasuredTexts,
  ruler: Ruler
): Line[] {
  const place = (at: number): LinePlace => {
    const {node, offset} = places[at]!
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
      } else {
        letters += (one.size ?? 0) * looser
        natural += one.width / bestSpace
        spaces++
      }
    }
    // Letters stand closer beside some others, over the ends of words and elements, so that a line is not as wide as
    // the sum of its words.
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
    // Without spaces a line is not corrected, and its last letter may have stood closer to the one after it.
    const width = column + hangAtStart + hangAtEnd - (spaces === 0 ? kerning : 0)
    const isLast = piece === undefined
    const missing = spread > 0 && (!isLast || natural > width) ? width - natural : 0
    const short = leftShort(missing, spread, width)
    const fill = missing - short
    // Letters take their part, as far as it is too little to be seen.
    const ratio = spread > 0 ? Math.max(-0.75, fill / spread) : 0
    return {
      width: width - short,
      short,
      wordSpacing: spaces === 0 ? 0 : (fill - ratio * letters) / spaces,
      letterSpacing: ratio * looser,
      spaces: fill === 0 ? 0 : spaces,
      hyphen,
      end: isLast ? undefined : wholePlace(places[at]!, texts),
      mark: piece?.kind !== 'penalty' ? 'space' : hyphen > 0 ? 'hyphen' : 'none',
      hangAtStart,
      hangAtEnd
    }
  })
}

/** How much closer the last letter of a line stands to the one that will begin the next, as long as they are side by side. */
function lostKerning({node, offset}: TextPlace, ruler: Ruler): number {
  const kerning = ruler.mark(node, node.data[offset - 1]!) - ruler.widthHere(node, offset - 1, offset)
  // More than that is another form of the letter, such as a small capital.
  return Math.abs(kerning) < ruler.size(node) / 12 ? kerning : 0
}

/** A place in a text that is one again. */
function wholePlace({node, offset}: TextPlace, texts: MeasuredTexts): TextPlace {
  const piece = texts.wholeOf(node)
  return piece ? {node: piece.text, offset: piece.start + offset} : {node, offset}
}

/** The most that two letters overlap, in CSS px. */
const kerning = 2

/**
 * How much of its room a line leaves at its end: one that has too few words for its width is better short than full of
 * holes. Where it is seen to be short, its spaces may as well be like those around it.
 */
function leftShort(missing: number, spread: number, width: number): number {
  const least = Math.max(0, missing - spread * mostStretch)
  return least < width * seen ? least : missing - spread * usualStretch
}

/**
 * How far a line is stretched. At the most, its spaces are three quarters wider than those of the font, and its letters
 * stand a hair apart.
 */
const mostStretch = 1.67
const usualStretch = 0.8

/** The part of its width that a line may be short by and still look full. */
const seen = 0.025
