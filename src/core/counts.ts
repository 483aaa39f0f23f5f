import type {Manuscript} from './types.ts'

/** The counts in the summary of a check. */
export type Counts = Readonly<{
  chapters: number
  /** The number of cited works; a work counts each time it is cited. */
  citations: number
  references: number
  cited: number
  uncited: number
  undefined: number
}>

export function countsOf({chapters, citations, bibliography, citedBy}: Manuscript): Counts {
  const items = citations.flatMap(citation => citation.references)
  const keys = new Set([...bibliography.byKey.values()].map(reference => reference.key))
  return {
    chapters: chapters.length,
    citations: items.length,
    references: keys.size,
    cited: citedBy.size,
    uncited: keys.size - citedBy.size,
    undefined: items.filter(reference => reference === undefined).length
  }
}
