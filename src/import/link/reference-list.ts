import type {Finding} from '../../core/types.ts'
import type {ImportedReference} from '../../references/import/imported.ts'
import {headingKind, isOfArchives, legalKindOf} from '../../references/import/printed/headings.ts'
import {importPrinted} from '../../references/import/printed/index.ts'
import {type LegalKind, legalItem} from '../../references/import/printed/legal-item.ts'
import {isReferenceLike} from '../../references/import/printed/reference-like.ts'
import type {TypedPassage} from '../passage.ts'
import {type ArchiveList, archiveLists} from './archives.ts'
import {sourceSections} from './source-sections.ts'

/** The list of references of a manuscript. */
export type FoundReferences = Readonly<{
  references: readonly FoundReference[]
  /** The ids of the passages of the list and its heading, which are not part of the text. */
  passages: ReadonlySet<string>
  /** The id of the list's heading, if it has one. */
  heading?: string | undefined
  /** The headings within the list, which are not imported. */
  parts: readonly string[]
  /** The lists of archives, which stay in the text. */
  archives: readonly ArchiveList[]
  /**
   * Findings about repaired and suspicious lines of the list; the line in the place of a finding is the number of the
   * passage in the list, from 1.
   */
  findings: readonly Finding[]
}>

/** A work in the list, and the id of the passage in which it begins. */
export type FoundReference = ImportedReference & Readonly<{passage: string}>

/**
 * Finds the list of references among the passages of a manuscript and parses it. The list consists of the passages from
 * a heading such as “References” to the next heading or, without such a heading, of the last passages that look like
 * references.
 */
export function findReferences(path: string, passages: readonly TypedPassage[]): FoundReferences {
  const own = passages.filter(({kind, note}) => kind !== 'cell' && kind !== 'caption' && note === undefined)
  const main = sectionsOf(own)
  const inMain = new Set(main.flatMap(({heading, entries, parts = []}) => [heading, ...entries, ...parts]))
  const beside = sourceSections(own, passage => inMain.has(passage))
  const [first] = main.length > 0 ? main : beside.toReversed()
  const found: readonly Section[] = [...main, ...beside]
  const lists = found.length > 0 ? found : trailing(own)
  const chosen = lists.flatMap(({entries}) => entries).filter(({text}) => text.trim() !== '')
  const lines = chosen.map(({text, marker}) =>
    `${marker === undefined ? '' : `${marker} `}${text}`.replace(/\s+/g, ' ').trim()
  )
  const kinds = legalKinds(own)
  const read = importPrinted({path, text: `References\n\n${lines.join('\n\n')}`})
  const passageAt = (line: number) => chosen[(line - 3) >> 1]
  const references = read.references.flatMap(reference => {
    const passage = passageAt(reference.place.start.line)
    return passage === undefined ? [] : [{...asListed(reference, kinds.get(passage.id)), passage: passage.id}]
  })
  if (references.length === 0)
    return {references: [], passages: new Set(), parts: [], archives: [], findings: []}
  const headings = lists.flatMap(({heading, parts = []}) => [...(heading ? [heading] : []), ...parts])
  return {
    references,
    passages: new Set(
      lists.flatMap(({heading, entries, parts = []}) =>
        [...(heading ? [heading] : []), ...entries, ...parts].map(({id}) => id)
      )
    ),
    heading: first?.heading?.id,
    parts: headings.filter(heading => heading !== first?.heading).map(({text}) => text.trim()),
    archives: archiveLists(passages),
    findings: read.findings.map(finding => ({
      ...finding,
      place: finding.place && {
        start: {...finding.place.start, line: ((finding.place.start.line - 3) >> 1) + 1},
        end: {...finding.place.end, line: ((finding.place.end.line - 3) >> 1) + 1}
      }
    }))
  }
}

/** A line in a list of statutes or cases as a work that has a name instead of authors. */
function asListed(reference: ImportedReference, kind: LegalKind | undefined): ImportedReference {
  const csl = kind === undefined ? undefined : legalItem(reference.raw, reference.csl, kind)
  return csl === undefined ? reference : {...reference, csl, doubtful: [], confidence: 1}
}

/** The kind of each line in a list of statutes or cases, by the id of its passage. */
function legalKinds(passages: readonly TypedPassage[]): ReadonlyMap<string, LegalKind> {
  const kinds = new Map<string, LegalKind>()
  let kind: LegalKind | undefined
  for (const passage of passages)
    if (passage.kind === 'heading' || headingKind(passage.text) !== undefined)
      kind = legalKindOf(passage.text)
    else if (kind !== undefined) kinds.set(passage.id, kind)
  return kinds
}

type Section = Readonly<{
  heading?: TypedPassage
  entries: readonly TypedPassage[]
  /** The headings within the list, which galley's list does not have. */
  parts?: readonly TypedPassage[]
}>

/**
 * The lists with a heading; a heading within a list, such as “Primary sources”, belongs to the list. Archives are not
 * works: their lines and heading stay in the text, and the list begins at the next heading.
 */
function sectionsOf(passages: readonly TypedPassage[]): readonly Section[] {
  const sections: Section[] = []
  for (const [index, passage] of passages.entries()) {
    if (headingKind(passage.text) !== 'start') continue
    const rest = passages.slice(index + 1)
    const end = rest.findIndex(({kind, text}) => {
      const of = headingKind(text)
      return of === 'start' || of === 'end' || (kind === 'heading' && of !== 'part' && text.trim() !== '')
    })
    const parts = partsOf(passage, end === -1 ? rest : rest.slice(0, end))
    const printed = parts.filter(({heading}) => !isOfArchives(heading.text))
    const entries = printed.flatMap(each => each.entries)
    if (
      entries.filter(({text}) => isReferenceLike(text)).length * 2 <=
      entries.filter(({text}) => text.trim() !== '').length
    )
      continue
    const [first, ...others] = printed.filter(part => part.entries.length > 0)
    const isDivided = printed.length < parts.length
    sections.push({
      heading: isDivided ? first!.heading : passage,
      entries,
      parts: [...(isDivided || first!.heading === passage ? [] : [first!]), ...others].map(
        ({heading}) => heading
      )
    })
  }
  return sections
}

/** The parts of a list, each with its heading; the first part has the heading of the list. */
function partsOf(
  heading: TypedPassage,
  passages: readonly TypedPassage[]
): ReadonlyArray<Readonly<{heading: TypedPassage; entries: TypedPassage[]}>> {
  const parts = [{heading, entries: [] as TypedPassage[]}]
  for (const passage of passages)
    if (headingKind(passage.text) === 'part') parts.push({heading: passage, entries: []})
    else parts.at(-1)!.entries.push(passage)
  return parts
}

/** The last passages of a text that look like references, if at least three do. */
function trailing(passages: readonly TypedPassage[]): readonly Section[] {
  const last = passages.findLastIndex(
    ({kind, text}) => text.trim() !== '' && (kind !== 'paragraph' || !isReferenceLike(text))
  )
  const entries = passages.slice(last + 1)
  return entries.filter(({text}) => text.trim() !== '').length >= 3 ? [{entries}] : []
}
