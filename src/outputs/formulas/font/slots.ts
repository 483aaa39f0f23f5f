import {longestSign} from '../../../core/formula-layout.ts'
import type {MathFont} from './math-font.ts'

/**
 * The place of a glyph in the faces of a paper. Glyphs that have no character of their own, such as larger parentheses,
 * are in additional faces, under the character that they show, so that the text of a PDF contains that character.
 */
export type GlyphSlot = Readonly<{face: string; character: number}>

/** The face with the glyphs that the font itself assigns to characters. */
export const baseFace = 'base'

/**
 * The face for words in the slanted font of the text, and the number of its first glyph in the common numbering of both
 * fonts.
 */
export const slantedFace = 'slanted'
export const slantedStart = 0x10000

/**
 * The spacing characters that replace combining characters, because a combining character would join the preceding one.
 */
const spacing: ReadonlyMap<number, number> = new Map([
  [0x300, 0x2cb],
  [0x301, 0x2ca],
  [0x302, 0x2c6],
  [0x303, 0x2dc],
  [0x304, 0xaf],
  [0x306, 0x2d8],
  [0x307, 0x2d9],
  [0x308, 0xa8],
  [0x30a, 0x2da],
  [0x30c, 0x2c7],
  [0x20d6, 0x2190],
  [0x20d7, 0x2192]
])

/** The content of a slot: a glyph of the font, or a sign to be built. */
export type SlotContent = number | Readonly<{glyph: number; way: 'v' | 'h'; length: number}>

/** The content of a slot; undefined if the font lacks it. */
export function slotContent(font: MathFont, {face, character}: GlyphSlot): SlotContent | undefined {
  if (face === slantedFace) return font.slanted?.characters.get(character)
  const glyph = font.characters.get(character)
  if (face === baseFace) return glyph
  const [, kind, number] = /^([a-z]+)(\d+)$/.exec(face) ?? []
  const value = Number(number)
  const combining = [...spacing].find(([, shown]) => shown === character)?.[0]
  switch (kind) {
    case 'size':
      return sizesOf(font, character)[value]
    case 'accent':
      return combining === undefined ? undefined : sizesOf(font, combining)[value]
    case 'glyph':
      return value
    case 'v':
    case 'h':
      return builtOf(font, kind, value / 100, [character, combining])
    default:
      return undefined
  }
}

/** The first of some characters for which the font has a glyph assembly. */
function builtOf(
  {characters, math}: MathFont,
  way: 'v' | 'h',
  length: number,
  codes: ReadonlyArray<number | undefined>
): SlotContent | undefined {
  const constructions = way === 'v' ? math.vertical : math.horizontal
  for (const code of codes) {
    const glyph = code === undefined ? undefined : characters.get(code)
    if (glyph !== undefined && constructions.get(glyph)?.parts.length) return {glyph, way, length}
  }
  return undefined
}

/** The slot of a glyph that shows a character. */
export function slotOf(font: MathFont, code: number, glyph: number): GlyphSlot {
  if (glyph >= slantedStart) return {face: slantedFace, character: code}
  const character = spacing.get(code)
  if (character === undefined && font.characters.get(code) === glyph) return {face: baseFace, character: code}
  const step = sizesOf(font, code).indexOf(glyph)
  const kind = character === undefined ? 'size' : 'accent'
  // A glyph that is not one of its character's sizes is in a face of its own.
  const face = step < 0 ? `glyph${glyph}` : `${kind}${step}`
  return {face, character: character ?? code}
}

/** The slot of a sign that is built from parts and `length` em long, rounded to a hundredth of an em. */
export function builtSlotOf(code: number, way: 'v' | 'h', length: number): GlyphSlot {
  return {
    face: `${way}${Math.round(Math.min(length, longestSign) * 100)}`,
    character: spacing.get(code) ?? code
  }
}

function sizesOf({characters, math}: MathFont, code: number): readonly number[] {
  const glyph = characters.get(code)
  if (glyph === undefined) return []
  const sizes = [math.vertical, math.horizontal].flatMap(way => way.get(glyph)?.variants ?? [])
  return [...new Set([glyph, ...sizes])]
}
