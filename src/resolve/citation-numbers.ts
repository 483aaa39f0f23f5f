import type {Nodes} from 'mdast'
import {perObject} from '../core/per-object.ts'
import type {CitationNote, Manuscript, NumberedCitation} from '../core/types.ts'
import type {CitationOfPaper, CitationsOfText} from './citations.ts'

/** Numbers the citations, in a note style in the order of the notes, and collects the citations of each work. */
export function numberCitations(
  texts: readonly CitationsOfText[],
  notes: ReadonlyMap<Nodes, CitationNote>
): Pick<Manuscript, 'citations' | 'citedBy'> {
  const numbered = notes.size === 0 ? numberedInOrder(texts) : numberedByNotes(texts.flat(), notes)
  const citedBy = new Map<string, NumberedCitation[]>()
  for (const citation of numbered) {
    const {references, also} = citation
    const isOne = references.length === 1 && also.length === 0
    for (const reference of isOne ? references : new Set([...references, ...also])) {
      if (reference === undefined) continue
      const others = citedBy.get(reference.key)
      if (others === undefined) citedBy.set(reference.key, [citation])
      else others.push(citation)
    }
  }
  return {citations: numbered, citedBy}
}

function numberedInOrder(texts: readonly CitationsOfText[]): readonly NumberedCitation[] {
  let before = 0
  return texts.flatMap(text => {
    const last = lastOfText(text)
    if (last.made === undefined || last.before !== before)
      Object.assign(last, {before, made: numberedFrom(text, before)})
    before += text.length
    return last.made ?? []
  })
}

function numberedFrom(text: CitationsOfText, before: number): readonly NumberedCitation[] {
  return text.map((citation, index) => numberedAs(citation, before + index + 1, undefined))
}

const lastOfText = perObject(
  (_: CitationsOfText): {before?: number; made?: readonly NumberedCitation[]} => ({})
)

function numberedByNotes(
  citations: readonly CitationOfPaper[],
  notes: ReadonlyMap<Nodes, CitationNote>
): readonly NumberedCitation[] {
  const noteOf = ({citation}: CitationOfPaper): CitationNote | undefined => notes.get(citation.node)
  // Notes that are never called come after all others, and so do the citations in them.
  return citations
    .toSorted((a, b) => (noteOf(a)?.number ?? 0) - (noteOf(b)?.number ?? 0))
    .map((citation, index) => numberedAs(citation, index + 1, noteOf(citation)))
}

/**
 * A citation with its number and note. It is the same object as in the last build if its number and note are unchanged.
 */
function numberedAs(
  citation: CitationOfPaper,
  number: number,
  note: CitationNote | undefined
): NumberedCitation {
  const last = lastNumbered(citation)
  const {made} = last
  if (made?.number === number && made.note?.number === note?.number && made.note?.own === note?.own)
    return made
  last.made = {...citation, number, note}
  return last.made
}

const lastNumbered = perObject((_: CitationOfPaper): {made?: NumberedCitation} => ({}))
