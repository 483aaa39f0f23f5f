import type {Pair} from './chain.ts'
import type {Comparing} from './comparing.ts'
import type {Alignable} from './similarity.ts'

/** From this on, blocks anywhere in two lists may be a pair. */
const alike = 0.4
/** A word that is in more blocks does not tell which belong together. */
const mostBlocks = 30
/** How many blocks are looked at for each. */
const mostCandidates = 5

/**
 * Pairs of equal blocks: those that are unique, then those that are unique with both neighbours, then those as far from
 * each other as the last pair, then the first with the first.
 */
export function equalPairs(old: readonly Alignable[], next: readonly Alignable[]): readonly Pair[] {
  const pairs: Pair[] = []
  const partner = new Int32Array(old.length).fill(-1)
  const isTaken = new Uint8Array(next.length)
  const pair = (at: number, beside: number): void => {
    partner[at] = beside
    isTaken[beside] = 1
    pairs.push({old: at, new: beside, weight: 1})
  }
  const pairUnique = (keyOf: (units: readonly Alignable[], at: number) => string | number): void => {
    const olds = placesBy(old, at => partner[at]! < 0, keyOf)
    const news = placesBy(next, at => isTaken[at] === 0, keyOf)
    for (const [key, places] of olds) {
      const others = news.get(key)
      if (places.length === 1 && others?.length === 1) pair(places[0]!, others[0]!)
    }
  }
  pairUnique((units, at) => units[at]!.content)
  pairUnique((units, at) => [units[at - 1]?.content, units[at]!.content, units[at + 1]?.content].join(' '))
  let distance = 0
  for (let at = 0; at < old.length; at++) {
    if (partner[at]! >= 0) distance = partner[at]! - at
    else if (isTaken[at + distance] === 0 && next[at + distance]?.content === old[at]!.content)
      pair(at, at + distance)
  }
  const olds = placesBy(old, at => partner[at]! < 0, contentAt)
  const news = placesBy(next, at => isTaken[at] === 0, contentAt)
  for (const [key, places] of olds)
    for (const [index, beside] of (news.get(key) ?? []).entries())
      if (index < places.length) pair(places[index]!, beside)
  return pairs
}

const contentAt = (units: readonly Alignable[], at: number): number => units[at]!.content

function placesBy<Key>(
  units: readonly Alignable[],
  isFree: (at: number) => boolean,
  keyOf: (units: readonly Alignable[], at: number) => Key
): ReadonlyMap<Key, readonly number[]> {
  const places = new Map<Key, number[]>()
  for (let at = 0; at < units.length; at++) {
    if (!isFree(at)) continue
    const key = keyOf(units, at)
    const known = places.get(key)
    if (known === undefined) places.set(key, [at])
    else known.push(at)
  }
  return places
}

/** Pairs of blocks that are alike but not equal, found by their rare words; `weight` is how alike they are. */
export function similarPairs(
  old: readonly Alignable[],
  next: readonly Alignable[],
  equal: readonly Pair[],
  comparing: Comparing
): readonly Pair[] {
  const [oldEqual, newEqual] = [new Set(equal.map(pair => pair.old)), new Set(equal.map(pair => pair.new))]
  const blocksOf = new Map<number, number[]>()
  for (const [beside, {ids}] of next.entries()) {
    if (newEqual.has(beside)) continue
    for (const id of ids) {
      const known = blocksOf.get(id)
      if (known === undefined) blocksOf.set(id, [beside])
      else if (known.at(-1) !== beside && known.length <= mostBlocks) known.push(beside)
    }
  }
  return old.flatMap((unit, at) => {
    if (oldEqual.has(at)) return []
    return candidatesFor(unit, blocksOf, comparing).flatMap(beside => {
      const weight = comparing.likeness(unit, next[beside]!)
      return weight >= alike ? [{old: at, new: beside, weight}] : []
    })
  })
}

/** The blocks that share the most rare words with a block. */
function candidatesFor(
  {ids}: Alignable,
  blocksOf: ReadonlyMap<number, readonly number[]>,
  {lexicon: {weights}}: Comparing
): readonly number[] {
  const shared = new Map<number, number>()
  for (const id of new Set(ids)) {
    const blocks = blocksOf.get(id)
    if (blocks === undefined || blocks.length > mostBlocks) continue
    for (const block of blocks) shared.set(block, (shared.get(block) ?? 0) + weights[id]! / blocks.length)
  }
  return [...shared]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostCandidates)
    .map(([block]) => block)
}
