import {inflateRawSync} from 'node:zlib'

/** Why a file cannot be extracted from an archive. */
export type UnzipFault = 'missing' | 'damaged' | 'too large'

/** Extracts the file with a name from a ZIP archive (PKWARE, APPNOTE 6.3); undefined if it is missing or unreadable. */
export function unzipFile(archive: Uint8Array, name: string): Uint8Array | undefined {
  const file = unzipWithin(archive, name, largest)
  return typeof file === 'string' ? undefined : file
}

/** Extracts a file of at most so many bytes from a ZIP archive, or gives the reason why it cannot be extracted. */
export function unzipWithin(archive: Uint8Array, name: string, most: number): Uint8Array | UnzipFault {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  try {
    const directory = view.getUint32(endOfDirectory(view) + 16, true)
    const entry = findEntry(archive, view, directory, name)
    if (entry === undefined) return 'missing'
    const start =
      entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
    const packed = archive.subarray(start, start + entry.size)
    if (packed.length < entry.size) return 'damaged'
    if (entry.method === 0) return packed.length > most ? 'too large' : packed
    return entry.method === 8 ? inflateRawSync(packed, {maxOutputLength: most}) : 'damaged'
  } catch (error) {
    // Otherwise an offset is outside the archive, or the bytes are not deflated data.
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'damaged'
  }
}

const largest = 256_000_000

type Entry = Readonly<{method: number; size: number; offset: number}>

/** The offset of the end-of-directory record, which is at the end of an archive, before a comment. */
function endOfDirectory(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= least; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw new RangeError('no directory')
}

function findEntry(
  archive: Uint8Array,
  view: DataView,
  directory: number,
  wanted: string
): Entry | undefined {
  const decoder = new TextDecoder()
  let at = directory
  while (view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true)
    if (decoder.decode(archive.subarray(at + 46, at + 46 + length)) === wanted)
      return {
        method: view.getUint16(at + 10, true),
        size: view.getUint32(at + 20, true),
        offset: view.getUint32(at + 42, true)
      }
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return undefined
}
