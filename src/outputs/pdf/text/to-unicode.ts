import {addAll} from '../../../core/add-all.ts'
import {nextOperator, type OperatorReader, operandOf, operatorReader} from '../file/operator-reader.ts'
import {codesOfString} from '../file/strings.ts'

/**
 * A row of a ToUnicode map (ISO 32000-1, 9.10.3): a code or a range of codes, and the text of the first code or of each
 * code.
 */
export type UnicodeRow = Readonly<{
  first: number
  last: number
  /** The number of hexadecimal digits in the row's codes: two for a byte. */
  digits: number
  /**
   * The text of the first code, in hexadecimal; the texts of further codes count up from it. Undefined if the row has a
   * list.
   */
  text?: string | undefined
  list?: readonly string[] | undefined
  /** The place of the text in the map. */
  start: number
  end: number
}>

/** The rows of a ToUnicode map. */
export function unicodeRows(map: string): readonly UnicodeRow[] {
  const rows: UnicodeRow[] = []
  const reader = operatorReader(map)
  while (nextOperator(reader)) {
    if (reader.name === 'endbfchar') {
      for (let index = 0; index + 1 < reader.count; index += 2) {
        const code = textAt(reader, index)
        const first = Number.parseInt(code, 16)
        const text = textAt(reader, index + 1)
        rows.push({first, last: first, digits: code.length, text, ...placeOf(reader, index + 1)})
      }
    } else if (reader.name === 'endbfrange') addAll(rows, rangesOf(reader))
  }
  return rows
}

function rangesOf(reader: OperatorReader): readonly UnicodeRow[] {
  const rows: UnicodeRow[] = []
  for (let index = 0; index + 2 < reader.count; ) {
    const last = Math.min(Number.parseInt(textAt(reader, index + 1), 16), 0xffff)
    const codes = {first: Number.parseInt(textAt(reader, index), 16), last, digits: 4}
    const from = index + 2
    index = from + 1
    if (operandOf(reader, from) !== '[') {
      rows.push({...codes, text: textAt(reader, from), ...placeOf(reader, from)})
      continue
    }
    const list: string[] = []
    for (; index < reader.count && operandOf(reader, index) !== ']'; index++) list.push(textAt(reader, index))
    rows.push({...codes, list, start: placeOf(reader, from).start, end: placeOf(reader, index).end})
    index++
  }
  return rows
}

function textAt(reader: OperatorReader, index: number): string {
  return codesOfString(operandOf(reader, index))
}

function placeOf({tokens}: OperatorReader, index: number): Pick<UnicodeRow, 'start' | 'end'> {
  return {start: tokens[2 * index] ?? 0, end: tokens[2 * index + 1] ?? 0}
}

/** Parses a ToUnicode map: returns texts, by codes of four hexadecimal digits. */
export function readToUnicode(map: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const {first, last, digits, text, list} of unicodeRows(map)) {
    for (const [index, one] of (list ?? []).entries())
      texts.set(hexadecimal(first + index), textOfHexadecimal(one))
    if (text === undefined) continue
    const [same, unit] = [text.slice(0, -4), Number.parseInt(text.slice(-4), 16)]
    for (let code = first; code <= last; code++)
      texts.set(hexadecimal(code, digits), textOfHexadecimal(same + hexadecimal(unit + code - first)))
  }
  return texts
}

/** Decodes UTF-16 in which each unit is written as four hexadecimal digits. */
export function textOfHexadecimal(digits: string): string {
  return (digits.match(/.{4}/g) ?? []).map(unit => String.fromCharCode(Number.parseInt(unit, 16))).join('')
}

/** Encodes text as a string for a content stream: UTF-16 with a byte order mark. */
export function hexadecimalText(text: string): string {
  return `<FEFF${hexadecimalUnits(text)}>`
}

/** Encodes text as UTF-16 in which each unit is written as four hexadecimal digits. */
export function hexadecimalUnits(text: string): string {
  return Array.from({length: text.length}, (_, index) => hexadecimal(text.charCodeAt(index))).join('')
}

function hexadecimal(number: number, digits = 4): string {
  return number.toString(16).toUpperCase().padStart(digits, '0')
}
