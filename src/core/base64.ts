/** Encodes bytes in base64 (RFC 4648, section 4), without line breaks. */
export function base64(bytes: Uint8Array): string {
  // Filling a byte array and decoding it once is faster than concatenating strings, which matters because fonts are
  // large.
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let at = 0
  for (let index = 0; index < bytes.length; index += 3) {
    const group = (bytes[index]! << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    text[at++] = alphabet[group >> 18]!
    text[at++] = alphabet[(group >> 12) & 63]!
    text[at++] = index + 1 < bytes.length ? alphabet[(group >> 6) & 63]! : padding
    text[at++] = index + 2 < bytes.length ? alphabet[group & 63]! : padding
  }
  return new TextDecoder('latin1').decode(text)
}

/** Decodes base64. Throws if the text is invalid. */
export function fromBase64(text: string): Uint8Array {
  const characters = atob(text)
  const bytes = new Uint8Array(characters.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at)
  return bytes
}

const alphabet = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
const padding = 61
