import {brotliDecompressSync} from 'node:zlib'
import {writeSfnt} from '../../../outputs/formulas/font/sfnt.ts'
import {ByteReader} from './bytes.ts'
import {unpackGlyphs} from './glyf.ts'
import {tablesOf} from './locations.ts'
import {unpackMetrics} from './metrics.ts'
import {isTransformed, knownTags, otherTag, type PackedTable} from './tables.ts'

/** The maximum size of an unpacked font, more than any font has; it keeps a small file from filling the memory. */
export const mostUnpacked = 128_000_000

/**
 * The uncompressed font in a WOFF2 file (W3C WOFF 2.0). Throws a RangeError, or an error of Brotli, if the file is
 * damaged; font collections are not supported.
 */
export function unpackWoff2(woff2: Uint8Array): Uint8Array {
  const reader = new ByteReader(woff2)
  if (reader.u32() !== 0x774f4632) throw new RangeError('no WOFF2 file')
  const flavor = reader.u32()
  if (flavor === 0x74746366) throw new RangeError('a collection of fonts')
  reader.u32()
  const count = reader.u16()
  reader.bytes(6)
  const compressed = reader.u32()
  reader.bytes(24)
  const directory = Array.from({length: count}, () => readEntry(reader))
  const sizes = directory.map(entry => entry.packed)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total > mostUnpacked) throw new RangeError('a font of more than 128 MB')
  const data = new Uint8Array(brotliDecompressSync(reader.bytes(compressed), {maxOutputLength: total + 1}))
  const content = new ByteReader(data)
  const tables = directory.map(
    (entry, index): PackedTable => ({...entry, bytes: content.bytes(sizes[index]!)})
  )
  return writeSfnt(new Map(restored(tables)), flavor)
}

type Entry = Omit<PackedTable, 'bytes'> & Readonly<{packed: number}>

function readEntry(reader: ByteReader): Entry {
  const flags = reader.u8()
  const number = flags & 63
  const tag = number === otherTag ? new TextDecoder('latin1').decode(reader.bytes(4)) : knownTags[number]!
  const version = flags >> 6
  const length = reader.base128()
  return {tag, version, length, packed: isTransformed({tag, version}) ? reader.base128() : length}
}

function restored(tables: readonly PackedTable[]): ReadonlyArray<readonly [string, Uint8Array]> {
  const transformed = tables.find(table => table.tag === 'glyf' && isTransformed(table))
  const outlines = transformed && unpackGlyphs(transformed.bytes)
  const made = outlines && tablesOf(outlines.glyphs, outlines.isLong)
  return tables.map(table => {
    const {tag, bytes} = table
    if (!isTransformed(table)) return [tag, bytes]
    if ((tag === 'glyf' || tag === 'loca') && made !== undefined) return [tag, made[tag]]
    const hhea = tables.find(other => other.tag === 'hhea')?.bytes
    if (tag !== 'hmtx' || outlines === undefined || hhea === undefined) {
      throw new RangeError(`an unknown transformation of the table ${tag}`)
    }
    return [tag, unpackMetrics(bytes, new ByteReader(hhea, 34).u16(), outlines.glyphs)]
  })
}
