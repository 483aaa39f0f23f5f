import type {Engine} from '../engine/engine.ts'
import type {CslSegment} from '../output/segments.ts'
import type {Item} from '../rendering/context.ts'
import type {Entry} from './bibliography.ts'
import {type Citation, createCitations} from './citations.ts'
import {createProcessors, type Processor} from './processor.ts'

/** What a document cites and lists. Objects are data that do not change: one that was given before costs next to nothing. */
export type DocumentState = Readonly<{
  /** In the order of the document. */
  citations: readonly Citation[]
  /** Ids of works that are listed without being cited. */
  uncited?: readonly string[] | undefined
  /** All works, if they are others than before. */
  items?: Iterable<Item> | undefined
  /** Lists of some of the works that are cited or listed, by name: their ids in any order. */
  lists?: Readonly<Record<string, Iterable<string>>> | undefined
}>

/** What an update changed. Entries are rendered when they are read: who shows no list pays for none. */
export type Changes = Readonly<{
  /** New and changed citations by id, in the order of the document. */
  citations: ReadonlyMap<string, readonly CslSegment[]>
  /** All entries in their order, if one of them or the order changed. */
  bibliography: readonly Entry[] | undefined
  /** The lists that changed, each with all its entries in their order. */
  lists: ReadonlyMap<string, readonly Entry[]>
  /** Ids that are cited or listed and that no item has. */
  missing: readonly string[]
}>

/** The citations of a document, rendered anew where they change. */
export type CslDocument = Readonly<{
  /** Gives what differs from the last update. The result is the same whatever the updates before. */
  update: (state: DocumentState) => Changes
}>

export function createDocument(engine: Engine, items: Iterable<Item>): CslDocument {
  const processorFor = createProcessors(engine)
  const contentsOf = createCitations(engine)
  let known = byId(items)
  let works: readonly Item[] = []
  let processor: Processor | undefined
  let shown: ReadonlyMap<string, readonly CslSegment[]> = new Map()
  let listing: Listing | undefined

  function processorOf(order: readonly Item[]): Processor {
    if (processor === undefined || !isSame(works, order)) processor = processorFor(order)
    works = order
    return processor
  }

  return {
    update({citations, uncited = [], items: others, lists: wanted = {}}) {
      if (others !== undefined) known = byId(others)
      const ids = new Set<string>()
      for (const {cites} of citations) for (const {id} of cites) ids.add(id)
      for (const id of uncited) ids.add(id)
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

/** The entries and lists of an update, rendered once, when they are read. */
type Listing = Readonly<{
  processor: Processor
  lists: () => ReadonlyMap<string, readonly Entry[]>
  entriesAfter: (before: Listing | undefined) => readonly Entry[] | undefined
  listsAfter: (before: Listing | undefined) => ReadonlyMap<string, readonly Entry[]>
}>

function createListing(processor: Processor, wanted: NonNullable<DocumentState['lists']>): Listing {
  let lists: ReadonlyMap<string, readonly Entry[]> | undefined
  const readLists = (): ReadonlyMap<string, readonly Entry[]> => {
    lists ??= new Map(Object.entries(wanted).map(([name, some]) => [name, processor.entries(new Set(some))]))
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

function isSameList(left: readonly Entry[], right: readonly Entry[] | undefined): boolean {
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
