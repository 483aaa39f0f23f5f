import {u16} from '../formulas/font/face-tables.ts'
import {laidOut, optional, type Part} from '../formulas/font/table-parts.ts'

/** A lookup of a font, which substitutes or positions glyphs: its type, and the positions of its subtables. */
export type Lookup = Readonly<{kind: number; tables: readonly number[]}>

type Feature = Readonly<{tag: string; lookups: readonly number[]}>
/** The features for a language; a system without a tag is the default for all other languages. */
type System = Readonly<{tag: string; features: readonly number[]}>

/** The GSUB or GPOS table of a font (OpenType 1.9, “OpenType Layout Common Table Formats”). */
export type Layout = Readonly<{
  scripts: ReadonlyArray<Readonly<{tag: string; systems: readonly System[]}>>
  features: readonly Feature[]
  lookups: readonly Lookup[]
}>

/**
 * The lookup types of extensions, which can refer to subtables more than 64 KB away; an extension states the lookup
 * type of its subtable.
 */
const extensions: Readonly<Record<'GSUB' | 'GPOS', number>> = {GSUB: 7, GPOS: 9}

export function readLayout(view: DataView, name: 'GSUB' | 'GPOS'): Layout {
  const tagAt = (at: number) =>
    [0, 1, 2, 3].map(offset => String.fromCharCode(view.getUint8(at + offset))).join('')
  const [scripts, features, lookups] = [4, 6, 8].map(at => view.getUint16(at)) as [number, number, number]
  const listAt = (at: number) =>
    Array.from({length: view.getUint16(at)}, (_, index) => view.getUint16(at + 2 + index * 2))
  const recordsAt = (list: number, start: number) =>
    Array.from({length: view.getUint16(list)}, (_, index) => {
      const record = list + 2 + index * 6
      return {tag: tagAt(record), at: start + view.getUint16(record + 4)}
    })
  const systemAt = (tag: string, at: number): System => ({tag, features: listAt(at + 4)})
  return {
    scripts: recordsAt(scripts, scripts).map(({tag, at}) => {
      const usual = view.getUint16(at)
      const own = recordsAt(at + 2, at).map(system => systemAt(system.tag, system.at))
      return {tag, systems: usual === 0 ? own : [systemAt('', at + usual), ...own]}
    }),
    features: recordsAt(features, features).map(({tag, at}) => ({tag, lookups: listAt(at + 2)})),
    lookups: listAt(lookups).map(offset => lookupAt(view, lookups + offset, extensions[name]))
  }
}

function lookupAt(view: DataView, at: number, extension: number): Lookup {
  const kind = view.getUint16(at)
  const tables = Array.from(
    {length: view.getUint16(at + 4)},
    (_, index) => at + view.getUint16(at + 6 + index * 2)
  )
  if (kind !== extension || tables.length === 0) return {kind, tables}
  return {
    kind: view.getUint16(tables[0]! + 2),
    tables: tables.map(table => table + view.getUint32(table + 4))
  }
}

/** The indexes of the lookups that belong to some features. */
export function lookupsOf({features}: Layout, tags: ReadonlySet<string>): ReadonlySet<number> {
  return new Set(features.flatMap(({tag, lookups}) => (tags.has(tag) ? lookups : [])))
}

/**
 * Writes a layout table with the features that still have lookups, for the same scripts and languages; undefined if no
 * feature is left.
 */
export function writeLayout(
  layout: Layout,
  tags: ReadonlySet<string>,
  lookups: ReadonlyMap<number, Readonly<{kind: number; tables: readonly Part[]}>>
): Uint8Array | undefined {
  const numbers = [...lookups.keys()].sort((one, other) => one - other)
  const features = layout.features.map(({tag, lookups: of}) => ({
    tag,
    lookups: tags.has(tag) ? of.flatMap(number => indexIn(numbers, number)) : []
  }))
  const kept = features.flatMap((feature, index) => (feature.lookups.length > 0 ? [index] : []))
  if (kept.length === 0) return undefined
  const systemOf = ({features: of}: System): Part => {
    const own = of.flatMap(number => indexIn(kept, number))
    return [0, 0xffff, own.length, ...own].flatMap(u16)
  }
  const scripts = layout.scripts.map(({tag, systems}): readonly [string, Part] => {
    const usual = systems.find(system => system.tag === '')
    const own = systems.filter(system => system.tag !== '')
    const records = own.map(system => [system.tag, systemOf(system)] as const)
    return [tag, [...optional(usual && systemOf(usual)), ...listOf(records)]]
  })
  const lists: readonly Part[] = [
    listOf(scripts),
    listOf(
      kept.map(index => {
        const {tag, lookups: of} = features[index]!
        return [tag, [0, of.length, ...of].flatMap(u16)]
      })
    ),
    [
      ...u16(numbers.length),
      ...numbers.map(number => {
        const {kind, tables} = lookups.get(number)!
        return {to: [...[kind, 0, tables.length].flatMap(u16), ...tables.map(to => ({to}))]}
      })
    ]
  ]
  return laidOut([...[1, 0].flatMap(u16), ...lists.map(to => ({to}))])
}

function indexIn(numbers: readonly number[], number: number): readonly number[] {
  const index = numbers.indexOf(number)
  return index < 0 ? [] : [index]
}

/** A list of records, each with a tag and the offset of a table. */
function listOf(records: ReadonlyArray<readonly [tag: string, part: Part]>): Part {
  const written = records.map(([tag, to]): Part => [...new TextEncoder().encode(tag), {to}])
  return [...u16(records.length), ...written.flat()]
}
