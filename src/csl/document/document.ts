import type {CslEntry} from '../disambiguate/work.ts'
import type {Engine} from '../engine/engine.ts'
import type {CslSegment} from '../output/segments.ts'
import type {Item} from '../rendering/context.ts'
import {type CslCitation, createCitations} from './citations.ts'
import {createProcessors, type DocumentProcessor} from './processor.ts'

/** The input of an update. Its objects are immutable: an object that was passed before is almost free to process. */
export type DocumentState = Readonly<{
  /** The citations in document order. */
  citations: readonly CslCitation[]
  /** The ids of works to list without a citation. */
  uncited?: readonly string[] | undefined
  /** All works; undefined if they did not change. */
  items?: Iterable<Item> | undefined
  /** Named lists of selected works, each as the ids of its works in any order. */
  lists?: Readonly<Record<string, Iterable<string>>> | undefined
}>

/** The changes of an update. Entries are rendered lazily, so an unread list costs nothing. */
export type Changes = Readonly<{
  /** New and changed citations by id, in document order. */
  citations: ReadonlyMap<string, readonly CslSegment[]>
  /** All entries in order, if an entry or the order changed. */
  bibliography: readonly CslEntry[] | undefined
  /** The changed lists, each with all its entries in order. */
  lists: ReadonlyMap<string, readonly CslEntry[]>
  /** Cited or listed ids without an item. */
  missing: readonly string[]
}>

/** The citations of a document, rendered incrementally. */
export type CslDocument = Readonly<{
  /** Returns the changes since the last update. The result does not depend on earlier updates. */
  update: (state: DocumentState) => Changes
}>

type Options = Readonly<{
  isSorted?: boolean
  /** Changes an item before it is rendered; called once for each item. */
  prepared?: ((item: Item) => Item) | undefined
}>

export function createDocument(
  engine: Engine,
  items: Iterable<Item>,
  {isSorted = true, prepared}: Options = {}
): CslDocument {
  const processorFor = createProcessors(engine)
  const contentsOf = createCitations(engine)
  const preparedItems = new WeakMap<Item, Item>()
  const worksOf = (given: Iterable<Item>): ReadonlyMap<string, Item> =>
    byId(prepared === undefined ? given : Array.from(given, item => preparedItem(item, prepared)))
  let known = worksOf(items)
  let works: readonly Item[] = []
  let processor: DocumentProcessor | undefined
  let shown: ReadonlyMap<string, readonly CslSegment[]> = new Map()
  let listing: Listing | undefined
  const withText = new WeakMap<CslCitation, CslCitation>()

  function preparedItem(item: Item, prepare: (item: Item) => Item): Item {
    const found = preparedItems.get(item)
    if (found !== undefined) return found
    const made = prepare(item)
    preparedItems.set(item, made)
    return made
  }

  function processorOf(order: readonly Item[]): DocumentProcessor {
    if (processor === undefined || !isSame(works, order)) processor = processorFor(order, {isSorted})
    works = order
    return processor
  }

  /** Converts the ids of a citation to texts, because CSL-JSON also has numbers as ids. */
  function withTextIds(citation: CslCitation): CslCitation {
    if (citation.cites.every(({id}) => typeof id === 'string')) return citation
    const found = withText.get(citation)
    if (found !== undefined) return found
    const made = {...citation, cites: citation.cites.map(cite => ({...cite, id: String(cite.id)}))}
    withText.set(citation, made)
    return made
  }

  return {
    update({citations: given, uncited = [], items: others, lists: wanted = {}}) {
      if (others !== undefined) known = worksOf(others)
      const citations = given.map(withTextIds)
      const ids = new Set<string>()
      for (const {cites} of citations) for (const {id} of cites) ids.add(id)
      for (const id of uncited) ids.add(String(id))
      const cited: Item[] = []
      const missing: string[] = []
      for (const id of ids) {
        const item = known.get(id)
        if (item === undefined) missing.push(id)
        else cited.push(item)
      }
      const current = processorOf(cited)
      const contents = contentsOf(citations, current)
      const rendered = new Map<string, readonly CslSegment[]>()
      const changed = new Map<string, readonly CslSegment[]>()
      for (const [index, {id}] of citations.entries()) rendered.set(id, contents[index]!)
      for (const [id, segments] of rendered) if (!isEqual(segments, shown.get(id))) changed.set(id, segments)
      shown = rendered
      const before = listing
      const now = createListing(current, wanted)
      listing = now
      return {
        citations: changed,
        get bibliography() {
          return now.entriesAfter(before)
        },
        get lists() {
          return now.listsAfter(before)
        },
        missing
      }
    }
  }
}

/** The entries and lists of an update, rendered when first read. */
type Listing = Readonly<{
  processor: DocumentProcessor
  lists: () => ReadonlyMap<string, readonly CslEntry[]>
  entriesAfter: (before: Listing | undefined) => readonly CslEntry[] | undefined
  listsAfter: (before: Listing | undefined) => ReadonlyMap<string, readonly CslEntry[]>
}>

function createListing(processor: DocumentProcessor, wanted: NonNullable<DocumentState['lists']>): Listing {
  let lists: ReadonlyMap<string, readonly CslEntry[]> | undefined
  const readLists = (): ReadonlyMap<string, readonly CslEntry[]> => {
    lists ??= new Map(
      Object.entries(wanted).map(([name, some]) => [
        name,
        processor.entries(new Set(Array.from(some, String)))
      ])
    )
    return lists
  }
  return {
    processor,
    lists: readLists,
    entriesAfter(before) {
      if (before?.processor === processor) return undefined
      const listed = before?.processor.entries()
      const entries = processor.entries()
      return isSameList(entries, listed) ? undefined : entries
    },
    listsAfter(before) {
      const listed = before?.lists()
      return new Map([...readLists()].filter(([name, list]) => !isSameList(list, listed?.get(name))))
    }
  }
}

function byId(items: Iterable<Item>): ReadonlyMap<string, Item> {
  return new Map(Array.from(items, item => [String(item.id), item]))
}

function isSame<Value>(left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index])
}

function isSameList(left: readonly CslEntry[], right: readonly CslEntry[] | undefined): boolean {
  return (
    left.length === right?.length &&
    left.every(
      ({id, segments}, index) => id === right[index]!.id && isEqual(segments, right[index]!.segments)
    )
  )
}

function isEqual(left: readonly CslSegment[], right: readonly CslSegment[] | undefined): boolean {
  if (left === right) return true
  return right !== undefined && JSON.stringify(left) === JSON.stringify(right)
}
