import type {CslItem, Field, Finding, Place, Point, Reference} from '../core/types.ts'
import type {InheritedFields} from './bibtex/crossref.ts'
import {hasUnknownFields} from './bibtex/field-names.ts'
import type {BibtexEntry} from './bibtex/index.ts'
import {keysOf} from './bibtex/keys.ts'
import {mayHoldUnknownLatex} from './bibtex/latex.ts'
import type {MappedEntry} from './bibtex/mapping.ts'
import type {KnownScans} from './bibtex/rescan.ts'

/**
 * The entries of the last bibliography in a session, by a key of everything that their works depend on, and the scans
 * of its files.
 */
export type KnownEntries = {
  entries: ReadonlyMap<string, Known>
  /** The entries that depend on no other entry. */
  alone: ReadonlyMap<BibtexEntry, NamedEntry>
  /** The entries without unknown fields and unknown LaTeX. */
  quiet: WeakSet<BibtexEntry>
  scans: KnownScans
}

type Known = Readonly<{reference: Reference; isReported: boolean}>
type NamedEntry = Readonly<{name: string; reference: Reference}>

export function createKnownEntries(): KnownEntries {
  return {entries: new Map(), alone: new Map(), quiet: new WeakSet(), scans: new Map()}
}

/**
 * Everything that the work of an entry depends on: the entry with its type, all its fields including inherited ones,
 * and the members of a set.
 */
type Parts = Readonly<{typed: BibtexEntry; fields: InheritedFields; members: readonly string[]}>

/**
 * Returns functions that reuse the objects of known entries, so that later steps can reuse the results for these
 * objects.
 */
export function keeper(known: KnownEntries) {
  const now = new Map<string, Known>()
  const alone = new Map<BibtexEntry, NamedEntry>()
  return {
    /**
     * The known work of an entry that is unchanged, or has only moved since it was `origin`, if the work depends on no
     * other entry and had no findings.
     */
    same(entry: BibtexEntry, origin = entry): Reference | undefined {
      const last = known.alone.get(origin)
      if (last === undefined) return undefined
      const reference = origin === entry ? last.reference : toReference(entry, last.reference.csl)
      now.set(last.name, {reference, isReported: false})
      alone.set(entry, {name: last.name, reference})
      return reference
    },
    /** The known entry, or the entry as parsed by `read` if its work is not known or had findings. */
    entry(
      entry: BibtexEntry,
      parts: Parts,
      read: () => MappedEntry
    ): Readonly<{reference: Reference; findings: readonly Finding[]}> {
      const name = nameOf(entry, parts)
      const last = known.entries.get(name)
      const mapped = last === undefined || last.isReported ? read() : undefined
      const findings = mapped?.findings ?? []
      const csl = last?.reference.csl ?? withMembers(mapped!.csl, parts.members)
      const isSame = last !== undefined && isInPlace(last.reference, entry)
      const reference = isSame ? last.reference : toReference(entry, csl)
      now.set(name, {reference, isReported: findings.length > 0})
      if (findings.length === 0 && isAlone(entry)) alone.set(entry, {name, reference})
      return {reference, findings}
    },
    /** Whether an entry, which was `origin` before it moved, may have unknown fields or unknown LaTeX. */
    isLoud(entry: BibtexEntry, origin = entry): boolean {
      const isQuiet = known.quiet.has(origin) || !(hasUnknownFields(entry) || mayHoldUnknownLatex(entry))
      if (isQuiet) known.quiet.add(entry)
      return !isQuiet
    },
    /** Returns a reference in CSL-JSON with the known objects, if any. */
    work(reference: Reference): Reference {
      const name = `csl ${JSON.stringify(reference.csl)}`
      const last = known.entries.get(name)
      const kept = last === undefined ? reference : {...reference, csl: last.reference.csl}
      now.set(name, {reference: kept, isReported: false})
      return kept
    },
    /** Makes the entries of this bibliography the known ones. */
    done(): void {
      known.entries = now
      known.alone = alone
    }
  }
}

/** Whether an entry inherits no fields from other entries. */
function isAlone({type, fields}: BibtexEntry): boolean {
  return (
    type !== 'set' &&
    !['crossref', 'xdata', 'entryset'].some(name => fields.has(name)) &&
    ![...fields.values()].some(({value}) => value.includes('xdata'))
  )
}

function nameOf({type, key, fields: own}: BibtexEntry, {typed, fields, members}: Parts): string {
  const values = Array.from(fields, ([name, {value}]) => [name, value])
  // Fields under other names, such as `journal`, which is `journaltitle` in BibLaTeX.
  const renamed = [...own].flatMap(([name, field]) => (fields.get(name) === field ? [] : [name, field.value]))
  // Faults in an inherited field are reported at the parent entry.
  const names = [...own.keys()]
  return JSON.stringify([type, typed.type, key, members, values, names, renamed])
}

/** Whether an entry with an unchanged work is also at the same place in its file. */
function isInPlace(reference: Reference, entry: BibtexEntry): boolean {
  const isSameField = (field: Field, other: Field | undefined): boolean =>
    other !== undefined &&
    other.value === field.value &&
    other.valueStart === field.valueStart &&
    isSamePlace(other.place, field.place) &&
    isSamePlace(other.valuePlace, field.valuePlace)
  return (
    reference.file === entry.file &&
    isSamePlace(reference.place, entry.place) &&
    isSamePlace(reference.entryPlace, entry.entryPlace) &&
    reference.fields.size === entry.fields.size &&
    [...entry.fields].every(([name, field]) => isSameField(field, reference.fields.get(name)))
  )
}

function isSamePlace(one: Place, other: Place): boolean {
  return isSamePoint(one.start, other.start) && isSamePoint(one.end, other.end)
}

function isSamePoint(one: Point, other: Point): boolean {
  return one.offset === other.offset && one.line === other.line && one.column === other.column
}

function withMembers(csl: CslItem, members: readonly string[]): CslItem {
  if (members.length === 0) return csl
  return {...csl, custom: {...(csl.custom as object | undefined), entryset: members}}
}

function toReference(entry: BibtexEntry, csl: CslItem): Reference {
  const {key, type, file, place, entryPlace, fields} = entry
  return {key, aliases: keysOf(fields.get('ids')), type, csl, file, place, entryPlace, fields}
}
