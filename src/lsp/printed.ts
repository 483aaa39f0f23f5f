import {renderCitationsOf} from '../compose/rendered-citations.ts'
import type {Memo} from '../core/memo.ts'
import {perObject} from '../core/per-object.ts'
import {plainAffixes, segmentText, textSegment} from '../core/segment.ts'
import type {CitationItem, Manuscript} from '../core/types.ts'
import type {World} from '../core/world.ts'
import type {PrintedWorks} from './tables.ts'

/** The maximum number of uncited works that are rendered: a bibliography can have thousands. */
const mostUncited = 500

/**
 * The citations and entries of a paper as its style prints them. The entry of a cited work comes from the paper's own
 * list, so it has the same number and the same letter after its year. `memos` keep the results for the next build.
 */
export async function printedWorks(
  manuscript: Manuscript,
  world: World,
  memos: Readonly<{cited: Memo; uncited: Memo}>
): Promise<PrintedWorks> {
  const rendered = await renderCitationsOf(manuscript, world, memos.cited)
  const entries = new Map(rendered.bibliography.map(({key, content}) => [key, lineOf(content)]))
  const {references} = manuscript.bibliography
  const others = references.filter(({key}) => !entries.has(key)).slice(0, mostUncited)
  if (others.length > 0) {
    const alone = {...manuscript, citations: [], nocite: others}
    const {bibliography} = await renderCitationsOf(alone, world, memos.uncited)
    for (const {key, content} of bibliography)
      if (!entries.has(key)) entries.set(key, lineOf(content).replace(/^\[?\d+[\].]?\s+/, ''))
  }
  const citations = manuscript.citations.map(({citation: {items}}, index) => {
    const content = rendered.citations[index] ?? []
    const sentence = rendered.sentences[index]
    if (sentence === undefined) return citationLine(content)(items)
    const whole = [...sentence, textSegment(' ('), ...content, textSegment(')')]
    return oneLine(segmentText(whole, plainAffixes(items)))
  })
  return {entries, citations}
}

// The next build has the same content object for unchanged parts.
const lineOf = perObject((content: Content): string => oneLine(segmentText(content)))
const citationLine = perObject((content: Content) =>
  perObject((items: readonly CitationItem[]): string => oneLine(segmentText(content, plainAffixes(items))))
)

type Content = Parameters<typeof segmentText>[0]

function oneLine(text: string): string {
  return text.replace(/[^\S\u00A0\u202F]+/g, ' ').trim()
}
