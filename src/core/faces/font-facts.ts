import {writeRanges} from '../character-ranges.ts'
import type {FontFacts} from '../types.ts'

/** Reads the name and the characters of an uncompressed font (OpenType 1.9); undefined if the font is damaged. */
export function readFontFacts(font: Uint8Array): FontFacts | undefined {
  try {
    const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
    const characters = [...new Set(readCharacters(view, tableAt(view, 'cmap')))].sort((a, b) => a - b)
    return {name: readName(view, tableAt(view, 'name')), characters: writeRanges(characters)}
  } catch {
    return undefined
  }
}

/** The offset of the table named `wanted`. */
function tableAt(view: DataView, wanted: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + 16 * index
    const tag = [0, 1, 2, 3].map(offset => String.fromCharCode(view.getUint8(record + offset))).join('')
    if (tag === wanted) return view.getUint32(record + 8)
  }
  throw new RangeError(`no table ${wanted}`)
}

/** The PostScript name (name identifier 6) in the Windows encoding, which PDFs use. */
function readName(view: DataView, start: number): string {
  const strings = start + view.getUint16(start + 4)
  for (let index = 0; index < view.getUint16(start + 2); index++) {
    const record = start + 6 + 12 * index
    if (view.getUint16(record) !== 3 || view.getUint16(record + 6) !== 6) continue
    const [length, offset] = [view.getUint16(record + 8), view.getUint16(record + 10)]
    const units = Array.from({length: length / 2}, (_, unit) => view.getUint16(strings + offset + 2 * unit))
    return String.fromCharCode(...units)
  }
  return ''
}

/**
 * The code points for which the font has a glyph, from the subtable of `cmap` for all of Unicode or, without one, from
 * the subtable for the Basic Multilingual Plane.
 */
function* readCharacters(view: DataView, start: number): Generator<number> {
  const tables = Array.from({length: view.getUint16(start + 2)}, (_, index) => {
    const at = start + view.getUint32(start + 8 + 8 * index)
    return {at, format: view.getUint16(at), platform: view.getUint16(start + 4 + 8 * index)}
  }).filter(({platform}) => platform === 0 || platform === 3)
  const full = tables.find(({format}) => format === 12)
  const basic = tables.find(({format}) => format === 4)
  if (full !== undefined) yield* charactersOfGroups(view, full.at)
  else if (basic !== undefined) yield* charactersOfSegments(view, basic.at)
}

/**
 * Reads a subtable of format 12. Its groups are in ascending order, so characters that a damaged file repeats can be
 * skipped.
 */
function* charactersOfGroups(view: DataView, at: number): Generator<number> {
  let next = 0
  for (let index = 0; index < view.getUint32(at + 12); index++) {
    const group = at + 16 + 12 * index
    const [first, last, glyph] = [0, 4, 8].map(offset => view.getUint32(group + offset)) as [
      number,
      number,
      number
    ]
    for (let code = Math.max(first, next); code <= Math.min(last, 0x10ffff); code++)
      if (glyph + code - first !== 0) yield code
    next = Math.max(next, last + 1)
  }
}

/** Reads a subtable of format 4: four arrays of numbers, then the glyphs. Its segments are also in ascending order. */
function* charactersOfSegments(view: DataView, at: number): Generator<number> {
  const doubled = view.getUint16(at + 6)
  const [ends, starts] = [at + 14, at + 16 + doubled]
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled]
  let next = 0
  for (let segment = 0; segment < doubled; segment += 2) {
    const [first, last] = [view.getUint16(starts + segment), view.getUint16(ends + segment)]
    const offset = view.getUint16(offsets + segment)
    for (let code = Math.max(first, next); code <= Math.min(last, 0xfffe); code++) {
      const glyph =
        offset === 0
          ? code + view.getUint16(deltas + segment)
          : view.getUint16(offsets + segment + offset + 2 * (code - first))
      if ((glyph & 0xffff) !== 0) yield code
    }
    next = Math.max(next, last + 1)
  }
}
