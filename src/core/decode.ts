import {perObject} from './per-object.ts'
import {locator} from './position.ts'
import type {Place} from './types.ts'

/**
 * The encoding of a text that is not completely in UTF-8, and the offsets of the characters that were decoded with it.
 */
export type OldEncoding = Readonly<{name: 'Latin-1' | 'Windows-1252'; offsets: readonly number[]}>

export type Decoded = Readonly<{text: string; encoding?: OldEncoding}> | Readonly<{place: Place}>

/**
 * Decodes UTF-8 bytes, or returns the position of the first invalid byte. A byte order mark is kept, so that offsets
 * agree with the file.
 */
export function decodeUtf8(bytes: Uint8Array): Readonly<{text: string}> | Readonly<{place: Place}> {
  try {
    return {text: new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)}
  } catch {
    let length = 0
    for (let next = 1; next > 0; length += next) next = characterLength(bytes, length)
    const sound = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.subarray(0, length))
    return {place: locator(sound).place(sound.length, sound.length)}
  }
}

/**
 * Decodes a text as UTF-8. Bytes that are not UTF-8 are decoded as Windows-1252 if this results in words, since authors
 * join files that different programs have saved; otherwise the place of the first such byte is returned. The result is
 * cached by the bytes object, so that results can be compared by identity.
 */
export const decodeText: (bytes: Uint8Array) => Decoded = perObject(bytes => {
  const decoded = decodeUtf8(bytes)
  if ('text' in decoded || bytes.includes(0)) return decoded
  const escaped = piecesOf(bytes).join('')
  const text = escaped.replace(escapes, escapedSign)
  const offsets = [...escaped.matchAll(escapes)].map(({index}) => index)
  if (!makesWords(text, offsets)) return decoded
  const isLatin = offsets.every(offset => escaped.charCodeAt(offset) >= firstEscape + 0xa0)
  return {text, encoding: {name: isLatin ? 'Latin-1' : 'Windows-1252', offsets}}
})

/**
 * Decodes a text with each byte that is not UTF-8 as a lone surrogate, U+DC80 to U+DCFF. The offsets are the same as
 * from `decodeText`, and `encodeSaved` restores the bytes of the file.
 */
export function decodeSaved(bytes: Uint8Array): string {
  const decoded = decodeUtf8(bytes)
  return 'text' in decoded ? decoded.text : piecesOf(bytes).join('')
}

/** Encodes text as UTF-8, and each surrogate from `decodeSaved` as the byte that it was decoded from. */
export function encodeSaved(text: string): Uint8Array {
  const encoder = new TextEncoder()
  if (text.search(escapes) < 0) return encoder.encode(text)
  const parts = text.split(pieces).filter(part => part !== '')
  const encoded = parts.map(part => {
    const byte = part.charCodeAt(0) - firstEscape
    return part.length === 1 && byte >= 0x80 && byte <= 0xff ? Uint8Array.of(byte) : encoder.encode(part)
  })
  const bytes = new Uint8Array(encoded.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of encoded) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The character in Windows-1252 for a byte that `decodeSaved` decoded as a surrogate. */
export function escapedSign(escaped: string): string {
  const byte = escaped.charCodeAt(0) - firstEscape
  return byte < 0xa0 ? windowsSigns.charAt(byte - 0x80) : String.fromCharCode(byte)
}

const firstEscape = 0xdc00
const escapes = /(?<![\uD800-\uDBFF])[\uDC80-\uDCFF]/g
const pieces = /((?<![\uD800-\uDBFF])[\uDC80-\uDCFF])/

// The characters of Windows-1252 from 0x80. Some versions of Node decode these bytes as Latin-1, that is, as control
// characters.
const windowsSigns = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'

/**
 * Decodes bytes into an alternating list: a range of valid UTF-8, then a single invalid byte as a surrogate, and so
 * on.
 */
function piecesOf(bytes: Uint8Array): readonly string[] {
  const decoder = new TextDecoder('utf-8', {ignoreBOM: true})
  const found: string[] = []
  let sound = 0
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at)
    if (length === 0) {
      found.push(decoder.decode(bytes.subarray(sound, at)), String.fromCharCode(firstEscape + bytes[at]!))
      sound = at + 1
    }
    at += Math.max(length, 1)
  }
  found.push(decoder.decode(bytes.subarray(sound)))
  return found
}

/** The number of bytes in the UTF-8 character at an offset; 0 if the bytes are not valid UTF-8 (Unicode, table 3-7). */
function characterLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
  if (first < 0x80) return 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  const [low, high] = secondBytes.get(first) ?? [0x80, 0xbf]
  if (length === 0 || second < low || second > high) return 0
  for (let more = 2; more < length; more++) if (((bytes[at + more] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

const secondBytes: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]]
])

/**
 * Whether the characters at these offsets, decoded as Windows-1252, are parts of words in Western languages. In a text
 * with another encoding, most of them would be symbols or capitals within words, or adjacent to letters of other
 * scripts.
 */
function makesWords(text: string, offsets: readonly number[]): boolean {
  let doubtful = 0
  let run = 0
  for (const [index, offset] of offsets.entries()) {
    const sign = text.charAt(offset)
    const [before, after] = [text.charAt(offset - 1), text.charAt(offset + 1)]
    if (isControl(sign) || isForeign(before) || isForeign(after)) return false
    run = offset - 1 === offsets[index - 1] && isLetter(sign) ? run + 1 : 1
    if (run > mostTogether) return false
    const isCapitalWithin = /^(?:\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll})/u.test(`${before || ' '}${sign}${after}`)
    const isSignWithin = !isLetter(sign) && !/[‘’–—·\xAD]/.test(sign) && isLetter(before) && isLetter(after)
    const isOpening = /[‚„]/.test(sign) && isLetter(before)
    // In Mac OS Roman, the bytes of these letters are dashes and quotation marks.
    const isDash = /[Ð-Õ]/.test(sign) && !isLetter(before) && !isLetter(after)
    if (isCapitalWithin || isSignWithin || isOpening || isDash) doubtful++
  }
  return doubtful * 4 <= offsets.length
}

const mostTogether = 3

function isControl(character: string): boolean {
  const code = character.charCodeAt(0)
  return code >= 0x80 && code < 0xa0
}

/** Whether a character is a letter of a script other than Latin. */
function isForeign(character: string): boolean {
  return isLetter(character) && !/\p{Script=Latin}/u.test(character)
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character)
}
