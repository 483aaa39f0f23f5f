import {locator} from './position.ts'
import type {Place} from './types.ts'

/**
 * Decodes UTF-8 bytes, or returns the place of the first invalid byte. A byte order mark is kept, so that offsets are
 * those of the file.
 */
export function decodeUtf8(bytes: Uint8Array): Readonly<{text: string}> | Readonly<{place: Place}> {
  try {
    return {text: new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)}
  } catch {
    // A streaming decoder ignores an incomplete last character.
    const sound = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.subarray(0, validLength(bytes)), {
      stream: true
    })
    return {place: locator(sound).place(sound.length, sound.length)}
  }
}

/** The length of the longest valid UTF-8 prefix. */
function validLength(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    // With `stream`, a character cut at the end is not an error, so the test is monotonic.
    if (isValid(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}

function isValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes, {stream: true})
    return true
  } catch {
    return false
  }
}
