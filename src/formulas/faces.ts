import {writeFace} from './font/face.ts'
import {readMathFont} from './font/math-font.ts'
import type {FormulaLayout} from './layout.ts'

/** A font for formulas, as a family of its own. */
export type FormulaFace = Readonly<{family: string; bytes: Uint8Array}>

/** The family of a face of formulas. */
export function familyOf(face: string): string {
  return `Formula-${face}`
}

/** The fonts that some formulas need, with their glyphs only. */
export function formulaFaces(bytes: Uint8Array, layouts: Iterable<FormulaLayout>): readonly FormulaFace[] {
  const font = readMathFont(bytes)
  if (font === undefined) return []
  const characters = new Map<string, Set<number>>()
  for (const {items} of layouts) {
    for (const item of items) {
      if (item.kind !== 'text') continue
      const known = characters.get(item.face) ?? new Set()
      characters.set(item.face, known)
      for (const character of item.text) known.add(character.codePointAt(0)!)
    }
  }
  return [...characters]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([face, codes]) => ({family: familyOf(face), bytes: writeFace(font, face, [...codes])}))
}
