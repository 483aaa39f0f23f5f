import type {Nodes} from 'mdast'
import type {Place, Point} from './types.ts'

/** Converts offsets in a text to points and places. Lines end with LF, CRLF or CR, as in CommonMark. */
export type Locator = Readonly<{
  point: (offset: number) => Point
  place: (start: number, end: number) => Place
}>

/**
 * Creates a locator for the text of a file as saved, which finds a line and column in logarithmic time. `linesBefore` is
 * the number of lines of the file before the text, if it is only a part of the file.
 */
export function locator(text: string, linesBefore = 0): Locator {
  let known: readonly number[] | undefined

  function point(offset: number): Point {
    // Computed on first use, because most locators are never used.
    known ??= lineStartsOf(text)
    const lineStarts = known
    let low = 0
    let high = lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (lineStarts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return {line: linesBefore + low + 1, column: offset - lineStarts[low]! + 1, offset}
  }

  return {point, place: (start, end) => ({start: point(start), end: point(end)})}
}

function lineStartsOf(text: string): readonly number[] {
  const lineStarts = [0]
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) lineStarts.push(index + 1)
  }
  return lineStarts
}

/** The place of a node, which must come from a parser. */
export function placeOf(node: Nodes): Place {
  const {start, end} = node.position ?? {start: {line: 1, column: 1}, end: {line: 1, column: 1}}
  const point = ({
    line,
    column,
    offset
  }: {
    line: number
    column: number
    offset?: number | undefined
  }): Point => ({
    line,
    column,
    offset: offset ?? 0
  })
  return {start: point(start), end: point(end)}
}
