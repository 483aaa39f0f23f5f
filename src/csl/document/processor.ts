import {disambiguate, type Work} from '../disambiguate/disambiguate.ts'
import {type Area, bareState, type Engine} from '../engine/engine.ts'
import type {Token} from '../output/tokens.ts'
import type {CiteFacts, Item, WorkState} from '../rendering/context.ts'
import {compareKeys} from '../sort/collation.ts'
import {keyAttributes, type SortKey, sortKeys} from '../sort/keys.ts'
import {bibliography, type EntryTokens} from './bibliography.ts'
import type {Cite} from './cite.ts'
import {clusterTokens} from './cluster.ts'

/** The works of a document in a style. */
export type Processor = Readonly<{
  engine: Engine
  /** Ids in the order of the bibliography. */
  order: readonly string[]
  state: (id: string) => WorkState | undefined
  /** Cites in the order in which the style renders them. */
  sort: (cites: readonly Cite[]) => readonly Cite[]
  /** The words that stand for a work in a sentence; nothing if the style renders no names and no title. */
  author: (id: string, cite?: CiteFacts) => readonly Token[]
  cluster: (
    cites: readonly Cite[],
    options?: Readonly<{inOrder?: boolean; isBare?: boolean}>
  ) => readonly Token[]
  /** The entries of the bibliography in their order, rendered once. */
  entries: () => readonly EntryTokens[]
}>

/** Sorts, numbers and tells apart the works of a document: `cited` in the order of citing, then `uncited`. */
export function createProcessor(
  engine: Engine,
  items: readonly Item[],
  options: Readonly<{isSorted?: boolean}> = {}
): Processor {
  const byId = new Map(items.map(item => [String(item.id), item]))
  const keys = sortKeys(engine.sortOf('bibliography'), engine.macroIn('bibliography'))
  const numbered = items.map(
    (item, index): Work => ({item, order: index, state: {...bareState, number: index + 1}})
  )
  const sorted = options.isSorted === false ? numbered : sortWorks(numbered, keys, 'bibliography', engine)
  const works = sorted.map(({item}, order): Work => ({item, order, state: {...bareState, number: order + 1}}))
  disambiguate(works, engine)
  const known = new Map(works.map(work => [String(work.item.id), work]))
  const citationKeys = sortKeys(engine.sortOf('citation'), engine.macroIn('citation'))

  const render = (cite: Cite, more: CiteFacts = {}) => {
    const work = known.get(cite.id)
    const item = work?.item ?? byId.get(cite.id) ?? {id: cite.id}
    return engine.render(item, 'citation', {...cite, ...more}, work?.state ?? bareState)
  }

  function inOrder(cites: readonly Cite[]): readonly Cite[] {
    if (citationKeys.length === 0 || cites.length < 2) return cites
    const attributes = keyAttributes(engine.sortOf('citation'))
    const keyed = cites.map(cite => {
      const work = known.get(cite.id)
      const item = work?.item ?? {id: cite.id}
      const own = citationKeys.map((key, index) =>
        key.of(engine.contextFor(item, 'citation', cite, work?.state ?? bareState, attributes[index]))
      )
      return {cite, keys: own}
    })
    const descends = citationKeys.map(key => key.descends)
    // Cites with equal keys stay in the author's order.
    return keyed.toSorted((a, b) => compareKeys(a.keys, b.keys, descends)).map(({cite}) => cite)
  }

  /** Cites of the same names one after the other, where the style groups them. */
  function grouped(cites: readonly Cite[]): readonly Cite[] {
    const {collapse} = engine.citation
    const isGrouping =
      engine.citation['cite-group-delimiter'] !== undefined || collapse?.startsWith('year') === true
    if (!isGrouping || cites.length < 3) return cites
    const byNames = new Map<string, Cite[]>()
    for (const [index, cite] of cites.entries()) {
      const words = cite.prefix ? '' : (render(cite).firstNames?.words ?? '')
      const key = words === '' ? `alone ${index}` : words
      byNames.set(key, [...(byNames.get(key) ?? []), cite])
    }
    return [...byNames.values()].flat()
  }

  let entries: readonly EntryTokens[] | undefined
  return {
    engine,
    order: works.map(({item}) => String(item.id)),
    state: id => known.get(id)?.state,
    sort: cites => grouped(inOrder(cites)),
    author(id, facts = {}) {
      const {out, firstNames} = render({id, ...facts}, {inSentence: true})
      return firstNames === undefined ? [] : out.slice(firstNames.from, firstNames.to)
    },
    cluster: (cites, {inOrder: isInOrder = false, isBare = false} = {}) =>
      clusterTokens(isInOrder ? cites : inOrder(cites), render, engine, id => known.get(id)?.state, isBare),
    entries() {
      entries ??= bibliography(works, engine)
      return entries
    }
  }
}

function sortWorks(
  works: readonly Work[],
  keys: readonly SortKey[],
  area: Area,
  engine: Engine
): readonly Work[] {
  if (keys.length === 0) return works
  const attributes = keyAttributes(engine.sortOf(area))
  const keyed = works.map(work => ({
    work,
    keys: keys.map((key, index) =>
      key.of(engine.contextFor(work.item, area, {}, work.state, attributes[index]))
    )
  }))
  const descends = keys.map(key => key.descends)
  return keyed
    .toSorted((a, b) => compareKeys(a.keys, b.keys, descends) || a.work.order - b.work.order)
    .map(({work}) => work)
}
