import {firstDifference} from './first-difference.ts'

/**
 * The first difference between bytes, of which the first has the number `start`: `byte 4711: expected 3f, found 40`.
 */
export function byteDifference(expected: Uint8Array, found: Uint8Array, start = 0): string {
  const at = firstDifference(expected, found) ?? expected.length
  return `byte ${start + at}: expected ${hexadecimal(expected, at)}, found ${hexadecimal(found, at)}`
}

function hexadecimal(bytes: Uint8Array, at: number): string {
  return bytes[at]?.toString(16).padStart(2, '0') ?? 'the end'
}
