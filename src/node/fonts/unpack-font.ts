import {inflateSync} from 'node:zlib'
import {mostUnpacked, unpackWoff2} from './woff2/unpack.ts'

/** The uncompressed font in a WOFF 2, WOFF 1 or plain file; undefined if the file is damaged. */
export function unpackFont(font: Uint8Array): Uint8Array | undefined {
  try {
    const format = new TextDecoder('latin1').decode(font.subarray(0, 4))
    if (format === 'wOF2') return unpackWoff2(font)
    return format === 'wOFF' ? unpackWoff(font) : font
  } catch {
    return undefined
  }
}

/** Unpacks WOFF 1 (W3C, 2012): each table is compressed separately, or stored if that is shorter. */
function unpackWoff(woff: Uint8Array): Uint8Array {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength)
  const count = view.getUint16(12)
  const records = Array.from({length: count}, (_, index) => 44 + 20 * index)
  const total = records.reduce((sum, record) => sum + view.getUint32(record + 12), 0)
  if (total > mostUnpacked) throw new RangeError('a font of more than 128 MB')
  const tables = records.map(record => {
    const [offset, length, whole] = [4, 8, 12].map(at => view.getUint32(record + at)) as [
      number,
      number,
      number
    ]
    const bytes = woff.subarray(offset, offset + length)
    return length < whole ? new Uint8Array(inflateSync(bytes, {maxOutputLength: whole})) : bytes
  })
  const sizes = tables.map(table => Math.ceil(table.length / 4) * 4)
  const font = new Uint8Array(12 + 16 * count + sizes.reduce((sum, size) => sum + size, 0))
  const written = new DataView(font.buffer)
  written.setUint32(0, view.getUint32(4))
  written.setUint16(4, count)
  let offset = 12 + 16 * count
  for (const [index, table] of tables.entries()) {
    const row = 12 + 16 * index
    font.set(woff.subarray(records[index]!, records[index]! + 4), row)
    written.setUint32(row + 4, view.getUint32(records[index]! + 16))
    written.setUint32(row + 8, offset)
    written.setUint32(row + 12, table.length)
    font.set(table, offset)
    offset += sizes[index]!
  }
  return font
}
