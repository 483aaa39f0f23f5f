/** A letter of a page, and its box in points from the bottom left: as wide as its advance, as high as its face. */
export type Glyph = Readonly<{letter: string; left: number; right: number; bottom: number; top: number}>

/** A point above the baseline at which letters are crossed out: a part of the height of the face. */
export function middleHeight({bottom, top}: Glyph): number {
  return bottom + (top - bottom) * 0.42
}
