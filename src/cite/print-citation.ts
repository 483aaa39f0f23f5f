import type {ElementContent} from 'hast'
import {citationLink, type PreparedCluster, readCluster} from './cluster.ts'
import {type Cluster, hasText, type Processor} from './engine.ts'
import {affixMark} from './marks.ts'
import {sayOthers} from './others.ts'
import {text} from './rich-text.ts'

/** Prints what stands in the brackets (or the note) of a citation, brackets included; `html` is the processor's. */
export function printCitation(
  processor: Processor,
  prepared: PreparedCluster,
  html: string,
  keys: readonly string[]
): ElementContent[] {
  const {cluster, narrative, affixes} = prepared
  if (cluster.cites.length === 0 || hasText(html)) return complete(processor, prepared, html, keys)
  // Some styles have nothing to add to the author: the sentence says it all, but `[-@doe]` needs the author then.
  if (narrative !== undefined) return affixes.length === 0 ? [] : complete(processor, prepared, '', keys)
  const cites = cluster.cites.map(cite => ({...cite, suppressAuthor: false}))
  return complete(processor, prepared, processor.cluster({...cluster, cites}), keys)
}

/** Prints each in-text citation; equal ones once, because they do not depend on their place. */
export function inTextClusters(processor: Processor, clusters: readonly Cluster[]): readonly string[] {
  const printed = new Map<string, string>()
  return clusters.map(cluster => {
    if (cluster.cites.length === 0) return ''
    const same = JSON.stringify(cluster)
    const html = printed.get(same) ?? processor.cluster(cluster)
    printed.set(same, html)
    return html
  })
}

/** “Doe” and “(1999)”: the brackets follow the author, a superscript number without a blank. */
export function joinNarrative(
  author: ElementContent[],
  content: ElementContent[],
  key: string
): ElementContent[] {
  const [first] = content
  if (first === undefined) return [citationLink(key, author)]
  const raised = first.type === 'element' && first.tagName === 'sup'
  return [...author, ...(raised ? [] : [text(' ')]), ...content]
}

/** Adds the brackets, and words of the author that the processor gave no place. */
function complete(
  processor: Processor,
  {affixes}: PreparedCluster,
  html: string,
  keys: readonly string[]
): ElementContent[] {
  const lost = affixes.map((_nodes, index) => affixMark(index)).filter(mark => !holds(html, mark))
  const enclosed = processor.enclose(sayOthers(html + lost.join(''), processor))
  return readCluster(enclosed, affixes, index => keys[index])
}

/** True if the text holds the mark, and not just the mark of a longer number that begins the same. */
function holds(body: string, mark: string): boolean {
  return body.split(mark).some((piece, index) => index > 0 && !/^[\uFDE0-\uFDEF]/u.test(piece))
}
