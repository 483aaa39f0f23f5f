/** The bytes of several parts, one after the other. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let position = 0
  for (const part of parts) {
    whole.set(part, position)
    position += part.length
  }
  return whole
}

/** Bytes as a text, each as the character with its code (ISO 8859-1, which no decoder of the Web gives). */
export function textOfBytes(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes)
  if (!/[^\0-\x7f]/.test(text)) return text
  let exact = ''
  for (let start = 0; start < bytes.length; start += partLength)
    exact += String.fromCharCode(...bytes.subarray(start, start + partLength))
  return exact
}

/** The bytes of a text whose characters have codes below 256. */
export function bytesOfText(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  // A text as long as its bytes is ASCII.
  return bytes.length === text.length
    ? bytes
    : Uint8Array.from({length: text.length}, (_, index) => text.charCodeAt(index))
}

/** The most arguments that a function may be called with. */
const partLength = 10_000
