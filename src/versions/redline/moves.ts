import {similarPairs} from './candidates.ts'
import type {Comparing} from './comparing.ts'
import type {BlockPlan, DeletedPlan, InsertedPlan, Move} from './plan.ts'
import {planPair} from './plan-blocks.ts'
import type {Unit} from './units.ts'

/** The minimum weight of a block of text for which a move is searched for. */
const leastWeight = 8
/** The minimum similarity of a moved block to its original, by words and by pairs of neighbouring words. */
const leastAlike = 0.45
const leastNeighbours = 0.3

/**
 * Deleted or inserted blocks, in order. If no kept block is between two neighbours, their `place` differs by 1; blocks
 * with the same `gap` are between the same kept blocks.
 */
type Loose<Plan> = Readonly<{plan: Plan; place: number; gap: number}>

/** The blocks of a move, at their old and at their new place. */
export type MovedBlocks = Readonly<{move: Move; old: Unit[]; new: Unit[]}>

/** Finds moved blocks among all blocks that are deleted at one place and inserted at another, and marks both plans. */
export function findMoves(plans: readonly BlockPlan[], comparing: Comparing): readonly MovedBlocks[] {
  const deleted: Array<Loose<DeletedPlan>> = []
  const inserted: Array<Loose<InsertedPlan>> = []
  collect(plans, deleted, inserted, {gap: 0})
  if (deleted.length === 0 || inserted.length === 0) return []
  const [olds, news] = [deleted.map(({plan}) => plan.old), inserted.map(({plan}) => plan.new)]
  const partner = new Int32Array(deleted.length).fill(-1)
  const isTaken = new Uint8Array(inserted.length)
  const pair = (at: number, beside: number): void => {
    if (partner[at]! >= 0 || isTaken[beside] === 1) return
    // If the deleted and the inserted block are in the same gap, the block was rewritten, not moved.
    if (deleted[at]!.gap === inserted[beside]!.gap) return
    partner[at] = beside
    isTaken[beside] = 1
  }
  for (const [at, beside] of equalBlocks(olds, news)) pair(at, beside)
  for (const [at, beside] of sameShown(olds, news)) pair(at, beside)
  for (const {old, new: next} of similarBlocks(olds, news, comparing)) pair(old, next)
  takeNeighbours(deleted, inserted, pair, partner, isTaken)
  return mark(deleted, inserted, partner, comparing)
}

function collect(
  plans: readonly BlockPlan[],
  deleted: Array<Loose<DeletedPlan>>,
  inserted: Array<Loose<InsertedPlan>>,
  count: {gap: number}
): void {
  count.gap++
  let [oldPlace, newPlace] = [(deleted.at(-1)?.place ?? 0) + 2, (inserted.at(-1)?.place ?? 0) + 2]
  for (const plan of plans) {
    if (plan.kind === 'deleted') deleted.push({plan, place: oldPlace++, gap: count.gap})
    else if (plan.kind === 'inserted') inserted.push({plan, place: newPlace++, gap: count.gap})
    else {
      for (const list of listsIn(plan)) collect(list, deleted, inserted, count)
      count.gap++
      ;[oldPlace, newPlace] = [(deleted.at(-1)?.place ?? 0) + 2, (inserted.at(-1)?.place ?? 0) + 2]
    }
  }
}

/** The lists of blocks that a plan contains. */
function listsIn(plan: BlockPlan): ReadonlyArray<readonly BlockPlan[]> {
  if (plan.kind === 'paragraphs') return [...plan.between.values()]
  return plan.kind === 'pair' ? plan.parts.flatMap(part => ('blocks' in part ? [part.blocks] : [])) : []
}

const nonText: ReadonlySet<string> = new Set(['table', 'figure', 'listing', 'equation'])

function isLarge({kind, weight}: Unit): boolean {
  return weight >= leastWeight || (nonText.has(kind) && weight > 0)
}

function equalBlocks(olds: readonly Unit[], news: readonly Unit[]): ReadonlyArray<readonly [number, number]> {
  const places = new Map<number, number[]>()
  for (const [beside, unit] of news.entries())
    if (isLarge(unit)) {
      const found = places.get(unit.content)
      if (found === undefined) places.set(unit.content, [beside])
      else found.push(beside)
    }
  return olds.flatMap((unit, at) => {
    const beside = isLarge(unit) ? places.get(unit.content)?.shift() : undefined
    return beside === undefined ? [] : [[at, beside] as const]
  })
}

/**
 * Pairs figures with the same content but different captions. Captions do not matter, because most figures consist of a
 * single picture.
 */
function sameShown(olds: readonly Unit[], news: readonly Unit[]): ReadonlyArray<readonly [number, number]> {
  const [before, after] = [olds, news].map(units => units.map(shownIn))
  const isOne = (all: ReadonlyArray<string | undefined>, shown: string): boolean =>
    all.indexOf(shown) === all.lastIndexOf(shown)
  return before!.flatMap((shown, at) => {
    const beside = shown === undefined ? -1 : after!.indexOf(shown)
    return beside >= 0 && isOne(before!, shown!) && isOne(after!, shown!) ? [[at, beside] as const] : []
  })
}

/** The content of a figure without its caption; undefined for other blocks. */
function shownIn({kind, parts}: Unit): string | undefined {
  const shown = kind === 'figure' ? parts.find(({name}) => name === 'children') : undefined
  return shown === undefined || !('units' in shown) || shown.units.length === 0
    ? undefined
    : shown.units.map(({content}) => content).join(' ')
}

function similarBlocks(
  olds: readonly Unit[],
  news: readonly Unit[],
  comparing: Comparing
): ReadonlyArray<Readonly<{old: number; new: number}>> {
  const {similarity} = comparing
  return similarPairs(olds, news, [], comparing)
    .filter(({old, new: next, weight}) => {
      const [one, other] = [olds[old]!, news[next]!]
      if (weight < leastAlike || one.weight < leastWeight || other.weight < leastWeight) return false
      return Math.max(similarity.neighbours(one, other), similarity.neighbours(other, one)) >= leastNeighbours
    })
    .sort((a, b) => b.weight - a.weight)
}

/**
 * Moves equal blocks, such as a heading or a short paragraph, along with a neighbour that moved, if they are next to it
 * at both places.
 */
function takeNeighbours(
  deleted: ReadonlyArray<Loose<DeletedPlan>>,
  inserted: ReadonlyArray<Loose<InsertedPlan>>,
  pair: (at: number, beside: number) => void,
  partner: Int32Array,
  isTaken: Uint8Array
): void {
  for (const step of [1, -1]) {
    for (let index = 0; index < deleted.length; index++) {
      const at = step === 1 ? index : deleted.length - 1 - index
      const beside = partner[at]!
      if (beside < 0) continue
      const [one, other] = [deleted[at + step], inserted[beside + step]]
      if (one?.place !== deleted[at]!.place + step || other?.place !== inserted[beside]!.place + step)
        continue
      const isFree = partner[at + step]! < 0 && isTaken[beside + step] === 0
      if (isFree && one.plan.old.content === other.plan.new.content) pair(at + step, beside + step)
    }
  }
}

/** Marks blocks as moved; blocks that are adjacent at both places are one move. */
function mark(
  deleted: ReadonlyArray<Loose<DeletedPlan>>,
  inserted: ReadonlyArray<Loose<InsertedPlan>>,
  partner: Int32Array,
  comparing: Comparing
): readonly MovedBlocks[] {
  const moves: MovedBlocks[] = []
  let last = -1
  for (const [at, {plan, place}] of deleted.entries()) {
    const beside = partner[at]!
    if (beside < 0) continue
    const other = inserted[beside]!
    const goesOn =
      last >= 0 &&
      last === at - 1 &&
      partner[last] === beside - 1 &&
      deleted[last]!.place === place - 1 &&
      inserted[beside - 1]!.place === other.place - 1
    if (!goesOn) moves.push({move: {number: moves.length + 1}, old: [], new: []})
    const {move, old, new: next} = moves.at(-1)!
    plan.move = move
    other.plan.move = move
    old.push(plan.old)
    next.push(other.plan.new)
    other.plan.inside = planPair(plan.old, other.plan.new, comparing)
    last = at
  }
  return moves
}
