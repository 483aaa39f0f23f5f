import type {PictureFault} from '../../core/picture-fault.ts'
import {cutOff, damaged, sizeFault} from './faults.ts'
import type {PictureFile} from './file.ts'

/** Checks all segments to the end of the image (ITU-T T.81, annex B). */
export function jpegFault({path, bytes}: PictureFile): PictureFault | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let hasFrame = false
  let hasScan = false
  let at = 2
  for (;;) {
    const start = markerFrom(bytes, at, hasScan)
    if (start === undefined) return damaged('JPEG', path, 'segment')
    if (start + 1 >= bytes.length) return cutOff('JPEG', path)
    const marker = bytes[start + 1]!
    at = start + 2
    if (marker === endOfImage) break
    if (isBare(marker)) continue
    const length = at + 2 > bytes.length ? 0 : view.getUint16(at)
    if (at + length > bytes.length || at + 2 > bytes.length) return cutOff('JPEG', path)
    if (length < 2) return damaged('JPEG', path, 'segment')
    if (isFrame(marker)) {
      if (length < 8) return damaged('JPEG', path, 'frame')
      const fault = sizeFault(path, view.getUint16(at + 5), view.getUint16(at + 3))
      if (fault !== undefined) return fault
      hasFrame = true
    }
    hasScan ||= marker === startOfScan
    at += length
  }
  return hasFrame && hasScan ? undefined : damaged('JPEG', path, 'no pixels')
}

const [startOfScan, endOfImage] = [0xda, 0xd9]

/** The offset of the next marker; only the data of a scan may precede it. */
function markerFrom(bytes: Uint8Array, start: number, isScan: boolean): number | undefined {
  let at = start
  if (!isScan && at < bytes.length && bytes[at] !== 0xff) return undefined
  for (; at < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1]
    // Any number of fill bytes may precede a marker, and a zero follows a data byte that looks like a marker.
    if (next !== 0 && next !== 0xff) return at
  }
  return bytes.length
}

/** Whether a marker has no segment: restarts, the start of an image, and one for arithmetic coding. */
function isBare(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}
