import {endOfToken, startOfToken, textOfName} from './tokens.ts'

/**
 * A PDF value as written: a token if it is simple, otherwise the members of an array or a dictionary. A reference is
 * `12 0 R`.
 */
export type WrittenValue = string | readonly WrittenValue[] | WrittenDictionary

/** The members of a dictionary, by the texts of their names. */
export type WrittenDictionary = ReadonlyMap<string, WrittenValue>

export function pdfTokens(text: string): readonly string[] {
  const tokens: string[] = []
  for (let start = startOfToken(text, 0); start < text.length; ) {
    const end = endOfToken(text, start)
    tokens.push(text.slice(start, end))
    start = startOfToken(text, end)
  }
  return tokens
}

/** The first dictionary among tokens, for example the tokens of an object or the operands of a mark. */
export function dictionaryIn(tokens: readonly string[]): WrittenDictionary | undefined {
  const start = tokens.indexOf('<<')
  return start < 0 ? undefined : readDictionary({tokens, index: start + 1, depth: 0})
}

export function isDictionary(value: WrittenValue | undefined): value is WrittenDictionary {
  return value instanceof Map
}

/** The numbers in an array of numbers; undefined for any other value. */
export function numbersOf(value: WrittenValue | undefined): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined
  const numbers = value.map(numberOfValue)
  return numbers.every(number => number !== undefined) ? numbers : undefined
}

/** A natural number; undefined for any other value. */
export function numberOfValue(value: WrittenValue | undefined): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined
}

/** The object number of a reference; undefined for any other value. */
export function referenceOf(value: WrittenValue | undefined): number | undefined {
  const number = typeof value === 'string' ? /^(\d{1,15}) 0 R$/.exec(value)?.[1] : undefined
  return number === undefined ? undefined : Number(number)
}

type Reading = {readonly tokens: readonly string[]; index: number; depth: number}

/** The deepest nesting of values that is read; no program writes deeper nesting. */
const mostNested = 200

function readDictionary(reading: Reading): WrittenDictionary {
  const members = new Map<string, WrittenValue>()
  for (;;) {
    const key = reading.tokens[reading.index++]
    if (key === undefined || key === '>>') return members
    if (!key.startsWith('/')) continue
    const value = readValue(reading)
    if (value !== undefined) members.set(textOfName(key), value)
  }
}

/** Reads the next value; at the end of the container, reads nothing and returns undefined. */
function readValue(reading: Reading): WrittenValue | undefined {
  const {tokens, index} = reading
  const token = tokens[index]
  if (token === undefined || token === '>>' || token === ']') return undefined
  const isNested = token === '<<' || token === '['
  if (isNested && reading.depth >= mostNested) return undefined
  reading.index++
  if (isNested) {
    reading.depth++
    const value = token === '<<' ? readDictionary(reading) : readArray(reading)
    reading.depth--
    return value
  }
  if (tokens[index + 2] !== 'R') return token
  reading.index += 2
  return `${token} ${tokens[index + 1]} R`
}

function readArray(reading: Reading): readonly WrittenValue[] {
  const members: WrittenValue[] = []
  for (let value = readValue(reading); value !== undefined; value = readValue(reading)) members.push(value)
  if (reading.tokens[reading.index] === ']') reading.index++
  return members
}
