import type {GlyphBytes} from './glyf.ts'

/** The glyphs of a font, from its tables `loca` and `glyf`. Throws a RangeError if these are damaged. */
export function glyphsOf(glyf: DataView, loca: DataView, isLong: boolean): GlyphBytes {
  const count = loca.byteLength / (isLong ? 4 : 2) - 1
  const offsetOf = (index: number) => (isLong ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2)
  return Array.from({length: count}, (_, index) => {
    const [start, end] = [offsetOf(index), offsetOf(index + 1)]
    if (start > end || end > glyf.byteLength) throw new RangeError('a glyph outside its table')
    return new Uint8Array(glyf.buffer, glyf.byteOffset + start, end - start)
  })
}

/** The tables `glyf` and `loca` for some glyphs; each glyph is padded to four bytes. */
export function tablesOf(
  glyphs: GlyphBytes,
  isLong: boolean
): Readonly<{glyf: Uint8Array; loca: Uint8Array}> {
  const sizes = glyphs.map(glyph => (glyph.length + 3) & ~3)
  const glyf = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0))
  const loca = new DataView(new ArrayBuffer((glyphs.length + 1) * (isLong ? 4 : 2)))
  let offset = 0
  for (const [index, glyph] of glyphs.entries()) {
    glyf.set(glyph, offset)
    offset += sizes[index]!
    if (isLong) loca.setUint32((index + 1) * 4, offset)
    else loca.setUint16((index + 1) * 2, offset / 2)
  }
  return {glyf, loca: new Uint8Array(loca.buffer)}
}
