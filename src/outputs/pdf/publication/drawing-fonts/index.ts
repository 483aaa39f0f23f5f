import type {PDFDict} from 'pdf-lib'
import {textOfBytes} from '../../../../core/bytes.ts'
import {dictionary, members, type PdfFile, textOf} from '../../file/index.ts'
import {unpacked} from '../../file/streams.ts'
import {readToUnicode} from '../../text/to-unicode.ts'
import type {Obstacle, ObstacleKind} from '../obstacles.ts'
import {codesOfFont, type FontCodes} from './font-codes.ts'
import {type ShownStrings, shownStrings} from './shown-codes.ts'
import {readTrueType, type TrueType} from './true-type.ts'
import {drawnFont} from './type-3.ts'

/**
 * The standards that the fonts of a drawing violate (ISO 19005-2, 6.2.11; ISO 14289-1, 7.21), by name. TrueType and
 * Type 3 fonts are examined glyph by glyph, as far as the drawing shows them; other kinds are never vouched for.
 * Lists of glyphs that no reader needs (`CIDSet`) are removed, and the default map of glyphs is written if there is
 * none.
 */
export function fontObstacles(source: PdfFile): readonly Obstacle[] {
  const {document, library, name} = source
  const shown = shownStrings(source)
  const found = new Map<string, Obstacle>()
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof library.PDFDict) || textOf(source, object.get(name('Type'))) !== 'Font') continue
    // A font of characters is looked at with the font that shows it.
    if (/^CIDFont/.test(textOf(source, object.get(name('Subtype'))) ?? '')) continue
    const kind = obstacleIn(source, object, shown)
    const subject =
      textOf(source, object.get(name('BaseFont')))?.replace(/^[A-Z]{6}\+/, '') ?? 'without a name'
    if (kind !== undefined) found.set(`${kind} ${subject}`, {kind, subject})
  }
  return [...found.values()]
}

/** A font that cannot be read, such as one with a table that ends early, is not vouched for. */
function obstacleIn(source: PdfFile, font: PDFDict, shown: ShownStrings): ObstacleKind | undefined {
  try {
    return obstacleOf(source, font, shown)
  } catch {
    return 'drawing-font'
  }
}

function obstacleOf(source: PdfFile, font: PDFDict, shown: ShownStrings): ObstacleKind | undefined {
  const strings = shown.get(font)
  if (strings === undefined) return undefined
  const {name} = source
  const isComposite = textOf(source, font.get(name('Subtype'))) === 'Type0'
  const inner = isComposite ? dictionary(source, members(source, font.get(name('DescendantFonts')))[0]) : font
  const descriptor = dictionary(source, inner?.get(name('FontDescriptor')))
  const kind = textOf(source, inner?.get(name('Subtype')))
  if (kind === 'Type3') {
    const {codes, widthOf} = drawnFont(source, font)
    return shownObstacle(codes, strings, {widthOf}) ?? namesObstacle(source, font, codes, strings)
  }
  if (!['FontFile', 'FontFile2', 'FontFile3'].some(key => descriptor?.has(name(key))))
    return 'drawing-font-outside'
  const program = programOf(source, descriptor)
  if (
    inner === undefined ||
    descriptor === undefined ||
    program === undefined ||
    !/TrueType|Type2/.test(kind ?? '')
  )
    return 'drawing-font'
  const codes = codesOfFont(source, {font, inner, descriptor, isComposite}, program)
  if (codes === undefined) return 'drawing-font'
  descriptor.delete(name('CIDSet'))
  if (isComposite && !inner.has(name('CIDToGIDMap'))) inner.set(name('CIDToGIDMap'), name('Identity'))
  return shownObstacle(codes, strings, program) ?? namesObstacle(source, font, codes, strings)
}

function programOf(source: PdfFile, descriptor: PDFDict | undefined): TrueType | undefined {
  const file = source.document.context.lookup(descriptor?.get(source.name('FontFile2')))
  if (!(file instanceof source.library.PDFRawStream)) return undefined
  return readTrueType(unpacked(source, file))
}

/** Checks that each shown code has a glyph, and is as wide as in the font program, to a thousandth. */
function shownObstacle(
  codes: FontCodes,
  strings: readonly string[],
  program: Pick<TrueType, 'widthOf'>
): ObstacleKind | undefined {
  for (const code of shownIn(codes, strings)) {
    const glyph = codes.glyphOf(code)
    if (glyph === undefined || glyph === 0) return 'drawing-font-faulty'
    const width = program.widthOf(glyph)
    if (width === undefined || Math.abs(width - codes.widthOf(code)) > 1) return 'drawing-font-faulty'
  }
  return undefined
}

function shownIn({bytesPerCode}: FontCodes, strings: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const bytes of strings) {
    for (let at = 0; at < bytes.length; at += bytesPerCode) {
      const [first, second] = [bytes.charCodeAt(at), bytes.charCodeAt(at + 1)]
      found.add(bytesPerCode === 1 ? first : first * 256 + second)
    }
  }
  return found
}

/**
 * Checks that each shown code is a character of Unicode outside the private use areas. A font without a map gets
 * that of its encoding, if it has a usual one.
 */
function namesObstacle(
  source: PdfFile,
  font: PDFDict,
  codes: FontCodes,
  strings: readonly string[]
): ObstacleKind | undefined {
  const map = source.document.context.lookup(font.get(source.name('ToUnicode')))
  if (!(map instanceof source.library.PDFRawStream)) {
    const {characterOf} = codes
    if (characterOf === undefined) return 'drawing-font-nameless'
    const written = mapOf([...shownIn(codes, strings)].map(code => [code, characterOf(code)]))
    const {context} = source.document
    font.set(source.name('ToUnicode'), context.register(context.flateStream(written)))
    return undefined
  }
  const texts = readToUnicode(textOfBytes(unpacked(source, map)))
  for (const code of shownIn(codes, strings)) {
    const digits = code.toString(16).toUpperCase()
    const text = texts.get(digits.padStart(2 * codes.bytesPerCode, '0')) ?? texts.get(digits.padStart(4, '0'))
    if (text === undefined || text === '' || /[\0\uFEFF\uFFFE\p{Co}]/u.test(text))
      return 'drawing-font-nameless'
  }
  return undefined
}

/** A map of single bytes to characters (ISO 32000-1, 9.10.3), at most 100 in a list. */
function mapOf(characters: ReadonlyArray<readonly [code: number, character: number]>): string {
  const hexadecimal = (number: number, digits: number) =>
    number.toString(16).toUpperCase().padStart(digits, '0')
  const rows = characters
    .toSorted(([one], [other]) => one - other)
    .map(([code, character]) => `<${hexadecimal(code, 2)}> <${hexadecimal(character, 4)}>`)
  const lists = Array.from({length: Math.ceil(rows.length / 100)}, (_, index) => {
    const list = rows.slice(100 * index, 100 * index + 100)
    return `${list.length} beginbfchar\n${list.join('\n')}\nendbfchar`
  })
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def',
    '1 begincodespacerange\n<00> <FF>\nendcodespacerange',
    ...lists,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n'
  ].join('\n')
}
