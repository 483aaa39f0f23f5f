import {endOfComment, endOfInlineImage, endOfToken, isOperand, isSpace} from './content-stream.ts'

/** Visits every operator of a content stream with the tokens of its operands; an inline image is one operator `BI`. */
export function visitOperators(
  content: string,
  visit: (name: string, operands: readonly string[]) => void
): void {
  let operands: string[] = []
  let position = 0
  while (position < content.length) {
    const code = content.charCodeAt(position)
    if (isSpace(code)) position++
    else if (content[position] === '%') position = endOfComment(content, position)
    else {
      const end = endOfToken(content, position)
      const token = content.slice(position, end)
      position = end
      if (isOperand(code) || keywords.has(token)) operands.push(token)
      else {
        if (token === 'BI') position = endOfInlineImage(content, position)
        visit(token, operands)
        operands = []
      }
    }
  }
}

const keywords: ReadonlySet<string> = new Set(['true', 'false', 'null'])

/** The bytes of a string token, one character each; empty for another token. */
export function bytesOfString(token: string): string {
  if (token.startsWith('(')) return token.slice(1, -1).replace(escapes, unescaped)
  if (!token.startsWith('<') || token === '<<') return ''
  const digits = token.slice(1, -1).replace(/\s+/g, '')
  const pairs = (digits.length % 2 === 0 ? digits : `${digits}0`).match(/../g) ?? []
  return pairs.map(pair => String.fromCharCode(Number.parseInt(pair, 16))).join('')
}

const escapes = /\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g
const controls: Readonly<Record<string, string>> = {n: '\n', r: '\r', t: '\t', b: '\b', f: '\f'}

function unescaped(_: string, octal: string | undefined, character = ''): string {
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
  return /[\r\n]/.test(character) ? '' : (controls[character] ?? character)
}

/** The text of a string token: UTF-16 with a byte order mark, else Latin-1. */
export function textOfString(token: string): string {
  const bytes = bytesOfString(token)
  if (!bytes.startsWith('\u00FE\u00FF')) return bytes
  const units = bytes.slice(2).match(/[\s\S]{2}/g) ?? []
  return units.map(unit => String.fromCharCode(unit.charCodeAt(0) * 256 + unit.charCodeAt(1))).join('')
}
