import {type TextObject, type TextPlace, type TextReader, textPlaces} from './text-objects.ts'

/**
 * The texts, in reading order, of lines with right-to-left words, by the numbers of their marked content. A line is
 * right-to-left in a right-to-left document, or if most of its letters are. Chromium paints the words of a line from
 * left to right, so a screen reader that follows the tags would read the last word first.
 */
export function spokenLines(
  content: string,
  read: TextReader,
  documentFrom: 'right' | 'left',
  places = textPlaces(content)
): ReadonlyMap<number, string> {
  const lines = new Map<number, string>()
  if (!places.some(({isReversed}) => isReversed)) return lines
  for (const [id, own] of placesByMark(places)) {
    if (!own.some(({isReversed}) => isReversed)) continue
    const texts = linesOfMark(content, own, read, documentFrom)?.map(({text}) => text)
    if (texts !== undefined) lines.set(id, texts.reduce(joined))
  }
  return lines
}

/** The text objects in marked content, by the numbers of the marked content. */
export function placesByMark(places: readonly TextPlace[]): ReadonlyMap<number, readonly TextPlace[]> {
  const byMark = new Map<number, TextPlace[]>()
  for (const place of places) {
    if (place.id === undefined) continue
    const known = byMark.get(place.id)
    if (known === undefined) byMark.set(place.id, [place])
    else known.push(place)
  }
  return byMark
}

/** A line of marked content: its distance from the top of the page, its font size, and its text in reading order. */
export type MarkedLine = Readonly<{y: number; size: number; text: string}>

/**
 * The lines that text objects form; undefined if there are no objects, or if an object does more than show glyphs in
 * one font and place.
 */
export function linesOfMark(
  content: string,
  places: readonly TextPlace[],
  read: TextReader,
  documentFrom: 'right' | 'left'
): readonly MarkedLine[] | undefined {
  const objects = places.map(({start, end}) => read(content.slice(start, end)))
  const known = objects.filter(object => object !== undefined)
  if (known.length < objects.length || known.length === 0) return undefined
  return linesOf(known).map(line => ({
    y: line[0]!.y,
    size: line[0]!.size,
    text: inOrder(line, documentFrom)
  }))
}

/**
 * Whether two texts are on different lines: superscripts and subscripts are less than half their font size away from
 * their line.
 */
export function isOnOtherLine(y: number, other: Readonly<{y: number; size: number}>): boolean {
  return Math.abs(y - other.y) > other.size * 0.6
}

/** Joins two lines, with a space between them, because Chromium paints no space at the end of a line. */
function joined(text: string, line: string): string {
  return text.endsWith(' ') || line.startsWith(' ') ? text + line : `${text} ${line}`
}

/** Divides the text objects of marked content into lines; a title, for example, may have two. */
function linesOf(objects: readonly TextObject[]): readonly (readonly TextObject[])[] {
  const lines: TextObject[][] = []
  let before: number | undefined
  for (const object of objects) {
    if (before === undefined || isOnOtherLine(before, object)) lines.push([object])
    else lines.at(-1)!.push(object)
    before = object.y
  }
  return lines
}

type Direction = 'right' | 'left' | 'number' | 'neutral'
type Part = Readonly<{text: string; from: Direction}>

/**
 * Reorders the parts of a line from painting order to reading order: each run against the line's direction is reversed.
 */
function inOrder(objects: readonly TextObject[], documentFrom: 'right' | 'left'): string {
  const parts = objects.map((object): Part => {
    const letters = object.runsFromRight ? object.letters.toReversed() : object.letters
    const text = letters.join('').replace(/[\u2066-\u2069]/g, '')
    return {text, from: object.runsFromRight ? 'right' : directionOf(text)}
  })
  const length = (from: Direction) =>
    parts.reduce((sum, part) => sum + (part.from === from ? part.text.length : 0), 0)
  const stretches =
    documentFrom === 'right' || length('right') >= length('left')
      ? stretchesIn(parts.toReversed(), part => part.from === 'left' || part.from === 'number')
      : stretchesIn(parts, part => part.from === 'right')
  return stretches
    .flat()
    .map(part => part.text)
    .join('')
}

function directionOf(text: string): Direction {
  if (/\p{L}/u.test(text)) return 'left'
  return /\p{N}/u.test(text) ? 'number' : 'neutral'
}

/**
 * Divides the parts of a line into runs; runs against the line's direction are reversed. A neutral part belongs to a
 * run if letters of the run follow it; a number that is a separate part belongs to no run (Unicode Standard Annex 9, W7
 * and N1).
 */
function stretchesIn(parts: readonly Part[], isAgainst: (part: Part) => boolean): readonly Part[][] {
  const stretches: Part[][] = []
  let stretch: Part[] = []
  const close = () => {
    const end = stretch.findLastIndex(isAgainst) + 1
    stretches.push(stretch.slice(0, end).reverse(), stretch.slice(end))
    stretch = []
  }
  for (const part of parts) {
    const isAfterNeutral = stretch.at(-1)?.from === 'neutral'
    const isApart = stretch.some(({from}) => from === 'number') || part.from === 'number'
    if (
      (isAfterNeutral && isApart && part.from !== 'neutral') ||
      (!isAgainst(part) && part.from !== 'neutral')
    )
      close()
    stretch.push(part)
    if (!isAgainst(stretch[0]!)) close()
  }
  close()
  return stretches
}
