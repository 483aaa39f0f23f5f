import {withCapital} from '../core/letters.ts'
import {type Segment, textSegment} from '../core/segment.ts'
import type {PreparedCluster} from './cluster.ts'
import {affixMark} from './marks.ts'
import {sayOthers} from './others.ts'
import {hasText, type Processor} from './processor.ts'
import {type LinkedWork, readCitation} from './read-citation.ts'

/** The methods of a processor that render a citation. */
type ClusterRenderer = Pick<Processor, 'cluster' | 'enclose' | 'term'>

/** Renders the content of a citation's brackets (or of its note), brackets included. */
export function renderCitation(
  processor: ClusterRenderer,
  prepared: PreparedCluster,
  works: readonly LinkedWork[]
): readonly Segment[] {
  const {cluster, narrative, affixes} = prepared
  const html = processor.cluster(cluster)
  if (cluster.cites.length === 0 || hasText(html)) return complete(processor, prepared, html, works)
  // Some styles add nothing to the author: the sentence is complete, but `[-@doe]` then needs the author.
  if (narrative !== undefined) return affixes.length === 0 ? [] : complete(processor, prepared, '', works)
  const cites = cluster.cites.map(cite => ({...cite, suppressAuthor: false}))
  return complete(processor, prepared, processor.cluster({...cluster, cites}), works)
}

/** “Doe” and “(1999)”: the brackets follow the author, a superscript number without a blank. */
export function joinNarrative(
  author: readonly Segment[],
  content: readonly Segment[],
  key: string | undefined
): readonly Segment[] {
  const [first] = content
  if (first === undefined) return key === undefined ? author : [{type: 'work', key, children: author}]
  const raised = first.type === 'format' && first.format === 'superscript'
  return [...author, ...(raised ? [] : [textSegment(' ')]), ...content]
}

/** A note begins with a capital, even if the author's words for it do not: `[see @doe99]`. */
export function sentenceCase([first, ...rest]: readonly Segment[]): readonly Segment[] {
  if (first === undefined) return []
  if (first.type === 'words') return [{...first, capital: true}, ...rest]
  if ('children' in first) return [{...first, children: sentenceCase(first.children)}, ...rest]
  if (first.type === 'formula') return [first, ...rest]
  return [{...first, value: withCapital(first.value)}, ...rest]
}

/** Adds the brackets, and words of the author that the processor gave no place. */
function complete(
  processor: ClusterRenderer,
  {affixes}: PreparedCluster,
  html: string,
  works: readonly LinkedWork[]
): readonly Segment[] {
  const lost = affixes.map((_affix, index) => affixMark(index)).filter(mark => !holds(html, mark))
  const enclosed = processor.enclose(sayOthers(html + lost.join(''), processor))
  return readCitation(enclosed, affixes, index => works[index])
}

/** True if the text holds the mark, and not just the mark of a longer number that begins the same. */
function holds(body: string, mark: string): boolean {
  return body.split(mark).some((piece, index) => index > 0 && !/^[\uFDE0-\uFDEF]/u.test(piece))
}
