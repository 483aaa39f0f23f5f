import {u16} from './face-tables.ts'

/** Bytes, one or many at a time, and references, whose value is the distance to another part of the same table. */
export type Part = ReadonlyArray<number | Uint8Array | Readonly<{to: Part}>>

/** The bytes of many 16-bit numbers. */
export function u16s(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 2)
  values.forEach((value, index) => {
    bytes[index * 2] = value >> 8
    bytes[index * 2 + 1] = value
  })
  return bytes
}

/** A reference to a part, or 0 if it is undefined. */
export function optional(part: Part | undefined): Part {
  return part === undefined ? u16(0) : [{to: part}]
}

/** A coverage table of glyphs in order (OpenType 1.9, “Coverage Table”). */
export function coverage(glyphs: readonly number[]): Part {
  return [u16s([1, glyphs.length, ...glyphs])]
}

/**
 * The bytes of a part, followed by the bytes of the parts to which it refers. Throws a RangeError if a part is too far
 * away.
 */
export function laidOut(part: Part): Uint8Array {
  const size = part.reduce((sum: number, value) => sum + lengthOf(value), 0)
  const named = part.flatMap(value => (isNamed(value) ? [laidOut(value.to)] : []))
  const table = new Uint8Array(named.reduce((sum, {length}) => sum + length, size))
  let [at, end, next] = [0, size, 0]
  for (const value of part) {
    if (isNamed(value)) {
      const bytes = named[next++]!
      if (end > 0xffff) throw new RangeError('a table of more than 64 KB')
      table.set(u16(end), at)
      table.set(bytes, end)
      end += bytes.length
    } else if (typeof value === 'number') table[at] = value
    else table.set(value, at)
    at += lengthOf(value)
  }
  return table
}

function lengthOf(value: Part[number]): number {
  if (typeof value === 'number') return 1
  return isNamed(value) ? 2 : value.length
}

function isNamed(value: Part[number]): value is Readonly<{to: Part}> {
  return typeof value === 'object' && 'to' in value
}
