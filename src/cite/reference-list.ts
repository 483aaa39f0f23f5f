import {segmentText} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import type {Processor} from './processor.ts'
import {renderedEntry} from './rendered-entry.ts'
import type {CitationProblem, RenderedEntry} from './renderer.ts'

/** The list of references, and which works have an entry in it. */
export type ReferenceList = Readonly<{
  entries: readonly RenderedEntry[]
  problems: readonly CitationProblem[]
  /** The keys of the works that have an entry. */
  listed: ReadonlySet<string>
}>

/** Renders the list; a work for which the style renders nothing is shown by its key. */
export function referenceList(processor: Processor, works: ReadonlyMap<string, CslItem>): ReferenceList {
  const problems: CitationProblem[] = []
  const listed = new Set<string>()
  const entries = processor.entries().flatMap(({key, content: rendered}): RenderedEntry[] => {
    const item = works.get(key)!
    const content = renderedEntry(rendered, item)
    // The number of an entry is not yet a reference.
    const isReference = /\p{L}/u.test(segmentText(content))
    if (!isReference && UNLISTED.has(item.type)) return []
    listed.add(key)
    if (isReference) return [{key, content}]
    problems.push({kind: 'entry', key, message: NOTHING_RENDERED})
    return [{key, content: [...content, {type: 'undefined', value: key}]}]
  })
  return {
    entries: processor.hasList ? entries : [],
    problems: processor.hasList ? problems : [],
    listed: processor.hasList ? listed : new Set()
  }
}

/**
 * Only the writer could look these up. Styles that leave them out of the list do so on purpose (APA 7, 8.9; CMOS 18,
 * 14.111).
 */
const UNLISTED: ReadonlySet<string> = new Set(['personal_communication', 'interview'])

/** Why a key stands in place of a work. */
export const NOTHING_RENDERED =
  'The citation style prints nothing of this work, which needs an author, a title or a date'
