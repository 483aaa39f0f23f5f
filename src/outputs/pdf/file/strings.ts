/** The bytes of a string token, as one character each; empty for any other token. */
export function bytesOfString(token: string): string {
  if (token.startsWith('(')) return token.slice(1, -1).replace(escapes, unescaped)
  const codes = codesOfString(token)
  let bytes = ''
  for (let index = 0; index < codes.length; index += 2)
    bytes += String.fromCharCode(Number.parseInt(codes.slice(index, index + 2), 16))
  return bytes
}

/** The bytes of a string token in hexadecimal; empty for any other token. */
export function codesOfString(token: string): string {
  if (token.startsWith('(')) {
    const codes = Array.from(bytesOfString(token), byte => byte.charCodeAt(0).toString(16).padStart(2, '0'))
    return codes.join('').toUpperCase()
  }
  if (!isString(token)) return ''
  if (isPlainString(token, 0, token.length)) return token.slice(1, -1)
  const whole = token.replace(/[^\dA-Fa-f]+/g, '').toUpperCase()
  return whole.length % 2 === 0 ? whole : `${whole}0`
}

/** Whether a token is a string, in one of the two notations. */
export function isString(token: string): boolean {
  return token.startsWith('(') || (token.startsWith('<') && token !== '<<')
}

/**
 * Whether a string is in the form in which Chromium and galley write codes: hexadecimal in capitals, without white
 * space.
 */
export function isPlainString(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) !== 60 || (end - start) % 2 !== 0) return false
  for (let index = start + 1; index < end - 1; index++) if (digits[text.charCodeAt(index)]! < 0) return false
  return true
}

/** The number that four hexadecimal digits in capitals represent; negative for other characters. */
export function codeAt(text: string, start: number): number {
  return (
    (digits[text.charCodeAt(start)]! << 12) |
    (digits[text.charCodeAt(start + 1)]! << 8) |
    (digits[text.charCodeAt(start + 2)]! << 4) |
    digits[text.charCodeAt(start + 3)]!
  )
}

/** The values of hexadecimal digits, by character code; -1 for other characters. */
const digits = Int8Array.from({length: 256}, (_, code) =>
  '0123456789ABCDEF'.indexOf(String.fromCharCode(code))
)

const escapes = /\\(?:([0-7]{1,3})|(\r\n|[\s\S]))|\r\n?/g
const controls: Readonly<Record<string, string>> = {n: '\n', r: '\r', t: '\t', b: '\b', f: '\f'}

function unescaped(written: string, octal: string | undefined, character = ''): string {
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
  if (!written.startsWith('\\')) return '\n'
  return /[\r\n]/.test(character) ? '' : (controls[character] ?? character)
}

/** The text of a string token: UTF-16 if it has a byte order mark, otherwise Latin-1. */
export function textOfString(token: string): string {
  if (token.startsWith('<FEFF') && token.length % 4 === 2 && isPlainString(token, 0, token.length)) {
    let text = ''
    for (let index = 5; index < token.length - 1; index += 4)
      text += String.fromCharCode(codeAt(token, index))
    return text
  }
  const bytes = bytesOfString(token)
  if (!bytes.startsWith('\u00FE\u00FF')) return bytes
  let text = ''
  for (let index = 2; index + 1 < bytes.length; index += 2)
    text += String.fromCharCode(bytes.charCodeAt(index) * 256 + bytes.charCodeAt(index + 1))
  return text
}
