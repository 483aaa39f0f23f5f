import {joinBytes} from '../../core/bytes.ts'
import {pictureType} from '../../core/picture-type.ts'

/**
 * Removes the metadata that a program, a camera or an author wrote into a picture; the pixels stay byte for byte the
 * same.
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

/** PNG chunks without effect on pixels: texts, EXIF, times (PNG, third edition, 11.3.3 and 11.3.4). */
const pngTexts: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

function barePng(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (!pngTexts.has(ascii(bytes, at + 4, at + 8))) parts.push(bytes.subarray(at, end))
    at = end
  }
  return joinBytes(parts)
}

/**
 * Removes JPEG segments without effect on pixels: comments, and application segments other than JFIF, colour profiles
 * and Adobe's colour transform (ITU-T T.81, B.1.1.3). The orientation is in the EXIF segment, so that part is kept.
 */
function bareJpeg(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === 0xda) break
    const end = at + 2 + view.getUint16(at + 2)
    const isExif = marker === 0xe1 && ascii(bytes, at + 4, at + 8) === 'Exif'
    const isOther = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !keptSegments.has(marker))
    if (isExif) parts.push(orientationOf(bytes.subarray(at + 10, end)))
    else if (!isOther) parts.push(bytes.subarray(at, end))
    at = end
  }
  return joinBytes([...parts, bytes.subarray(at)])
}

/** JFIF, ICC profile, Adobe. */
const keptSegments: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee])

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

/** Removes WebP chunks with EXIF and XMP, and their flags in the header (RFC 9649, 2.7). */
function bareWebp(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const parts = [bytes.slice(0, 12)]
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true)
    const end = at + 8 + size + (size % 2)
    const name = ascii(bytes, at, at + 4)
    if (name !== 'EXIF' && name !== 'XMP ') {
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

/** Removes comments and plain text from GIF (GIF89a, 24 and 25), and XMP application blocks. */
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
  return joinBytes([...parts, bytes.subarray(at)])
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
