/** The tables of an uncompressed OpenType font, by tag. */
export type Sfnt = ReadonlyMap<string, DataView>

/**
 * Reads the table directory (OpenType 1.9, “Organization of an OpenType Font”); throws a RangeError for damaged fonts.
 */
export function readSfnt(font: Uint8Array): Sfnt {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = new Map<string, DataView>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + 16 * index
    const tag = String.fromCharCode(...font.subarray(record, record + 4))
    const [start, length] = [view.getUint32(record + 8), view.getUint32(record + 12)]
    tables.set(tag, new DataView(font.buffer, font.byteOffset + start, length))
  }
  return tables
}

/** A table that the font must contain; throws if it is missing. */
export function tableOf(font: Sfnt, tag: string): DataView {
  const table = font.get(tag)
  if (table === undefined) throw new RangeError(`no table ${tag}`)
  return table
}

/** Writes a font, by default with TrueType outlines: its tables, sorted by tag, each with its checksum. */
export function writeSfnt(tables: ReadonlyMap<string, Uint8Array>, flavor = 0x10000): Uint8Array {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1))
  const start = 12 + 16 * sorted.length
  const total = sorted.reduce((sum, [, bytes]) => sum + padded(bytes.length), start)
  const font = new Uint8Array(total)
  const view = new DataView(font.buffer)
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  view.setUint32(0, flavor)
  view.setUint16(4, sorted.length)
  view.setUint16(6, power * 16)
  view.setUint16(8, Math.log2(power))
  view.setUint16(10, (sorted.length - power) * 16)
  let offset = start
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const record = 12 + 16 * index
    font.set(new TextEncoder().encode(tag), record)
    font.set(bytes, offset)
    view.setUint32(record + 4, checksum(view, offset, padded(bytes.length)))
    view.setUint32(record + 8, offset)
    view.setUint32(record + 12, bytes.length)
    offset += padded(bytes.length)
  }
  return font
}

function padded(length: number): number {
  return (length + 3) & ~3
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0
  for (let offset = start; offset < start + length; offset += 4) sum = (sum + view.getUint32(offset)) >>> 0
  return sum
}
