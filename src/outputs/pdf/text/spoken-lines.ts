import {reversedMark, type TextObject, type TextReader} from './text-objects.ts'

/**
 * The texts, in reading order, of lines with right-to-left words, by the numbers of their marked content. A line counts
 * as right-to-left in a right-to-left document, or if most of its letters are. Chromium paints the words of a line from
 * left to right, so a screen reader that follows the tags would read the last word first.
 */
export function spokenLines(
  content: string,
  read: TextReader,
  documentFrom: 'right' | 'left'
): ReadonlyMap<number, string> {
  const lines = new Map<number, string>()
  let end = 0
  for (let found = content.indexOf(reversedMark); found >= 0; found = content.indexOf(reversedMark, end)) {
    const start = content.lastIndexOf('/MCID ', found)
    end = start < 0 ? 0 : endOfMark(content, start)
    if (end < found) {
      // The marked content is not the document's, or not in Chromium's form.
      end = found + reversedMark.length
      continue
    }
    const texts = linesOfMark(content, start, read, documentFrom)?.map(({text}) => text)
    if (texts !== undefined) lines.set(Number.parseInt(content.slice(start + 6), 10), texts.reduce(joined))
  }
  return lines
}

/** A line of marked content: how far down the page it is, the size of its letters, and its text in reading order. */
export type MarkedLine = Readonly<{y: number; size: number; text: string}>

/**
 * The lines of the marked content whose `/MCID` begins at a place; undefined if a text is not in Chromium's form. It
 * has one at least if it has a text.
 */
export function linesOfMark(
  content: string,
  start: number,
  read: TextReader,
  documentFrom: 'right' | 'left'
): readonly MarkedLine[] | undefined {
  const inner = content.slice(start, endOfMark(content, start))
  const objects = Array.from(inner.matchAll(textObjects), ([, body]) => read(body!))
  const known = objects.filter(object => object !== undefined)
  if (known.length < objects.length || known.length === 0) return undefined
  return linesOf(known).map(line => ({...placeOf(line[0]!), text: inOrder(line, documentFrom)}))
}

/** Whether two texts are on different lines: raised and lowered signs are less than half their size away. */
export function isOnOtherLine(y: number, other: Readonly<{y: number; size: number}>): boolean {
  return Math.abs(y - other.y) > other.size * 0.6
}

const textObjects = /^BT\n((?:(?!ET\n).*\n)*)ET$/gm

function endOfMark(content: string, start: number): number {
  const marks = /B[DM]C$|^EMC$/gm
  marks.lastIndex = content.indexOf('\n', start)
  let depth = 1
  for (let mark = marks.exec(content); mark; mark = marks.exec(content)) {
    depth += mark[0] === 'EMC' ? -1 : 1
    if (depth === 0) return mark.index
  }
  return content.length
}

/** Chromium paints no blank at the end of a line. */
function joined(text: string, line: string): string {
  return text.endsWith(' ') || line.startsWith(' ') ? text + line : `${text} ${line}`
}

/** Divides the text objects of marked content into lines: a title of two lines is one. */
function linesOf(objects: readonly TextObject[]): readonly (readonly TextObject[])[] {
  const lines: TextObject[][] = []
  let before: number | undefined
  for (const object of objects) {
    const place = placeOf(object)
    if (before === undefined || isOnOtherLine(before, place)) lines.push([object])
    else lines.at(-1)!.push(object)
    before = place.y
  }
  return lines
}

function placeOf({settings}: TextObject): Readonly<{size: number; y: number}> {
  const numbers = (operator: string) => settings.find(line => line.endsWith(operator))?.split(' ') ?? []
  return {size: Number(numbers(' Tf')[1] ?? 0), y: Number(numbers(' Tm')[5] ?? 0)}
}

type Direction = 'right' | 'left' | 'number' | 'neutral'
type Part = Readonly<{text: string; from: Direction}>

/** Reorders parts from painting order to reading order: each run against the line's direction is reversed. */
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
 * The parts of a line, with every run against the line's direction reversed. A neutral part belongs to a run whose
 * letters continue after it; a number in a separate part belongs to none (Unicode Standard Annex 9, W7 and N1).
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
