import {ByteReader, ByteWriter} from './bytes.ts'

/** A point of an outline, relative to the previous point. */
export type OutlineStep = Readonly<{dx: number; dy: number; isOnCurve: boolean}>

/** A simple glyph: the number of points in each contour, the points, and the instructions. */
export type SimpleGlyph = Readonly<{
  contours: readonly number[]
  steps: readonly OutlineStep[]
  instructions: Uint8Array
  box: GlyphBox
  overlaps: boolean
}>

/** The smallest box around a glyph: left, bottom, right and top. */
export type GlyphBox = readonly [number, number, number, number]

const onCurve = 1
const [shortX, shortY] = [2, 4]
const repeated = 8
/**
 * The flags of a point, one for each of its two steps: for a short step, the flag is the sign of the step; for any
 * other, it means that the step is zero.
 */
const [sameX, sameY] = [0x10, 0x20]
const overlapping = 0x40

/** Reads a simple glyph from the `glyf` table (OpenType 1.9, “Simple Glyph Description”). */
export function readSimpleGlyph(bytes: Uint8Array): SimpleGlyph {
  const reader = new ByteReader(bytes)
  const count = reader.i16()
  const box: GlyphBox = [reader.i16(), reader.i16(), reader.i16(), reader.i16()]
  let last = -1
  const contours = Array.from({length: count}, () => {
    const end = reader.u16()
    const points = end - last
    last = end
    return points
  })
  const instructions = reader.bytes(reader.u16())
  const flags: number[] = []
  while (flags.length <= last) {
    const flag = reader.u8()
    const times = flag & repeated ? reader.u8() : 0
    for (let time = 0; time <= times; time++) flags.push(flag)
  }
  const xs = flags.map(flag => stepOf(reader, flag, shortX, sameX))
  const ys = flags.map(flag => stepOf(reader, flag, shortY, sameY))
  const steps = flags.map((flag, index) => ({
    dx: xs[index]!,
    dy: ys[index]!,
    isOnCurve: (flag & onCurve) !== 0
  }))
  return {contours, steps, instructions, box, overlaps: ((flags[0] ?? 0) & overlapping) !== 0}
}

function stepOf(reader: ByteReader, flag: number, short: number, same: number): number {
  if (flag & short) return flag & same ? reader.u8() : -reader.u8()
  return flag & same ? 0 : reader.i16()
}

/** Writes a simple glyph for the `glyf` table. */
export function writeSimpleGlyph({contours, steps, instructions, box, overlaps}: SimpleGlyph): Uint8Array {
  const writer = new ByteWriter(64 + steps.length * 5 + instructions.length)
  writer.u16(contours.length)
  for (const side of box) writer.u16(side)
  let end = -1
  for (const points of contours) {
    end += points
    writer.u16(end)
  }
  writer.u16(instructions.length)
  writer.bytes(instructions)
  writeFlags(
    writer,
    steps.map((step, index) => flagOf(step) | (overlaps && index === 0 ? overlapping : 0))
  )
  for (const {dx} of steps) writeStep(writer, dx)
  for (const {dy} of steps) writeStep(writer, dy)
  return writer.written()
}

function flagOf({dx, dy, isOnCurve}: OutlineStep): number {
  return (isOnCurve ? onCurve : 0) | sizeOf(dx, shortX, sameX) | sizeOf(dy, shortY, sameY)
}

function sizeOf(step: number, short: number, same: number): number {
  if (step === 0) return same
  return Math.abs(step) > 255 ? 0 : short | (step > 0 ? same : 0)
}

function writeFlags(writer: ByteWriter, flags: readonly number[]): void {
  for (let index = 0; index < flags.length; index++) {
    let times = 0
    while (times < 255 && flags[index + times + 1] === flags[index]) times++
    writer.u8(flags[index]! | (times > 0 ? repeated : 0))
    if (times > 0) writer.u8(times)
    index += times
  }
}

function writeStep(writer: ByteWriter, step: number): void {
  if (step === 0) return
  if (Math.abs(step) > 255) writer.u16(step)
  else writer.u8(Math.abs(step))
}

/** The smallest box around the points of a glyph; all zero if it has no points. */
export function boxOf(steps: readonly OutlineStep[]): GlyphBox {
  let [x, y] = [0, 0]
  let box: GlyphBox | undefined
  for (const {dx, dy} of steps) {
    x += dx
    y += dy
    box =
      box === undefined
        ? [x, y, x, y]
        : [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
  }
  return box ?? [0, 0, 0, 0]
}
