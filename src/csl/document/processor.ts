import {createLooks, type Looks, type RenderedCite} from '../disambiguate/looks.ts'
import {type CslEntry, createMemos, type Work} from '../disambiguate/work.ts'
import {bareState, type Engine} from '../engine/engine.ts'
import type {Token} from '../output/tokens.ts'
import type {CiteFacts, Item, WorkState} from '../rendering/context.ts'
import type {Sortable, Sorter} from '../sort/keys.ts'
import {createBibliography} from './bibliography.ts'
import {type CslCite, isOnlyId} from './cite.ts'
import {clusterTokens} from './cluster.ts'
import {createWorks, sorterOf} from './works.ts'

/** A style loaded with the works of a document. */
export type DocumentProcessor = Readonly<{
  engine: Engine
  /** The works in the order of the bibliography, and their ids. */
  works: readonly Work[]
  order: readonly string[]
  work: (id: string) => Work | undefined
  state: (id: string) => WorkState | undefined
  /** Sorts cites into the order in which the style renders them. */
  sort: (cites: readonly CslCite[]) => readonly CslCite[]
  /** The name of a work in a sentence; no tokens if the style renders neither names nor title. */
  author: (id: string, cite?: CiteFacts) => readonly Token[]
  cluster: (
    cites: readonly CslCite[],
    options?: Readonly<{inOrder?: boolean; isBare?: boolean}>
  ) => readonly Token[]
  /** The entries of the bibliography, or of selected works, in order. */
  entries: (ids?: ReadonlySet<string>) => readonly CslEntry[]
}>

type Options = Readonly<{isSorted?: boolean}>

/**
 * Sorts, numbers and disambiguates the works of a document. `items` are the cited works in order of citation, then the
 * uncited ones.
 */
export function createDocumentProcessor(
  engine: Engine,
  items: readonly Item[],
  options: Options = {}
): DocumentProcessor {
  return createProcessors(engine)(items, options)
}

/** Creates processors for a document whose works change; results are shared between them. */
export function createProcessors(
  engine: Engine
): (items: readonly Item[], options?: Options) => DocumentProcessor {
  const looks = createLooks(engine)
  const sorter = sorterOf(engine, 'citation')
  const worksOf = createWorks(engine, looks, createMemos())
  const entriesOf = createBibliography(engine)
  return (items, {isSorted = true} = {}) =>
    processorOf(engine, worksOf(items, isSorted), entriesOf, looks, sorter)
}

function processorOf(
  engine: Engine,
  works: readonly Work[],
  entriesOf: ReturnType<typeof createBibliography>,
  looks: Looks,
  sorter: Sorter
): DocumentProcessor {
  const known = new Map(works.map(work => [String(work.item.id), work]))
  const render = (cite: CslCite, more: CiteFacts = {}): RenderedCite => {
    const work = known.get(cite.id)
    // A cite that consists only of a work's id has usually been rendered for disambiguation, so that rendering is
    // reused.
    const isBare = work !== undefined && isOnlyId(cite) && Object.keys(more).length === 0
    const found = isBare ? looks.known(work)?.cite : undefined
    if (found !== undefined) return found
    const item = work?.item ?? {id: cite.id}
    return engine.render(item, 'citation', {...cite, ...more}, work?.state ?? bareState)
  }

  function sortableOf(cite: CslCite): Sortable {
    const work = known.get(cite.id)
    if (work === undefined) return sorter.ofCite({id: cite.id}, bareState, cite)
    const {item, state, memo} = work
    if (!isOnlyId(cite)) return sorter.ofCite(item, state, cite)
    memo.cited = sorter.of(item, state, memo.cited)
    return memo.cited
  }

  function inOrder(cites: readonly CslCite[]): readonly CslCite[] {
    if (!sorter.hasKeys || cites.length < 2) return cites
    const keyed = cites.map(cite => ({cite, sorted: sortableOf(cite)}))
    // Cites with equal keys keep the author's order.
    return keyed.toSorted((a, b) => sorter.compare(a.sorted, b.sorted)).map(({cite}) => cite)
  }

  /** Groups cites of the same names, if the style does so. */
  function grouped(cites: readonly CslCite[]): readonly CslCite[] {
    const {collapse} = engine.citation
    const isGrouping =
      engine.citation['cite-group-delimiter'] !== undefined || collapse?.startsWith('year') === true
    if (!isGrouping || cites.length < 3) return cites
    const byNames = new Map<string, CslCite[]>()
    for (const [index, cite] of cites.entries()) {
      const words = cite.prefix ? '' : (render(cite).firstNames?.words ?? '')
      const key = words === '' ? `alone ${index}` : words
      byNames.set(key, [...(byNames.get(key) ?? []), cite])
    }
    return [...byNames.values()].flat()
  }

  let entries: readonly CslEntry[] | undefined
  return {
    engine,
    works,
    order: works.map(({item}) => String(item.id)),
    work: id => known.get(id),
    state: id => known.get(id)?.state,
    sort: cites => grouped(inOrder(cites)),
    author(id, facts = {}) {
      const {out, firstNames} = render({id, ...facts}, {inSentence: true})
      return firstNames === undefined ? [] : out.slice(firstNames.from, firstNames.to)
    },
    cluster: (cites, {inOrder: isInOrder = false, isBare = false} = {}) =>
      clusterTokens(isInOrder ? cites : inOrder(cites), render, engine, id => known.get(id)?.state, isBare),
    entries(ids) {
      if (ids !== undefined) return entriesOf(works.filter(({item}) => ids.has(String(item.id))))
      entries ??= entriesOf(works)
      return entries
    }
  }
}
