import {editOf} from '../../../core/edits.ts'
import {once} from '../../../core/once.ts'
import type {Edit, Manuscript, NumberedCitation, Reference} from '../../../core/types.ts'
import {removalOf} from './same-entry.ts'

/** Returns the repair that merges an entry into an identical one; undefined if that is not safe. */
export type EntryMerger = (second: Reference) => readonly Edit[] | undefined

/**
 * Creates a merger of BibTeX entries that are identical (type, fields and values) except for their keys: the first is
 * kept, the second is removed, and citations of the second cite the first. No repair is offered if anything else refers
 * to the second key, or if one citation cites both.
 */
export function entryMerger(manuscript: Manuscript): EntryMerger {
  // Few bibliographies have entries to merge.
  const firsts = once(() => firstsOf(manuscript))
  const named = once(() => keysNamedElsewhere(manuscript))
  return second => {
    const first = firsts().get(second)
    const removal =
      first && !named().has(second.key) && second.aliases.length === 0 && removalOf(second, manuscript)
    if (!first || !removal) return undefined
    const edits = [removal]
    for (const cited of manuscript.citedBy.get(second.key) ?? []) {
      const renamed = renaming(cited, second, first)
      if (renamed === undefined) return undefined
      edits.push(renamed)
    }
    return edits
  }
}

/** For each repeated entry, the first entry that is identical. */
function firstsOf({bibliography}: Manuscript): ReadonlyMap<Reference, Reference> {
  const firsts = new Map<Reference, Reference>()
  const byTitle = new Map<string, Reference[]>()
  for (const reference of bibliography.references) {
    // Entries with hardly more than a title may be different works. Of entries with the same key, only the first is
    // cited.
    const title = reference.fields.get('title')?.value
    if (!title || reference.fields.size < 3 || bibliography.byKey.get(reference.key) !== reference) continue
    const others = byTitle.get(title)
    if (others === undefined) byTitle.set(title, [reference])
    else others.push(reference)
  }
  for (const group of byTitle.values()) {
    // Most titles occur only once, and need no comparison.
    if (group.length === 1) continue
    const byContent = new Map<string, Reference>()
    for (const reference of group) {
      const content = contentOf(reference)
      const first = byContent.get(content)
      if (first === undefined) byContent.set(content, reference)
      else firsts.set(reference, first)
    }
  }
  return firsts
}

function contentOf({type, fields}: Reference): string {
  return [type, ...[...fields.values()].map(({name, value}) => JSON.stringify([name, value])).sort()].join(
    ' '
  )
}

/** Keys that something other than a citation refers to. */
function keysNamedElsewhere({settings, bibliography, project}: Manuscript): ReadonlySet<string> {
  const related = bibliography.references.flatMap(({fields}) =>
    relations.flatMap(name => fields.get(name)?.value.split(/[\s,]+/) ?? [])
  )
  const subjects = project.waivers.flatMap(({subject}) => subject ?? [])
  const listed = [...settings.nocite, ...project.texts.flatMap(({nocite}) => nocite)]
  return new Set([...listed.map(({key}) => key), ...subjects, ...related])
}

const relations = ['crossref', 'xref', 'xdata', 'related', 'entryset', 'ids']

/** The edit of one citation; undefined if it cites both entries, or if the file does not contain its key as written. */
function renaming({citation, file}: NumberedCitation, second: Reference, first: Reference): Edit | undefined {
  const items = citation.items.filter(({key}) => key === second.key)
  const [item] = items
  if (items.length !== 1 || item === undefined || citation.items.some(({key}) => key === first.key))
    return undefined
  const {mode, place} = item
  const sign = mode === 'suppress-author' ? '-@' : '@'
  const length = place.end.offset - place.start.offset - sign.length - second.key.length
  if (length !== 0 && length !== 2) return undefined
  const isBare = length === 0
  const isSimple = isBare && simpleKey.test(first.key)
  return editOf(
    file,
    place,
    isBare ? `${sign}${second.key}` : `${sign}{${second.key}}`,
    isSimple ? `${sign}${first.key}` : `${sign}{${first.key}}`
  )
}

/** A key whose end does not depend on the text after it. */
const simpleKey = /^[\p{L}\p{N}_]+(?:[-:./+][\p{L}\p{N}_]+)*$/u
