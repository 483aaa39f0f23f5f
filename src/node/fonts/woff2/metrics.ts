import {ByteReader, ByteWriter} from './bytes.ts'
import type {GlyphBytes} from './glyf.ts'

/**
 * Both flags: all left side bearings equal the left edges of the outlines, for glyphs with their own width and for the
 * others.
 */
const areOutlines = 3

/**
 * The transformed `hmtx` table (W3C WOFF 2.0, section 5.4); undefined if a left side bearing is not the left edge of
 * its outline.
 */
export function packMetrics(hmtx: Uint8Array, widths: number, glyphs: GlyphBytes): Uint8Array | undefined {
  const reader = new ByteReader(hmtx)
  const table = new ByteWriter(1 + widths * 2)
  table.u8(areOutlines)
  for (const [index, glyph] of glyphs.entries()) {
    if (index < widths) table.u16(reader.u16())
    if (reader.i16() !== leftOf(glyph)) return undefined
  }
  return table.written()
}

/** Restores the `hmtx` table from its transformed form. Throws a RangeError if it is damaged. */
export function unpackMetrics(table: Uint8Array, widths: number, glyphs: GlyphBytes): Uint8Array {
  const reader = new ByteReader(table)
  const flags = reader.u8()
  const advances = Array.from({length: widths}, () => reader.u16())
  const left = (from: number, to: number, bit: number) =>
    glyphs.slice(from, to).map(glyph => (flags & bit ? leftOf(glyph) : reader.i16()))
  const lefts = [...left(0, widths, 1), ...left(widths, glyphs.length, 2)]
  const hmtx = new ByteWriter(widths * 4)
  for (const [index, side] of lefts.entries()) {
    if (index < widths) hmtx.u16(advances[index]!)
    hmtx.u16(side)
  }
  return hmtx.written()
}

function leftOf(glyph: Uint8Array): number {
  return glyph.length === 0 ? 0 : new DataView(glyph.buffer, glyph.byteOffset).getInt16(2)
}
