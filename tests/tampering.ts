import {createHash} from 'node:crypto'

/** A change of one byte, determined by a seed: its position and its new value. */
export type Tampering = Readonly<{at: number; byte: number}>

/** Returns the given number of changes, at different positions that the seed spreads over the file. */
export function tamperings(bytes: Uint8Array, count: number, seed: string): readonly Tampering[] {
  const places = new Map<number, number>()
  for (let index = 0; places.size < Math.min(count, bytes.length); index++) {
    const digest = createHash('sha256').update(`${seed} ${index}`).digest()
    const at = digest.readUIntBE(0, 6) % bytes.length
    // Any byte except the current one.
    places.set(at, (bytes[at]! + 1 + (digest[6]! % 255)) % 256)
  }
  return [...places].map(([at, byte]) => ({at, byte}))
}

/** The bytes of a file with one changed byte. */
export function tampered(bytes: Uint8Array, {at, byte}: Tampering): Uint8Array {
  const changed = bytes.slice()
  changed[at] = byte
  return changed
}
