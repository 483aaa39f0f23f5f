import type {PdfFile} from '../file/index.ts'
import {changeRows, changeUnicodeMaps, mapString} from './unicode-maps.ts'

/**
 * Restores quotation marks and apostrophes in the text of a PDF. Fonts draw the letters ʻokina and ʼalif (U+02BB,
 * U+02BC) with the same glyphs as quotation marks, and Chromium maps these glyphs to the letters, so that a search for
 * `don’t` finds nothing. In an article with these letters (`hasLetters`), the two cannot be distinguished, so nothing
 * is changed.
 */
export function sayQuotationMarks(file: PdfFile, hasLetters: boolean): void {
  if (!hasLetters) changeUnicodeMaps(file, withMarks)
}

/**
 * A ToUnicode map (ISO 32000-1, 9.10.3) with quotation marks instead of the letters. The code points of the two letters
 * are adjacent, and so are those of the marks.
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
