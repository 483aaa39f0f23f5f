import {readFontFacts} from '../../core/faces/font-facts.ts'
import type {FormulaFace, FormulaLayout} from '../../core/formula-layout.ts'
import {writeFace} from './font/face.ts'
import {readMathFont} from './font/math-font.ts'
import {slantedFace, slotContent} from './font/slots.ts'
import {rulesAsSigns} from './rules.ts'

/** The font family for a face of formulas. */
export function familyOf(face: string): string {
  return `Formula-${face}`
}

/**
 * The layouts of a paper's formulas, with rules replaced by characters, and the fonts for these layouts, which contain
 * only the needed glyphs.
 */
export function formulaFaces(
  bytes: Uint8Array,
  laidOut: readonly FormulaLayout[],
  slanted?: Uint8Array
): Readonly<{layouts: readonly FormulaLayout[]; faces: readonly FormulaFace[]}> {
  const font = readMathFont(bytes, slanted)
  if (font === undefined) return {layouts: laidOut, faces: []}
  const {layouts, rules} = rulesAsSigns(laidOut)
  const characters = new Map<string, Set<number>>()
  for (const {items} of layouts) {
    for (const item of items) {
      const sign = item.kind === 'stroke' ? item.sign : item.kind === 'text' ? item : undefined
      if (sign === undefined) continue
      const known = characters.get(sign.face) ?? new Set()
      characters.set(sign.face, known)
      for (const character of sign.text) known.add(character.codePointAt(0)!)
    }
  }
  const faces = [...characters]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([face, codes]) => ({
      family: familyOf(face),
      bytes: writeFace(
        face === slantedFace && font.slanted ? {...font, ...font.slanted} : font,
        [...codes],
        character => rules.get(face)?.get(character) ?? slotContent(font, {face, character}),
        face === slantedFace && slanted ? readFontFacts(slanted)?.name : undefined
      )
    }))
  return {layouts, faces}
}
