import {u16} from './face-tables.ts'

/** Values in bytes, and places whose value is the distance to another part of the same table. */
export type Part = ReadonlyArray<number | Readonly<{to: Part}>>

/** The distance to a part, or 0 for none. */
export function optional(part: Part | undefined): Part {
  return part === undefined ? u16(0) : [{to: part}]
}

/** A coverage table of glyphs in order (OpenType 1.9, “Coverage Table”). */
export function coverage(glyphs: readonly number[]): readonly number[] {
  return [...u16(1), ...u16(glyphs.length), ...glyphs.flatMap(u16)]
}

/** The bytes of a part, followed by those of the parts that it names. Throws a RangeError if one is too far away. */
export function laidOut(part: Part): Uint8Array {
  const sizeOf = (each: Part) =>
    each.reduce((sum: number, value) => sum + (typeof value === 'number' ? 1 : 2), 0)
  const size = sizeOf(part)
  let end = size
  const following: Uint8Array[] = []
  const own = part.flatMap(value => {
    if (typeof value === 'number') return value
    const bytes = laidOut(value.to)
    following.push(bytes)
    if (end > 0xffff) throw new RangeError('a table of more than 64 KB')
    end += bytes.length
    return u16(end - bytes.length)
  })
  const table = new Uint8Array(end)
  table.set(own)
  following.reduce((at, bytes) => {
    table.set(bytes, at)
    return at + bytes.length
  }, size)
  return table
}
