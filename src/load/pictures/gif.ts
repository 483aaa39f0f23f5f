import type {PictureFault} from '../../core/picture-fault.ts'
import {cutOff, damaged, sizeFault} from './faults.ts'
import type {PictureFile} from './file.ts'

/** Checks the blocks to the end of the first image, which is the one that is shown (GIF89a, appendix B). */
export function gifFault({path, bytes}: PictureFile): PictureFault | undefined {
  if (bytes.length < 13) return cutOff('GIF', path)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fault = sizeFault(path, view.getUint16(6, true), view.getUint16(8, true))
  if (fault !== undefined) return fault
  let at = 13 + sizeOfTable(bytes[10]!)
  while (at < bytes.length) {
    const block = bytes[at]!
    if (block === trailer) return damaged('GIF', path, 'no pixels')
    if (block === extension) {
      at = endOfBlocks(bytes, at + 2)
      continue
    }
    if (block !== imageDescriptor) return damaged('GIF', path, 'block')
    if (at + 10 > bytes.length) break
    const own = sizeFault(path, view.getUint16(at + 5, true), view.getUint16(at + 7, true))
    if (own !== undefined) return own
    const data = at + 10 + sizeOfTable(bytes[at + 9]!) + 1
    return endOfBlocks(bytes, data) > bytes.length ? cutOff('GIF', path) : undefined
  }
  return cutOff('GIF', path)
}

const [extension, imageDescriptor, trailer] = [0x21, 0x2c, 0x3b]

/** The length of a colour table in bytes, from the byte with its size in the low bits. */
function sizeOfTable(packed: number): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0
}

/** The end of a chain of data blocks; past the end of the file if the chain is unterminated. */
function endOfBlocks(bytes: Uint8Array, start: number): number {
  let at = start
  while (at < bytes.length) {
    const length = bytes[at]!
    at += 1 + length
    if (length === 0) return at
  }
  return bytes.length + 1
}
