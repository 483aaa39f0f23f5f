import {type MathTable, readMathTable} from './math-table.ts'
import {type Outlines, readOutlines} from './outlines.ts'
import {readSfnt, type Sfnt, tableOf} from './sfnt.ts'

/** A font with the data for drawing its letters. */
export type LetterFont = Readonly<{
  sfnt: Sfnt
  /** The number of font units in an em. */
  unitsPerEm: number
  outlines: Outlines
  /** Glyphs by character. */
  characters: ReadonlyMap<number, number>
}>

/** A mathematical font, with its MATH table. */
export type MathFont = LetterFont &
  Readonly<{
    math: MathTable
    /** The slanted font of the text, for words in formulas such as `\mathit{offset}`. */
    slanted?: LetterFont | undefined
  }>

/**
 * Reads an uncompressed TrueType font with a MATH table; undefined for any other font. `slanted` is a font for words;
 * it is ignored if it cannot be read.
 */
export function readMathFont(font: Uint8Array, slanted?: Uint8Array): MathFont | undefined {
  return unlessOther(() => {
    const sfnt = readSfnt(font)
    return {
      ...letterFont(sfnt),
      math: readMathTable(sfnt),
      slanted: slanted && unlessOther(() => letterFont(readSfnt(slanted)))
    }
  })
}

/** Reads an uncompressed TrueType font; undefined for a font that cannot be read or has other outlines. */
export function readLetterFont(font: Uint8Array): LetterFont | undefined {
  return unlessOther(() => letterFont(readSfnt(font)))
}

function letterFont(sfnt: Sfnt): LetterFont {
  return {
    sfnt,
    unitsPerEm: tableOf(sfnt, 'head').getUint16(18),
    outlines: readOutlines(sfnt),
    characters: readCharacters(tableOf(sfnt, 'cmap'))
  }
}

/** The result of reading a font; undefined if the font lacks the necessary tables. */
function unlessOther<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Reads the subtable of `cmap` for all of Unicode (format 12). */
function readCharacters(cmap: DataView): ReadonlyMap<number, number> {
  const characters = new Map<number, number>()
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const start = cmap.getUint32(4 + index * 8 + 4)
    if (cmap.getUint16(start) !== 12) continue
    for (let group = 0; group < cmap.getUint32(start + 12); group++) {
      const at = start + 16 + group * 12
      const [first, last, glyph] = [cmap.getUint32(at), cmap.getUint32(at + 4), cmap.getUint32(at + 8)]
      for (let code = first; code <= last; code++) characters.set(code, glyph + code - first)
    }
    return characters
  }
  throw new RangeError('no characters')
}
