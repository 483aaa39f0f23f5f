import {textOfBytes} from '../../../core/bytes.ts'
import {afterLineBreak, endOfToken, startOfToken, textOfName} from './tokens.ts'
import {dictionaryIn, numberOfValue, numbersOf, pdfTokens, type WrittenDictionary} from './values.ts'

/** Decompresses a zlib stream, or returns undefined if it is damaged or too large. */
export type Inflate = (packed: Uint8Array) => Uint8Array | undefined

/** The byte range of an object in a file, from its number to the blank line after it. */
export type WrittenObject = Readonly<{number: number; start: number; end: number}>

/**
 * The objects of a PDF written by `writeFile`, by number; undefined for any other PDF. Only the table at the end is
 * read, so untrusted files are safe. Objects in object streams are not included.
 */
export function writtenObjects(
  bytes: Uint8Array,
  inflate: Inflate
): ReadonlyMap<number, WrittenObject> | undefined {
  const place = placeOfTable(bytes)
  if (!(place < bytes.length)) return undefined
  const table = streamIn(bytes, {start: place, end: bytes.length})
  const packed = table && inflate(table.data)
  const widths = numbersOf(table?.dictionary.get('W'))
  const index = numbersOf(table?.dictionary.get('Index'))
  if (table === undefined || packed === undefined || index === undefined) return undefined
  if (widths === undefined || widths.length !== 3 || widths.some(width => width > 9)) return undefined
  const starts: Array<Readonly<{number: number; start: number}>> = []
  let at = 0
  const next = (width: number): number => {
    let value = 0
    for (let digit = 0; digit < width; digit++) value = value * 256 + (packed[at++] ?? 0)
    return value
  }
  for (let pair = 0; pair < index.length; pair += 2) {
    const [first = 0, count = 0] = index.slice(pair, pair + 2)
    if (at + count > packed.length) return undefined
    for (let number = first; number < first + count; number++) {
      const [kind, start] = [next(widths[0]!), next(widths[1]!)]
      next(widths[2]!)
      if (kind === 1 && start < bytes.length) starts.push({number, start})
    }
  }
  starts.sort((one, other) => one.start - other.start)
  const end = Math.min(table.at + table.data.length + endOfStream.length, bytes.length)
  return new Map(
    starts.map(({number, start}, rank) => [number, {number, start, end: starts[rank + 1]?.start ?? end}])
  )
}

/** The offset of the cross-reference table at the end of a file; NaN if it is missing. */
function placeOfTable(bytes: Uint8Array): number {
  const tail = textOfBytes(bytes.subarray(Math.max(0, bytes.length - 40)))
  const tokens = tail.endsWith('%%EOF') ? pdfTokens(tail) : []
  return (tokens.at(-2) === 'startxref' ? numberOfValue(tokens.at(-1)) : undefined) ?? Number.NaN
}

/**
 * Whether a whole file is in the form that `writeFile` writes: each stream has its declared length and at most one
 * layer of compression, and all compressed data can be decompressed. Only then may an untrusted file be passed to a
 * library that reads beyond the table and decompresses without a limit.
 */
export function isWrittenPlainly(
  bytes: Uint8Array,
  objects: ReadonlyMap<number, WrittenObject>,
  inflate: Inflate
): boolean {
  const inOrder = [...objects.values()].sort((one, other) => one.start - other.start)
  if (
    inOrder[0]?.start !== headerLength ||
    !/^%PDF-(?:1\.7|2\.0)\n%/.test(textOfBytes(bytes.subarray(0, headerLength)))
  )
    return false
  let unpacked = 0
  for (const object of inOrder) {
    const stream = streamIn(bytes, object)
    const written = bytes.subarray(object.start, stream === undefined ? object.end : stream.at)
    const streams = textOfBytes(written).split('stream').length - 1
    if (streams !== (stream === undefined ? 0 : 1)) return false
    if (stream === undefined) continue
    const behind = bytes.subarray(stream.at + stream.data.length, object.end)
    if (textOfBytes(behind) !== endOfStream) return false
    // If a key occurs twice, or also in an inner dictionary, another reader may choose a different one.
    if (stream.names.filter(name => name === 'Length').length !== 1) return false
    const filter = stream.dictionary.get('Filter')
    if (stream.names.filter(name => name === 'Filter').length !== (filter === undefined ? 0 : 1)) return false
    if (filter === undefined || filter === '/DCTDecode') continue
    if (filter !== '/FlateDecode') return false
    unpacked += inflate(stream.data)?.length ?? Number.POSITIVE_INFINITY
    if (unpacked > mostUnpacked) return false
  }
  return true
}

const headerLength = '%PDF-1.7\n%\x81\x81\x81\x81\n\n'.length
const endOfStream = '\nendstream\nendobj\n\n'
const mostUnpacked = 1024 * 1024 * 1024

/** A stream as written: its dictionary, all names in it, and its data with their position. */
export type WrittenStream = Readonly<{
  dictionary: WrittenDictionary
  names: readonly string[]
  data: Uint8Array
  at: number
}>

/** Reads a stream; undefined for an object that is not a stream, or whose length differs from the declared one. */
export function streamIn(
  bytes: Uint8Array,
  {start, end}: Pick<WrittenObject, 'start' | 'end'>
): WrittenStream | undefined {
  // The dictionaries that `writeFile` writes are shorter than `longestDictionary`.
  const head = textOfBytes(bytes.subarray(start, Math.min(end, start + longestDictionary)))
  const tokens: string[] = []
  for (let at = startOfToken(head, 0); at < head.length; ) {
    const behind = endOfToken(head, at)
    const token = head.slice(at, behind)
    if (token === 'endobj') return undefined
    if (token === 'stream') return streamOf(bytes, tokens, start + afterLineBreak(head, behind), end)
    tokens.push(token)
    at = startOfToken(head, behind)
  }
  return undefined
}

function streamOf(
  bytes: Uint8Array,
  tokens: readonly string[],
  at: number,
  end: number
): WrittenStream | undefined {
  const dictionary = tokens[2] === 'obj' ? dictionaryIn(tokens) : undefined
  const length = numberOfValue(dictionary?.get('Length'))
  if (dictionary === undefined || length === undefined || at + length > end) return undefined
  const behind = textOfBytes(bytes.subarray(at + length, Math.min(end, at + length + endOfStream.length)))
  if (pdfTokens(behind).slice(0, 2).join(' ') !== 'endstream endobj') return undefined
  const names = tokens.filter(token => token.startsWith('/')).map(textOfName)
  return {dictionary, names, data: bytes.subarray(at, at + length), at}
}

/** The objects in an object stream, as written, by number. */
export function objectsWithin(
  dictionary: WrittenDictionary,
  content: Uint8Array
): ReadonlyMap<number, string> {
  const text = textOfBytes(content)
  const first = numberOfValue(dictionary.get('First')) ?? 0
  const index = pdfTokens(text.slice(0, first)).map(Number)
  const within = new Map<number, string>()
  for (let pair = 0; pair + 1 < index.length; pair += 2)
    within.set(index[pair]!, text.slice(first + index[pair + 1]!, first + (index[pair + 3] ?? text.length)))
  return within
}

const longestDictionary = 64 * 1024
