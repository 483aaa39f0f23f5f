import {joinBytes} from '../../core/bytes.ts'
import {pictureType} from '../../core/picture-type.ts'

/**
 * Removes the metadata that a program, a camera or an author wrote into a picture; the pixels stay the same, byte for
 * byte.
 */
export function withoutPictureMetadata(
  path: string,
  bytes: Uint8Array,
  bareSvg: (text: string) => string
): Uint8Array {
  switch (pictureType(path, bytes)) {
    case 'image/png':
      return barePng(bytes)
    case 'image/jpeg':
      return bareJpeg(bytes)
    case 'image/webp':
      return bareWebp(bytes)
    case 'image/gif':
      return bareGif(bytes)
    case 'image/svg+xml':
      return new TextEncoder().encode(bareSvg(new TextDecoder().decode(bytes)))
    default:
      return bytes
  }
}

/** PNG chunks that affect the pixels (PNG, third edition, 11.2, 11.3.1, 11.3.2, 11.3.5). */
const pngPixels: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' '
  )
)

/** Removes all other PNG chunks, such as texts, EXIF, times and chunks of programs, and bytes after the picture. */
function barePng(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    const name = ascii(bytes, at + 4, at + 8)
    if (pngPixels.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') break
    at = end
  }
  return joinBytes(parts)
}

/**
 * Removes JPEG segments that do not affect the pixels, which are comments and application segments other than JFIF,
 * colour profiles and Adobe's colour transform (ITU-T T.81, B.1.1.3), and bytes after the picture. Of the EXIF segment,
 * the orientation is kept.
 */
function bareJpeg(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== endOfJpeg) {
    const marker = bytes[at + 1]!
    const segmentEnd = at + 2 + view.getUint16(at + 2)
    const end = marker === startOfScan ? scanEnd(bytes, segmentEnd) : segmentEnd
    const isExif = marker === 0xe1 && ascii(bytes, at + 4, at + 8) === 'Exif'
    const isOther = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !isKept(marker, bytes, at + 4))
    if (isExif) parts.push(orientationOf(bytes.subarray(at + 10, end)))
    else if (!isOther) parts.push(bytes.subarray(at, end))
    at = end
  }
  return joinBytes([...parts, bytes[at + 1] === endOfJpeg ? bytes.subarray(at, at + 2) : bytes.subarray(at)])
}

const startOfScan = 0xda
const endOfJpeg = 0xd9

/** The end of a scan's coded pixels: the next marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1]!
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** Whether an application segment affects how the pixels are shown: JFIF, an ICC profile, Adobe. */
function isKept(marker: number, bytes: Uint8Array, at: number): boolean {
  const name = keptSegments.get(marker)
  return name !== undefined && ascii(bytes, at, at + name.length) === name
}

const keptSegments: ReadonlyMap<number, string> = new Map([
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe']
])

/** An EXIF segment with only the orientation; empty if the picture is not rotated. */
function orientationOf(tiff: Uint8Array): Uint8Array {
  const isLittle = tiff[0] === 0x49
  const view = viewOf(tiff)
  const none = new Uint8Array(0)
  if (tiff.length < 14) return none
  const start = view.getUint32(4, isLittle)
  const count = start + 2 <= tiff.length ? view.getUint16(start, isLittle) : 0
  for (let index = 0; index < count; index++) {
    const entry = start + 2 + index * 12
    if (entry + 12 > tiff.length) return none
    if (view.getUint16(entry, isLittle) !== 0x0112) continue
    const turn = view.getUint16(entry + 8, isLittle)
    if (turn < 2 || turn > 8) return none
    const made = new Uint8Array(36)
    made.set([0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1])
    made.set([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0], 20)
    return made
  }
  return none
}

/** WebP chunks that affect the pixels (RFC 9649, 2.7). */
const webpPixels: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

/** Removes all other WebP chunks, such as EXIF and XMP with their flags in the header, and bytes after the picture. */
function bareWebp(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const parts = [bytes.slice(0, 12)]
  const length = Math.min(bytes.length, 8 + view.getUint32(4, true))
  for (let at = 12; at + 8 <= length; ) {
    const size = view.getUint32(at + 4, true)
    const end = at + 8 + size + (size % 2)
    const name = ascii(bytes, at, at + 4)
    if (webpPixels.has(name)) {
      const chunk = bytes.slice(at, end)
      if (name === 'VP8X') chunk[8]! &= ~0x0c
      parts.push(chunk)
    }
    at = end
  }
  const made = joinBytes(parts)
  viewOf(made).setUint32(4, made.length - 8, true)
  return made
}

/**
 * Removes comments and plain text from a GIF (GIF89a, 24 and 25), XMP application blocks, and bytes after the picture.
 */
function bareGif(bytes: Uint8Array): Uint8Array {
  const tableSize = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))
  const blocksEnd = (from: number): number => {
    let at = from
    while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1
    return at + 1
  }
  let at = 13 + tableSize(bytes[10] ?? 0)
  const parts = [bytes.subarray(0, at)]
  while (at < bytes.length) {
    const kind = bytes[at]
    if (kind !== 0x21 && kind !== 0x2c) break
    const isImage = kind === 0x2c
    const end = blocksEnd(isImage ? at + 11 + tableSize(bytes[at + 9] ?? 0) : at + 2)
    const isLoop = bytes[at + 1] === 0xff && ascii(bytes, at + 3, at + 14) === 'NETSCAPE2.0'
    if (isImage || bytes[at + 1] === 0xf9 || isLoop) parts.push(bytes.subarray(at, end))
    at = end
  }
  return joinBytes([...parts, bytes.subarray(at, bytes[at] === 0x3b ? at + 1 : bytes.length)])
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
