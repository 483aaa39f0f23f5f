import {crc32, inflateRawSync} from 'node:zlib'

/**
 * Why a file cannot be extracted from an archive. It is `ambiguous` if there are two of its name, which programs read
 * differently, and `locked` with a password.
 */
export type UnzipFault = 'missing' | 'damaged' | 'too large' | 'ambiguous' | 'locked' | 'unknown compression'

/**
 * Extracts the file with a name from a ZIP archive (PKWARE, APPNOTE 6.3); undefined if it is missing, unreadable, or
 * larger than `most` bytes.
 */
export function unzipFile(archive: Uint8Array, name: string, most = largest): Uint8Array | undefined {
  // zlib takes no limit of zero bytes.
  const file = unzipWithin(archive, name, Math.max(1, Math.min(most, largest)))
  return typeof file === 'string' ? undefined : file
}

/** Extracts a file of at most so many bytes from a ZIP archive, or gives the reason why it cannot be extracted. */
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
    // Otherwise an offset is outside the archive, or the bytes are not deflated data.
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'damaged'
  }
}

const largest = 256_000_000

type Entry = Readonly<{method: number; size: number; offset: number; crc: number; isLocked: boolean}>

/** The value of a field of 32 bits that says that the value is in one of 64 bits (APPNOTE, 4.5.3). */
const inWideField = 0xffffffff

/** The offset of the directory, by the record at the end of an archive, before a comment. */
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

/** The entries of a name; there should be one. */
function entriesOf(archive: Uint8Array, view: DataView, directory: number, wanted: string): readonly Entry[] {
  const decoder = new TextDecoder()
  const found: Entry[] = []
  let at = directory
  while (at + 4 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true)
    if (decoder.decode(archive.subarray(at + 46, at + 46 + length)) === wanted)
      found.push(entryAt(view, at, at + 46 + length))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return found
}

function entryAt(view: DataView, at: number, extra: number): Entry {
  const wide = wideFields(view, extra, extra + view.getUint16(at + 30, true))
  // The wide fields are those of the full narrow ones, in this order.
  const [, size, offset] = [24, 20, 42].map(field => {
    const narrow = view.getUint32(at + field, true)
    return narrow === inWideField ? (wide.shift() ?? narrow) : narrow
  })
  return {
    method: view.getUint16(at + 10, true),
    size: size!,
    offset: offset!,
    crc: view.getUint32(at + 16, true),
    isLocked: (view.getUint16(at + 8, true) & 1) === 1
  }
}

/** The numbers of the extra field of an entry in an archive of the 64-bit form. */
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
