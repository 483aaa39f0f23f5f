import {type Sfnt, tableOf} from './sfnt.ts'

/** The extent of an outline in font units. */
export type Bounds = Readonly<{left: number; bottom: number; right: number; top: number}>

/** The TrueType outlines of a font. */
export type Outlines = Readonly<{
  count: number
  /** The bytes of a glyph in the table `glyf`; empty for a space. */
  bytesOf: (glyph: number) => Uint8Array
  boundsOf: (glyph: number) => Bounds | undefined
  advanceOf: (glyph: number) => number
}>

/** Reads `loca`, `glyf` and `hmtx`; throws a RangeError for fonts with other outlines. */
export function readOutlines(font: Sfnt): Outlines {
  const [loca, glyf, hmtx] = [tableOf(font, 'loca'), tableOf(font, 'glyf'), tableOf(font, 'hmtx')]
  const count = tableOf(font, 'maxp').getUint16(4)
  const isLong = tableOf(font, 'head').getInt16(50) === 1
  const metrics = tableOf(font, 'hhea').getUint16(34)
  const offsetOf = (index: number) => (isLong ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2)
  const viewOf = (glyph: number) => {
    const start = offsetOf(glyph)
    return new DataView(glyf.buffer, glyf.byteOffset + start, offsetOf(glyph + 1) - start)
  }
  return {
    count,
    bytesOf: glyph => {
      const {buffer, byteOffset, byteLength} = viewOf(glyph)
      return new Uint8Array(buffer, byteOffset, byteLength)
    },
    boundsOf: glyph => {
      const view = viewOf(glyph)
      if (view.byteLength === 0) return undefined
      const [left, bottom, right, top] = [2, 4, 6, 8].map(offset => view.getInt16(offset))
      return {left: left!, bottom: bottom!, right: right!, top: top!}
    },
    advanceOf: glyph => hmtx.getUint16(Math.min(glyph, metrics - 1) * 4)
  }
}

/**
 * A component of a composite glyph: its glyph number, where that number is stored in the glyph's data, and how far the
 * component is shifted.
 */
export type Component = Readonly<{id: number; at: number; dx: number; dy: number}>

/** The parts of a composite glyph; scaled parts do not occur in mathematical signs. */
export function componentsOf(view: DataView): readonly Component[] {
  const parts: Component[] = []
  if (view.byteLength === 0 || view.getInt16(0) >= 0) return parts
  let offset = 10
  for (;;) {
    const flags = view.getUint16(offset)
    const areWords = (flags & 1) !== 0
    const isMove = (flags & 2) !== 0
    const read = (at: number) => (!isMove ? 0 : areWords ? view.getInt16(at) : view.getInt8(at))
    const [dx, dy] = [read(offset + 4), read(offset + (areWords ? 6 : 5))]
    parts.push({id: view.getUint16(offset + 2), at: offset + 2, dx, dy})
    offset += areWords ? 8 : 6
    if (flags & 8) offset += 2
    else if (flags & 0x40) offset += 4
    else if (flags & 0x80) offset += 8
    if ((flags & 0x20) === 0) return parts
  }
}
