import {heaviestChain} from '../../versions/redline/chain.ts'
import {type BaseParagraph, baseText} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import type {Matching} from './match-blocks.ts'
import type {SourceUnit, SourceUnits} from './source-units.ts'

/** Units that stand elsewhere in a file, next to each other in the text and in the file. */
export type MovedUnits = Readonly<{
  /** The paragraph of the file with which they begin. */
  first: BaseParagraph
  units: readonly SourceUnit[]
  /** The unit behind which they stand, and the one before which. */
  behind: SourceUnit | undefined
  before: SourceUnit | undefined
}>

/** The paragraphs of a file next to each other whose blocks are in one unit. */
type Segment = {readonly unit: SourceUnit; readonly first: BaseParagraph; weight: number; to: number}

/** A long unit that moved makes none of its short neighbours move. */
const weightOfUnit = 40

/**
 * Finds the units of a text that stand elsewhere in a file: all but the heaviest selection of those in order. `rankOf` is
 * the order in which the blocks were sent.
 */
export function movedUnits(
  paragraphs: readonly BaseParagraph[],
  {blocks}: Pick<Matching, 'blocks'>,
  {unitOf}: SourceUnits,
  rankOf: (of: SourcedBlock) => number
): readonly MovedUnits[] {
  const ranks = new Map<SourceUnit, number>()
  const segments: Segment[] = []
  for (const [at, paragraph] of paragraphs.entries()) {
    const of = paragraph.story === 'body' ? blocks.get(paragraph) : undefined
    const unit = of && unitOf(of)
    if (of === undefined || unit === undefined) continue
    ranks.set(unit, Math.min(ranks.get(unit) ?? Number.POSITIVE_INFINITY, rankOf(of)))
    const weight = baseText(paragraph).length + 1
    const last = segments.at(-1)
    if (last?.unit === unit) {
      last.weight += weight
      last.to = at
    } else segments.push({unit, first: paragraph, weight, to: at})
  }
  const main = mainSegments(segments)
  const order = [...main].sort((a, b) => ranks.get(a.unit)! - ranks.get(b.unit)!)
  const places = new Map(order.map((segment, place) => [segment, place]))
  const pairs = main.map((segment, index) => ({
    old: places.get(segment)!,
    new: index,
    weight: segment.weight + weightOfUnit
  }))
  const kept = new Set(heaviestChain(pairs, main.length).map(pair => main[pair.new]!))
  return kept.size === main.length ? [] : runsOf(main, kept, places)
}

/** Of a unit whose blocks are in several places, the heaviest; what stands elsewhere is not the unit. */
function mainSegments(segments: readonly Segment[]): readonly Segment[] {
  const heaviest = new Map<SourceUnit, Segment>()
  for (const segment of segments) {
    const other = heaviest.get(segment.unit)
    if (other === undefined || segment.weight > other.weight) heaviest.set(segment.unit, segment)
  }
  return segments.filter(segment => heaviest.get(segment.unit) === segment)
}

function runsOf(
  main: readonly Segment[],
  kept: ReadonlySet<Segment>,
  places: ReadonlyMap<Segment, number>
): readonly MovedUnits[] {
  const runs: Segment[][] = []
  for (const [index, segment] of main.entries()) {
    if (kept.has(segment)) continue
    const last = main[index - 1]
    const goesOn =
      last !== undefined &&
      !kept.has(last) &&
      last.unit.file === segment.unit.file &&
      places.get(segment) === places.get(last)! + 1
    if (goesOn) runs.at(-1)!.push(segment)
    else runs.push([segment])
  }
  return runs.map(run => {
    const [start, end] = [main.indexOf(run[0]!), main.indexOf(run.at(-1)!)]
    return {
      first: run[0]!.first,
      units: run.map(({unit}) => unit),
      behind: main.slice(0, start).findLast(segment => kept.has(segment))?.unit,
      before: main.slice(end).find(segment => kept.has(segment))?.unit
    }
  })
}
