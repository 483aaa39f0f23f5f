import type {Segment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import type {PreparedCluster, WorkStatus} from './cluster.ts'
import {type Cluster, hasWords, type Processor} from './processor.ts'

/** Renders the content of citations; equal citations are rendered once. */
type Contents = Readonly<{
  workOf: (key: string) => WorkStatus
  /** The content of a citation's brackets, or of its note; with `isBare`, without the brackets. */
  contentOf: (prepared: PreparedCluster, isBare: boolean) => readonly Segment[]
}>

/** Creates a cached renderer for the citations of some works. */
export function createContents(processor: Processor, works: ReadonlyMap<string, CslItem>): Contents {
  const clusters = new Map<string, readonly Segment[]>()
  const rendered = new Map<string, boolean>()

  function workOf(key: string): WorkStatus {
    if (!works.has(key)) return 'unknown'
    return renders(key) ? 'known' : 'unrendered'
  }
  /** Whether the style renders anything for a work. */
  function renders(key: string): boolean {
    const does = rendered.get(key) ?? hasWords(clusterOf({cites: [{id: key}], inOrder: true}, true))
    rendered.set(key, does)
    return does
  }
  /** Renders equal clusters once. A cluster contains everything that affects its rendering, including its position. */
  function clusterOf(cluster: Cluster, isBare: boolean): readonly Segment[] {
    const same = JSON.stringify([cluster, isBare])
    const segments = clusters.get(same) ?? processor.cluster(cluster, isBare)
    clusters.set(same, segments)
    return segments
  }
  /** The content of a citation's brackets, or of its note, brackets included. */
  function contentOf({cluster, narrative, instead}: PreparedCluster, isBare: boolean): readonly Segment[] {
    const {cites} = cluster
    if (cites.length === 0) return processor.enclosed(instead, isBare)
    const content = clusterOf(cluster, isBare)
    if (hasWords(content)) return content
    // Some styles render nothing beyond the author. After a narrative citation nothing is missing, but `[-@doe]` then
    // needs the author.
    if (narrative !== undefined) return cites.some(cite => cite.before || cite.after) ? content : []
    return clusterOf({...cluster, cites: cites.map(cite => ({...cite, suppressAuthor: false}))}, isBare)
  }
  return {workOf, contentOf}
}
