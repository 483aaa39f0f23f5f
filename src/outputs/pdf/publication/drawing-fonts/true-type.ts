import {readSfnt, type Sfnt, tableOf} from '../../../formulas/font/sfnt.ts'

/** A TrueType font program, as far as PDF/A is concerned. */
export type TrueType = Readonly<{
  /** The advance of a glyph in thousandths of the font size; undefined if the font lacks the glyph. */
  widthOf: (glyph: number) => number | undefined
  /**
   * The glyph of a character in a subtable of `cmap`, 0 if the subtable lacks it; undefined if the font lacks the
   * subtable.
   */
  glyphIn: (platform: number, encoding: number, character: number) => number | undefined
  /** The number of subtables in the font's `cmap`. */
  mapCount: number
}>

/** Reads a font program; throws a RangeError for a damaged one. */
export function readTrueType(program: Uint8Array): TrueType {
  const font = readSfnt(program)
  const unitsPerEm = tableOf(font, 'head').getUint16(18)
  const metrics = tableOf(font, 'hmtx')
  const metricCount = tableOf(font, 'hhea').getUint16(34)
  const glyphCount = tableOf(font, 'maxp').getUint16(4)
  const maps = readMaps(font)
  return {
    widthOf: glyph => {
      if (glyph >= glyphCount || metricCount === 0) return undefined
      return (metrics.getUint16(4 * Math.min(glyph, metricCount - 1)) * 1000) / unitsPerEm
    },
    glyphIn: (platform, encoding, character) => maps.get(`${platform} ${encoding}`)?.(character),
    mapCount: maps.size
  }
}

type CharacterMap = (character: number) => number

/**
 * The subtables of a font's `cmap`, by platform and encoding; a subset whose text refers to glyphs directly may have
 * none.
 */
function readMaps(font: Sfnt): ReadonlyMap<string, CharacterMap> {
  const table = font.get('cmap')
  const maps = new Map<string, CharacterMap>()
  if (table === undefined || table.byteLength < 4) return maps
  for (let index = 0; index < table.getUint16(2); index++) {
    const record = 4 + 8 * index
    const start = table.getUint32(record + 4)
    maps.set(`${table.getUint16(record)} ${table.getUint16(record + 2)}`, readMap(table, start))
  }
  return maps
}

function readMap(table: DataView, start: number): CharacterMap {
  const format = table.getUint16(start)
  if (format === 0) return character => (character < 256 ? table.getUint8(start + 6 + character) : 0)
  if (format === 4) return character => glyphOfSegments(table, start, character)
  if (format !== 6) return () => 0
  const [first, count] = [table.getUint16(start + 6), table.getUint16(start + 8)]
  return character =>
    character >= first && character < first + count
      ? table.getUint16(start + 10 + 2 * (character - first))
      : 0
}

function glyphOfSegments(table: DataView, start: number, character: number): number {
  const size = table.getUint16(start + 6)
  const [ends, starts] = [start + 14, start + 16 + size]
  for (let at = 0; at < size; at += 2) {
    if (character > table.getUint16(ends + at)) continue
    const first = table.getUint16(starts + at)
    if (character < first) return 0
    const difference = table.getUint16(starts + size + at)
    const place = starts + 2 * size + at
    const offset = table.getUint16(place)
    if (offset === 0) return (character + difference) & 0xffff
    const glyph = table.getUint16(place + offset + 2 * (character - first))
    return glyph === 0 ? 0 : (glyph + difference) & 0xffff
  }
  return 0
}
