import type {PdfFile} from '../file/index.ts'
import {changeUnicodeMaps} from './unicode-maps.ts'

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
