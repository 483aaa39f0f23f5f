import type {PdfFile} from '../file/index.ts'
import {changeRows, changeUnicodeMaps, mapString} from './unicode-maps.ts'

/**
 * Restores quotation marks and apostrophes in the PDF's text. Fonts draw the letters ʻokina and ʼalif (U+02BB, U+02BC)
 * with the same glyphs, and Chromium maps every such glyph to the letter, so a search for `don’t` finds nothing. In an
 * article with these letters (`hasLetters`) the two cannot be distinguished, so nothing changes.
 */
export function sayQuotationMarks(file: PdfFile, hasLetters: boolean): void {
  if (!hasLetters) changeUnicodeMaps(file, withMarks)
}

/**
 * A font's ToUnicode map (ISO 32000-1, 9.10.3) with marks instead of the letters; the code points of both are adjacent.
 */
function withMarks(map: string): string {
  return changeRows(map, ({first, last, text}) => {
    const mark = marks.get(text ?? '')
    return mark === undefined || mark + last - first > 0x2019
      ? undefined
      : mapString(String.fromCharCode(mark))
  })
}

const marks: ReadonlyMap<string, number> = new Map([
  ['02BB', 0x2018],
  ['02BC', 0x2019]
])
