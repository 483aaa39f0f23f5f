import {coverageAt} from './coverage.ts'
import {tableBytes, u16, u32} from './face-tables.ts'
import type {Sfnt} from './sfnt.ts'

/** Two glyphs, and the offset of the second, in font units. */
export type Kern = readonly [first: number, second: number, value: number]

/**
 * Reads the kerning of glyph pairs from a font's GPOS table, as a function that returns 0 for most pairs. Undefined if
 * the table also positions glyphs in other ways, such as marks on letters.
 */
export function readKerning(font: Sfnt): ((first: number, second: number) => number) | undefined {
  const view = font.get('GPOS')
  if (view === undefined) return () => 0
  const list = view.getUint16(8)
  const readers: Array<(first: number, second: number) => number | undefined> = []
  for (let index = 0; index < view.getUint16(list); index++) {
    const lookup = list + view.getUint16(list + 2 + index * 2)
    if (view.getUint16(lookup) !== pairAdjustment) return undefined
    for (let number = 0; number < view.getUint16(lookup + 4); number++) {
      const reader = pairsAt(view, lookup + view.getUint16(lookup + 6 + number * 2))
      if (reader === undefined) return undefined
      readers.push(reader)
    }
  }
  return (first, second) => {
    for (const reader of readers) {
      const value = reader(first, second)
      if (value !== undefined && value !== 0) return value
    }
    return 0
  }
}

const pairAdjustment = 2
/** The value format X_ADVANCE: only the advance of the first glyph is adjusted. */
const advanceOnly = 4

/**
 * Returns a function for the kerning in a subtable with pairs of glyphs (format 1) or of glyph classes (format 2)
 * (OpenType 1.9, “Pair Adjustment Positioning”).
 */
function pairsAt(
  view: DataView,
  start: number
): ((first: number, second: number) => number | undefined) | undefined {
  if (view.getUint16(start + 4) !== advanceOnly || view.getUint16(start + 6) !== 0) return undefined
  const indices = new Map(
    coverageAt(view, start + view.getUint16(start + 2)).map((glyph, index) => [glyph, index])
  )
  return view.getUint16(start) === 1
    ? pairsOfGlyphs(view, start, indices)
    : pairsOfClasses(view, start, indices)
}

function pairsOfGlyphs(view: DataView, start: number, indices: ReadonlyMap<number, number>) {
  return (first: number, second: number): number | undefined => {
    const index = indices.get(first)
    if (index === undefined) return undefined
    const set = start + view.getUint16(start + 10 + index * 2)
    for (let pair = 0; pair < view.getUint16(set); pair++) {
      const record = set + 2 + pair * 4
      if (view.getUint16(record) === second) return view.getInt16(record + 2)
    }
    return undefined
  }
}

function pairsOfClasses(view: DataView, start: number, indices: ReadonlyMap<number, number>) {
  const [one, other] = [8, 10].map(offset => classesAt(view, start + view.getUint16(start + offset)))
  const columns = view.getUint16(start + 14)
  return (first: number, second: number): number | undefined => {
    if (!indices.has(first)) return undefined
    const [row, column] = [one!.get(first) ?? 0, other!.get(second) ?? 0]
    return view.getInt16(start + 16 + (row * columns + column) * 2)
  }
}

/** The classes of glyphs (OpenType 1.9, “Class Definition Table”); glyphs that are not listed have class 0. */
export function classesAt(view: DataView, start: number): ReadonlyMap<number, number> {
  const classes = new Map<number, number>()
  if (view.getUint16(start) === 1) {
    const first = view.getUint16(start + 2)
    for (let index = 0; index < view.getUint16(start + 4); index++) {
      classes.set(first + index, view.getUint16(start + 6 + index * 2))
    }
    return classes
  }
  for (let range = 0; range < view.getUint16(start + 2); range++) {
    const record = start + 4 + range * 6
    for (let glyph = view.getUint16(record); glyph <= view.getUint16(record + 2); glyph++) {
      classes.set(glyph, view.getUint16(record + 4))
    }
  }
  return classes
}

/** Writes a GPOS table that kerns some pairs in all scripts. */
export function kerningTable(kerns: readonly Kern[]): Uint8Array {
  const sets = new Map<number, Array<readonly [number, number]>>()
  for (const [first, second, value] of [...kerns].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const set = sets.get(first) ?? []
    sets.set(first, set)
    set.push([second, value])
  }
  const scripts = [...u16(1), ...tagOf('DFLT'), ...u16(8), ...u16(4), ...u16(0), ...u16(0), ...u16(0xffff)]
  const oneIndex = [...u16(1), ...u16(0)]
  const features = [...u16(1), ...tagOf('kern'), ...u16(8), ...u16(0), ...u16(1), ...u16(0)]
  const lookup = [...u16(1), ...u16(4), ...u16(pairAdjustment), ...u16(0), ...u16(1), ...u16(8)]
  const script = [...scripts, ...oneIndex]
  const header = 10
  return tableBytes([
    u32(0x10000),
    u16(header),
    u16(header + script.length),
    u16(header + script.length + features.length),
    script,
    features,
    lookup,
    pairTable(sets)
  ])
}

function pairTable(sets: ReadonlyMap<number, ReadonlyArray<readonly [number, number]>>): readonly number[] {
  const start = 10 + sets.size * 2
  const covered = [...u16(1), ...u16(sets.size), ...[...sets.keys()].flatMap(u16)]
  let offset = start + covered.length
  const bodies = [...sets.values()].map(pairs => [
    ...u16(pairs.length),
    ...pairs.flatMap(([second, value]) => [...u16(second), ...u16(value)])
  ])
  const offsets = bodies.map(body => {
    offset += body.length
    return offset - body.length
  })
  return [
    ...[1, start, advanceOnly, 0, sets.size].flatMap(u16),
    ...offsets.flatMap(u16),
    ...covered,
    ...bodies.flat()
  ]
}

function tagOf(tag: string): readonly number[] {
  return [...new TextEncoder().encode(tag)]
}
