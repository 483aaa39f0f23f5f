import type {PDFDict} from 'pdf-lib'
import {textOfBytes} from '../../../../core/bytes.ts'
import {dictionary, members, numberOf, type PdfFile, textOf} from '../../file/index.ts'
import {visitOperators} from '../../file/operator-reader.ts'
import {unpacked} from '../../file/streams.ts'
import type {FontCodes} from './font-codes.ts'

/** A font whose glyphs are content streams: its codes, and the width that each glyph declares. */
export type DrawnFont = Readonly<{codes: FontCodes; widthOf: (glyph: number) => number | undefined}>

/**
 * Reads a Type 3 font (ISO 32000-1, 9.6.5). A code has a glyph, with a number of its own, if it has a glyph procedure.
 */
export function drawnFont(source: PdfFile, font: PDFDict): DrawnFont {
  const {name, library, document} = source
  const procedures = dictionary(source, font.get(name('CharProcs')))
  const names = namesOfCodes(source, font)
  const first = numberOf(source, font.get(name('FirstChar'))) ?? 0
  const widths = members(source, font.get(name('Widths'))).map(each => numberOf(source, each) ?? Number.NaN)
  const procedureOf = (code: number) => {
    const stream = document.context.lookup(procedures?.get(name(names.get(code) ?? '')))
    return stream instanceof library.PDFRawStream ? stream : undefined
  }
  return {
    codes: {
      bytesPerCode: 1,
      // Glyph numbers are the codes plus one, because elsewhere glyph 0 means a missing glyph.
      glyphOf: code => (procedureOf(code) === undefined ? undefined : code + 1),
      widthOf: code => widths[code - first] ?? Number.NaN
    },
    widthOf: glyph => {
      const stream = procedureOf(glyph - 1)
      return stream && widthIn(textOfBytes(unpacked(source, stream)))
    }
  }
}

/** The names of glyphs, by their codes: `[65 /A /B 97 /a]`. */
function namesOfCodes(source: PdfFile, font: PDFDict): ReadonlyMap<number, string> {
  const encoding = dictionary(source, font.get(source.name('Encoding')))
  const names = new Map<number, string>()
  let code = 0
  for (const each of members(source, encoding?.get(source.name('Differences')))) {
    const number = numberOf(source, each)
    const glyph = textOf(source, each)
    if (number !== undefined) code = number
    else if (glyph !== undefined) names.set(code++, glyph)
  }
  return names
}

/** The width that the first operator of a glyph procedure declares. */
function widthIn(content: string): number | undefined {
  let width: number | undefined
  visitOperators(content, (operator, [across]) => {
    if (operator === 'd0' || operator === 'd1') width ??= Number(across)
  })
  return width
}
