import {heaviestChain} from '../../core/alignment/chain.ts'
import {type BaseParagraph, baseText} from './base-paragraphs.ts'

/** A paragraph of a file, and the part of the text that contains it: a block, a list item, or a table row. */
export type PlacedPart<Part> = Readonly<{paragraph: BaseParagraph; part: Part; rank: number}>

/** Parts that moved together: adjacent both in the text and in the file. */
export type MovedRun<Part> = Readonly<{
  /** The first paragraph of these parts in the file. */
  first: BaseParagraph
  parts: readonly Part[]
  /** The nearest unmoved parts before and after the moved parts, at their new place. */
  behind: Part | undefined
  before: Part | undefined
}>

/** Adjacent paragraphs of a file that belong to one part. */
type Segment<Part> = {readonly part: Part; readonly first: BaseParagraph; weight: number; rank: number}

/** The maximum number of moves that are written; the rest are only listed. */
export const mostMoves = 200

/**
 * The constant that is added to the weight of each part, so that if a long part moved, its short neighbours do not
 * count as moved instead.
 */
const weightOfPart = 40

/** Finds the parts of a text that moved in a file: all but the heaviest selection of parts whose order is unchanged. */
export function movedRuns<Part>(placed: ReadonlyArray<PlacedPart<Part>>): ReadonlyArray<MovedRun<Part>> {
  const segments: Segment<Part>[] = []
  for (const {paragraph, part, rank} of placed) {
    const weight = baseText(paragraph).length + 1
    const last = segments.at(-1)
    if (last?.part === part) {
      last.weight += weight
      last.rank = Math.min(last.rank, rank)
    } else segments.push({part, first: paragraph, weight, rank})
  }
  const main = mainSegments(segments)
  const order = [...main].sort((a, b) => a.rank - b.rank)
  const places = new Map(order.map((segment, place) => [segment, place]))
  const pairs = main.map((segment, index) => ({
    old: places.get(segment)!,
    new: index,
    weight: segment.weight + weightOfPart
  }))
  const kept = new Set(heaviestChain(pairs, main.length).map(pair => main[pair.new]!))
  return kept.size === main.length ? [] : runsOf(main, kept, places)
}

/**
 * The heaviest segment of each part: if the paragraphs of a part are in several places, only this segment counts as the
 * part.
 */
function mainSegments<Part>(segments: ReadonlyArray<Segment<Part>>): ReadonlyArray<Segment<Part>> {
  const heaviest = new Map<Part, Segment<Part>>()
  for (const segment of segments) {
    const other = heaviest.get(segment.part)
    if (other === undefined || segment.weight > other.weight) heaviest.set(segment.part, segment)
  }
  return segments.filter(segment => heaviest.get(segment.part) === segment)
}

function runsOf<Part>(
  main: ReadonlyArray<Segment<Part>>,
  kept: ReadonlySet<Segment<Part>>,
  places: ReadonlyMap<Segment<Part>, number>
): ReadonlyArray<MovedRun<Part>> {
  const runs: {start: number; end: number}[] = []
  for (const [index, segment] of main.entries()) {
    if (kept.has(segment)) continue
    const last = main[index - 1]
    const goesOn = last !== undefined && !kept.has(last) && places.get(segment) === places.get(last)! + 1
    if (goesOn) runs.at(-1)!.end = index
    else runs.push({start: index, end: index})
  }
  return runs.slice(0, mostMoves).map(({start, end}) => ({
    first: main[start]!.first,
    parts: main.slice(start, end + 1).map(({part}) => part),
    behind: main.slice(0, start).findLast(segment => kept.has(segment))?.part,
    before: main.slice(end).find(segment => kept.has(segment))?.part
  }))
}
