import {characterMap, tableBytes, u16} from '../formulas/font/face-tables.ts'
import {bytesOfView, outlineTables, withComponents, withoutGlyphNames} from '../formulas/font/kept-glyphs.ts'
import {type LetterFont, readLetterFont} from '../formulas/font/math-font.ts'
import {type Sfnt, tableOf, writeSfnt} from '../formulas/font/sfnt.ts'
import {type Layout, lookupsOf, readLayout} from './layout.ts'
import {keptKerning} from './pair-kerning.ts'
import {readSubstitutions} from './substitutions.ts'

/** Tables that are kept unchanged: metrics, and the programs without which browsers draw letters differently. */
const unchanged = ['OS/2', 'cvt ', 'fpgm', 'gasp', 'head', 'hhea', 'maxp', 'prep']
/** Tables of fonts that contain more than outlines of letters. */
const special = ['fvar', 'COLR', 'CBDT', 'sbix', 'SVG ', 'morx', 'kern']
/** The features of running text: localized letters, ligatures, and lining and tabular figures. */
const always = ['locl', 'liga', 'clig', 'lnum', 'tnum']
/** Features that browsers also apply, and whose lookups only a shaping engine can follow. */
const contextual: ReadonlySet<string> = new Set(['calt', 'rclt', 'rlig', 'rvrn'])

/**
 * The part of a font that is needed for some letters of Latin, Greek and Cyrillic text, with unchanged glyph numbers:
 * outlines, kerning, ligatures, tabular figures, and the requested features. Undefined for another kind of font, or for
 * letters that must be shaped: then only a shaping engine can tell which glyphs are needed.
 */
export function textFace(
  bytes: Uint8Array,
  letters: string,
  features: readonly string[]
): Uint8Array | undefined {
  const font = readLetterFont(bytes)
  if (font === undefined || special.some(tag => font.sfnt.has(tag))) return undefined
  const numbers = [...new Set([' ', ...letters])]
    .map(letter => letter.codePointAt(0)!)
    .sort((one, other) => one - other)
    .flatMap((code): ReadonlyArray<readonly [number, number]> => {
      const glyph = font.characters.get(code)
      return glyph === undefined ? [] : [[code, glyph]]
    })
  if (numbers.some(([code]) => isShaped(code))) return undefined
  try {
    return faceOf(font, numbers, new Set([...always, ...features]))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Whether a character joins its neighbours, or belongs to a script whose letters depend on their neighbours. */
function isShaped(code: number): boolean {
  return (code >= 0x300 && code < 0x370) || (code >= 0x590 && code < 0x1e00) || code >= 0x2e80
}

function faceOf(
  font: LetterFont,
  numbers: ReadonlyArray<readonly [code: number, glyph: number]>,
  features: ReadonlySet<string>
): Uint8Array | undefined {
  const {sfnt} = font
  const [gsub, gpos] = [layoutOf(sfnt, 'GSUB'), layoutOf(sfnt, 'GPOS')]
  if (gsub !== undefined && lookupsOf(gsub, contextual).size > 0) return undefined
  const substitutions = gsub && readSubstitutions(tableOf(sfnt, 'GSUB'), gsub, features)
  const mapped = new Set([0, ...numbers.map(([, glyph]) => glyph)])
  const shown = substitutions?.closure(mapped) ?? mapped
  const tables = new Map<string, Uint8Array>([
    ...unchanged.flatMap(tag => {
      const table = sfnt.get(tag)
      return table === undefined ? [] : [[tag, bytesOfView(table)] as const]
    }),
    ['cmap', characterMap(numbers)],
    ['name', shortNames(tableOf(sfnt, 'name'))],
    ['post', withoutGlyphNames(bytesOfView(tableOf(sfnt, 'post')))],
    ...outlineTables(font, withComponents(font, shown))
  ])
  const layouts = [
    ['GSUB', substitutions?.table(shown)],
    ['GPOS', gpos && keptKerning(tableOf(sfnt, 'GPOS'), gpos, shown)]
  ] as const
  for (const [tag, table] of layouts) if (table !== undefined) tables.set(tag, table)
  return writeSfnt(tables)
}

function layoutOf(sfnt: Sfnt, name: 'GSUB' | 'GPOS'): Layout | undefined {
  const view = sfnt.get(name)
  return view && readLayout(view, name)
}

/** The copyright, family, style, version and full name, in English for Windows. */
function shortNames(name: DataView): Uint8Array {
  const strings = name.getUint16(4)
  const records = Array.from({length: name.getUint16(2)}, (_, index) => 6 + index * 12).filter(
    at => name.getUint16(at) === 3 && name.getUint16(at + 4) === 0x409 && name.getUint16(at + 6) <= 6
  )
  const texts = records.map(at =>
    bytesOfView(name).subarray(
      strings + name.getUint16(at + 10),
      strings + name.getUint16(at + 10) + name.getUint16(at + 8)
    )
  )
  let offset = 0
  const written = records.map((at, index) => {
    const record = [...bytesOfView(name).subarray(at, at + 10), ...u16(offset)]
    offset += texts[index]!.length
    return record
  })
  return tableBytes([
    ...[0, records.length, 6 + records.length * 12].map(u16),
    ...written,
    ...texts.map(text => [...text])
  ])
}
