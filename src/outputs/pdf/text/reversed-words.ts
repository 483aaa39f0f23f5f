import type {Edit} from '../file/content-stream.ts'
import {reversedMark, type TextObject, type TextReader} from './text-objects.ts'
import {hexadecimalText, textOfHexadecimal} from './to-unicode.ts'

/**
 * Marks each right-to-left word as one text (ISO 32000-1, 14.9.4), drawn from one letter on the line. PDF readers take
 * letters at different heights for separate lines, and letters that extend below others for separate words; Nastaliq
 * has both in nearly every word. Poppler and PDFium take the letters of such a word in painting order, which is that of
 * its glyphs; readers of tags use `spokenLines`.
 */
export function reversedWordEdits(content: string, read: TextReader): readonly Edit[] {
  const edits: Edit[] = []
  let end = 0
  for (let found = content.indexOf(reversedMark); found >= 0; found = content.indexOf(reversedMark, end)) {
    const start = content.lastIndexOf('BT\n', found) + 'BT\n'.length
    end = content.indexOf('\nET\n', found) + 1
    if (end === 0) break
    const body = content.slice(start, end)
    const word = read(body)
    if (!word || word.shown.length === 0) continue
    edits.push({start, end, text: isHalf(word) ? saidBackwards(body) : saidAsOne(word)})
  }
  return edits
}

/** Whether it continues the word to its right, which PDFium would otherwise split. */
function isHalf({letters, shown}: TextObject): boolean {
  return letters.at(-1)!.startsWith(nonJoiner) && shown.every(({y}) => Math.abs(y - shown[0]!.y) < 0.01)
}

const nonJoiner = '\u200c'

/** The same letters separately, ligatures in painting order. */
function saidBackwards(body: string): string {
  return body.replace(/<FEFF(\w{8,})>/g, (_, letters: string) =>
    hexadecimalText(backwards(textOfHexadecimal(letters)))
  )
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
