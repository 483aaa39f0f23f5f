import {textOfBytes} from '../../../core/bytes.ts'
import {afterLineBreak, endOfToken, startOfToken} from './tokens.ts'
import {dictionaryIn, numberOfValue, pdfTokens, type WrittenDictionary, type WrittenValue} from './values.ts'
import {type Inflate, objectsWithin} from './written-objects.ts'

/** An object of a file: its value as written, and the data of a stream, which may be packed. */
export type ScannedObject = Readonly<{
  body: string
  stream?: Readonly<{dictionary: WrittenDictionary; data: Uint8Array}>
}>

/** The objects of a PDF by number, and its trailer; or the reason why the file cannot be read. */
export type ScannedPdf =
  | Readonly<{objects: ReadonlyMap<number, ScannedObject>; trailer: WrittenDictionary}>
  | Readonly<{fault: 'encrypted' | 'damaged'}>

/** The maximum number of bytes that all object streams may have in total after unpacking. */
const mostUnpacked = 256 * 1024 * 1024

/**
 * Reads the objects of any PDF, even one saved by another program, from the start of the file; if a number occurs
 * twice, the last object is used, because updates are appended. Cross-reference tables are ignored. The file may be
 * untrusted: it is read once, and only object streams are unpacked.
 */
export function scannedObjects(bytes: Uint8Array, inflate: Inflate): ScannedPdf {
  const text = textOfBytes(bytes)
  if (!/^%PDF-\d/.test(text)) return {fault: 'damaged'}
  const objects = new Map<number, ScannedObject>()
  const trailer = new Map<string, WrittenValue>()
  let unpacked = 0
  let isDamaged = false
  const before = ['', '']
  let lengths: ReadonlyMap<string, number> | undefined
  /** The length of a stream, which may be another object that comes later in the file. */
  const lengthOf = (dictionary: WrittenDictionary): number | undefined => {
    const value = dictionary.get('Length')
    if (typeof value !== 'string' || !value.endsWith(' R')) return numberOfValue(value)
    lengths ??= numbersIn(text)
    return lengths.get(value.slice(0, -2))
  }
  for (let at = startOfToken(text, 0); at < text.length; ) {
    const end = endOfToken(text, at)
    const token = text.slice(at, end)
    at = end
    if (token === 'obj' && before.every(each => /^\d{1,10}$/.test(each))) {
      const scanned = scanObject(text, bytes, end, lengthOf)
      if (scanned === undefined) break
      at = scanned.end
      const {object} = scanned
      const type = object.stream?.dictionary.get('Type')
      if (type === '/XRef') extend(object.stream!.dictionary)
      else if (type === '/ObjStm') {
        const {dictionary, data} = object.stream!
        const content = dictionary.get('Filter') === undefined ? data : inflate(data)
        unpacked += content?.length ?? 0
        if (content === undefined || unpacked > mostUnpacked) isDamaged = true
        else for (const [number, body] of objectsWithin(dictionary, content)) objects.set(number, {body})
      } else objects.set(Number(before[0]), object)
    } else if (token === 'trailer') {
      const stop = text.indexOf('startxref', end)
      extend(dictionaryIn(pdfTokens(text.slice(end, stop < 0 ? text.length : stop))))
      if (stop < 0) break
      at = stop
    }
    before.shift()
    before.push(token)
    at = startOfToken(text, at)
  }
  if (trailer.has('Encrypt')) return {fault: 'encrypted'}
  return trailer.has('Root') && !isDamaged ? {objects, trailer} : {fault: 'damaged'}

  /**
   * Adds the entries of a further trailer to the entries of earlier ones, because the trailer of an update may lack
   * the root.
   */
  function extend(found: WrittenDictionary | undefined): void {
    for (const [name, value] of found ?? []) trailer.set(name, value)
  }
}

/** Parses the object that begins after `obj`; undefined if the file ends too early. */
function scanObject(
  text: string,
  bytes: Uint8Array,
  start: number,
  lengthOf: (dictionary: WrittenDictionary) => number | undefined
): Readonly<{object: ScannedObject; end: number}> | undefined {
  for (let at = startOfToken(text, start); at < text.length; ) {
    const end = endOfToken(text, at)
    const token = text.slice(at, end)
    if (token === 'endobj') return {object: {body: text.slice(start, at).trim()}, end}
    if (token === 'stream') {
      const body = text.slice(start, at).trim()
      const dictionary = dictionaryIn(pdfTokens(body)) ?? new Map()
      const data = dataOf(text, afterLineBreak(text, end), lengthOf(dictionary))
      if (data === undefined) return undefined
      const stream = {dictionary, data: bytes.subarray(data.start, data.end)}
      return {object: {body, stream}, end: data.behind}
    }
    at = startOfToken(text, end)
  }
  return undefined
}

/** The values of objects that are natural numbers, by object number and generation. */
function numbersIn(text: string): ReadonlyMap<string, number> {
  const found = text.matchAll(/(?<=^|[\r\n])(\d{1,10}) (\d{1,5}) obj\s+(\d{1,15})\s+endobj/g)
  return new Map(
    Array.from(found, ([, number, generation, value]) => [`${number} ${generation}`, Number(value)])
  )
}

type Range = Readonly<{start: number; end: number; behind: number}>

/**
 * The data of a stream: with its declared length if `endstream` follows there, otherwise up to the next `endstream`.
 */
function dataOf(text: string, start: number, length: number | undefined): Range | undefined {
  if (length !== undefined && start + length < text.length) {
    const keyword = startOfToken(text, start + length)
    if (text.startsWith('endstream', keyword) && keyword - start - length <= 2)
      return {start, end: start + length, behind: keyword + 'endstream'.length}
  }
  const keyword = text.indexOf('endstream', start)
  if (keyword < 0) return undefined
  const before = text.slice(Math.max(start, keyword - 2), keyword)
  const lineEnd = /\r\n$/.test(before) ? 2 : /[\r\n]$/.test(before) ? 1 : 0
  return {start, end: keyword - lineEnd, behind: keyword + 'endstream'.length}
}
