import {crc32} from 'node:zlib'
import {zlibSync} from 'fflate'
import {joinBytes} from '../core/bytes.ts'

/**
 * Encodes a PNG from pixels in the byte order blue, green, red, unused. A compression library of a fixed version is
 * used, because Node's zlib differs between versions.
 */
export function encodePng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const isGrey = isWithoutColour(pixels)
  const channels = isGrey ? 1 : 3
  const rowLength = width * channels
  const rows = new Uint8Array((rowLength + 1) * height)
  for (let row = 0; row < height; row++) {
    let target = row * (rowLength + 1) + 1
    for (let source = row * width * 4; source < (row + 1) * width * 4; source += 4) {
      if (!isGrey) {
        rows[target++] = pixels[source + 2]!
        rows[target++] = pixels[source + 1]!
      }
      rows[target++] = pixels[source]!
    }
  }
  const header = new Uint8Array([...bytesOf(width), ...bytesOf(height), 8, isGrey ? 0 : 2, 0, 0, 0])
  // Line art on a plain background compresses best unfiltered, shaded pictures as differences; level 9 would save only
  // a twentieth.
  const plain = zlibSync(rows, {level: 6})
  const shaded = zlibSync(differences(rows, rowLength, channels), {level: 6})
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = shaded.length < plain.length ? shaded : plain
  return joinBytes([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())])
}

function isWithoutColour(pixels: Uint8Array): boolean {
  for (let index = 0; index < pixels.length; index += 4) {
    if (pixels[index] !== pixels[index + 1] || pixels[index] !== pixels[index + 2]) return false
  }
  return true
}

const paethFilter = 4

/** The difference of each byte from the neighbour that predicts it best (PNG, 9.4: filter type 4, Paeth). */
function differences(rows: Uint8Array, rowLength: number, channels: number): Uint8Array {
  const stride = rowLength + 1
  const result = new Uint8Array(rows.length)
  for (let start = 0; start < rows.length; start += stride) {
    result[start] = paethFilter
    for (let index = start + 1; index < start + stride; index++) {
      const hasLeft = index - start > channels
      const left = hasLeft ? rows[index - channels]! : 0
      const above = start > 0 ? rows[index - stride]! : 0
      const corner = hasLeft && start > 0 ? rows[index - stride - channels]! : 0
      result[index] = rows[index]! - nearest(left, above, corner)
    }
  }
  return result
}

function nearest(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner)
  const toAbove = Math.abs(left - corner)
  const toCorner = Math.abs(left + above - 2 * corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joinBytes([new TextEncoder().encode(type), data])
  return joinBytes([bytesOf(data.length), named, bytesOf(crc32(named))])
}

function bytesOf(number: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, number)
  return bytes
}
