import type {ElementContent} from 'hast'
import type {PreparedCluster} from './cluster.ts'
import {affixMark} from './marks.ts'
import {sayOthers} from './others.ts'
import {hasText, type Processor} from './processor.ts'
import {citationLink, type LinkedWork, readCitation} from './read-citation.ts'
import {text} from './rich-text.ts'

/** The methods of a processor that render a citation. */
type ClusterRenderer = Pick<Processor, 'cluster' | 'enclose' | 'term'>

/** Renders the content of a citation's brackets (or of its note), brackets included. */
export function renderCitation(
  processor: ClusterRenderer,
  prepared: PreparedCluster,
  works: readonly LinkedWork[]
): ElementContent[] {
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
  author: ElementContent[],
  content: ElementContent[],
  key: string | undefined
): ElementContent[] {
  const [first] = content
  if (first === undefined) return key === undefined ? author : [citationLink(key, author)]
  const raised = first.type === 'element' && first.tagName === 'sup'
  return [...author, ...(raised ? [] : [text(' ')]), ...content]
}

/** A note begins with a capital, even if the author's words for it do not: `[see @doe99]`. */
export function sentenceCase([first, ...rest]: readonly ElementContent[]): ElementContent[] {
  if (first === undefined) return []
  if (first.type === 'text')
    return [{...first, value: first.value.replace(/^\p{Ll}/u, letter => letter.toUpperCase())}, ...rest]
  if (first.type !== 'element' || first.tagName === 'code') return [first, ...rest]
  return [{...first, children: sentenceCase(first.children)}, ...rest]
}

/** Adds the brackets, and words of the author that the processor gave no place. */
function complete(
  processor: ClusterRenderer,
  {affixes}: PreparedCluster,
  html: string,
  works: readonly LinkedWork[]
): ElementContent[] {
  const lost = affixes.map((_nodes, index) => affixMark(index)).filter(mark => !holds(html, mark))
  const enclosed = processor.enclose(sayOthers(html + lost.join(''), processor))
  return readCitation(enclosed, affixes, index => works[index])
}

/** True if the text holds the mark, and not just the mark of a longer number that begins the same. */
function holds(body: string, mark: string): boolean {
  return body.split(mark).some((piece, index) => index > 0 && !/^[\uFDE0-\uFDEF]/u.test(piece))
}
