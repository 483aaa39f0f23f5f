import {headingKind, isOfArchives, legalKindOf} from '../../references/import/printed/headings.ts'
import {isReferenceLike} from '../../references/import/printed/reference-like.ts'
import type {TypedPassage} from '../passage.ts'

/** A list of sources with a heading of its own, such as “Table of Cases”. */
type SourceSection = Readonly<{heading: TypedPassage; entries: readonly TypedPassage[]}>

/**
 * The lists of sources before, after or instead of the list of references: “Primary Sources”, “Table of Cases”. A
 * heading such as “Cases” within the text begins no list, and archives are not works: both stay in the text.
 */
export function sourceSections(
  passages: readonly TypedPassage[],
  isListed: (passage: TypedPassage) => boolean
): readonly SourceSection[] {
  const found: SourceSection[] = []
  // Whether the section after the current one belongs to the lists at the end of the text.
  let isBefore = true
  for (const {heading, entries} of sectionsOf(passages).toReversed()) {
    if (heading === undefined) continue
    const kind = headingKind(heading.text)
    if (isListed(heading) || kind === 'end') {
      isBefore = true
      continue
    }
    const lines = entries.filter(({text}) => text.trim() !== '')
    const isArchive = isOfArchives(heading.text)
    const isSources = kind === 'part' && (lines.length === 0 || isArchive || areSources(heading, lines))
    const isNamed = /\bof (?:cases|authorities|legislation|statutes|treaties)\b/i.test(heading.text)
    if (isSources && !isArchive && lines.length > 0 && (isBefore || isNamed)) found.push({heading, entries})
    isBefore = isBefore && isSources
  }
  return found.toReversed()
}

function areSources(heading: TypedPassage, lines: readonly TypedPassage[]): boolean {
  if (legalKindOf(heading.text) !== undefined) return lines.every(({text}) => text.length < 300)
  return lines.filter(({text}) => isReferenceLike(text)).length * 2 > lines.length
}

/** The passages under each heading. */
function sectionsOf(
  passages: readonly TypedPassage[]
): ReadonlyArray<Readonly<{heading: TypedPassage | undefined; entries: TypedPassage[]}>> {
  const sections = [{heading: undefined as TypedPassage | undefined, entries: [] as TypedPassage[]}]
  for (const passage of passages) {
    const isHeading = passage.kind === 'heading' && passage.text.trim() !== ''
    if (isHeading) sections.push({heading: passage, entries: []})
    else sections.at(-1)!.entries.push(passage)
  }
  return sections
}
