import {type AddedGlyphs, addedGlyphs} from './added-glyphs.ts'
import {characterMap, u16} from './face-tables.ts'
import {bytesOfView, outlineTables, withComponents, withoutGlyphNames} from './kept-glyphs.ts'
import {type Kern, kerningTable, readKerning} from './kerning.ts'
import {type MathFont, readMathFont} from './math-font.ts'
import {combiningAccents, mathSubset} from './math-subset.ts'
import {tableOf, writeSfnt} from './sfnt.ts'

/** Tables that are kept unchanged: metrics, names, and the programs without which browsers draw letters differently. */
const unchanged = ['OS/2', 'cvt ', 'fpgm', 'gasp', 'head', 'hhea', 'maxp', 'name', 'prep']

/**
 * The part of a mathematical font that browsers need for some texts of formulas, with unchanged glyph numbers.
 * Undefined if the font lacks TrueType outlines or a MATH table, or if its substitution rules would change the glyphs
 * of the texts: then only a shaping engine can tell which glyphs are needed.
 */
export function webFace(bytes: Uint8Array, texts: readonly string[]): Uint8Array | undefined {
  const font = readMathFont(bytes)
  const kerning = font && readKerning(font.sfnt)
  const codes = [...new Set([' ', ...texts.join('')])]
    .map(character => character.codePointAt(0)!)
    .sort((one, other) => one - other)
  if (font === undefined || kerning === undefined) return undefined
  const numbers = codes.flatMap((code): ReadonlyArray<readonly [number, number]> => {
    const glyph = font.characters.get(code)
    return glyph === undefined ? [] : [[code, glyph]]
  })
  const own = withVariants(font, new Set(numbers.map(([, glyph]) => glyph)))
  const added = addedGlyphs(font, withComponents(font, own))
  const partsOfSigns = [...added.parts.values()].flat().map(({glyph}) => glyph)
  const shown = new Set([...own, ...partsOfSigns, ...added.glyphs.keys()])
  const whole = withGlyphs(font, added)
  const kerns = kernsOf(font, texts, kerning)
  const tables = new Map<string, Uint8Array>([
    ...unchanged.flatMap(tag => {
      const table = font.sfnt.get(tag)
      return table === undefined ? [] : [[tag, bytesOfView(table)] as const]
    }),
    ['cmap', characterMap(numbers)],
    ['MATH', mathSubset(font, shown, added.parts)],
    ['post', withoutGlyphNames(bytesOfView(tableOf(font.sfnt, 'post')))],
    ...outlineTables(whole, withComponents(whole, shown))
  ])
  for (const [glyph, {advance, left}] of added.glyphs)
    tables.get('hmtx')?.set([...u16(advance), ...u16(left)], glyph * 4)
  if (kerns.length > 0) tables.set('GPOS', kerningTable(kerns))
  return writeSfnt(tables)
}

function withGlyphs(font: MathFont, {glyphs}: AddedGlyphs): MathFont {
  const {outlines} = font
  return {
    ...font,
    outlines: {...outlines, bytesOf: glyph => glyphs.get(glyph)?.bytes ?? outlines.bytesOf(glyph)}
  }
}

/** Some glyphs, together with their variants and the parts of their glyph assemblies. */
function withVariants({math, characters}: MathFont, glyphs: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set([0, ...glyphs])
  const combining = combiningAccents(characters)
  for (const glyph of all) {
    for (const constructions of [math.vertical, math.horizontal]) {
      const {variants = [], parts = []} = constructions.get(combining.get(glyph) ?? glyph) ?? {}
      for (const variant of variants) all.add(variant)
      for (const part of parts) all.add(part.glyph)
    }
  }
  return all
}

function kernsOf(
  {characters}: MathFont,
  texts: readonly string[],
  kerning: (first: number, second: number) => number
): readonly Kern[] {
  const kerns = new Map<string, Kern>()
  for (const text of texts) {
    const glyphs = [...text].map(character => characters.get(character.codePointAt(0)!))
    for (const [index, second] of glyphs.entries()) {
      const first = glyphs[index - 1]
      if (first === undefined || second === undefined) continue
      const value = kerning(first, second)
      if (value !== 0) kerns.set(`${first} ${second}`, [first, second, value])
    }
  }
  return [...kerns.values()]
}
