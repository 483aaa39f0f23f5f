import {textOfBytes} from '../../../core/bytes.ts'

/** Decompresses a zlib stream, or returns undefined if it is damaged or too large. */
export type Inflate = (packed: Uint8Array) => Uint8Array | undefined

/** An object of a file: its byte range, from its number to the blank line after it. */
export type WrittenObject = Readonly<{number: number; start: number; end: number}>

/**
 * The objects of a PDF written by `writeFile`, by number; undefined for any other PDF. Only the table at its end is
 * read, so untrusted files are safe. Objects in object streams are not included.
 */
export function writtenObjects(
  bytes: Uint8Array,
  inflate: Inflate
): ReadonlyMap<number, WrittenObject> | undefined {
  const tail = textOfBytes(bytes.subarray(Math.max(0, bytes.length - 40)))
  const place = Number(/startxref\n(\d{1,15})\n%%EOF$/.exec(tail)?.[1] ?? Number.NaN)
  if (!(place < bytes.length)) return undefined
  const table = streamIn(bytes, {start: place, end: bytes.length})
  const packed = table && inflate(table.data)
  const widths = /\/W \[ (\d) (\d) (\d) \]/
    .exec(table?.dictionary ?? '')
    ?.slice(1)
    .map(Number)
  const index = /\/Index \[ ([\d ]+)\]/
    .exec(table?.dictionary ?? '')?.[1]
    ?.trim()
    .split(' ')
    .map(Number)
  if (packed === undefined || widths === undefined || index === undefined) return undefined
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
  const end = place + endOf(bytes, place)
  return new Map(
    starts.map(({number, start}, rank) => [number, {number, start, end: starts[rank + 1]?.start ?? end}])
  )
}

/**
 * Whether a file is entirely in the form that `writeFile` writes: each stream has its declared length and at most one
 * layer of compression, and all compressed data can be decompressed. Only then is an untrusted file passed to a library
 * that reads beyond the table and decompresses without a limit.
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
    if (stream.at + stream.data.length + endOfStream.length !== object.end) return false
    const lengths = [...stream.dictionary.matchAll(/\/Length (\d+)/g)]
    if (lengths.length !== 1 || Number(lengths[0]![1]) !== stream.data.length) return false
    const filters = stream.dictionary.match(/\/Filter\b[^/[]*(?:\/\w+|\[)/g) ?? []
    if (filters.length > 1 || !filters.every(filter => /^\/Filter \/(?:Flate|DCT)Decode$/.test(filter)))
      return false
    if (filters[0] !== '/Filter /FlateDecode') continue
    unpacked += inflate(stream.data)?.length ?? Number.POSITIVE_INFINITY
    if (unpacked > mostUnpacked) return false
  }
  return true
}

const headerLength = '%PDF-1.7\n%\x81\x81\x81\x81\n\n'.length
const endOfStream = '\nendstream\nendobj\n\n'
const mostUnpacked = 1024 * 1024 * 1024

/** The dictionary of a stream as written, and its compressed data; undefined for an object that is not a stream. */
export function streamIn(
  bytes: Uint8Array,
  {start, end}: Pick<WrittenObject, 'start' | 'end'>
): Readonly<{dictionary: string; data: Uint8Array; at: number}> | undefined {
  // The dictionaries of `writeFile` are shorter, except that of a table, which is complete and not a stream.
  const head = textOfBytes(bytes.subarray(start, Math.min(end, start + longestDictionary)))
  const opening = head.indexOf('\nstream\n')
  const at = start + opening + '\nstream\n'.length
  const close = at + indexOfText(bytes.subarray(at, end), '\nendstream\nendobj')
  return opening < 0 || close < at
    ? undefined
    : {dictionary: head.slice(0, opening), data: bytes.subarray(at, close), at}
}

/** The objects in an object stream as written, by number. */
export function objectsWithin(dictionary: string, content: Uint8Array): ReadonlyMap<number, string> {
  const text = textOfBytes(content)
  const first = Number(/\/First (\d+)/.exec(dictionary)?.[1] ?? 0)
  const index = text.slice(0, first).trim().split(' ').map(Number)
  const within = new Map<number, string>()
  for (let pair = 0; pair + 1 < index.length; pair += 2)
    within.set(index[pair]!, text.slice(first + index[pair + 1]!, first + (index[pair + 3] ?? text.length)))
  return within
}

const longestDictionary = 64 * 1024

function endOf(bytes: Uint8Array, start: number): number {
  const end = '\nendobj\n\n'
  const at = indexOfText(bytes.subarray(start), end)
  return at < 0 ? bytes.length - start : at + end.length
}

/** The last position of an ASCII text in bytes; -1 if absent. */
function indexOfText(bytes: Uint8Array, text: string): number {
  const first = text.charCodeAt(0)
  for (let at = bytes.lastIndexOf(first); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1)) {
    let same = 1
    while (same < text.length && bytes[at + same] === text.charCodeAt(same)) same++
    if (same === text.length) return at
  }
  return -1
}
