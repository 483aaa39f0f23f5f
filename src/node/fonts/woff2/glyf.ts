import {ByteReader, ByteWriter} from './bytes.ts'
import {partsAt} from './composite.ts'
import {boxOf, type GlyphBox, type OutlineStep, readSimpleGlyph, writeSimpleGlyph} from './outline.ts'
import {readTriplet, writeTriplet} from './triplets.ts'

/** The bytes of each glyph of a font, without padding; empty for a glyph without an outline. */
export type GlyphBytes = readonly Uint8Array[]

/** The streams of a transformed `glyf` table, in order. */
const streamNames = ['contours', 'points', 'flags', 'outlines', 'parts', 'boxes', 'instructions'] as const

const composite = -1
const headerSize = 8 + 4 * streamNames.length

/** The transformed `glyf` table (W3C WOFF 2.0, section 5.1), which compresses better. */
export function packGlyphs(glyphs: GlyphBytes, isLong: boolean): Uint8Array {
  const streams = Object.fromEntries(streamNames.map(name => [name, new ByteWriter()])) as Streams<ByteWriter>
  const boxed = bitmap(glyphs.length)
  const overlapping = new Uint8Array((glyphs.length + 7) >> 3)
  for (const [index, glyph] of glyphs.entries()) {
    const contours = glyph.length === 0 ? 0 : new ByteReader(glyph).i16()
    if (contours === 0) {
      streams.contours.u16(0)
      continue
    }
    if (contours < 0) {
      packComposite(streams, glyph)
      setBit(boxed, index)
      continue
    }
    const {box, overlaps} = packSimple(streams, glyph)
    if (overlaps) setBit(overlapping, index)
    if (box === undefined) continue
    setBit(boxed, index)
    for (const side of box) streams.boxes.u16(side)
  }
  return joined(streams, {boxed, overlapping, count: glyphs.length, isLong})
}

type Streams<Stream> = Record<(typeof streamNames)[number], Stream>

function joined(
  streams: Streams<ByteWriter>,
  {
    boxed,
    overlapping,
    count,
    isLong
  }: Readonly<{boxed: Uint8Array; overlapping: Uint8Array; count: number; isLong: boolean}>
): Uint8Array {
  const hasOverlaps = overlapping.some(byte => byte > 0)
  const table = new ByteWriter()
  table.u16(0)
  table.u16(hasOverlaps ? 1 : 0)
  table.u16(count)
  table.u16(isLong ? 1 : 0)
  for (const name of streamNames) {
    table.u32(streams[name].length + (name === 'boxes' ? boxed.length : 0))
  }
  for (const name of streamNames) {
    if (name === 'boxes') table.bytes(boxed)
    table.bytes(streams[name].written())
  }
  if (hasOverlaps) table.bytes(overlapping)
  return table.written()
}

function packComposite(streams: Streams<ByteWriter>, glyph: Uint8Array): void {
  const {length, hasInstructions} = partsAt(glyph, 10)
  streams.contours.u16(composite)
  streams.boxes.bytes(glyph.subarray(2, 10))
  streams.parts.bytes(glyph.subarray(10, 10 + length))
  if (!hasInstructions) return
  const reader = new ByteReader(glyph, 10 + length)
  const count = reader.u16()
  streams.outlines.short(count)
  streams.instructions.bytes(reader.bytes(count))
}

/** Writes a simple glyph; returns its box if that is not the box around its points. */
function packSimple(
  streams: Streams<ByteWriter>,
  glyph: Uint8Array
): Readonly<{box: GlyphBox | undefined; overlaps: boolean}> {
  const {contours, steps, instructions, box, overlaps} = readSimpleGlyph(glyph)
  streams.contours.u16(contours.length)
  for (const points of contours) streams.points.short(points)
  for (const step of steps) writeTriplet(streams.flags, streams.outlines, step)
  streams.outlines.short(instructions.length)
  streams.instructions.bytes(instructions)
  const computed = boxOf(steps)
  return {box: box.every((side, index) => side === computed[index]) ? undefined : box, overlaps}
}

/** The glyphs of a transformed `glyf` table. Throws a RangeError if the table is damaged. */
export function unpackGlyphs(table: Uint8Array): Readonly<{glyphs: GlyphBytes; isLong: boolean}> {
  const header = new ByteReader(table)
  header.u16()
  const options = header.u16()
  const [count, format] = [header.u16(), header.u16()]
  let start = headerSize
  const streams = Object.fromEntries(
    streamNames.map(name => {
      const length = header.u32()
      start += length
      return [name, new ByteReader(table.subarray(start - length, start))]
    })
  ) as Streams<ByteReader>
  const boxed = streams.boxes.bytes(bitmap(count).length)
  const overlapping = options & 1 ? table.subarray(start) : undefined
  const glyphs = Array.from({length: count}, (_, index) => {
    const contours = streams.contours.i16()
    if (contours === 0) return new Uint8Array()
    const box = hasBit(boxed, index) ? boxFrom(streams.boxes) : undefined
    if (contours === composite) return unpackComposite(streams, box, table)
    return unpackSimple(streams, contours, box, overlapping !== undefined && hasBit(overlapping, index))
  })
  return {glyphs, isLong: format === 1}
}

function unpackSimple(
  streams: Streams<ByteReader>,
  count: number,
  box: GlyphBox | undefined,
  overlaps: boolean
): Uint8Array {
  const contours = Array.from({length: count}, () => streams.points.short())
  const points = contours.reduce((sum, own) => sum + own, 0)
  const steps = Array.from(
    {length: points},
    (): OutlineStep => readTriplet(streams.flags.u8(), streams.outlines)
  )
  const instructions = streams.instructions.bytes(streams.outlines.short())
  return writeSimpleGlyph({contours, steps, instructions, box: box ?? boxOf(steps), overlaps})
}

function unpackComposite(
  streams: Streams<ByteReader>,
  box: GlyphBox | undefined,
  table: Uint8Array
): Uint8Array {
  if (box === undefined) throw new RangeError('a composite glyph without a box')
  const {parts} = streams
  const {length, hasInstructions} = partsAt(parts.rest(), 0)
  const glyph = new ByteWriter(Math.min(table.length, 64 + length))
  glyph.u16(composite)
  for (const side of box) glyph.u16(side)
  glyph.bytes(parts.bytes(length))
  if (hasInstructions) {
    const count = streams.outlines.short()
    glyph.u16(count)
    glyph.bytes(streams.instructions.bytes(count))
  }
  return glyph.written()
}

function boxFrom(boxes: ByteReader): GlyphBox {
  return [boxes.i16(), boxes.i16(), boxes.i16(), boxes.i16()]
}

/** A bitmap with a bit for each glyph, padded to four bytes. */
function bitmap(count: number): Uint8Array {
  return new Uint8Array(((count + 31) >> 5) << 2)
}

function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3]! |= 0x80 >> (index & 7)
}

function hasBit(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
}
