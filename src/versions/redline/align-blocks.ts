import {heaviestChain, type Pair} from '../../core/alignment/chain.ts'
import {equalPairs, similarPairs} from './candidates.ts'
import {type Likening, pairValue} from './comparing.ts'
import {sharedStart} from './same-start.ts'
import type {Alignable} from './similarity.ts'

/** A row of two aligned lists: an old item, a new item, or both if they correspond. */
export type AlignedPair<Item> = Readonly<{old?: Item; new?: Item}>

/** The minimum similarity at which two blocks in a gap are paired. */
const pairedInGap = 0.25
/** The maximum number of comparisons in one gap. */
const mostComparisons = 400

/**
 * Aligns the blocks of two lists. The heaviest chain of pairs of equal or similar blocks is kept in order; in the
 * gaps between them, remaining blocks are paired in order. Deleted blocks precede inserted ones.
 */
export function alignBlocks<Item extends Alignable>(
  old: readonly Item[],
  next: readonly Item[],
  comparing: Likening
): ReadonlyArray<AlignedPair<Item>> {
  const shortest = Math.min(old.length, next.length)
  let start = 0
  while (start < shortest && old[start]!.content === next[start]!.content) start++
  let end = 0
  while (end < shortest - start && old.at(-1 - end)!.content === next.at(-1 - end)!.content) end++
  const [oldMiddle, newMiddle] = [old.slice(start, old.length - end), next.slice(start, next.length - end)]
  return [
    ...old.slice(0, start).map((unit, index) => ({old: unit, new: next[index]!})),
    ...alignMiddle(oldMiddle, newMiddle, comparing),
    ...old.slice(old.length - end).map((unit, index) => ({old: unit, new: next[next.length - end + index]!}))
  ]
}

function alignMiddle<Item extends Alignable>(
  old: readonly Item[],
  next: readonly Item[],
  comparing: Likening
): ReadonlyArray<AlignedPair<Item>> {
  const equal = equalPairs(old, next)
  const pairs = [...equal, ...similarPairs(old, next, equal, comparing)].map(pair => ({
    ...pair,
    weight: pairValue(old[pair.old]!, next[pair.new]!, pair.weight)
  }))
  const rows: Array<AlignedPair<Item>> = []
  let [at, beside] = [0, 0]
  for (const pair of [...heaviestChain(pairs, next.length), {old: old.length, new: next.length}]) {
    for (const row of alignGap(old.slice(at, pair.old), next.slice(beside, pair.new), comparing))
      rows.push(row)
    if (pair.old < old.length) rows.push({old: old[pair.old]!, new: next[pair.new]!})
    ;[at, beside] = [pair.old + 1, pair.new + 1]
  }
  return rows
}

/** Pairs the remaining blocks of a gap: in order, if they are similar enough or the only ones of their kind. */
function alignGap<Item extends Alignable>(
  old: readonly Item[],
  next: readonly Item[],
  comparing: Likening
): ReadonlyArray<AlignedPair<Item>> {
  if (old.length === 0 || next.length === 0)
    return [...old.map(item => ({old: item})), ...next.map(item => ({new: item}))]
  const pairs =
    old.length * next.length <= mostComparisons
      ? inOrder(old, next, comparing)
      : byPlace(old, next, comparing)
  const rows: Array<AlignedPair<Item>> = []
  let [at, beside] = [0, 0]
  for (const pair of [...pairs, {old: old.length, new: next.length}]) {
    for (const item of old.slice(at, pair.old)) rows.push({old: item})
    for (const item of next.slice(beside, pair.new)) rows.push({new: item})
    if (pair.old < old.length) rows.push({old: old[pair.old]!, new: next[pair.new]!})
    ;[at, beside] = [pair.old + 1, pair.new + 1]
  }
  return rows
}

function inOrder(
  old: readonly Alignable[],
  next: readonly Alignable[],
  comparing: Likening
): readonly Pair[] {
  const pairs: Pair[] = []
  for (const [at, one] of old.entries()) {
    for (const [beside, other] of next.entries()) {
      if (one.kind !== other.kind) continue
      const likeness = isOnlyPair(one, other, old, next) ? 1 : likenessInGap(one, other, comparing)
      if (likeness >= pairedInGap) pairs.push({old: at, new: beside, weight: pairValue(one, other, likeness)})
    }
  }
  return heaviestChain(pairs, next.length)
}

/** The similarity of two blocks; paragraphs with the same beginning are similar enough for a pair. */
function likenessInGap(one: Alignable, other: Alignable, {likeness, lexicon}: Likening): number {
  const own = likeness(one, other)
  const isAlike =
    own < pairedInGap && one.kind === 'paragraph' && sharedStart(one.ids, other.ids, lexicon.weights) > 0
  return isAlike ? pairedInGap : own
}

/**
 * Kinds of blocks that count as the same block, regardless of their words, if a gap contains exactly one block of the
 * kind in each version.
 */
const lonely: ReadonlySet<string> = new Set([
  'heading',
  'figure',
  'table',
  'equation',
  'image',
  'listing',
  'theorem',
  'term',
  'definition'
])

/** Whether two blocks are the only ones of their kind in a gap or, for headings, the only ones of their level. */
function isOnlyPair(
  one: Alignable,
  other: Alignable,
  old: readonly Alignable[],
  next: readonly Alignable[]
): boolean {
  if (!lonely.has(one.kind)) return false
  const isAlone = (test: (unit: Alignable) => boolean): boolean =>
    old.filter(test).length === 1 && next.filter(test).length === 1
  if (isAlone(({kind}) => kind === one.kind)) return true
  return (
    one.kind === 'heading' &&
    one.properties === other.properties &&
    isAlone(({kind, properties}) => kind === 'heading' && properties === one.properties)
  )
}

function byPlace(
  old: readonly Alignable[],
  next: readonly Alignable[],
  comparing: Likening
): readonly Pair[] {
  const pairs: Pair[] = []
  for (let at = 0; at < Math.min(old.length, next.length); at++) {
    const [one, other] = [old[at]!, next[at]!]
    if (one.kind === other.kind && comparing.likeness(one, other) >= pairedInGap)
      pairs.push({old: at, new: at, weight: 1})
  }
  return pairs
}
