import type {PDFCatalog, PDFContext, PDFDict, PDFName, PDFNumber, PDFObject, PDFRef} from 'pdf-lib'
import type {PdfLibrary} from './index.ts'

/** The objects of a file, and the one from which all others are found. */
export type PlainFile = Readonly<{context: PDFContext; catalog: PDFCatalog}>

/**
 * Reads the objects of a PDF in Chromium's form: one after the other, in one revision, each stream with its length, and
 * a cross-reference table at the end. Undefined for any other, which pdf-lib's own reader handles; that one passes
 * every byte through four functions, and takes three times as long.
 */
export function readPlainFile(library: PdfLibrary, bytes: Uint8Array): PlainFile | undefined {
  try {
    return readObjects(library, bytes)
  } catch (error) {
    if (error === otherwise) return undefined
    throw error
  }
}

/** Thrown at a PDF that was not written as Chromium does. */
const otherwise = new Error('Unexpected way to write a PDF, expected that of Chromium')

function readObjects(library: PdfLibrary, bytes: Uint8Array): PlainFile {
  const {PDFArray, PDFBool, PDFDict, PDFHexString, PDFNull, PDFNumber, PDFRawStream, PDFRef, PDFString} =
    library
  // One character for every byte, which above ASCII may be another than its code.
  const text = new TextDecoder('latin1').decode(bytes)
  const context = library.PDFContext.create()
  const names = new Map<string, PDFName>()
  const references: PDFRef[] = []
  const numbers: PDFNumber[] = []
  const lengthName = nameOf('Length')
  const typeName = nameOf('Type')
  let at = text.indexOf('\n', text.indexOf('\n') + 1) + 1
  if (!/^%PDF-1\.\d\n%[^\n]*\n$/.test(text.slice(0, at))) throw otherwise
  while (isDigit(bytes[at]!)) readObject()
  expect('xref\n')
  at = text.indexOf('\ntrailer\n', at)
  if (at < 0) throw otherwise
  at += '\ntrailer\n'.length
  const trailer = readDictionary()
  if (trailer.has(nameOf('Prev')) || trailer.has(nameOf('Encrypt')) || trailer.has(nameOf('XRefStm')))
    throw otherwise
  if (!/^\s*startxref\s+\d+\s+%%EOF\s*$/.test(text.slice(at))) throw otherwise
  for (const key of ['Root', 'Info', 'ID'] as const) {
    const value = trailer.get(nameOf(key))
    if (value) context.trailerInfo[key] = value
  }
  const catalog = context.lookup(context.trailerInfo.Root)
  if (!(catalog instanceof library.PDFCatalog)) throw otherwise
  return {context, catalog}

  function readObject(): void {
    const reference = referenceTo(readDigits())
    expect(' 0 obj\n')
    const value = readValue()
    skipSpace()
    if (value instanceof PDFDict && bytes[at] === letterS) context.assign(reference, readStream(value))
    else context.assign(reference, value)
    skipSpace()
    expect('endobj\n')
  }

  function readStream(dictionary: PDFDict): PDFObject {
    const length = dictionary.get(lengthName)
    const type = dictionary.get(typeName)
    if (!(length instanceof PDFNumber) || type === nameOf('ObjStm') || type === nameOf('XRef'))
      throw otherwise
    expect('stream\n')
    const start = at
    at += length.asNumber()
    skipSpace()
    expect('endstream')
    return PDFRawStream.of(dictionary, bytes.subarray(start, start + length.asNumber()))
  }

  function readValue(): PDFObject {
    const byte = bytes[at]!
    if (byte === slash) return readName()
    if (isDigit(byte)) return readNumberOrReference()
    if (byte === less) return bytes[at + 1] === less ? readDictionary() : readHexadecimal()
    if (byte === bracket) return readArray()
    if (byte === parenthesis) return readString()
    if (byte === minus || byte === point) return readNumber()
    if (byte === letterT) return keyword('true', PDFBool.True)
    if (byte === letterF) return keyword('false', PDFBool.False)
    return keyword('null', PDFNull)
  }

  function readDictionary(): PDFDict {
    expect('<<')
    const members = new Map<PDFName, PDFObject>()
    for (skipSpace(); bytes[at] === slash; skipSpace()) {
      const key = readName()
      skipSpace()
      members.set(key, readValue())
    }
    expect('>>')
    const type = members.get(typeName)
    if (type === nameOf('Page')) return library.PDFPageLeaf.fromMapWithContext(members, context)
    if (type === nameOf('Pages')) return library.PDFPageTree.fromMapWithContext(members, context)
    if (type === nameOf('Catalog')) return library.PDFCatalog.fromMapWithContext(members, context)
    return PDFDict.fromMapWithContext(members, context)
  }

  function readArray(): PDFObject {
    at++
    const array = PDFArray.withContext(context)
    for (skipSpace(); bytes[at] !== closingBracket; skipSpace()) array.push(readValue())
    at++
    return array
  }

  function readName(): PDFName {
    const start = ++at
    while (isRegular(bytes[at]!)) at++
    return nameOf(text.slice(start, at))
  }

  /** Names are looked up in their written form, so that those with `#` are decoded once. */
  function nameOf(written: string): PDFName {
    const known = names.get(written)
    if (known !== undefined) return known
    if (!isAscii.test(written)) throw otherwise
    const name = library.PDFName.of(written)
    names.set(written, name)
    return name
  }

  function readNumberOrReference(): PDFObject {
    const start = at
    const number = readDigits()
    if (bytes[at] === point) {
      at = start
      return readNumber()
    }
    if (bytes[at] !== space || !isDigit(bytes[at + 1]!)) return wholeNumber(number)
    // After a number and a space, `0 R` makes it a reference; any other number is a separate one.
    if (bytes[at + 1] === zero && bytes[at + 2] === space && bytes[at + 3] === letterR) {
      at += 4
      return referenceTo(number)
    }
    return wholeNumber(number)
  }

  function readDigits(): number {
    let number = 0
    const start = at
    for (let byte = bytes[at]!; isDigit(byte); byte = bytes[++at]!) number = number * 10 + byte - zero
    if (at === start || at > start + 15) throw otherwise
    return number
  }

  function readNumber(): PDFObject {
    const start = at
    while (isDigit(bytes[at]!) || bytes[at] === point || bytes[at] === minus) at++
    const number = Number(text.slice(start, at))
    if (!Number.isFinite(number)) throw otherwise
    return PDFNumber.of(number)
  }

  function wholeNumber(number: number): PDFNumber {
    if (number > mostShared) return PDFNumber.of(number)
    numbers[number] ??= PDFNumber.of(number)
    return numbers[number]
  }

  function referenceTo(number: number): PDFRef {
    const known = references[number]
    if (known !== undefined) return known
    const reference = PDFRef.of(number)
    references[number] = reference
    return reference
  }

  function readString(): PDFObject {
    const start = at + 1
    let depth = 0
    do {
      const byte = bytes[at++]
      if (byte === undefined) throw otherwise
      if (byte === backslash) at++
      else if (byte === parenthesis) depth++
      else if (byte === closingParenthesis) depth--
    } while (depth > 0)
    return PDFString.of(charactersOf(start, at - 1))
  }

  function readHexadecimal(): PDFObject {
    const start = at + 1
    at = text.indexOf('>', start) + 1
    if (at === 0) throw otherwise
    return PDFHexString.of(text.slice(start, at - 1))
  }

  /** The bytes of a range, each as the character with its code. */
  function charactersOf(start: number, end: number): string {
    const characters = text.slice(start, end)
    if (isAscii.test(characters)) return characters
    if (end - start > mostCharacters) throw otherwise
    return String.fromCharCode(...bytes.subarray(start, end))
  }

  function keyword(word: string, value: PDFObject): PDFObject {
    expect(word)
    return value
  }

  function expect(token: string): void {
    if (!text.startsWith(token, at)) throw otherwise
    at += token.length
  }

  function skipSpace(): void {
    while (bytes[at] === space || bytes[at] === lineFeed) at++
  }
}

const [lineFeed, space, parenthesis, closingParenthesis, minus, point, slash, zero, nine, less] = [
  10, 32, 40, 41, 45, 46, 47, 48, 57, 60
]
const [letterR, bracket, backslash, closingBracket, letterF, letterS, letterT] = [
  82, 91, 92, 93, 102, 115, 116
]

/** Whole numbers up to this are objects that several places share. */
const mostShared = 10_000

/** The most arguments that a function may be called with. */
const mostCharacters = 10_000

const isAscii = /^[\0-\x7f]*$/

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine
}

/** Whether a byte continues a name. */
function isRegular(byte: number): boolean {
  return byte > space && !delimiters.has(byte)
}

const delimiters: ReadonlySet<number> = new Set(Array.from('()<>[]/%', character => character.charCodeAt(0)))
