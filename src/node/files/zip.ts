import {crc32, inflateRawSync} from 'node:zlib'

/**
 * The reason why a file cannot be extracted from an archive: `ambiguous` if its name occurs twice, so that different
 * programs would read different files, and `locked` if it needs a password.
 */
export type UnzipFault = 'missing' | 'damaged' | 'too large' | 'ambiguous' | 'locked' | 'unknown compression'

/**
 * Extracts a file by name from a ZIP archive (PKWARE, APPNOTE 6.3); undefined if it is missing, unreadable, or larger
 * than `most` bytes.
 */
export function unzipFile(archive: Uint8Array, name: string, most = largest): Uint8Array | undefined {
  // zlib rejects a limit of zero bytes.
  const file = unzipWithin(archive, name, Math.max(1, Math.min(most, largest)))
  return typeof file === 'string' ? undefined : file
}

/** Extracts a file of at most `most` bytes from a ZIP archive, or returns why it cannot be extracted. */
export function unzipWithin(archive: Uint8Array, name: string, most: number): Uint8Array | UnzipFault {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  try {
    const [entry, other] = entriesOf(archive, view, directoryOf(view), name)
    if (entry === undefined) return 'missing'
    if (other !== undefined) return 'ambiguous'
    if (entry.isLocked) return 'locked'
    const start =
      entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
    const packed = archive.subarray(start, start + entry.size)
    if (packed.length < entry.size) return 'damaged'
    if (entry.method !== 0 && entry.method !== 8) return 'unknown compression'
    if (entry.method === 0 && packed.length > most) return 'too large'
    const file = entry.method === 0 ? packed : inflateRawSync(packed, {maxOutputLength: most})
    return crc32(file) === entry.crc ? file : 'damaged'
  } catch (error) {
    // Any other error means that an offset is outside the archive, or that the compressed data are damaged.
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'damaged'
  }
}

/**
 * The checksum and size of a file in a ZIP archive, which are the same for identical files; undefined if the file does
 * not exist.
 */
export function checksumIn(archive: Uint8Array, name: string): string | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  try {
    const [entry] = entriesOf(archive, view, directoryOf(view), name)
    return entry && `${entry.crc.toString(16)} ${entry.length}`
  } catch {
    return undefined
  }
}

const largest = 256_000_000

/**
 * All files of an archive by name; a file is undefined if its name occurs twice or it cannot be extracted. Undefined if
 * this is not an archive, or has more than `most` files or bytes.
 */
export function unzipAll(
  archive: Uint8Array,
  most = {files: 10_000, bytes: 1_000_000_000}
): ReadonlyMap<string, Uint8Array | undefined> | undefined {
  const names = filesInZip(archive)
  if (names === undefined || names.length > most.files) return undefined
  const files = new Map<string, Uint8Array | undefined>()
  let unpacked = 0
  for (const name of names) {
    if (files.has(name)) continue
    const file = unzipFile(archive, name)
    unpacked += file?.length ?? 0
    if (unpacked > most.bytes) return undefined
    files.set(name, file)
  }
  return files
}

/** The names of the files in an archive; undefined if it is not an archive. */
export function filesInZip(archive: Uint8Array): readonly string[] | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  try {
    return directoryRows(archive, view, directoryOf(view)).map(({name}) => name)
  } catch {
    // An offset is outside the archive.
    return undefined
  }
}

type Entry = Readonly<{
  method: number
  /** The number of bytes in the archive, and after extraction. */
  size: number
  length: number
  offset: number
  crc: number
  isLocked: boolean
}>

/** The value of a 32-bit field which means that the actual value is in a 64-bit field (APPNOTE, 4.5.3). */
const inWideField = 0xffffffff

/** The offset of the directory, from the record at the end of an archive, which can be followed by a comment. */
function directoryOf(view: DataView): number {
  const end = endOfDirectory(view)
  const offset = view.getUint32(end + 16, true)
  const locator = end - 20
  if (offset !== inWideField || view.getUint32(locator, true) !== 0x07064b50) return offset
  return wideNumber(view, wideNumber(view, locator + 8) + 48)
}

function endOfDirectory(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= least; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw new RangeError('no directory')
}

function wideNumber(view: DataView, offset: number): number {
  return Number(view.getBigUint64(offset, true))
}

/** The entries with a name; more than one is a fault. */
function entriesOf(archive: Uint8Array, view: DataView, directory: number, wanted: string): readonly Entry[] {
  return directoryRows(archive, view, directory)
    .filter(({name}) => name === wanted)
    .map(({at, extra}) => entryAt(view, at, extra))
}

/** The entries in the directory: their names, and the offsets of the entries and of their extra fields. */
function directoryRows(
  archive: Uint8Array,
  view: DataView,
  directory: number
): ReadonlyArray<Readonly<{name: string; at: number; extra: number}>> {
  const decoder = new TextDecoder()
  const rows: Array<Readonly<{name: string; at: number; extra: number}>> = []
  let at = directory
  while (at + 4 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
    const extra = at + 46 + view.getUint16(at + 28, true)
    rows.push({name: decoder.decode(archive.subarray(at + 46, extra)), at, extra})
    at = extra + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return rows
}

function entryAt(view: DataView, at: number, extra: number): Entry {
  const wide = wideFields(view, extra, extra + view.getUint16(at + 30, true))
  // A 64-bit field exists only for a 32-bit field that contains `inWideField`; the fields have this order.
  const [length, size, offset] = [24, 20, 42].map(field => {
    const narrow = view.getUint32(at + field, true)
    return narrow === inWideField ? (wide.shift() ?? narrow) : narrow
  })
  return {
    method: view.getUint16(at + 10, true),
    size: size!,
    length: length!,
    offset: offset!,
    crc: view.getUint32(at + 16, true),
    isLocked: (view.getUint16(at + 8, true) & 1) === 1
  }
}

/** The 64-bit numbers in the extra field of an entry. */
function wideFields(view: DataView, start: number, end: number): number[] {
  let at = start
  while (at + 4 <= end) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1)
      return Array.from({length: Math.floor(size / 8)}, (_, index) => wideNumber(view, at + 4 + index * 8))
    at += 4 + size
  }
  return []
}
