import {type Quarters, turnedBox} from './geometry.ts'

/** A letter on a page, and its box in points from the bottom left: as wide as its advance, and as high as its font. */
export type Glyph = Readonly<{letter: string; left: number; right: number; bottom: number; top: number}>

/** Whether letters are in a right-to-left script. */
export function isLeftward(letters: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letters)
}

/** The height at which letters are struck through, as a share of the height of their font. */
export function middleHeight({bottom, top}: Glyph): number {
  return bottom + (top - bottom) * 0.42
}

/**
 * The letters of a page after turning it. PDFium divides the box of a ligature from left to right even if its letters
 * run up or down the page, so the box is divided again.
 */
export function turnedGlyphs(glyphs: readonly Glyph[], quarters: Quarters): readonly Glyph[] {
  if (quarters === 0) return glyphs
  const turned: Glyph[] = []
  for (let from = 0, to = 0; from < glyphs.length; from = to) {
    to = from + 1
    while (to < glyphs.length && isSameLigature(glyphs[to - 1]!, glyphs[to]!)) to++
    const [first, last] = [glyphs[from]!, glyphs[to - 1]!]
    const [left, bottom, right, top] = turnedBox([first.left, first.bottom, last.right, first.top], quarters)
    const width = (right - left) / (to - from)
    for (let at = from; at < to; at++) {
      const start = left + (at - from) * width
      turned.push({letter: glyphs[at]!.letter, left: start, right: start + width, bottom, top})
    }
  }
  return turned
}

/** Whether two letters share the box of a ligature, on a page whose letters do not run to the right. */
function isSameLigature(one: Glyph, next: Glyph): boolean {
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 0.01
  return (
    isNear(one.right, next.left) &&
    isNear(one.bottom, next.bottom) &&
    isNear(one.top, next.top) &&
    isNear(one.right - one.left, next.right - next.left)
  )
}
