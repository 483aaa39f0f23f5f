import type {PDFDict} from 'pdf-lib'
import {dictionary, members, numberOf, type PdfFile, textOf} from '../../file/index.ts'
import {unpacked} from '../../file/streams.ts'
import type {TrueType} from './true-type.ts'

/** The meanings of a font's codes in a drawing. */
export type FontCodes = Readonly<{
  bytesPerCode: 1 | 2
  /** The glyph for a code; 0 or undefined if the code has none. */
  glyphOf: (code: number) => number | undefined
  /** The width that the PDF declares for a code, in thousandths of the font size. */
  widthOf: (code: number) => number
  /** The character for a code, if the encoding determines it even without a ToUnicode map. */
  characterOf?: (code: number) => number | undefined
}>

/**
 * The dictionaries of a font: the font that content refers to, the font with the widths, and the descriptor with the
 * font program.
 */
export type FontParts = Readonly<{font: PDFDict; inner: PDFDict; descriptor: PDFDict; isComposite: boolean}>

/** The codes of a TrueType font; undefined for an encoding that PDF/A does not allow or that galley does not read. */
export function codesOfFont(source: PdfFile, parts: FontParts, program: TrueType): FontCodes | undefined {
  return parts.isComposite ? compositeCodes(source, parts) : simpleCodes(source, parts, program)
}

function compositeCodes(source: PdfFile, {font, inner}: FontParts): FontCodes | undefined {
  const {name, library, document} = source
  if (textOf(source, font.get(name('Encoding'))) !== 'Identity-H') return undefined
  const map = document.context.lookup(inner.get(name('CIDToGIDMap')))
  const glyphs = map instanceof library.PDFRawStream ? unpacked(source, map) : undefined
  if (glyphs === undefined && map !== undefined && map !== name('Identity')) return undefined
  return {
    ...compositeWidths(source, inner),
    bytesPerCode: 2,
    // Code 0 means a missing character, whichever glyph it is mapped to.
    glyphOf: code => {
      if (code === 0 || glyphs === undefined) return code
      return (glyphs[2 * code] ?? 0) * 256 + (glyphs[2 * code + 1] ?? 0)
    }
  }
}

/** The widths by CID, from entries of the form `first [width …]` or `first last width` (ISO 32000-1, 9.7.4.3). */
export function compositeWidths(source: PdfFile, inner: PDFDict): Pick<FontCodes, 'widthOf'> {
  const {name, library, document} = source
  const usual = numberOf(source, inner.get(name('DW'))) ?? 1000
  const widths = new Map<number, number>()
  const list = members(source, inner.get(name('W'))).map(each => document.context.lookup(each))
  for (let at = 0; at + 1 < list.length; ) {
    const first = numberOf(source, list[at]) ?? 0
    const second = list[at + 1]
    if (second instanceof library.PDFArray) {
      for (const [index, width] of second.asArray().entries())
        widths.set(first + index, numberOf(source, width) ?? Number.NaN)
      at += 2
    } else {
      const last = Math.min(numberOf(source, second) ?? 0, 0xffff)
      const width = numberOf(source, list[at + 2]) ?? Number.NaN
      for (let code = first; code <= last; code++) widths.set(code, width)
      at += 3
    }
  }
  return {widthOf: code => widths.get(code) ?? usual}
}

/** The widths for the codes of a simple font. */
export function simpleWidths(
  source: PdfFile,
  font: PDFDict,
  descriptor: PDFDict
): Pick<FontCodes, 'widthOf'> {
  const {name} = source
  const first = numberOf(source, font.get(name('FirstChar'))) ?? 0
  const list = members(source, font.get(name('Widths'))).map(each => numberOf(source, each) ?? Number.NaN)
  const missing = numberOf(source, descriptor.get(name('MissingWidth'))) ?? 0
  return {widthOf: code => list[code - first] ?? missing}
}

/**
 * The codes of a simple TrueType font, which must have a usual encoding, or be symbolic and have none (ISO 19005-2,
 * 6.2.11.6).
 */
function simpleCodes(
  source: PdfFile,
  {font, descriptor}: FontParts,
  {glyphIn, mapCount}: TrueType
): FontCodes | undefined {
  const {name} = source
  const isSymbolic = ((numberOf(source, descriptor.get(name('Flags'))) ?? 0) & 4) !== 0
  const encoding = font.get(name('Encoding'))
  const usual = textOf(source, encoding) ?? baseEncoding(source, encoding)
  const known = {...simpleWidths(source, font, descriptor), bytesPerCode: 1} as const
  if (isSymbolic) {
    if (encoding !== undefined || (mapCount !== 1 && glyphIn(3, 0, 0) === undefined)) return undefined
    const glyphOf = (code: number) =>
      glyphIn(3, 0, 0xf000 + code) || glyphIn(3, 0, code) || glyphIn(1, 0, code) || undefined
    return {...known, glyphOf}
  }
  if (usual === 'WinAnsiEncoding')
    return {
      ...known,
      glyphOf: code => glyphIn(3, 1, characterOfWindows(code)),
      characterOf: characterOfWindows
    }
  return usual === 'MacRomanEncoding' ? {...known, glyphOf: code => glyphIn(1, 0, code)} : undefined
}

/** The base encoding of an encoding dictionary, if the dictionary does not change it. */
function baseEncoding(source: PdfFile, encoding: Parameters<typeof dictionary>[1]): string | undefined {
  const found = dictionary(source, encoding)
  if (members(source, found?.get(source.name('Differences'))).length > 0) return undefined
  return textOf(source, found?.get(source.name('BaseEncoding')))
}

/** The character for a code in WinAnsiEncoding, which is Windows-1252. */
export function characterOfWindows(code: number): number {
  return code >= 0x80 && code < 0xa0 ? windows.charCodeAt(code - 0x80) : code
}

const windows = '€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ'
