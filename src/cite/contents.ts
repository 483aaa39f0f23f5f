import type {Segment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import {isDisambiguatedAlike} from '../csl/rendering/work-state.ts'
import type {PreparedCluster, WorkStatus} from './cluster.ts'
import {narrativeAuthor} from './narrative.ts'
import {type Cluster, hasWords, type Processor} from './processor.ts'
import {siglumInSentence} from './sigla.ts'

/** Renders the content of citations; equal citations are rendered once. */
type Contents = Readonly<{
  workOf: (key: string) => WorkStatus
  /** The content of a citation's brackets, or of its note; with `isBare`, without the brackets. */
  contentOf: (prepared: PreparedCluster, isBare: boolean) => readonly Segment[]
  /** The name of a work in a sentence. */
  authorOf: (key: string) => readonly Segment[]
}>

/** A processor with its works; `isListed` tells whether a work is in the list of references. */
export type ListedWorks = Readonly<{
  processor: Processor
  works: ReadonlyMap<string, CslItem>
  isListed: (key: string) => boolean
}>

/** A rendering, with the keys of the works that it depends on. */
type Rendered = Readonly<{keys: readonly string[]; usesNumbers: boolean; segments: readonly Segment[]}>

/** Returns a function that renders contents for the current works. It reuses the renderings that are still correct. */
export function createContents(siglaListed: boolean): (now: ListedWorks) => Contents {
  let clusters = new Map<string, Rendered>()
  let authors = new Map<string, Rendered>()
  let before: ListedWorks | undefined
  return now => {
    const last = before
    const holds = last && heldSince(last, now)
    const keep = (all: Map<string, Rendered>) =>
      new Map(holds === undefined ? [] : [...all].filter(([, rendered]) => holds(rendered)))
    clusters = keep(clusters)
    authors = keep(authors)
    before = now
    return contentsOf(now, clusters, authors, siglaListed)
  }
}

/**
 * Returns a function that checks whether content rendered with the works `last` is still correct with the works `now`.
 */
function heldSince(last: ListedWorks, now: ListedWorks): (rendered: Rendered) => boolean {
  const same = new Map<string, Readonly<{isAlike: boolean; hasNumber: boolean}>>()
  const compare = (key: string) => {
    const known = same.get(key)
    if (known !== undefined) return known
    const [old, states] = [last.processor.states(key), now.processor.states(key)]
    const isAlike =
      last.works.get(key) === now.works.get(key) &&
      last.isListed(key) === now.isListed(key) &&
      states.every((state, index) => {
        const other = old[index]
        return state === other || (state && other && isDisambiguatedAlike(state, other)) === true
      })
    const hasNumber = states.every((state, index) => state?.number === old[index]?.number)
    const found = {isAlike, hasNumber}
    same.set(key, found)
    return found
  }
  return ({keys, usesNumbers}) =>
    keys.every(key => {
      const {isAlike, hasNumber} = compare(key)
      return isAlike && (hasNumber || !usesNumbers)
    })
}

function contentsOf(
  {processor, works}: ListedWorks,
  clusters: Map<string, Rendered>,
  authors: Map<string, Rendered>,
  siglaListed: boolean
): Contents {
  const does = new Map<string, boolean>()

  function workOf(key: string): WorkStatus {
    if (!works.has(key)) return 'unknown'
    return renders(key) ? 'known' : 'unrendered'
  }
  /** Whether the style renders anything for a work. */
  function renders(key: string): boolean {
    const known = does.get(key) ?? hasWords(clusterOf({cites: [{id: key}], inOrder: true}, true))
    does.set(key, known)
    return known
  }
  function rendered(
    all: Map<string, Rendered>,
    name: string,
    keys: readonly string[],
    render: () => readonly Segment[]
  ): readonly Segment[] {
    const known = all.get(name)
    if (known !== undefined) return known.segments
    const numbers = processor.numbersUsed()
    const segments = render()
    all.set(name, {keys, segments, usesNumbers: processor.numbersUsed() !== numbers})
    return segments
  }
  /** Renders equal clusters once. A cluster contains everything that affects its rendering, including its position. */
  function clusterOf(cluster: Cluster, isBare: boolean): readonly Segment[] {
    const keys = cluster.cites.map(({id}) => id)
    return rendered(clusters, JSON.stringify([cluster, isBare]), keys, () =>
      processor.cluster(cluster, isBare)
    )
  }
  function authorOf(key: string): readonly Segment[] {
    return rendered(
      authors,
      key,
      [key],
      () =>
        siglumInSentence(works.get(key), processor, siglaListed) ??
        narrativeAuthor(processor, works.get(key)!)
    )
  }
  /** The content of a citation's brackets, or of its note, brackets included. */
  function contentOf({cluster, narrative, instead}: PreparedCluster, isBare: boolean): readonly Segment[] {
    const {cites} = cluster
    if (cites.length === 0) return processor.enclosed(instead, isBare)
    const content = clusterOf(cluster, isBare)
    if (hasWords(content)) return content
    // If a style renders only the author, a narrative citation is empty, because the sentence has already named the
    // author; `[-@doe]` shows the author in this case.
    if (narrative !== undefined) return cites.some(cite => cite.before || cite.after) ? content : []
    return clusterOf({...cluster, cites: cites.map(cite => ({...cite, suppressAuthor: false}))}, isBare)
  }
  return {workOf, contentOf, authorOf}
}
