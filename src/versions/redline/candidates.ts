import type {Pair} from '../../core/alignment/chain.ts'
import type {Likening} from './comparing.ts'
import type {Alignable} from './similarity.ts'

/** The minimum similarity at which blocks anywhere in two lists may be a pair. */
const alike = 0.4
/** The maximum number of blocks that contain a significant word; a more frequent word does not distinguish blocks. */
const mostBlocks = 30
/** The maximum number of candidates that are compared with each block. */
const mostCandidates = 5

/**
 * Pairs equal blocks: first those that are unique, then those that are unique together with both neighbours, then those
 * whose indexes differ by as much as in the last pair, then the remaining ones in order.
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

/** Pairs of similar but unequal blocks, found by their rare words; `weight` is their similarity. */
export function similarPairs(
  old: readonly Alignable[],
  next: readonly Alignable[],
  equal: readonly Pair[],
  comparing: Likening
): readonly Pair[] {
  const [oldEqual, newEqual] = [new Set(equal.map(pair => pair.old)), new Set(equal.map(pair => pair.new))]
  const finder = createFinder(next, newEqual, comparing)
  const pairs: Pair[] = []
  for (const [at, unit] of old.entries()) {
    if (oldEqual.has(at)) continue
    for (const beside of finder(unit.ids)) {
      const weight = comparing.likeness(unit, next[beside]!)
      if (weight >= alike) pairs.push({old: at, new: beside, weight})
    }
  }
  return pairs
}

/**
 * Creates a function that finds the blocks that share the most rare words with a text, except blocks that are left out.
 */
export function createFinder(
  blocks: readonly Alignable[],
  leftOut: ReadonlySet<number>,
  {lexicon: {weights}}: Pick<Likening, 'lexicon'>
): (ids: readonly number[]) => readonly number[] {
  const blocksOf = new Array<number[] | undefined>(weights.length)
  for (const [place, {ids}] of blocks.entries()) {
    if (leftOut.has(place)) continue
    for (const id of ids) {
      const known = blocksOf[id]
      if (known === undefined) blocksOf[id] = [place]
      else if (known.length <= mostBlocks && known.at(-1) !== place) known.push(place)
    }
  }
  const shared = new Float64Array(blocks.length)
  const lastText = new Int32Array(weights.length)
  let text = 0
  return ids => {
    text++
    const found: number[] = []
    for (const id of ids) {
      const [places, weight] = [blocksOf[id], weights[id]!]
      // A word counts once, even if it occurs several times in the text.
      if (places === undefined || places.length > mostBlocks || lastText[id] === text || weight === 0)
        continue
      lastText[id] = text
      for (const place of places) {
        if (shared[place] === 0) found.push(place)
        shared[place]! += weight / places.length
      }
    }
    const best = found.sort((one, other) => shared[other]! - shared[one]!).slice(0, mostCandidates)
    for (const place of found) shared[place] = 0
    return best
  }
}
