import type {PictureFault} from '../../core/picture-fault.ts'
import type {World} from '../../core/world.ts'
import {cutOff, damaged, sizeFault} from './faults.ts'
import type {PictureFile} from './file.ts'

/**
 * Checks all chunks to the end (PNG, third edition, section 5): their lengths, the checksums of critical chunks, and
 * that the amount of pixel data is as declared in the header.
 */
export async function pngFault(
  {path, bytes}: PictureFile,
  inflatedSize?: World['inflatedSize']
): Promise<PictureFault | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const damage = (what: string) => damaged('PNG', path, what)
  if (signature.some((byte, index) => bytes[index] !== byte)) return damage('first line')
  let header: Header | undefined
  let hasPalette = false
  const data: Uint8Array[] = []
  for (let at = signature.length; ; ) {
    if (at + 12 > bytes.length) return cutOff('PNG', path)
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!/^[A-Za-z]{4}$/.test(type)) return damage('chunk')
    const end = at + 8 + length
    if (end + 4 > bytes.length) return cutOff('PNG', path)
    // A damaged chunk whose name begins with a lower-case letter is ignored.
    const isCritical = type < 'a'
    if (isCritical && crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end))
      return damage(`checksum of ${type}`)
    if (header === undefined) {
      if (type !== 'IHDR' || length !== 13) return damage('chunk before the header')
      header = headerAt(view, at + 8)
      if (!formats.has(`${header.colour} ${header.depth}`)) return damage('colour type')
      const fault = sizeFault(path, header.width, header.height)
      if (fault !== undefined) return fault
    } else if (type === 'IDAT') data.push(bytes.subarray(at + 8, end))
    else if (type === 'PLTE') hasPalette = true
    else if (type === 'IEND') break
    else if (isCritical) return damage(`chunk ${type}`)
    at = end + 4
  }
  if (data.length === 0) return damage('no pixels')
  if (header.colour === palette && !hasPalette) return damage('no palette')
  const expected = sizeOfRows(header)
  const size = inflatedSize === undefined ? expected : await inflatedSize(data, expected)
  return size < expected ? damage('no pixels') : undefined
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const palette = 3
/** Samples per pixel by colour type. */
const channels: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [palette, 1],
  [4, 2],
  [6, 4]
])
/** Colour types with their permitted depths. */
const formats: ReadonlySet<string> = new Set(
  [
    [0, 1, 2, 4, 8, 16],
    [2, 8, 16],
    [palette, 1, 2, 4, 8],
    [4, 8, 16],
    [6, 8, 16]
  ].flatMap(([colour, ...depths]) => depths.map(depth => `${colour} ${depth}`))
)

type Header = Readonly<{width: number; height: number; depth: number; colour: number; isInterlaced: boolean}>

function headerAt(view: DataView, at: number): Header {
  return {
    width: view.getUint32(at),
    height: view.getUint32(at + 4),
    depth: view.getUint8(at + 8),
    colour: view.getUint8(at + 9),
    isInterlaced: view.getUint8(at + 12) === 1
  }
}

/** The bytes of all rows with their filters; an interlaced picture has seven passes (8.2, Adam7). */
function sizeOfRows({width, height, depth, colour, isInterlaced}: Header): number {
  const bits = depth * channels.get(colour)!
  const sizeOf = (columns: number, rows: number) =>
    columns > 0 ? rows * (1 + Math.ceil((columns * bits) / 8)) : 0
  if (!isInterlaced) return sizeOf(width, height)
  return passes.reduce(
    (sum, [left, top, across, down]) =>
      sum + sizeOf(Math.ceil((width - left) / across), Math.ceil((height - top) / down)),
    0
  )
}

const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2]
] as const

/** The CRC-32 checksum of PNG and ZIP (ISO 3309), as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (let index = 0; index < bytes.length; index++)
    sum = checksums[(sum ^ bytes[index]!) & 0xff]! ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

/** The checksums of single bytes. */
const checksums = Int32Array.from({length: 256}, (_, index) => {
  let sum = index
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})
