/** Joins arrays of bytes into a single array. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let position = 0
  for (const part of parts) {
    whole.set(part, position)
    position += part.length
  }
  return whole
}

/** Decodes bytes as ISO 8859-1. `TextDecoder` cannot, because it decodes “latin1” as Windows-1252. */
export function textOfBytes(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes)
  if (!/[^\0-\x7f]/.test(text)) return text
  let exact = ''
  for (let start = 0; start < bytes.length; start += partLength)
    exact += String.fromCharCode(...bytes.subarray(start, start + partLength))
  return exact
}

/** Encodes a string as bytes; all its characters must be below U+0100. */
export function bytesOfText(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  // If the UTF-8 encoding has as many bytes as the text has characters, the text is ASCII.
  return bytes.length === text.length
    ? bytes
    : Uint8Array.from({length: text.length}, (_, index) => text.charCodeAt(index))
}

/** The maximum number of arguments that are passed in one function call. */
const partLength = 10_000
