import type {Engine} from '../engine/engine.ts'
import type {CslSegment} from '../output/segments.ts'
import type {Item} from '../rendering/context.ts'
import type {Cite} from './cite.ts'
import {positionsOf} from './positions.ts'
import {createProcessor, type Processor} from './processor.ts'

/** A citation of a document: its cites, and the number of the note that it stands in; none or 0 in the text. */
export type Citation = Readonly<{id: string; cites: readonly Cite[]; note?: number | undefined}>

/** An entry of the bibliography; without segments if the style renders nothing for the work. */
export type Entry = Readonly<{id: string; segments: readonly CslSegment[]}>

/** What an update changed. */
export type Changes = Readonly<{
  /** New and changed citations by id, in the order of the document. */
  citations: ReadonlyMap<string, readonly CslSegment[]>
  /** All entries in their order, if one of them or the order changed. */
  bibliography: readonly Entry[] | undefined
  /** Ids that are cited or listed and that no item has. */
  missing: readonly string[]
}>

/** The citations of a document, rendered anew where they change. */
export type CslDocument = Readonly<{
  /**
   * Takes the citations in the order of the document and the ids of works that are listed without being cited, and gives
   * what differs from the last update. The result is the same whatever the updates before. Objects are data that do not
   * change: one that was given before costs next to nothing.
   */
  update: (
    state: Readonly<{citations: readonly Citation[]; uncited?: readonly string[] | undefined}>
  ) => Changes
}>

/** Everything rendered for one order of works, which settles numbers, names and suffixes. */
type Rendering = Readonly<{
  processor: Processor
  citations: Map<string, readonly CslSegment[]>
  bibliography: readonly Entry[]
  /** By citation: an object that was seen before is not looked at again. */
  sorted: WeakMap<Citation, readonly Cite[]>
  unplaced: WeakMap<Citation, readonly CslSegment[]>
}>

export function createDocument(engine: Engine, items: Iterable<Item>): CslDocument {
  const known = new Map([...items].map(item => [String(item.id), item]))
  const distance = Number(engine.citation['near-note-distance'] ?? 5)
  const {finished} = engine
  let works: readonly string[] | undefined
  let rendering: Rendering | undefined
  let shown = new Map<string, readonly CslSegment[]>()
  let listed: readonly Entry[] | undefined

  function renderingOf(order: readonly string[]): Rendering {
    if (rendering !== undefined && works !== undefined && isSame(works, order)) return rendering
    works = order
    const processor = createProcessor(
      engine,
      order.map(id => known.get(id)!)
    )
    const bibliography = processor.entries().map(({id, tokens}): Entry => ({id, segments: finished(tokens)}))
    rendering = {
      processor,
      citations: new Map(),
      bibliography,
      sorted: new WeakMap(),
      unplaced: new WeakMap()
    }
    return rendering
  }
  function renderedAs(cites: readonly Cite[], {processor, citations}: Rendering): readonly CslSegment[] {
    const same = JSON.stringify(cites)
    const segments = citations.get(same) ?? finished(processor.cluster(cites, {inOrder: true}))
    citations.set(same, segments)
    return segments
  }
  function sortedCites(citation: Citation, {processor, sorted}: Rendering): readonly Cite[] {
    const cites = sorted.get(citation) ?? processor.sort(citation.cites.filter(({id}) => known.has(id)))
    sorted.set(citation, cites)
    return cites
  }
  /** A citation of a style that asks for no positions. */
  function unplacedAs(citation: Citation, current: Rendering): readonly CslSegment[] {
    const segments = current.unplaced.get(citation) ?? renderedAs(sortedCites(citation, current), current)
    current.unplaced.set(citation, segments)
    return segments
  }
  function placed(citations: readonly Citation[], current: Rendering): ReadonlyArray<readonly CslSegment[]> {
    const sorted = citations.map(citation => ({
      note: citation.note ?? 0,
      cites: sortedCites(citation, current)
    }))
    const positions = positionsOf(sorted, distance)
    return sorted.map(({cites}, index) =>
      renderedAs(
        cites.map((cite, at) => ({...cite, ...positions[index]![at]})),
        current
      )
    )
  }

  return {
    update({citations, uncited = []}) {
      const ids = [...new Set([...citations.flatMap(({cites}) => cites.map(({id}) => id)), ...uncited])]
      const current = renderingOf(ids.filter(id => known.has(id)))
      const contents = engine.style.usesPositions
        ? placed(citations, current)
        : citations.map(citation => unplacedAs(citation, current))
      const rendered = new Map(citations.map(({id}, index) => [id, contents[index]!]))
      const changed = [...rendered].filter(([id, segments]) => !isEqual(segments, shown.get(id)))
      shown = rendered
      const {bibliography} = current
      const isListed = bibliography === listed || JSON.stringify(bibliography) === JSON.stringify(listed)
      listed = bibliography
      return {
        citations: new Map(changed),
        bibliography: isListed ? undefined : bibliography,
        missing: ids.filter(id => !known.has(id))
      }
    }
  }
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id, index) => id === right[index])
}

function isEqual(left: readonly CslSegment[], right: readonly CslSegment[] | undefined): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right)
}
