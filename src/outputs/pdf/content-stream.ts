/** An operator of a content stream with its operands: where they begin and where it ends, in bytes. */
export type Operator = Readonly<{name: string; start: number; end: number}>

/**
 * Splits a content stream into its operators (ISO 32000-1, 7.8.2). What is torn at the end of the stream is
 * left out; an inline image is one operator `BI`. Left out too are the operators of text within marked content:
 * they are nearly all of a page, and what is marked needs no look at its letters.
 */
export function readOperators(content: Uint8Array): Operator[] {
  const operators: Operator[] = []
  let position = 0
  let operands = -1
  let depth = 0
  while (position < content.length) {
    const byte = content[position]!
    if (isSpace(byte)) {
      position++
      continue
    }
    if (byte === percent) {
      position = endOfComment(content, position)
      continue
    }
    if (operands < 0) operands = position
    const start = position
    position = endOfToken(content, position)
    if (isOperand(content, start)) continue
    if (depth > 0 && byte === letterT && position === start + 2) {
      operands = -1
      continue
    }
    const name = latin1(content, start, position)
    if (name === 'BDC' || name === 'BMC') depth++
    else if (name === 'EMC') depth = Math.max(0, depth - 1)
    if (keywords.has(name)) continue
    if (name === 'BI') position = endOfInlineImage(content, position)
    operators.push({name, start: operands, end: position})
    operands = -1
  }
  return operators
}

/** The bytes of a stretch of a content stream as characters. */
export function latin1(content: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let index = start; index < end; index++) text += String.fromCharCode(content[index]!)
  return text
}

/** What stands in place of a stretch of a content stream. */
export type Edit = Readonly<{start: number; end: number; text: string}>

/** The content stream with some stretches replaced, which are given in order. */
export function edited(content: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const encoder = new TextEncoder()
  const growth = edits.reduce((sum, {start, end, text}) => sum + text.length - (end - start), 0)
  const result = new Uint8Array(content.length + growth)
  let read = 0
  let written = 0
  for (const {start, end, text} of edits) {
    result.set(content.subarray(read, start), written)
    written += start - read
    result.set(encoder.encode(text), written)
    written += text.length
    read = end
  }
  result.set(content.subarray(read), written)
  return result
}

const keywords: ReadonlySet<string> = new Set(['true', 'false', 'null'])

const letterT = 84
const [percent, parenthesis, closingParenthesis, less, greater, slash, backslash] = [
  37, 40, 41, 60, 62, 47, 92
]

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0
}

const delimiters: ReadonlySet<number> = new Set(
  Array.from('()<>[]{}/%', character => character.charCodeAt(0))
)

function isOperand(content: Uint8Array, start: number): boolean {
  const byte = content[start]!
  const isNumber = (byte >= 48 && byte <= 57) || byte === 43 || byte === 45 || byte === 46
  return isNumber || delimiters.has(byte)
}

function endOfToken(content: Uint8Array, start: number): number {
  const byte = content[start]!
  if (byte === parenthesis) return endOfString(content, start)
  if (byte === less && content[start + 1] !== less) return after(content, start, greater)
  if (byte === less || (byte === greater && content[start + 1] === greater)) return start + 2
  if (delimiters.has(byte) && byte !== slash) return start + 1
  let end = start + 1
  while (end < content.length && !isSpace(content[end]!) && !delimiters.has(content[end]!)) end++
  return end
}

function endOfString(content: Uint8Array, start: number): number {
  let depth = 0
  for (let index = start; index < content.length; index++) {
    const byte = content[index]
    if (byte === backslash) index++
    else if (byte === parenthesis) depth++
    else if (byte === closingParenthesis && --depth === 0) return index + 1
  }
  return content.length
}

function endOfComment(content: Uint8Array, start: number): number {
  let end = start
  while (end < content.length && content[end] !== 10 && content[end] !== 13) end++
  return end
}

function after(content: Uint8Array, start: number, byte: number): number {
  const index = content.indexOf(byte, start)
  return index < 0 ? content.length : index + 1
}

/** The data of an inline image may hold any byte; it ends at the first `EI` that stands alone. */
function endOfInlineImage(content: Uint8Array, start: number): number {
  for (let index = start; index + 2 < content.length; index++) {
    if (!isSpace(content[index]!) || content[index + 1] !== 69 || content[index + 2] !== 73) continue
    const next = content[index + 3]
    if (next === undefined || isSpace(next)) return index + 3
  }
  return content.length
}
