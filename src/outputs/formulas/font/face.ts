import {largestOf} from '../../../core/extremes.ts'
import {builtSign, type PlacedGlyph} from './built-sign.ts'
import {
  characterMap,
  head,
  horizontalHeader,
  type Metric,
  maximumProfile,
  metricsTable,
  nameTable,
  tableBytes,
  u16,
  u32
} from './face-tables.ts'
import type {MathFont} from './math-font.ts'
import {componentsOf} from './outlines.ts'
import {writeSfnt} from './sfnt.ts'
import type {SlotContent} from './slots.ts'

/**
 * The shape that a face (a font of a page) shows for a character: the content of a slot, or a rectangle on the
 * baseline, in thousandths of an em.
 */
export type FaceContent = SlotContent | Readonly<{width: number; height: number}>

/**
 * Writes a TrueType font with glyphs for some characters. Its ascent equals its descent, so that browsers round both
 * alike.
 */
export function writeFace(
  font: MathFont,
  characters: readonly number[],
  contentOf: (character: number) => FaceContent | undefined,
  name?: string
): Uint8Array {
  const glyphs = new Glyphs(font)
  const codes = [...characters].sort((one, other) => one - other)
  const numbers = codes.map((character): readonly [number, number] => {
    const content = contentOf(character)
    return [character, content === undefined ? 0 : glyphs.add(content)]
  })
  const {glyf, loca, hmtx, bounds, depth} = glyphs.finish()
  const count = loca.length - 1
  return writeSfnt(
    new Map([
      ['cmap', characterMap(numbers)],
      ['glyf', glyf],
      ['head', head(font, bounds)],
      ['hhea', horizontalHeader(hmtx, count)],
      ['hmtx', tableBytes(hmtx.flatMap(({advance, left}) => [u16(advance), u16(left)]))],
      ['loca', tableBytes(loca.map(u32))],
      ['maxp', maximumProfile(font, count, depth)],
      ['name', nameTable(name)],
      ['OS/2', metricsTable(font, codes)],
      ['post', tableBytes([u32(0x30000), ...Array.from({length: 7}, () => u32(0))])]
    ])
  )
}

/** The glyphs of a font that is being written; the first is the empty glyph for missing characters. */
class Glyphs {
  private readonly data: Uint8Array[] = [new Uint8Array()]
  private readonly metrics: Metric[] = [{advance: 500, left: 0}]
  private readonly known = new Map<number, number>()
  private readonly font: MathFont
  private readonly bounds = [0, 0, 0, 0]
  private depth = 1

  constructor(font: MathFont) {
    this.font = font
  }

  /** Adds a glyph, and returns its number in this font. */
  add(content: FaceContent): number {
    if (typeof content === 'number') return this.addGlyph(content)
    return 'way' in content ? this.addBuilt(content) : this.addRectangle(content)
  }

  private addRectangle(size: Readonly<{width: number; height: number}>): number {
    const [width, height] = [size.width, size.height].map(side =>
      Math.round((side * this.font.unitsPerEm) / 1000)
    ) as [number, number]
    const number = this.put(rectangleGlyph(width, height), undefined)
    this.metrics[number] = {advance: width, left: 0}
    this.widen([0, 0, width, height])
    return number
  }

  private addGlyph(glyph: number): number {
    const known = this.known.get(glyph)
    if (known !== undefined) return known
    const {outlines} = this.font
    const bytes = outlines.bytesOf(glyph).slice()
    const view = new DataView(bytes.buffer)
    const number = this.put(new Uint8Array(), glyph)
    this.known.set(glyph, number)
    const components = componentsOf(view)
    for (const {id, at} of components) view.setUint16(at, this.addGlyph(id))
    if (components.length > 0) this.depth = Math.max(this.depth, 2)
    this.data[number] = withoutInstructions(bytes, components.length > 0)
    return number
  }

  private addBuilt(built: Exclude<SlotContent, number>): number {
    const {outlines} = this.font
    const parts = builtSign(this.font, built)
    const numbers = parts.map(({glyph}) => this.addGlyph(glyph))
    const boxes = parts.flatMap(({glyph, dx, dy}) => {
      const box = outlines.boundsOf(glyph)
      return box === undefined ? [] : [[box.left + dx, box.bottom + dy, box.right + dx, box.top + dy]]
    })
    const side = (index: number, pick: (...values: number[]) => number) =>
      boxes.length === 0 ? 0 : pick(...boxes.map(box => box[index]!))
    const box = [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)]
    this.depth = 3
    const number = this.put(compositeGlyph(box, parts, numbers), undefined)
    const first = parts[0]
    const advance =
      built.way === 'h'
        ? built.length * this.font.unitsPerEm
        : largestOf([0, ...parts.map(({glyph}) => outlines.advanceOf(glyph))])
    this.metrics[number] = {advance: Math.round(advance), left: first === undefined ? 0 : box[0]!}
    this.widen(box)
    return number
  }

  private put(bytes: Uint8Array, glyph: number | undefined): number {
    const number = this.data.push(bytes) - 1
    const box = glyph === undefined ? undefined : this.font.outlines.boundsOf(glyph)
    const advance = glyph === undefined ? 0 : this.font.outlines.advanceOf(glyph)
    this.metrics.push({advance, left: box?.left ?? 0})
    if (box !== undefined) this.widen([box.left, box.bottom, box.right, box.top])
    return number
  }

  private widen([left, bottom, right, top]: readonly number[]): void {
    this.bounds[0] = Math.min(this.bounds[0]!, left!)
    this.bounds[1] = Math.min(this.bounds[1]!, bottom!)
    this.bounds[2] = Math.max(this.bounds[2]!, right!)
    this.bounds[3] = Math.max(this.bounds[3]!, top!)
  }

  finish(): Readonly<{
    glyf: Uint8Array
    loca: readonly number[]
    hmtx: readonly Metric[]
    bounds: readonly number[]
    depth: number
  }> {
    const loca = [0]
    for (const bytes of this.data) loca.push(loca.at(-1)! + ((bytes.length + 3) & ~3))
    const glyf = new Uint8Array(Math.max(4, loca.at(-1)!))
    for (const [index, bytes] of this.data.entries()) glyf.set(bytes, loca[index])
    return {glyf, loca, hmtx: this.metrics, bounds: this.bounds, depth: this.depth}
  }
}

/** A glyph without its instructions, because they depend on programs in the original font. */
function withoutInstructions(bytes: Uint8Array, isComposite: boolean): Uint8Array {
  if (bytes.length === 0) return bytes
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isComposite) {
    for (const {at} of componentsOf(view)) view.setUint16(at - 2, view.getUint16(at - 2) & ~0x100)
    return bytes
  }
  const lengthAt = 10 + view.getInt16(0) * 2
  const length = view.getUint16(lengthAt)
  const short = new Uint8Array(bytes.length - length)
  short.set(bytes.subarray(0, lengthAt))
  short.set(bytes.subarray(lengthAt + 2 + length), lengthAt + 2)
  return short
}

/** A glyph with one contour of four corners; the steps between them are pairs of 16-bit numbers. */
function rectangleGlyph(width: number, height: number): Uint8Array {
  const onCurve = 1
  return tableBytes([
    ...[1, 0, 0, width, height, 3, 0].map(u16),
    [onCurve, onCurve, onCurve, onCurve],
    ...[0, 0, width, 0, 0, height, 0, -height].map(u16)
  ])
}

/**
 * The flags ARG_1_AND_2_ARE_WORDS, ARGS_ARE_XY_VALUES and MORE_COMPONENTS of a composite glyph, whose components are
 * not scaled.
 */
const [wordOffsets, areOffsets, moreParts] = [1, 2, 0x20]

function compositeGlyph(
  box: readonly number[],
  parts: readonly PlacedGlyph[],
  numbers: readonly number[]
): Uint8Array {
  if (parts.length === 0) return new Uint8Array()
  return tableBytes([
    u16(-1),
    ...box.map(u16),
    ...parts.flatMap(({dx, dy}, index) => {
      const more = index < parts.length - 1 ? moreParts : 0
      return [u16(wordOffsets | areOffsets | more), u16(numbers[index]!), u16(dx), u16(dy)]
    })
  ])
}
