/** A hash of a sequence of numbers, as two halves of 32 bits. */
export type ContentHash = Readonly<{high: number; low: number}>

/** The hash of an empty sequence. */
export const emptyHash: ContentHash = {high: 0x41c6ce57, low: 0x5eadbeef}

/** The hash of a sequence extended by a number, for example one returned by `hashNumber`. */
export function addToHash({high, low}: ContentHash, number: number): ContentHash {
  const upper = Math.floor(number / 0x100000000) | 0
  return {
    high: Math.imul(high ^ number ^ (low >>> 15), 0x9e3779b1) + upper,
    low: Math.imul(low ^ number, 0x85ebca6b) ^ (high >>> 13) ^ Math.imul(upper, 0xc2b2ae35)
  }
}

/** A hash as an integer of 53 bits. */
export function hashNumber({high, low}: ContentHash): number {
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff)
}
