import {largestOf} from '../../../core/extremes.ts'
import type {MathFont} from './math-font.ts'
import {tableOf} from './sfnt.ts'

/** The advance width of a glyph and the left side of its outline (`hmtx`), in font units. */
export type Metric = Readonly<{advance: number; left: number}>

/** The PostScript name of all faces, for PDF files. */
const faceName = 'STIXTwoMath-Regular'

export function u16(value: number): readonly number[] {
  return [(value >> 8) & 0xff, value & 0xff]
}

export function u32(value: number): readonly number[] {
  return [...u16(value >>> 16), ...u16(value & 0xffff)]
}

export function tableBytes(values: ReadonlyArray<readonly number[]>): Uint8Array {
  return Uint8Array.from(values.flat())
}

/** A `cmap` table with a single subtable, for all of Unicode (format 12). */
export function characterMap(
  numbers: ReadonlyArray<readonly [character: number, glyph: number]>
): Uint8Array {
  const groups = numbers.flatMap(([character, glyph]) => [u32(character), u32(character), u32(glyph)])
  const length = 16 + numbers.length * 12
  return tableBytes([
    u16(0),
    u16(1),
    u16(3),
    u16(10),
    u32(12),
    u16(12),
    u16(0),
    u32(length),
    u32(0),
    u32(numbers.length),
    ...groups
  ])
}

export function head({sfnt}: MathFont, bounds: readonly number[]): Uint8Array {
  const head = copyOf(tableOf(sfnt, 'head'))
  const view = new DataView(head.buffer)
  view.setUint32(8, 0)
  for (const [index, value] of bounds.entries()) view.setInt16(36 + index * 2, value)
  // `indexToLocFormat`: the offsets in `loca` are long.
  view.setInt16(50, 1)
  return head
}

const height = 800

export function horizontalHeader(metrics: readonly Metric[], count: number): Uint8Array {
  const widest = largestOf(metrics.map(({advance}) => advance))
  return tableBytes([
    u32(0x10000),
    ...[height, -height, 0, widest, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, count].map(u16)
  ])
}

export function maximumProfile({sfnt}: MathFont, count: number, depth: number): Uint8Array {
  const profile = copyOf(tableOf(sfnt, 'maxp'))
  const view = new DataView(profile.buffer)
  view.setUint16(4, count)
  // `maxCompositePoints` and other maxima for composite glyphs: composed signs can be larger than the font's own
  // glyphs.
  view.setUint16(10, 0x7fff)
  view.setUint16(12, 0x7fff)
  view.setUint16(28, 0xff)
  view.setUint16(30, depth)
  return profile
}

export function nameTable(postScriptName: string = faceName): Uint8Array {
  const [family = '', style = ''] = postScriptName.split('-')
  const names: ReadonlyArray<readonly [id: number, text: string]> =
    postScriptName === faceName
      ? [
          [1, 'STIX Two Math'],
          [2, 'Regular'],
          [4, 'STIX Two Math Regular'],
          [6, faceName]
        ]
      : [
          [1, family],
          [2, style],
          [4, postScriptName],
          [6, postScriptName]
        ]
  const texts = names.map(([, text]) => [...text].flatMap(letter => u16(letter.charCodeAt(0))))
  let offset = 0
  const records = names.flatMap(([id], index) => {
    const length = texts[index]!.length
    const record = [3, 1, 0x409, id, length, offset].map(u16)
    offset += length
    return record
  })
  return tableBytes([u16(0), u16(names.length), u16(6 + names.length * 12), ...records, ...texts])
}

export function metricsTable({sfnt}: MathFont, codes: readonly number[]): Uint8Array {
  const metrics = copyOf(tableOf(sfnt, 'OS/2'))
  const view = new DataView(metrics.buffer)
  view.setUint16(64, Math.min(0xffff, codes[0] ?? 0))
  view.setUint16(66, Math.min(0xffff, codes.at(-1) ?? 0))
  view.setInt16(68, height)
  view.setInt16(70, -height)
  view.setInt16(72, 0)
  view.setUint16(74, height)
  view.setUint16(76, height)
  return metrics
}

function copyOf(view: DataView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice() as Uint8Array<ArrayBuffer>
}
