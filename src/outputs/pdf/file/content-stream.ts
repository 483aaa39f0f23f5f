/** An operator of a content stream: the start of its operands and its end. */
export type Operator = Readonly<{name: string; start: number; end: number}>

/**
 * Splits a content stream, given as one character per byte, into its operators (ISO 32000-1, 7.8.2). An incomplete
 * operator at the end is omitted; an inline image is one operator `BI`. Text operators within marked content are
 * omitted, too: they are most of a page, and marked content need not be examined in detail.
 */
export function readOperators(content: string): Operator[] {
  const operators: Operator[] = []
  let position = 0
  let operands = -1
  let depth = 0
  while (position < content.length) {
    const code = content.charCodeAt(position)
    if (isSpace(code)) {
      position++
      continue
    }
    if (code === percent) {
      position = endOfComment(content, position)
      continue
    }
    if (operands < 0) {
      if (depth > 0) {
        glyphLines.lastIndex = position
        if (glyphLines.test(content)) {
          position = glyphLines.lastIndex
          continue
        }
      }
      operands = position
    }
    const start = position
    position = endOfToken(content, position)
    if (isOperand(code)) continue
    if (depth > 0 && code === letterT && position === start + 2) {
      operands = -1
      continue
    }
    const name = content.slice(start, position)
    if (name === 'BDC' || name === 'BMC') depth++
    else if (name === 'EMC') depth = Math.max(0, depth - 1)
    if (keywords.has(name)) continue
    if (name === 'BI') position = endOfInlineImage(content, position)
    operators.push({name, start: operands, end: position})
    operands = -1
  }
  return operators
}

/** The lines with which Chromium paints glyphs. */
const glyphLines = /(?:(?:-?[\d.]+ -?[\d.]+ Td )?<[\dA-F]*> Tj\n)+/y

/** A replacement for a range of a content stream. */
export type Edit = Readonly<{start: number; end: number; text: string}>

/** Applies replacements, which are in order, to a content stream. */
export function edited(content: string, edits: readonly Edit[]): string {
  let result = ''
  let read = 0
  for (const {start, end, text} of edits) {
    result += content.slice(read, start) + text
    read = end
  }
  return result + content.slice(read)
}

const keywords: ReadonlySet<string> = new Set(['true', 'false', 'null'])

const letterT = 84
const [percent, parenthesis, closingParenthesis, less, greater, slash, backslash] = [
  37, 40, 41, 60, 62, 47, 92
]

/** Whether a byte separates tokens. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0
}

const delimiters: ReadonlySet<number> = new Set(
  Array.from('()<>[]{}/%', character => character.charCodeAt(0))
)

/** Whether a token that begins with this byte is an operand, or a part of one. */
export function isOperand(first: number): boolean {
  const isNumber = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46
  return isNumber || delimiters.has(first)
}

/** The end of the token that begins at an index. */
export function endOfToken(content: string, start: number): number {
  const code = content.charCodeAt(start)
  if (code === parenthesis) return endOfString(content, start)
  const next = content.charCodeAt(start + 1)
  if (code === less && next !== less) return after(content, start, '>')
  if (code === less || (code === greater && next === greater)) return start + 2
  if (delimiters.has(code) && code !== slash) return start + 1
  endPattern.lastIndex = start + 1
  endPattern.test(content)
  return endPattern.lastIndex
}

/** The rest of a name, number or operator. */
const endPattern = /[^ \n\r\t\f\0()<>[\]{}/%]*/y

function endOfString(content: string, start: number): number {
  let depth = 0
  for (let index = start; index < content.length; index++) {
    const code = content.charCodeAt(index)
    if (code === backslash) index++
    else if (code === parenthesis) depth++
    else if (code === closingParenthesis && --depth === 0) return index + 1
  }
  return content.length
}

/** The end of the comment that begins at an index. */
export function endOfComment(content: string, start: number): number {
  const length = content.slice(start).search(/[\n\r]/)
  return length < 0 ? content.length : start + length
}

function after(content: string, start: number, character: string): number {
  const index = content.indexOf(character, start)
  return index < 0 ? content.length : index + 1
}

/** The end of an inline image's data, which can contain any byte: the first `EI` surrounded by white space. */
export function endOfInlineImage(content: string, start: number): number {
  imageEnd.lastIndex = start
  return imageEnd.test(content) ? imageEnd.lastIndex : content.length
}

const imageEnd = /[ \n\r\t\f\0]EI(?=[ \n\r\t\f\0]|$)/g
