import type {PDFDict, PDFObject} from 'pdf-lib'
import {textOfBytes} from '../../../core/bytes.ts'
import {dictionary, members, numberOf, type PdfFile} from '../file/index.ts'
import {unpacked} from '../file/streams.ts'
import {fontWidths, type GlyphWidths} from '../text/glyph-runs.ts'
import {readToUnicode} from '../text/to-unicode.ts'

/** The mapping of the bytes of a string by a font. */
export type Font = Readonly<{
  bytesPerCode: 1 | 2
  textOf: (code: number) => string
  /** Returns the width of a code, in thousandths of the font size. */
  widthOf: GlyphWidths
}>

/** Returns a font of a page or form by its name. */
export type Fonts = (name: string) => Font

/**
 * Returns a function that parses fonts of PDFs made by galley, and fonts of drawings with simple encodings. It parses
 * each font once.
 */
export function fontsOf(file: PdfFile): (resources: PDFDict) => Fonts {
  const widths = fontWidths(file)
  const known = new Map<PDFObject | undefined, Font>()
  return owner => {
    const widthsIn = widths(owner)
    const resources = dictionary(file, owner.get(file.name('Resources')))
    const fonts = dictionary(file, resources?.get(file.name('Font')))
    return name => {
      const reference = fonts?.get(file.name(name))
      const font = known.get(reference) ?? readFont(file, reference, widthsIn(name))
      known.set(reference, font)
      return font
    }
  }
}

function readFont(file: PdfFile, reference: PDFObject | undefined, widths: GlyphWidths | undefined): Font {
  const font = dictionary(file, reference)
  const map = file.document.context.lookup(font?.get(file.name('ToUnicode')))
  const texts =
    map instanceof file.library.PDFRawStream
      ? readToUnicode(textOfBytes(unpacked(file, map)))
      : new Map<string, string>()
  const hexadecimal = (code: number, digits: number) => code.toString(16).toUpperCase().padStart(digits, '0')
  if (widths !== undefined)
    return {bytesPerCode: 2, textOf: code => texts.get(hexadecimal(code, 4)) ?? '\uFFFD', widthOf: widths}
  const first = numberOf(file, font?.get(file.name('FirstChar'))) ?? 0
  const simple = members(file, font?.get(file.name('Widths')))
  return {
    bytesPerCode: 1,
    textOf: code =>
      texts.get(hexadecimal(code, 2)) ?? texts.get(hexadecimal(code, 4)) ?? String.fromCharCode(code),
    widthOf: code => numberOf(file, simple[code - first]) ?? 500
  }
}
