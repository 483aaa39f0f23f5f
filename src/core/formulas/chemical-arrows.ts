/** Long arrows, each with the short arrow whose glyph can be stretched to any length. */
export const shortArrows: ReadonlyMap<number, number> = new Map([
  [0x27f5, 0x2190],
  [0x27f6, 0x2192],
  [0x27f7, 0x2194]
])

/** The arrows for which MathJax's mhchem uses private-use characters, with their Unicode characters. */
export const chemicalArrows: ReadonlyMap<number, number> = new Map([
  [0xe408, 0x21cc],
  [0xe409, 0x2942],
  [0xe40a, 0x2944],
  [0xe428, 0x27f5],
  [0xe429, 0x27f6],
  [0xe42a, 0x27f7],
  [0xe42b, 0x21c4],
  [0xe42c, 0x2190],
  [0xe42d, 0x2192],
  [0xe42e, 0x2194]
])
