import type {PDFDict} from 'pdf-lib'
import {textOfBytes} from '../../../../core/bytes.ts'
import {dictionary, members, type PdfFile, textOf} from '../../file/index.ts'
import {unpacked} from '../../file/streams.ts'
import {readToUnicode} from '../../text/to-unicode.ts'
import type {Obstacle, ObstacleKind} from '../obstacles.ts'
import {codesOfFont, type FontCodes, type FontParts} from './font-codes.ts'
import {postScriptCodes, postScriptProgram} from './post-script-codes.ts'
import {type ShownStrings, shownStrings} from './shown-codes.ts'
import {readTrueType, type TrueType} from './true-type.ts'
import {drawnFont} from './type-3.ts'

/**
 * The obstacles to meeting standards in the fonts of a drawing (ISO 19005-2, 6.2.11; ISO 14289-1, 7.21), with the names
 * of the fonts. Fonts are examined glyph by glyph, as far as the drawing shows them; a kind of font that galley does
 * not read always counts as an obstacle. Lists of glyphs that no reader needs (`CIDSet`, `CharSet`) are removed, and a
 * missing default map of glyphs is added.
 */
export function fontObstacles(source: PdfFile): readonly Obstacle[] {
  const {document, library, name} = source
  const shown = shownStrings(source)
  const found = new Map<string, Obstacle>()
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof library.PDFDict) || textOf(source, object.get(name('Type'))) !== 'Font') continue
    // A CIDFont is examined together with the font that contains it.
    if (/^CIDFont/.test(textOf(source, object.get(name('Subtype'))) ?? '')) continue
    const kind = obstacleIn(source, object, shown)
    const subject =
      textOf(source, object.get(name('BaseFont')))?.replace(/^[A-Z]{6}\+/, '') ?? 'without a name'
    if (kind !== undefined) found.set(`${kind} ${subject}`, {kind, subject})
  }
  return [...found.values()]
}

/** The obstacle that a font causes. A font that cannot be read, such as a truncated one, counts as an obstacle. */
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
    return faultOf(source, font, {codes, program: {widthOf}}, strings)
  }
  if (!['FontFile', 'FontFile2', 'FontFile3'].some(key => descriptor?.has(name(key))))
    return 'drawing-font-outside'
  if (inner === undefined || descriptor === undefined) return 'drawing-font'
  const parts = {font, inner, descriptor, isComposite}
  const read = /TrueType|Type2/.test(kind ?? '')
    ? readTrueTypeFont(source, parts)
    : readPostScriptFont(source, parts)
  if (read === undefined) return 'drawing-font'
  // PDF/A allows these lists only if they are complete.
  for (const list of ['CIDSet', 'CharSet']) descriptor.delete(name(list))
  return faultOf(source, font, read, strings)
}

function faultOf(
  source: PdfFile,
  font: PDFDict,
  {codes, program}: ReadFont,
  strings: readonly string[]
): ObstacleKind | undefined {
  const shown = shownIn(codes, strings)
  return shownObstacle(codes, shown, program) ?? namesObstacle(source, font, codes, shown)
}

type ReadFont = Readonly<{codes: FontCodes; program: Pick<TrueType, 'widthOf'>}>

function readTrueTypeFont(source: PdfFile, parts: FontParts): ReadFont | undefined {
  const program = programOf(source, parts.descriptor)
  const codes = program && codesOfFont(source, parts, program)
  if (program === undefined || codes === undefined) return undefined
  const {inner, isComposite} = parts
  const map = source.name('CIDToGIDMap')
  if (isComposite && !inner.has(map)) inner.set(map, source.name('Identity'))
  return {codes, program}
}

function readPostScriptFont(source: PdfFile, parts: FontParts): ReadFont | undefined {
  const program = postScriptProgram(source, parts.descriptor)
  const codes = program && postScriptCodes(source, parts, program)
  return program && codes && {codes, program}
}

function programOf(source: PdfFile, descriptor: PDFDict | undefined): TrueType | undefined {
  const file = source.document.context.lookup(descriptor?.get(source.name('FontFile2')))
  if (!(file instanceof source.library.PDFRawStream)) return undefined
  return readTrueType(unpacked(source, file))
}

/** Checks that each shown code has a glyph, and that its width equals that in the font program, to a thousandth. */
function shownObstacle(
  codes: FontCodes,
  shown: ReadonlySet<number>,
  program: Pick<TrueType, 'widthOf'>
): ObstacleKind | undefined {
  for (const code of shown) {
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
 * Checks that each shown code is mapped to a Unicode character outside the private use areas. Codes that are missing in
 * the font's map, or all codes if it has no map, are mapped to the characters that the encoding determines.
 */
function namesObstacle(
  source: PdfFile,
  font: PDFDict,
  {bytesPerCode, characterOf}: FontCodes,
  shown: ReadonlySet<number>
): ObstacleKind | undefined {
  const {context} = source.document
  const map = context.lookup(font.get(source.name('ToUnicode')))
  const isMap = map instanceof source.library.PDFRawStream
  const texts = isMap ? readToUnicode(textOfBytes(unpacked(source, map))) : new Map<string, string>()
  const inMap = (code: number) => {
    const digits = code.toString(16).toUpperCase()
    const text = texts.get(digits.padStart(2 * bytesPerCode, '0')) ?? texts.get(digits.padStart(4, '0'))
    return text === undefined || text === '' || /[\0\uFEFF\uFFFE\p{Co}]/u.test(text) ? undefined : text
  }
  const rows = new Map<number, string>()
  for (const code of shown) {
    const character = inMap(code) === undefined ? characterOf?.(code) : undefined
    const text = character === undefined ? inMap(code) : String.fromCodePoint(character)
    if (text === undefined) return 'drawing-font-nameless'
    rows.set(code, text)
  }
  if (isMap && [...shown].every(code => inMap(code) !== undefined)) return undefined
  font.set(source.name('ToUnicode'), context.register(context.flateStream(mapOf(rows))))
  return undefined
}

/** Writes a ToUnicode map for single-byte codes (ISO 32000-1, 9.10.3), with at most 100 rows in a list. */
function mapOf(texts: ReadonlyMap<number, string>): string {
  const hexadecimal = (number: number, digits: number) =>
    number.toString(16).toUpperCase().padStart(digits, '0')
  const rows = [...texts]
    .sort(([one], [other]) => one - other)
    .map(([code, text]) => {
      const units = text.split('').map(unit => hexadecimal(unit.charCodeAt(0), 4))
      return `<${hexadecimal(code, 2)}> <${units.join('')}>`
    })
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
