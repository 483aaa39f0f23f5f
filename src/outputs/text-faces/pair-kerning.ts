import {coverageAt} from '../formulas/font/coverage.ts'
import {classesAt} from '../formulas/font/kerning.ts'
import {coverage, type Part, u16s} from '../formulas/font/table-parts.ts'
import {type Layout, lookupsOf, writeLayout} from './layout.ts'

const pairs = 2
/** The value format X_ADVANCE: only the advance of the first glyph is adjusted. */
const advanceOnly = 4
const kern: ReadonlySet<string> = new Set(['kern'])

/**
 * The GPOS table with the kerning of some glyphs in pairs; kerning that depends on more than two glyphs, such as for a
 * Catalan “l·l”, is left out. Undefined if no kerning is left. Throws a RangeError for pairs that are adjusted in
 * another way.
 */
export function keptKerning(
  view: DataView,
  layout: Layout,
  glyphs: ReadonlySet<number>
): Uint8Array | undefined {
  const kept = [...lookupsOf(layout, kern)].flatMap(number => {
    const {kind, tables} = layout.lookups[number]!
    if (kind !== pairs) return []
    const left = tables.flatMap(at => keptPairs(view, at, glyphs) ?? [])
    return left.length === 0 ? [] : [[number, {kind, tables: left.map(({part}) => part)}] as const]
  })
  return writeLayout(layout, kern, new Map(kept))
}

/** The kept pairs of one subtable, wrapped in an object, because a `Part` is itself an array. */
function keptPairs(
  view: DataView,
  at: number,
  glyphs: ReadonlySet<number>
): Readonly<{part: Part}> | undefined {
  if (view.getUint16(at + 4) !== advanceOnly || view.getUint16(at + 6) !== 0)
    throw new RangeError('pairs of which more than an advance is adjusted')
  const covered = coverageAt(view, at + view.getUint16(at + 2))
  const part =
    view.getUint16(at) === 1 ? glyphPairs(view, at, covered, glyphs) : classPairs(view, at, covered, glyphs)
  return part && {part}
}

function glyphPairs(
  view: DataView,
  at: number,
  covered: readonly number[],
  glyphs: ReadonlySet<number>
): Part | undefined {
  const sets = covered.flatMap((first, index) => {
    if (!glyphs.has(first)) return []
    const set = at + view.getUint16(at + 10 + index * 2)
    const records = Array.from({length: view.getUint16(set)}, (_, pair) => set + 2 + pair * 4)
    const kept = records.filter(record => glyphs.has(view.getUint16(record)))
    if (kept.length === 0) return []
    const values = kept.flatMap(record => [view.getUint16(record), view.getInt16(record + 2)])
    return [{first, part: [u16s([kept.length, ...values])]}]
  })
  if (sets.length === 0) return undefined
  return [
    u16s([1]),
    {to: coverage(sets.map(({first}) => first))},
    u16s([advanceOnly, 0, sets.length]),
    ...sets.map(({part}) => ({to: part}))
  ]
}

/**
 * Removes classes without glyphs. A covered glyph ends the search for its pair, so it is kept even if it has no pair.
 */
function classPairs(
  view: DataView,
  at: number,
  covered: readonly number[],
  glyphs: ReadonlySet<number>
): Part | undefined {
  const firsts = covered.filter(glyph => glyphs.has(glyph))
  if (firsts.length === 0) return undefined
  const [rows, columns] = [8, 10].map(offset => classesAt(view, at + view.getUint16(at + offset)))
  const width = view.getUint16(at + 14)
  const seconds = [...glyphs].sort((one, other) => one - other)
  const [usedRows, usedColumns] = [usedClasses(rows!, firsts), usedClasses(columns!, seconds)]
  const values = usedRows.flatMap(row =>
    usedColumns.map(column => view.getInt16(at + 16 + (row * width + column) * 2))
  )
  return [
    u16s([2]),
    {to: coverage(firsts)},
    u16s([advanceOnly, 0]),
    {to: classTable(rows!, firsts, usedRows)},
    {to: classTable(columns!, seconds, usedColumns)},
    u16s([usedRows.length, usedColumns.length, ...values])
  ]
}

/** The classes of some glyphs; class 0, for all other glyphs, always exists. */
function usedClasses(classes: ReadonlyMap<number, number>, glyphs: readonly number[]): readonly number[] {
  return [...new Set([0, ...glyphs.map(glyph => classes.get(glyph) ?? 0)])].sort((one, other) => one - other)
}

/**
 * A class definition table in ranges (format 2), with the new numbers of the remaining classes (OpenType 1.9, “Class
 * Definition Table”).
 */
function classTable(
  classes: ReadonlyMap<number, number>,
  glyphs: readonly number[],
  used: readonly number[]
): Part {
  const ranges: Array<[first: number, last: number, number: number]> = []
  for (const glyph of glyphs) {
    const number = used.indexOf(classes.get(glyph) ?? 0)
    const before = ranges.at(-1)
    if (number === 0) continue
    if (before !== undefined && before[1] === glyph - 1 && before[2] === number) before[1] = glyph
    else ranges.push([glyph, glyph, number])
  }
  return [u16s([2, ranges.length, ...ranges.flat()])]
}
