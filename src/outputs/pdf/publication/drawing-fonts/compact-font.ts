import {textOfBytes} from '../../../../core/bytes.ts'
import {readSfnt, tableOf} from '../../../formulas/font/sfnt.ts'
import {type PostScriptFont, shortNumber, type Type2Context, type2Width} from './charstring-width.ts'
import {standardNameOf, standardNames} from './glyph-names.ts'

/**
 * Reads a CFF font program (Adobe Technical Note 5176), either bare or in an OpenType font; throws a RangeError for a
 * damaged program.
 */
export function readCompactFont(program: Uint8Array): PostScriptFont {
  const bytes = isOpenType(program) ? bytesOf(tableOf(readSfnt(program), 'CFF ')) : program
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = readIndex(view, view.getUint8(2))
  const tops = readIndex(view, names.end)
  const strings = readIndex(view, tops.end)
  const global = readIndex(view, strings.end).items
  const top = readDictionary(tops.items[0]!)
  if (Math.abs((top.get(1207)?.[0] ?? 0.001) - 0.001) > 1e-9)
    throw new RangeError('no font of a thousand units')
  const glyphs = readIndex(view, top.get(17)![0]!).items
  const numbers = readCharset(view, top.get(15)?.[0] ?? 0, glyphs.length)
  const privates = top.has(1230)
    ? readIndex(view, top.get(1236)![0]!).items.map(own => contextOf(view, readDictionary(own), global))
    : [contextOf(view, top, global)]
  const partOf = top.has(1230) ? readSelection(view, top.get(1237)![0]!, glyphs.length) : () => 0
  const widthOf = (glyph: number) => {
    const [charstring, context] = [glyphs[glyph], privates[partOf(glyph)]]
    return charstring && context && type2Width(charstring, context)
  }
  if (top.has(1230)) {
    const glyphOf = new Map(numbers.map((character, glyph) => [character, glyph]))
    return {
      widthOf,
      nameOf: () => undefined,
      glyphNamed: () => undefined,
      glyphOfCharacter: at => glyphOf.get(at)
    }
  }
  const nameOf = (number: number) =>
    standardNames[number] ?? textOfBytes(strings.items[number - countOfStandardNames] ?? new Uint8Array())
  const glyphOf = new Map(numbers.map((number, glyph) => [nameOf(number), glyph]))
  const codes = readEncoding(view, top.get(16)?.[0] ?? 0)
  return {
    widthOf,
    glyphNamed: name => glyphOf.get(name),
    nameOf: code => {
      if (codes === undefined) return standardNameOf(code)
      const number = numbers[codes.get(code) ?? 0]
      return number === undefined ? undefined : nameOf(number)
    }
  }
}

/** The number of standard strings in CFF; higher string identifiers (SIDs) refer to the font's own strings. */
const countOfStandardNames = 391

function isOpenType(program: Uint8Array): boolean {
  return textOfBytes(program.subarray(0, 4)) === 'OTTO'
}

function bytesOf({buffer, byteOffset, byteLength}: DataView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

type Index = Readonly<{items: readonly Uint8Array[]; end: number}>

function readIndex(view: DataView, start: number): Index {
  const count = view.getUint16(start)
  if (count === 0) return {items: [], end: start + 2}
  const size = view.getUint8(start + 2)
  const base = start + 2 + (count + 1) * size
  const offsetAt = (index: number) => {
    let offset = 0
    for (let byte = 0; byte < size; byte++)
      offset = offset * 256 + view.getUint8(start + 3 + index * size + byte)
    return base + offset
  }
  const items = Array.from({length: count}, (_, index) =>
    bytesOf(
      new DataView(view.buffer, view.byteOffset + offsetAt(index), offsetAt(index + 1) - offsetAt(index))
    )
  )
  return {items, end: offsetAt(count)}
}

/** The operands of each operator in a dictionary; an operator of two bytes has the number 1200 plus the second byte. */
function readDictionary(bytes: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Map<number, readonly number[]>()
  let operands: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!
    if (byte < 22) {
      found.set(byte === 12 ? 1200 + bytes[at + 1]! : byte, operands)
      operands = []
      at += byte === 12 ? 2 : 1
    } else if (byte === 30) {
      const end = bytes.findIndex((each, index) => index > at && ((each & 15) === 15 || each >> 4 === 15))
      operands.push(realNumber(bytes.subarray(at + 1, end + 1)))
      at = end + 1
    } else if (byte === 28 || byte === 29) {
      operands.push(byte === 28 ? view.getInt16(at + 1) : view.getInt32(at + 1))
      at += byte === 28 ? 3 : 5
    } else {
      const {value, length} = shortNumber(bytes, at)
      operands.push(value)
      at += length
    }
  }
  return found
}

/** Reads a number in packed decimal digits. */
function realNumber(bytes: Uint8Array): number {
  const nibbles = [...bytes].flatMap(byte => [byte >> 4, byte & 15])
  const signs = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'e', 'e-', '', '-', '']
  return Number(nibbles.map(nibble => signs[nibble]).join(''))
}

function contextOf(
  view: DataView,
  own: ReadonlyMap<number, readonly number[]>,
  global: readonly Uint8Array[]
): Type2Context {
  const [size = 0, start = 0] = own.get(18) ?? []
  const dictionary = readDictionary(bytesOf(new DataView(view.buffer, view.byteOffset + start, size)))
  const routines = dictionary.get(19)?.[0]
  return {
    global,
    local: routines === undefined ? [] : readIndex(view, start + routines).items,
    usual: dictionary.get(20)?.[0] ?? 0,
    nominal: dictionary.get(21)?.[0] ?? 0
  }
}

/** Reads the charset: for each glyph, the SID of its name or, in a CID-keyed font, its CID. */
function readCharset(view: DataView, start: number, count: number): readonly number[] {
  if (start < 3) return Array.from({length: count}, (_, glyph) => glyph)
  const numbers = [0]
  const format = view.getUint8(start)
  for (let at = start + 1; numbers.length < count; ) {
    const first = view.getUint16(at)
    const more = format === 0 ? 0 : format === 1 ? view.getUint8(at + 2) : view.getUint16(at + 2)
    for (let number = first; number <= first + more; number++) numbers.push(number)
    at += format === 0 ? 2 : format === 1 ? 3 : 4
  }
  return numbers
}

/** The glyphs by their codes; undefined if the font uses the standard encoding. */
function readEncoding(view: DataView, start: number): ReadonlyMap<number, number> | undefined {
  if (start === 1) throw new RangeError('a font of an expert set')
  if (start === 0) return undefined
  const codes = new Map<number, number>()
  const format = view.getUint8(start) & 127
  const count = view.getUint8(start + 1)
  let glyph = 1
  for (let index = 0; index < count; index++) {
    const at = start + 2 + index * (format === 0 ? 1 : 2)
    const more = format === 0 ? 0 : view.getUint8(at + 1)
    for (let code = view.getUint8(at); code <= view.getUint8(at) + more; code++) codes.set(code, glyph++)
  }
  return codes
}

/**
 * Reads the `FDSelect` of a CID-keyed font; returns a function for the index of the font dictionary that a glyph
 * belongs to.
 */
function readSelection(view: DataView, start: number, count: number): (glyph: number) => number {
  if (view.getUint8(start) === 0) return glyph => view.getUint8(start + 1 + glyph)
  const parts = new Array<number>(count).fill(0)
  for (let index = 0; index < view.getUint16(start + 1); index++) {
    const at = start + 3 + index * 3
    parts.fill(view.getUint8(at + 2), view.getUint16(at), view.getUint16(at + 3))
  }
  return glyph => parts[glyph] ?? 0
}
