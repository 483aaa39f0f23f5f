import type {PDFDict} from 'pdf-lib'
import {dictionary, members, numberOf, type PdfFile, textOf} from '../../file/index.ts'
import {unpacked} from '../../file/streams.ts'
import type {PostScriptFont} from './charstring-width.ts'
import {readCompactFont} from './compact-font.ts'
import {
  characterOfWindows,
  compositeWidths,
  type FontCodes,
  type FontParts,
  simpleWidths
} from './font-codes.ts'
import {characterNamed, nameOfCharacter} from './glyph-names.ts'
import {readType1} from './type-1.ts'

/** Reads the PostScript program of a font, Type 1 or CFF; undefined for any other program. */
export function postScriptProgram(source: PdfFile, descriptor: PDFDict): PostScriptFont | undefined {
  const {library, name, document} = source
  const stream = (key: string) => {
    const found = document.context.lookup(descriptor.get(name(key)))
    return found instanceof library.PDFRawStream ? unpacked(source, found) : undefined
  }
  const [type1, compact] = [stream('FontFile'), stream('FontFile3')]
  if (type1 !== undefined) return readType1(type1)
  return compact && readCompactFont(compact)
}

/** The codes of a font with a PostScript program; undefined for an encoding that galley does not read. */
export function postScriptCodes(
  source: PdfFile,
  {font, inner, descriptor, isComposite}: FontParts,
  program: PostScriptFont
): FontCodes | undefined {
  const {name} = source
  if (isComposite) {
    if (textOf(source, font.get(name('Encoding'))) !== 'Identity-H') return undefined
    const glyphOf = program.glyphOfCharacter ?? (code => code)
    return {...compositeWidths(source, inner), bytesPerCode: 2, glyphOf}
  }
  const nameOf = namesOf(source, font, program)
  return {
    ...simpleWidths(source, font, descriptor),
    bytesPerCode: 1,
    glyphOf: code => program.glyphNamed(nameOf(code) ?? ''),
    characterOf: code => characterNamed(nameOf(code) ?? '')
  }
}

/**
 * Returns a function for the name of a code: from `Differences`, from the encoding that these modify, or from the font
 * program's own encoding.
 */
function namesOf(
  source: PdfFile,
  font: PDFDict,
  program: PostScriptFont
): (code: number) => string | undefined {
  const {name} = source
  const encoding = font.get(name('Encoding'))
  const own = dictionary(source, encoding)
  const base = textOf(source, encoding) ?? textOf(source, own?.get(name('BaseEncoding')))
  const names = new Map<number, string>()
  let code = 0
  for (const each of members(source, own?.get(name('Differences')))) {
    const number = numberOf(source, each)
    const glyph = textOf(source, each)
    if (number !== undefined) code = number
    else if (glyph !== undefined) names.set(code++, glyph)
  }
  return at => {
    if (names.has(at)) return names.get(at)
    return base === 'WinAnsiEncoding' ? nameOfCharacter(characterOfWindows(at)) : program.nameOf(at)
  }
}
