import type {ByteReader, ByteWriter} from './bytes.ts'
import type {OutlineStep} from './outline.ts'

/** The bit that is set in the flag of a point off the curve. */
const offCurve = 0x80

/** Writes a step as a flag and one to four bytes (W3C WOFF 2.0, section 5.2, “Triplet Encoding”). */
export function writeTriplet(flags: ByteWriter, data: ByteWriter, {dx, dy, isOnCurve}: OutlineStep): void {
  const [x, y] = [Math.abs(dx), Math.abs(dy)]
  const [right, up] = [dx < 0 ? 0 : 1, dy < 0 ? 0 : 1]
  const signs = right + 2 * up
  const flag = (value: number) => flags.u8((isOnCurve ? 0 : offCurve) + value)
  if (x === 0 && y < 1280) {
    flag(((y & 0xf00) >> 7) + up)
    data.u8(y)
  } else if (y === 0 && x < 1280) {
    flag(10 + ((x & 0xf00) >> 7) + right)
    data.u8(x)
  } else if (x < 65 && y < 65) {
    flag(20 + ((x - 1) & 0x30) + (((y - 1) & 0x30) >> 2) + signs)
    data.u8((((x - 1) & 0xf) << 4) | ((y - 1) & 0xf))
  } else if (x < 769 && y < 769) {
    flag(84 + 12 * (((x - 1) & 0x300) >> 8) + (((y - 1) & 0x300) >> 6) + signs)
    data.u8(x - 1)
    data.u8(y - 1)
  } else if (x < 4096 && y < 4096) {
    flag(120 + signs)
    data.u8(x >> 4)
    data.u8(((x & 0xf) << 4) | (y >> 8))
    data.u8(y)
  } else {
    flag(124 + signs)
    data.u16(x)
    data.u16(y)
  }
}

/** Reads a step written by `writeTriplet`. */
export function readTriplet(code: number, data: ByteReader): OutlineStep {
  const isOnCurve = (code & offCurve) === 0
  const flag = code & 0x7f
  const step = (x: number, y: number): OutlineStep => ({
    dx: flag & 1 || x === 0 ? x : -x,
    dy: (flag >> 1) & 1 || y === 0 ? y : -y,
    isOnCurve
  })
  if (flag < 10) {
    const y = ((flag & 14) << 7) + data.u8()
    return {dx: 0, dy: flag & 1 || y === 0 ? y : -y, isOnCurve}
  }
  if (flag < 20) return {...step((((flag - 10) & 14) << 7) + data.u8(), 0), dy: 0}
  if (flag < 84) {
    const [base, byte] = [flag - 20, data.u8()]
    return step(1 + (base & 0x30) + (byte >> 4), 1 + ((base & 0xc) << 2) + (byte & 0xf))
  }
  if (flag < 120) {
    const base = flag - 84
    return step(1 + (Math.floor(base / 12) << 8) + data.u8(), 1 + (((base % 12) >> 2) << 8) + data.u8())
  }
  if (flag < 124) {
    const [first, second, third] = [data.u8(), data.u8(), data.u8()]
    return step((first << 4) + (second >> 4), ((second & 0xf) << 8) + third)
  }
  return step(data.u16(), data.u16())
}
