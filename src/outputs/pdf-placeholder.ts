import {sha256} from '../core/hash.ts'

/** The width and the height of a placeholder, in pixels. */
export const placeholderSide = 4

/**
 * The colours of the placeholder for a PDF on the page: red, green and blue of sixteen pixels. They are derived from
 * the PDF's hash, so that no other picture has the same colours.
 */
export function placeholderColours(hash: string): Uint8Array {
  const digits = sha256(`place of ${hash}`) + sha256(`another place of ${hash}`)
  return Uint8Array.from({length: placeholderSide ** 2 * 3}, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16)
  )
}

/** Encodes the placeholder as an uncompressed BMP: a header, then the colours. */
export function placeholder(hash: string): Uint8Array {
  const colours = placeholderColours(hash)
  const bytes = new Uint8Array(headerLength + colours.length)
  const header = new DataView(bytes.buffer)
  header.setUint16(0, 0x424d)
  header.setUint32(2, bytes.length, true)
  header.setUint32(10, headerLength, true)
  header.setUint32(14, 40, true)
  header.setInt32(18, placeholderSide, true)
  // A negative height means that the first row is at the top.
  header.setInt32(22, -placeholderSide, true)
  header.setUint16(26, 1, true)
  header.setUint16(28, 24, true)
  // In BMP, blue comes first.
  for (let index = 0; index < colours.length; index += 3)
    bytes.set([colours[index + 2]!, colours[index + 1]!, colours[index]!], headerLength + index)
  return bytes
}

const headerLength = 54
