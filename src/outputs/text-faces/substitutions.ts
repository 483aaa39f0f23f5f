import {coverageAt} from '../formulas/font/coverage.ts'
import {coverage, type Part, u16s} from '../formulas/font/table-parts.ts'
import {type Layout, type Lookup, lookupsOf, writeLayout} from './layout.ts'

const single = 1
const ligature = 4

/** A replacement of one glyph, or of several glyphs by a ligature. */
type Substitution = Readonly<{of: readonly number[]; by: number}>

/** The replacements of glyphs that some features of a font make. */
export type Substitutions = Readonly<{
  /** Returns glyphs, together with all glyphs that can replace them. */
  closure: (glyphs: ReadonlySet<number>) => ReadonlySet<number>
  /** Returns the GSUB table for some glyphs; undefined if no lookup is left. */
  table: (glyphs: ReadonlySet<number>) => Uint8Array | undefined
}>

/** Reads the features with certain tags: their lookups for single glyphs and for ligatures. */
export function readSubstitutions(view: DataView, layout: Layout, tags: ReadonlySet<string>): Substitutions {
  const read = [...lookupsOf(layout, tags)].flatMap(number => {
    const lookup = layout.lookups[number]!
    const isKnown = lookup.kind === single || lookup.kind === ligature
    return isKnown ? [{number, lookup, all: substitutionsOf(view, lookup)}] : []
  })
  const within =
    (glyphs: ReadonlySet<number>) =>
    ({of}: Substitution): boolean =>
      of.every(glyph => glyphs.has(glyph))
  return {
    closure(glyphs) {
      const all = new Set(glyphs)
      for (let before = -1; before !== all.size; ) {
        before = all.size
        for (const rule of read) for (const {by} of rule.all.filter(within(all))) all.add(by)
      }
      return all
    },
    table(glyphs) {
      const kept = read.flatMap(({number, lookup: {kind}, all}) => {
        const left = all.filter(within(glyphs))
        if (left.length === 0) return []
        return [[number, {kind, tables: [kind === single ? singles(left) : ligatures(left)]}] as const]
      })
      return writeLayout(layout, tags, new Map(kept))
    }
  }
}

function substitutionsOf(view: DataView, {kind, tables}: Lookup): readonly Substitution[] {
  return tables.flatMap(at => {
    const glyphs = coverageAt(view, at + view.getUint16(at + 2))
    return glyphs.flatMap((glyph, index): readonly Substitution[] => {
      if (kind === ligature) return ligaturesAt(view, at + view.getUint16(at + 6 + index * 2), glyph)
      const by =
        view.getUint16(at) === 1
          ? (glyph + view.getInt16(at + 4)) & 0xffff
          : view.getUint16(at + 6 + index * 2)
      return [{of: [glyph], by}]
    })
  })
}

function ligaturesAt(view: DataView, set: number, first: number): readonly Substitution[] {
  return Array.from({length: view.getUint16(set)}, (_, index) => {
    const at = set + view.getUint16(set + 2 + index * 2)
    const more = Array.from({length: view.getUint16(at + 2) - 1}, (_, part) =>
      view.getUint16(at + 4 + part * 2)
    )
    return {of: [first, ...more], by: view.getUint16(at)}
  })
}

function singles(substitutions: readonly Substitution[]): Part {
  const sorted = [...substitutions].sort((one, other) => one.of[0]! - other.of[0]!)
  return [
    u16s([2]),
    {to: coverage(sorted.map(({of}) => of[0]!))},
    u16s([sorted.length, ...sorted.map(({by}) => by)])
  ]
}

/** Ligatures in the order of the font, in which longer ligatures come first. */
function ligatures(substitutions: readonly Substitution[]): Part {
  const firsts = [...new Set(substitutions.map(({of}) => of[0]!))].sort((one, other) => one - other)
  const sets = firsts.map((first): Part => {
    const own = substitutions.filter(({of}) => of[0] === first)
    return [u16s([own.length]), ...own.map(({of, by}) => ({to: [u16s([by, of.length, ...of.slice(1)])]}))]
  })
  return [u16s([1]), {to: coverage(firsts)}, u16s([firsts.length]), ...sets.map(to => ({to}))]
}
