import {type ContentEdit, edited} from '../file/content-stream.ts'
import {openedMark} from '../file/mark-properties.ts'
import {nextOperator, operandsOf, operatorReader} from '../file/operator-reader.ts'
import {reversedMark, type TextObject, type TextReader, textPlaces} from './text-objects.ts'
import {hexadecimalText} from './to-unicode.ts'

/**
 * Marks each right-to-left word as one text (ISO 32000-1, 14.9.4), and paints a letter on the line first. PDF readers
 * take letters at different heights for separate lines, and letters that extend below others for separate words;
 * Nastaliq has both in nearly every word. Poppler and PDFium read the letters of such a word in painting order, which
 * is that of its glyphs; readers that use tags get the text from `spokenLines`.
 */
export function reversedWordEdits(
  content: string,
  read: TextReader,
  places = textPlaces(content)
): readonly ContentEdit[] {
  return places.flatMap(({start, end, isReversed}): ContentEdit[] => {
    if (!isReversed) return []
    const body = content.slice(start, end)
    const word = read(body)
    if (!word || word.shown.length === 0) return []
    return [{start, end, text: isHalf(word) ? saidBackwards(body) : saidAsOne(word)}]
  })
}

/** Whether a text object continues the word to its right, which PDFium would otherwise split. */
function isHalf({letters, shown}: TextObject): boolean {
  return letters.at(-1)!.startsWith(nonJoiner) && shown.every(({y}) => Math.abs(y - shown[0]!.y) < 0.01)
}

const nonJoiner = '\u200c'

/** Puts the letters of ligatures in a text object into painting order. */
function saidBackwards(body: string): string {
  const edits: ContentEdit[] = []
  const reader = operatorReader(body)
  while (nextOperator(reader)) {
    const text = openedMark(reader)?.actualText
    if (text === undefined || text.length < 2) continue
    const index = operandsOf(reader).indexOf('/ActualText') + 1
    const [start = 0, end = 0] = reader.tokens.slice(2 * index)
    edits.push({start, end, text: hexadecimalText(backwards(text))})
  }
  return edited(body, edits)
}

function backwards(letters: string): string {
  return Array.from(letters).reverse().join('')
}

function saidAsOne({settings, shown, letters}: TextObject): string {
  const first = shown.reduce((nearest, one) => (Math.abs(one.y) < Math.abs(nearest.y) ? one : nearest))
  let [x, y] = [0, 0]
  const painted = [first, ...shown.filter(one => one !== first)].map(one => {
    const way = `${rounded(one.x - x)} ${rounded(one.y - y)} Td`
    ;[x, y] = [one.x, one.y]
    return `${way} <${one.codes}> Tj`
  })
  const text = letters.map(backwards).join('')
  const mark = `/Span<</ActualText ${hexadecimalText(text)} >> BDC`
  return `${[...settings, reversedMark, mark, ...painted].join('\n')}\nEMC\nEMC\n`
}

function rounded(number: number): number {
  return Math.round(number * 10_000) / 10_000
}
