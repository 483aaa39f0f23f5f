import type {Work} from '../disambiguate/work.ts'
import type {Engine} from '../engine/engine.ts'
import type {CslSegment} from '../output/segments.ts'
import {isDisambiguatedAlike} from '../rendering/work-state.ts'
import {type CslCite, isOnlyId} from './cite.ts'
import {type CitePosition, positionsOf} from './positions.ts'
import type {DocumentProcessor} from './processor.ts'

/** A citation of a document: its cites, and the number of its note; none or 0 in the text. */
export type CslCitation = Readonly<{id: string; cites: readonly CslCite[]; note?: number | undefined}>

/** The works that a rendered citation depends on. */
type Depends = {
  /** The cites of the citation in the order of the bibliography, with their works. */
  readonly cited: ReadonlyArray<Readonly<{id: string; work: Work | undefined}>>
  readonly usesNumbers: boolean
  /** The last update in which the rendering was current. */
  round: number
}

/** The differences between the works of this update and of the previous one. */
type Round = Readonly<{
  number: number
  /** The ids of works that were added, removed, or disambiguated in another way. */
  touched: ReadonlySet<string>
  /** Whether the order of the remaining works changed. */
  isReordered: boolean
}>

/** The cached state of a citation object: its sorted cites, and their rendering at their positions. */
type Seen = {
  depends: Depends
  readonly cites: readonly CslCite[]
  positions?: readonly CitePosition[] | undefined
  content?: Content
}

/** A rendered citation; `key` identifies its cites and their positions. */
type Content = Readonly<{key: string; depends: Depends; segments: readonly CslSegment[]}>

/**
 * Returns a function that renders citations in document order. Results are cached: after a change of works, only
 * citations of works with a new state are rendered, and known citation objects are not read again.
 */
export function createCitations(
  engine: Engine
): (citations: readonly CslCitation[], processor: DocumentProcessor) => ReadonlyArray<readonly CslSegment[]> {
  const {counts, finished, style} = engine
  const distance = Number(engine.citation['near-note-distance'] ?? 5)
  const memory = new WeakMap<CslCitation, Seen>()
  let contents: ReadonlyMap<string, Content> = new Map()
  let latest: DocumentProcessor | undefined
  let round: Round = {number: 0, touched: new Set(), isReordered: false}

  function seenOf(citation: CslCitation, processor: DocumentProcessor): Seen {
    const known = memory.get(citation)
    if (known !== undefined && holds(known.depends, processor, round)) return known
    const {numbers} = counts
    const isKnown = ({id}: CslCite): boolean => processor.work(id) !== undefined
    const cites = processor.sort(
      citation.cites.every(isKnown) ? citation.cites : citation.cites.filter(isKnown)
    )
    const depends = dependsOf(citation.cites, processor, counts.numbers !== numbers, round)
    const seen: Seen = {cites, depends}
    memory.set(citation, seen)
    return seen
  }

  function contentOf(
    cites: readonly CslCite[],
    {depends}: Seen,
    processor: DocumentProcessor,
    now: Map<string, Content>
  ): Content {
    const key = keyOf(cites)
    const known = now.get(key) ?? contents.get(key)
    if (known !== undefined && holds(known.depends, processor, round)) {
      now.set(key, known)
      return known
    }
    const {numbers} = counts
    const segments = finished(processor.cluster(cites, {inOrder: true}))
    const usesNumbers = depends.usesNumbers || counts.numbers !== numbers
    const content = {
      key,
      depends: usesNumbers === depends.usesNumbers ? depends : {...depends, usesNumbers},
      segments
    }
    now.set(key, content)
    return content
  }

  return (citations, processor) => {
    if (processor !== latest) round = nextRound(round, latest, processor)
    latest = processor
    const now = new Map<string, Content>()
    const seen = citations.map(citation => seenOf(citation, processor))
    const positions = style.usesPositions
      ? positionsOf(
          seen.map(({cites}, index) => ({note: citations[index]!.note ?? 0, cites})),
          distance
        )
      : undefined
    const segments = seen.map((each, index) => {
      const placed = positions?.[index]
      if (each.content !== undefined && isSamePlace(each.positions, placed)) {
        now.set(each.content.key, each.content)
        return each.content.segments
      }
      const cites =
        placed === undefined ? each.cites : each.cites.map((cite, at) => placedCite(cite, placed[at]!))
      const content = contentOf(cites, each, processor, now)
      if (content.depends.usesNumbers && !each.depends.usesNumbers)
        each.depends = {...each.depends, usesNumbers: true}
      each.positions = placed
      each.content = content
      return content.segments
    })
    contents = now
    return segments
  }
}

/** Adds its position to a cite, unless the caller gave one. */
function placedCite(cite: CslCite, place: CitePosition): CslCite {
  return cite.position === undefined ? {...cite, ...place} : cite
}

/** A key for the cites of a citation; for most citations, it contains only the id of the work. */
function keyOf(cites: readonly CslCite[]): string {
  const [first] = cites
  return cites.length === 1 && isOnlyId(first!) ? `of ${first!.id}` : JSON.stringify(cites)
}

function dependsOf(
  cites: readonly CslCite[],
  {work}: DocumentProcessor,
  usesNumbers: boolean,
  round: Round
): Depends {
  const cited = cites.map(({id}) => ({id, work: work(id)}))
  if (cited.length > 1) cited.sort((a, b) => (a.work?.order ?? 0) - (b.work?.order ?? 0))
  return {cited, usesNumbers, round: round.number}
}

/** Whether the works of a citation are unchanged: items, disambiguation, order and, if used, numbers. */
function holds(depends: Depends, {work}: DocumentProcessor, round: Round): boolean {
  const {cited, usesNumbers} = depends
  if (depends.round === round.number) return true
  const isFollowed = depends.round === round.number - 1 && !round.isReordered && !usesNumbers
  if (!isFollowed || cited.some(({id}) => round.touched.has(id))) {
    let latest = 0
    for (const {id, work: before} of cited) {
      const now = work(id)
      if (!isSame(before, now, usesNumbers)) return false
      if (now !== undefined && now.order < latest) return false
      latest = now?.order ?? latest
    }
  }
  depends.round = round.number
  return true
}

function isSame(before: Work | undefined, now: Work | undefined, withNumber: boolean): boolean {
  if (before === undefined || now === undefined) return before === now
  return (
    before.item === now.item &&
    isDisambiguatedAlike(before.state, now.state) &&
    (!withNumber || before.state.number === now.state.number)
  )
}

/** Compares the works of two processors, and returns the differences. */
function nextRound({number}: Round, before: DocumentProcessor | undefined, now: DocumentProcessor): Round {
  const touched = new Set<string>()
  let isReordered = false
  let latest = -1
  for (const [index, work] of now.works.entries()) {
    const was = before?.work(now.order[index]!)
    if (!isSame(was, work, false)) touched.add(now.order[index]!)
    if (was !== undefined && was.order < latest) isReordered = true
    latest = was?.order ?? latest
  }
  for (const id of before?.order ?? []) if (now.work(id) === undefined) touched.add(id)
  return {number: number + 1, touched, isReordered}
}

function isSamePlace(
  before: readonly CitePosition[] | undefined,
  now: readonly CitePosition[] | undefined
): boolean {
  if (before === undefined || now === undefined) return before === now
  return now.every(({position, isNear, firstNote}, index) => {
    const was = before[index]!
    return was.position === position && was.isNear === isNear && was.firstNote === firstNote
  })
}
