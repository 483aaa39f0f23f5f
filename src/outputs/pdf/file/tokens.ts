/**
 * The tokens of PDF (ISO 32000-1, 7.2), which content streams, objects and ToUnicode maps have in common. All texts
 * have one character per byte.
 */

/** The kinds of bytes; the last two are regular characters, which occur in numbers or in names and operators. */
export const [spaceByte, delimiterByte, numericByte, letterByte] = [0, 1, 2, 3]

/** The kind of each byte. */
export const byteKinds = Uint8Array.from({length: 256}, (_, code) => {
  const character = String.fromCharCode(code)
  if (' \n\r\t\f\0'.includes(character)) return spaceByte
  if ('()<>[]{}/%'.includes(character)) return delimiterByte
  return '0123456789+-.'.includes(character) ? numericByte : letterByte
})

const [parenthesis, closingParenthesis, less, greater, slash, backslash, percent] = [
  40, 41, 60, 62, 47, 92, 37
]

/** Whether a character of a text is part of a number, a name or an operator; false for an index outside the text. */
export function isRegularCharacter(text: string, index: number): boolean {
  return index >= 0 && index < text.length && byteKinds[text.charCodeAt(index)]! > delimiterByte
}

/**
 * The start of the next token at or after an index, skipping white space and comments; the length of the text if no
 * token follows.
 */
export function startOfToken(text: string, index: number): number {
  let start = index
  while (start < text.length) {
    const code = text.charCodeAt(start)
    if (code === percent) start = endOfPdfComment(text, start)
    else if (byteKinds[code] === spaceByte) start++
    else break
  }
  return start
}

/** The end of the token that begins at an index. */
export function endOfToken(text: string, start: number): number {
  const code = text.charCodeAt(start)
  if (code === parenthesis) return endOfString(text, start)
  if (code === less || code === greater) {
    if (text.charCodeAt(start + 1) === code) return start + 2
    return code === greater ? start + 1 : after(text, start, '>')
  }
  let end = start + 1
  if (byteKinds[code] === delimiterByte && code !== slash) return end
  while (end < text.length && byteKinds[text.charCodeAt(end)]! > delimiterByte) end++
  return end
}

/** The index after the line break at `end`; `end` itself if no line break is there. */
export function afterLineBreak(text: string, end: number): number {
  if (text[end] === '\r') return text[end + 1] === '\n' ? end + 2 : end + 1
  return text[end] === '\n' ? end + 1 : end
}

/** The end of an inline image's data, which can contain any byte: at the first `EI` surrounded by white space. */
export function endOfInlineImage(text: string, start: number): number {
  imageEnd.lastIndex = start
  return imageEnd.test(text) ? imageEnd.lastIndex : text.length
}

const imageEnd = /[ \n\r\t\f\0]EI(?=[ \n\r\t\f\0]|$)/g

/** The text of a name token: `F1` for both `/F1` and `/F#31`. */
export function textOfName(token: string): string {
  const text = token.slice(1)
  if (!text.includes('#')) return text
  return text.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The end of the comment that begins at an index. */
export function endOfPdfComment(text: string, start: number): number {
  let end = start
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}

function endOfString(text: string, start: number): number {
  let depth = 0
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === backslash) index++
    else if (code === parenthesis) depth++
    else if (code === closingParenthesis && --depth === 0) return index + 1
  }
  return text.length
}

function after(text: string, start: number, character: string): number {
  const index = text.indexOf(character, start)
  return index < 0 ? text.length : index + 1
}
