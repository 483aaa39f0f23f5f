import {codeAt, codesOfString, isPlainString} from './strings.ts'
import {
  byteKinds,
  delimiterByte,
  endOfInlineImage,
  endOfPdfComment,
  endOfToken,
  letterByte,
  spaceByte,
  textOfName
} from './tokens.ts'

/**
 * An operator of a content stream (ISO 32000-1, 7.8.2), read by `nextOperator`. All operators share one object, because
 * a page has two operators for nearly every glyph.
 */
export type OperatorReader = {
  readonly content: string
  /** The position at which reading continues. */
  position: number
  name: string
  /** The start of the operands, or of the operator's name if it has no operands. */
  start: number
  end: number
  /** The number of tokens in the operands: a dictionary or an array consists of several. */
  count: number
  /**
   * The start and the end of each token; elements after those of `count` tokens are left over from earlier operators.
   */
  readonly tokens: number[]
}

/** Creates a reader for a content stream, given as one character per byte; `position` must be between operators. */
export function operatorReader(content: string, position = 0): OperatorReader {
  return {content, position, name: '', start: 0, end: 0, count: 0, tokens: [0, 0, 0, 0, 0, 0, 0, 0]}
}

/**
 * Advances to the next operator; returns false at the end. An incomplete operator at the end is omitted; an inline
 * image is treated as one operator `BI`.
 */
export function nextOperator(reader: OperatorReader): boolean {
  const {content, tokens} = reader
  let count = 0
  let end = reader.position
  while (end < content.length) {
    const start = end
    const kind = byteKinds[content.charCodeAt(start)]!
    end++
    if (kind === spaceByte) continue
    if (kind === delimiterByte) {
      if (content[start] === '%') {
        end = endOfPdfComment(content, start)
        continue
      }
      end = endOfToken(content, start)
    } else while (end < content.length && byteKinds[content.charCodeAt(end)]! > delimiterByte) end++
    if (count === 0) reader.start = start
    if (kind === letterByte) {
      const name = nameIn(content, start, end)
      if (!keywords.has(name)) {
        if (name === 'BI') end = endOfInlineImage(content, end)
        reader.name = name
        reader.end = end
        reader.position = end
        reader.count = count
        return true
      }
    }
    tokens[2 * count] = start
    tokens[2 * count + 1] = end
    count++
  }
  reader.position = content.length
  reader.count = count
  return false
}

/** The token of an operand; empty for an index after the last operand. */
export function operandOf({content, tokens, count}: OperatorReader, index: number): string {
  return index < count ? content.slice(tokens[2 * index], tokens[2 * index + 1]) : ''
}

export function operandsOf(reader: OperatorReader): readonly string[] {
  const operands: string[] = []
  for (let index = 0; index < reader.count; index++) operands.push(operandOf(reader, index))
  return operands
}

export function numberOperand(reader: OperatorReader, index: number): number {
  return Number(operandOf(reader, index) || Number.NaN)
}

/** The text of an operand that is a name. */
export function nameOperand(reader: OperatorReader, index: number): string {
  return textOfName(operandOf(reader, index))
}

/** The character codes in a string operand, in hexadecimal; empty for any other operand. */
export function codesOperand(reader: OperatorReader, index: number): string {
  const {content, tokens, count} = reader
  const start = tokens[2 * index]!
  const end = tokens[2 * index + 1]!
  if (index < count && isPlainString(content, start, end)) return content.slice(start + 1, end - 1)
  return codesOfString(operandOf(reader, index))
}

/** Whether the operator shows the strings among its operands. */
export function showsText({name}: OperatorReader): boolean {
  return name === 'Tj' || name === 'TJ' || name === "'" || name === '"'
}

/** Whether an operator shows a two-byte code for which `isSought` is true. */
export function showsCode(reader: OperatorReader, isSought: (code: number) => boolean): boolean {
  const {content, tokens, count} = reader
  for (let operand = 0; operand < count; operand++) {
    const start = tokens[2 * operand]!
    const end = tokens[2 * operand + 1]!
    const isPlain = isPlainString(content, start, end)
    const codes = isPlain ? content : codesOperand(reader, operand)
    const last = isPlain ? end - 1 : codes.length
    for (let index = isPlain ? start + 1 : 0; index + 4 <= last; index += 4)
      if (isSought(codeAt(codes, index))) return true
  }
  return false
}

/** Visits every operator of a content stream with the tokens of its operands. */
export function visitOperators(
  content: string,
  visit: (name: string, operands: readonly string[]) => void
): void {
  const reader = operatorReader(content)
  while (nextOperator(reader)) visit(reader.name, operandsOf(reader))
}

const keywords: ReadonlySet<string> = new Set(['true', 'false', 'null'])

/**
 * The names of PDF operators, by their bytes packed into a number, so that no string is created for each operator of a
 * page.
 */
const names = new Map(
  'q Q cm w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ \' " d0 d1 CS cs SC SCN sc scn G g RG rg K k sh BI Do MP DP BMC BDC EMC BX EX'
    .split(' ')
    .map(name => [packed(name, 0, name.length), name])
)

function nameIn(content: string, start: number, end: number): string {
  const known = end - start <= 3 ? names.get(packed(content, start, end)) : undefined
  return known ?? content.slice(start, end)
}

function packed(text: string, start: number, end: number): number {
  let number = 0
  for (let index = start; index < end; index++) number = number * 256 + text.charCodeAt(index)
  return number
}
