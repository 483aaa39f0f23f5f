import type {RenderedEntry} from '../../../cite/index.ts'
import {plainValue} from '../../../core/plain-value.ts'
import type {CslItem, Diagnostic, NumberedCitation, Reference} from '../../../core/types.ts'
import type {Report} from '../index.ts'

/** A work of the bibliography, with its part of the report. */
export type ReportedWork = Readonly<{
  reference: Reference
  /** The work's rendered entry in the list of references; undefined if it is not listed. */
  entry: RenderedEntry | undefined
  /** The citations of the work, in the order of the text. */
  citedBy: readonly NumberedCitation[]
  /** Whether the settings list the work without a citation. */
  nocite: boolean
  findings: readonly Diagnostic[]
}>

/** The works of a paper, and the findings that belong to none of the works. */
export type Works = Readonly<{
  listed: readonly ReportedWork[]
  others: readonly ReportedWork[]
  rest: readonly Diagnostic[]
}>

/** The works in the order of the list of references, then the unlisted ones in the order of the bibliography. */
export function reportedWorks({manuscript, diagnostics, entries}: Report): Works {
  const {bibliography, citedBy, nocite} = manuscript
  const references = [...new Set(bibliography.byKey.values())]
  const {findings, rest} = findingsByWork(references, diagnostics)
  const entryByKey = new Map(entries.map(entry => [entry.key, entry]))
  const onPurpose = new Set(nocite.map(({key}) => key))
  const works = references.map((reference): ReportedWork => {
    const {key} = reference
    return {
      reference,
      entry: entryByKey.get(key),
      citedBy: citedBy.get(key) ?? [],
      nocite: onPurpose.has(key),
      findings: findings.get(reference) ?? []
    }
  })
  const byKey = new Map(works.map(work => [work.reference.key, work]))
  return {
    listed: entries.flatMap(({key}) => byKey.get(key) ?? []),
    others: works.filter(work => work.entry === undefined),
    rest
  }
}

/** Assigns findings to entries, by file and place. */
function findingsByWork(
  references: readonly Reference[],
  diagnostics: readonly Diagnostic[]
): Readonly<{findings: ReadonlyMap<Reference, readonly Diagnostic[]>; rest: readonly Diagnostic[]}> {
  const files = new Map<string, Reference[]>()
  for (const reference of references) append(files, reference.file, reference)
  for (const list of files.values())
    list.sort((a, b) => a.entryPlace.start.offset - b.entryPlace.start.offset)
  const findings = new Map<Reference, Diagnostic[]>()
  const rest: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    const work = entryAt(files.get(diagnostic.file) ?? [], diagnostic.start?.offset)
    if (work === undefined) rest.push(diagnostic)
    else append(findings, work, diagnostic)
  }
  return {findings, rest}
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** The entry that contains an offset; entries are in order. */
function entryAt(references: readonly Reference[], offset: number | undefined): Reference | undefined {
  if (offset === undefined) return undefined
  let low = 0
  let high = references.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (references[middle]!.entryPlace.start.offset <= offset) low = middle + 1
    else high = middle
  }
  const reference = references[low - 1]
  return reference !== undefined && offset < reference.entryPlace.end.offset ? reference : undefined
}

/** Identifies an unlisted work by names, year and title, as far as it has them. */
export function shortEntry({author, editor, issued, title}: CslItem): string {
  const [first, ...others] = namesOf(author ?? editor)
  const names = first === undefined ? '' : others.length > 0 ? `${first} and others` : first
  const year = firstYear(issued)
  const head = [names, year && `(${year})`].filter(Boolean).join(' ')
  const words = typeof title === 'string' ? plainValue(title) : ''
  return [head, words].filter(Boolean).join(': ')
}

function namesOf(names: unknown): readonly string[] {
  if (!Array.isArray(names)) return []
  return names.flatMap((name: unknown) => {
    if (typeof name !== 'object' || name === null) return []
    const {family, literal} = name as {family?: unknown; literal?: unknown}
    return [family, literal].filter(part => typeof part === 'string').slice(0, 1)
  })
}

function firstYear(date: unknown): string {
  if (typeof date !== 'object' || date === null) return ''
  const parts = (date as {'date-parts'?: unknown})['date-parts']
  const first: unknown = Array.isArray(parts) && Array.isArray(parts[0]) ? parts[0][0] : undefined
  return typeof first === 'number' || typeof first === 'string' ? String(first) : ''
}
