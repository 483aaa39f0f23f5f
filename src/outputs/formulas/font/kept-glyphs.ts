import {tableBytes, u16, u32} from './face-tables.ts'
import type {LetterFont} from './math-font.ts'
import {componentsOf} from './outlines.ts'
import {tableOf} from './sfnt.ts'

/** Some glyphs, together with all glyphs that they are composed of. */
export function withComponents({outlines}: LetterFont, glyphs: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(glyphs)
  for (const glyph of all) {
    const bytes = outlines.bytesOf(glyph)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (const {id} of componentsOf(view)) all.add(id)
  }
  return all
}

/** The tables for outlines and widths. All glyphs keep their numbers, but only the drawn glyphs have outlines. */
export function outlineTables(
  {sfnt, outlines}: LetterFont,
  drawn: ReadonlySet<number>
): ReadonlyArray<readonly [string, Uint8Array]> {
  const {count} = outlines
  const isLong = tableOf(sfnt, 'head').getInt16(50) === 1
  const widths = tableOf(sfnt, 'hhea').getUint16(34)
  const hmtx = bytesOfView(tableOf(sfnt, 'hmtx')).slice()
  const glyphs = Array.from({length: count}, (_, glyph) =>
    drawn.has(glyph) ? outlines.bytesOf(glyph) : new Uint8Array()
  )
  for (let glyph = 0; glyph < count; glyph++) {
    if (drawn.has(glyph)) continue
    if (glyph < widths) hmtx.fill(0, glyph * 4, glyph * 4 + 4)
    else hmtx.fill(0, widths * 4 + (glyph - widths) * 2, widths * 4 + (glyph - widths) * 2 + 2)
  }
  const glyf = new Uint8Array(glyphs.reduce((sum, {length}) => sum + ((length + 3) & ~3), 0))
  const places = [0]
  for (const glyph of glyphs) {
    glyf.set(glyph, places.at(-1)!)
    places.push(places.at(-1)! + ((glyph.length + 3) & ~3))
  }
  return [
    ['glyf', glyf],
    ['hmtx', hmtx],
    ['loca', tableBytes(places.map(place => (isLong ? u32(place) : u16(place / 2))))]
  ]
}

/** The table `post` without names of glyphs (version 3). */
export function withoutGlyphNames(post: Uint8Array): Uint8Array {
  return Uint8Array.from([...u32(0x30000), ...post.subarray(4, 32)])
}

export function bytesOfView(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}
