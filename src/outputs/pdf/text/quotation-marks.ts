import type {PdfFile} from '../file/index.ts'
import {changeUnicodeMaps} from './unicode-maps.ts'

/**
 * Makes the quotation marks and apostrophes of the PDF's text agree with the article. Fonts draw the letters ʻokina and
 * ʼalif (U+02BB, U+02BC) with the same glyphs, and Chromium maps every such glyph to the letter: a search for `don’t`
 * then finds nothing. In an article with these letters (`hasLetters`) the two cannot be told apart, so it is left as it is.
 */
export function sayQuotationMarks(file: PdfFile, hasLetters: boolean): void {
  if (!hasLetters) changeUnicodeMaps(file, withMarks)
}

/**
 * A map of a font (ISO 32000-1, 9.10.3) with marks in place of the letters, whose code points are adjacent like those
 * of the marks.
 */
function withMarks(map: string): string {
  return map
    .replace(/^(<\w+> )<02BB>$/gim, '$1<2018>')
    .replace(/^(<\w+> )<02BC>$/gim, '$1<2019>')
    .replace(
      /^(<(\w+)> <(\w+)> )<02B([BC])>$/gim,
      (row, codes: string, from: string, to: string, last: string) => {
        const first = last.toUpperCase() === 'B' ? 0x2018 : 0x2019
        const reached = first + Number.parseInt(to, 16) - Number.parseInt(from, 16)
        return reached <= 0x2019 ? `${codes}<${first.toString(16)}>` : row
      }
    )
}
