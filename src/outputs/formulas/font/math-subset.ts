import type {AddedPart} from './added-glyphs.ts'
import {coverageAt} from './coverage.ts'
import {u16} from './face-tables.ts'
import type {MathFont} from './math-font.ts'
import {constantPlace} from './math-table.ts'
import {tableOf} from './sfnt.ts'
import {coverage, laidOut, optional, type Part} from './table-parts.ts'

/**
 * The MATH table for some glyphs only (OpenType 1.9, “MATH”), without adjustments for devices. Two defects are repaired
 * for browsers: swapped connectors, with which Chromium cannot build a long arrow, and spacing accents without larger
 * sizes where the combining accents have some.
 */
export function mathSubset(
  font: MathFont,
  kept: ReadonlySet<number>,
  added: ReadonlyMap<number, readonly AddedPart[]> = new Map()
): Uint8Array {
  const view = tableOf(font.sfnt, 'MATH')
  const constants = view.getUint16(4)
  const info = view.getUint16(6)
  const variants = view.getUint16(8)
  return laidOut([
    ...u16(1),
    ...u16(0),
    {to: constantsOf(view, constants, font.unitsPerEm)},
    {to: infoOf(view, info, kept)},
    {to: variantsOf(font, view, variants, {kept, added})}
  ])
}

/**
 * The font's constants, with labels of arrows as close as in TeX: the font puts them .8 em above the line, and only
 * Chromium uses that constant.
 */
function constantsOf(view: DataView, start: number, em: number): Part {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, constantsSize).slice()
  new DataView(bytes.buffer).setInt16(constantPlace('stretchStackTopShiftUp'), Math.round(0.6 * em))
  return [...bytes]
}

/** The size of MathConstants: four plain values, 51 MathValueRecords, and `radicalDegreeBottomRaisePercent`. */
const constantsSize = 8 + 51 * 4 + 2

function infoOf(view: DataView, start: number, kept: ReadonlySet<number>): Part {
  const [italics, accents, shapes, kerns] = [0, 2, 4, 6].map(offset => placeOf(view, start, offset))
  const extended = shapes === 0 ? [] : coverageAt(view, shapes!).filter(glyph => kept.has(glyph))
  return [
    optional(rows(view, italics!, kept, (_, record) => [...bytesAt(view, record, 2), 0, 0], 4)),
    optional(rows(view, accents!, kept, (_, record) => [...bytesAt(view, record, 2), 0, 0], 4)),
    optional(extended.length === 0 ? undefined : coverage(extended)),
    optional(rows(view, kerns!, kept, (base, record) => kernOf(view, base, record), 8))
  ].flat()
}

/**
 * A coverage table, a count, and one row for each kept glyph, for any table with this structure; undefined if no glyph
 * is kept.
 */
function rows(
  view: DataView,
  start: number,
  kept: ReadonlySet<number>,
  row: (start: number, record: number) => Part,
  size: number
): Part | undefined {
  if (start === 0) return undefined
  const found = coverageAt(view, placeOf(view, start, 0)).flatMap((glyph, index) =>
    kept.has(glyph) ? [{glyph, record: start + 4 + index * size}] : []
  )
  if (found.length === 0) return undefined
  return [
    {to: coverage(found.map(({glyph}) => glyph))},
    ...u16(found.length),
    ...found.flatMap(({record}) => row(start, record))
  ]
}

/** The heights and kerns for the four corners of a glyph. */
function kernOf(view: DataView, start: number, record: number): Part {
  return [0, 2, 4, 6].flatMap((offset): Part => {
    const distance = view.getUint16(record + offset)
    if (distance === 0) return u16(0)
    const table = start + distance
    const count = view.getUint16(table)
    const values = Array.from({length: 2 * count + 1}, (_, index) => table + 2 + index * 4)
    return [{to: [...u16(count), ...values.flatMap(at => [...bytesAt(view, at, 2), 0, 0])]}]
  })
}

/** Spacing accents, and the combining accents whose constructions they get. */
const accents: ReadonlyArray<readonly [spacing: number, combining: number]> = [
  [0x5e, 0x302],
  [0x2c6, 0x302],
  [0x7e, 0x303],
  [0x2dc, 0x303],
  [0x2c7, 0x30c]
]

/** The glyphs of combining accents, by the glyphs of spacing accents. */
export function combiningAccents(characters: MathFont['characters']): ReadonlyMap<number, number> {
  return new Map(
    accents.flatMap(([spacing, combining]): ReadonlyArray<readonly [number, number]> => {
      const [own, of] = [characters.get(spacing), characters.get(combining)]
      return own === undefined || of === undefined ? [] : [[own, of]]
    })
  )
}

type Built = Readonly<{place: number; first?: number; parts?: readonly AddedPart[]}>
type Constructions = ReadonlyMap<number, Built>

function variantsOf(
  font: MathFont,
  view: DataView,
  start: number,
  {kept, added}: Readonly<{kept: ReadonlySet<number>; added: ReadonlyMap<number, readonly AddedPart[]>}>
): Part {
  const overlap = view.getUint16(start)
  const vertical = constructionsAt(view, start, 'vertical')
  const horizontal = new Map<number, Built>(constructionsAt(view, start, 'horizontal'))
  for (const [own, combining] of combiningAccents(font.characters)) {
    const place = horizontal.get(combining)?.place
    if (place !== undefined && !horizontal.has(own)) horizontal.set(own, {place, first: own})
  }
  for (const [glyph, parts] of added) horizontal.set(glyph, {place: 0, first: glyph, parts})
  const [down, across] = [vertical, horizontal].map(all => sortedOf(all, kept)) as [Sorted, Sorted]
  return [
    ...u16(overlap),
    optional(down.length === 0 ? undefined : coverage(down.map(([glyph]) => glyph))),
    optional(across.length === 0 ? undefined : coverage(across.map(([glyph]) => glyph))),
    ...u16(down.length),
    ...u16(across.length),
    ...down.map(([, construction]) => ({to: constructionOf(font, view, construction, undefined)})),
    ...across.map(([, construction]) => ({to: constructionOf(font, view, construction, overlap)}))
  ].flat()
}

type Sorted = ReadonlyArray<readonly [number, Built]>

function sortedOf(all: Constructions, kept: ReadonlySet<number>): Sorted {
  return [...all].filter(([glyph]) => kept.has(glyph)).sort(([one], [other]) => one - other)
}

function constructionsAt(view: DataView, start: number, way: 'vertical' | 'horizontal'): Constructions {
  const before = way === 'vertical' ? 0 : view.getUint16(start + 6)
  const covered = placeOf(view, start, way === 'vertical' ? 2 : 4)
  const glyphs = covered === 0 ? [] : coverageAt(view, covered)
  return new Map(
    glyphs.map((glyph, index) => [glyph, {place: placeOf(view, start, 10 + (before + index) * 2)}])
  )
}

/** The sizes and parts of a glyph; connectors are swapped if the head of an arrow requires it. */
function constructionOf(
  {outlines}: MathFont,
  view: DataView,
  {place, first, parts}: Built,
  overlap: number | undefined
): Part {
  if (parts !== undefined && first !== undefined)
    return [{to: addedAssembly(parts)}, ...u16(1), ...u16(first), ...u16(outlines.advanceOf(first))]
  const count = view.getUint16(place + 2)
  const sizes = Array.from({length: count}, (_, index) => bytesAt(view, place + 4 + index * 4, 4))
  if (first !== undefined) {
    const {left = 0, right = 0} = outlines.boundsOf(first) ?? {}
    sizes[0] = [...u16(first), ...u16(right - left)]
  }
  const assembly = placeOf(view, place, 0)
  return [
    optional(assembly === 0 ? undefined : assemblyOf(view, assembly, overlap)),
    ...u16(count),
    ...sizes.flat()
  ].flat()
}

function addedAssembly(parts: readonly AddedPart[]): Part {
  const written = parts.flatMap(({glyph, start, end, length, isExtender}) =>
    [glyph, start, end, length, isExtender ? 1 : 0].flatMap(u16)
  )
  return [...u16(0), ...u16(0), ...u16(parts.length), ...written]
}

function assemblyOf(view: DataView, start: number, overlap: number | undefined): Part {
  const count = view.getUint16(start + 4)
  const parts = Array.from({length: count}, (_, index) => {
    const part = start + 6 + index * 10
    const [from, to] = [view.getUint16(part + 2), view.getUint16(part + 4)]
    const isExchanged =
      overlap !== undefined &&
      ((index === count - 1 && from < overlap && overlap <= to) ||
        (index === 0 && to < overlap && overlap <= from))
    const connectors = isExchanged ? [to, from] : [from, to]
    return [...bytesAt(view, part, 2), ...connectors.flatMap(u16), ...bytesAt(view, part + 6, 4)]
  })
  return [...bytesAt(view, start, 2), 0, 0, ...u16(count), ...parts.flat()]
}

/** The position that a table refers to by an offset from its start; 0 if the offset is 0. */
function placeOf(view: DataView, start: number, offset: number): number {
  const distance = view.getUint16(start + offset)
  return distance === 0 ? 0 : start + distance
}

function bytesAt(view: DataView, start: number, count: number): readonly number[] {
  return [...new Uint8Array(view.buffer, view.byteOffset + start, count)]
}
