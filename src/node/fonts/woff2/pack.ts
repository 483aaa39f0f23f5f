import {brotliCompressSync, constants} from 'node:zlib'
import {readSfnt, type Sfnt} from '../../../outputs/formulas/font/sfnt.ts'
import {ByteWriter} from './bytes.ts'
import {type GlyphBytes, packGlyphs} from './glyf.ts'
import {glyphsOf} from './locations.ts'
import {packMetrics} from './metrics.ts'
import {isTransformed, knownTags, otherTag, type PackedTable} from './tables.ts'

const headerSize = 48

/**
 * Compresses a font to WOFF2 (W3C WOFF 2.0), with transformed outlines, which make it smaller. The bytes depend only on
 * the version of Node's Brotli. Throws a RangeError if the font is damaged.
 */
export function packWoff2(font: Uint8Array, quality: 5 | 11 = 11): Uint8Array {
  const tables = packedTables(readSfnt(font))
  const directory = new ByteWriter()
  for (const table of tables) {
    const number = knownTags.indexOf(table.tag)
    directory.u8((number < 0 ? otherTag : number) | (table.version << 6))
    if (number < 0) directory.bytes(new TextEncoder().encode(table.tag))
    directory.base128(table.length)
    if (isTransformed(table)) directory.base128(table.bytes.length)
  }
  const compressed = compress(
    tables.map(({bytes}) => bytes),
    quality
  )
  const file = new ByteWriter(headerSize + directory.length + compressed.length + 4)
  file.bytes(new TextEncoder().encode('wOF2'))
  file.bytes(font.subarray(0, 4))
  file.u32((headerSize + directory.length + compressed.length + 3) & ~3)
  file.u16(tables.length)
  file.u16(0)
  file.u32(tables.reduce((sum, {length}) => sum + ((length + 3) & ~3), 12 + 16 * tables.length))
  file.u32(compressed.length)
  // Zeros for the version of the font, which is never read, and for metadata and private data, which the file does not
  // have.
  for (let word = 0; word < 6; word++) file.u32(0)
  file.bytes(directory.written())
  file.bytes(compressed)
  file.pad()
  return file.written()
}

function packedTables(font: Sfnt): readonly PackedTable[] {
  const glyphs = outlinesOf(font)
  const tags = [...font.keys()].filter(tag => tag !== 'DSIG').sort()
  // `loca` has to follow `glyf`.
  const ordered = tags.flatMap(tag => (tag === 'loca' ? [] : tag === 'glyf' ? ['glyf', 'loca'] : [tag]))
  return ordered.map(tag => {
    const table = font.get(tag)!
    const bytes = new Uint8Array(table.buffer, table.byteOffset, table.byteLength)
    const plain = {tag, length: bytes.length}
    if (tag === 'head') return {...plain, version: 0, bytes: markedAsPacked(bytes)}
    if (glyphs === undefined) return {...plain, version: tag === 'glyf' || tag === 'loca' ? 3 : 0, bytes}
    if (tag === 'glyf') return {...plain, version: 0, bytes: packGlyphs(glyphs, hasLongOffsets(font))}
    if (tag === 'loca') return {...plain, version: 0, bytes: new Uint8Array()}
    const metrics =
      tag === 'hmtx' ? packMetrics(bytes, font.get('hhea')?.getUint16(34) ?? 0, glyphs) : undefined
    return {...plain, version: metrics === undefined ? 0 : 1, bytes: metrics ?? bytes}
  })
}

/** The outlines of a TrueType font; undefined for other outlines. */
function outlinesOf(font: Sfnt): GlyphBytes | undefined {
  const [glyf, loca] = [font.get('glyf'), font.get('loca')]
  return glyf && loca && glyphsOf(glyf, loca, hasLongOffsets(font))
}

function hasLongOffsets(font: Sfnt): boolean {
  return font.get('head')?.getInt16(50) === 1
}

/** The `head` table, marked as losslessly converted (bit 11 of its flags). */
function markedAsPacked(head: Uint8Array): Uint8Array {
  const copy = head.slice()
  copy[16]! |= 0x08
  return copy
}

function compress(tables: readonly Uint8Array[], quality: number): Uint8Array {
  const all = Buffer.concat(tables)
  return brotliCompressSync(all, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: all.length
    }
  })
}
