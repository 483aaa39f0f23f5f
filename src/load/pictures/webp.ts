import type {PictureFault} from '../../core/picture-fault.ts'
import {cutOff, damaged, sizeFault} from './faults.ts'
import type {PictureFile} from './file.ts'

/** Checks the chunks of the file up to the picture (RFC 9649, section 2). */
export function webpFault({path, bytes}: PictureFile): PictureFault | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < 20 || view.getUint32(4, true) + 8 > bytes.length) return cutOff('WebP', path)
  const end = view.getUint32(4, true) + 8
  let hasPixels = false
  for (let at = 12; at + 8 <= end; ) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    const data = at + 8
    if (data + length > end) return cutOff('WebP', path)
    const reader = readers.get(type)
    if (reader !== undefined) {
      const size = length < reader.least ? undefined : reader.read(view, data)
      if (size === undefined) return damaged('WebP', path, `chunk ${type.trim()}`)
      const fault = sizeFault(path, ...size)
      if (fault !== undefined) return fault
    }
    // The frames of an animation contain their pixels.
    hasPixels ||= type === 'VP8 ' || type === 'VP8L' || type === 'ANMF'
    at = data + length + (length % 2)
  }
  return hasPixels ? undefined : damaged('WebP', path, 'no pixels')
}

type Size = readonly [width: number, height: number]

/** The function that reads the size of the picture from a chunk, and the minimum length of the chunk in bytes. */
type SizeReader = Readonly<{least: number; read: (view: DataView, at: number) => Size | undefined}>

const readers: ReadonlyMap<string, SizeReader> = new Map([
  ['VP8X', {least: 10, read: (view, at) => [1 + uint24(view, at + 4), 1 + uint24(view, at + 7)]}],
  [
    // RFC 6386, section 9.1: only a key frame has a start code and a size.
    'VP8 ',
    {
      least: 10,
      read: (view, at) =>
        (view.getUint8(at) & 1) === 0 && uint24(view, at + 3) === 0x2a019d
          ? [view.getUint16(at + 6, true) & 0x3fff, view.getUint16(at + 8, true) & 0x3fff]
          : undefined
    }
  ],
  [
    'VP8L',
    {
      least: 5,
      read: (view, at) => {
        const bits = view.getUint32(at + 1, true)
        return view.getUint8(at) === 0x2f ? [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)] : undefined
      }
    }
  ]
])

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
