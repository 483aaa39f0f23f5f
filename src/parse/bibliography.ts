import type {Bibliography, Finding, Reference, Source} from '../core/types.ts'
import {resolveCrossReferences} from './bibtex/crossref.ts'
import {unknownFields} from './bibtex/field-names.ts'
import {latexFindings} from './bibtex/latex.ts'
import {type MappedEntry, mapEntry} from './bibtex/mapping.ts'
import {type RescannedFile, rescanBibtex} from './bibtex/rescan.ts'
import {parseCslJson} from './csl/json.ts'
import {parseCslYaml} from './csl/yaml.ts'
import {createKnownEntries, type KnownEntries, keeper} from './known-entries.ts'

/**
 * Parses the bibliography of a paper: BibTeX, BibLaTeX, CSL-JSON and CSL-YAML files, in the given order. `@string`
 * names and `crossref` parents are shared across files. Of several entries with the same key, the first is used; the
 * others are kept in `references` and reported. Never throws; takes linear time. An unchanged entry keeps its object
 * from the `known` entries; an entry that only moved keeps the object of its work.
 */
export function parseBibliography(
  sources: readonly Source[],
  known: KnownEntries = createKnownEntries()
): Bibliography {
  const strings = new Map<string, string>()
  const findings: Finding[] = []
  const files = sources.map((source): ReadFile => {
    if (/\.json$/i.test(source.path)) return {...parseCslJson(source), entries: undefined}
    if (/\.(?:ya?ml|md|markdown|qmd|rmd)$/i.test(source.path))
      return {...parseCslYaml(source), entries: undefined}
    return {...rescanBibtex(source, strings, known.scans), references: undefined}
  })
  const crossReferences = resolveCrossReferences(files.flatMap(file => file.entries ?? []))
  const references: Reference[] = []
  const keep = keeper(known)
  for (const file of files) {
    for (const finding of file.findings) findings.push(finding)
    for (const reference of file.references ?? []) references.push(keep.work(reference))
    if (file.entries !== undefined) {
      const {entries, origins} = file
      const loud = entries.filter(entry => keep.isLoud(entry, origins?.get(entry)))
      for (const finding of unknownFields(loud)) findings.push(finding)
      for (const finding of latexFindings(loud, file.placesIn)) findings.push(finding)
    }
    for (const entry of file.entries ?? []) {
      // An `@xdata` entry only provides fields for other entries.
      if (entry.type === 'xdata') continue
      const same = keep.same(entry, file.origins?.get(entry))
      if (same !== undefined) {
        references.push(same)
        continue
      }
      const typed = {...entry, type: crossReferences.typeOf(entry)}
      const fields = crossReferences.fieldsOf(entry)
      const members = crossReferences.membersOf(entry)
      const read = (): MappedEntry => mapEntry(typed, fields)
      const {reference, findings: found} = keep.entry(entry, {typed, fields, members}, read)
      for (const finding of found) findings.push(finding)
      references.push(reference)
    }
  }
  keep.done()
  for (const finding of crossReferences.findings) findings.push(finding)
  const byKey = indexKeys(references, findings)
  return {references, byKey, findings: sortByPlace(sources, findings)}
}

/** A file of references, or of entries before their LaTeX is parsed. */
type ReadFile =
  | Readonly<{
      references: readonly Reference[]
      findings: readonly Finding[]
      entries: undefined
      origins?: undefined
    }>
  | (RescannedFile & Readonly<{references: undefined}>)

function indexKeys(references: readonly Reference[], findings: Finding[]): ReadonlyMap<string, Reference> {
  const byKey = new Map<string, Reference>()
  for (const reference of references) {
    const first = byKey.get(reference.key)
    if (first === undefined) byKey.set(reference.key, reference)
    else findings.push(duplicateKey(reference.key, reference, first))
  }
  for (const reference of references) {
    for (const alias of reference.aliases) {
      const first = byKey.get(alias)
      if (first === undefined) byKey.set(alias, reference)
      else if (first !== reference) findings.push(duplicateKey(alias, reference, first))
    }
  }
  return byKey
}

function duplicateKey(key: string, second: Reference, first: Reference): Finding {
  const {line, column} = first.place.start
  return {
    rule: 'bibliography-duplicate-key',
    file: second.file,
    place: second.place,
    subject: key,
    message: `The key \`${key}\` belongs to two entries`,
    note: `The first is at ${first.file}:${line}:${column}; it is used for citations.`
  }
}

function sortByPlace(sources: readonly Source[], findings: readonly Finding[]): readonly Finding[] {
  const order = new Map(sources.map((source, index) => [source.path, index]))
  return findings.toSorted(
    (a, b) =>
      (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) ||
      (a.place?.start.offset ?? 0) - (b.place?.start.offset ?? 0)
  )
}
