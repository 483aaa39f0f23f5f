import type {Lexicon} from './lexicon.ts'

/** Words and punctuation marks, as numbers in the lexicon, and their total weight. */
export type Words = Readonly<{ids: readonly number[]; weight: number}>

/** An item that can be aligned with others of its kind: a block, or a table row. */
export type Alignable = Words &
  Readonly<{
    kind: string
    /** Equal for items of the same kind with the same words. */
    content: number
    /** The properties that an author decides for the item itself: the level of a heading, the kind of a list. */
    properties: string
  }>

/** The similarity of texts, from 0 to 1. Results for each text are cached. */
export type Similarity = Readonly<{
  /** The similarity by the weight of shared words, in any order (Dice). */
  words(one: Words, other: Words): number
  /** The share of a text's pairs of neighbouring words that another text contains. */
  neighbours(part: Words, whole: Words): number
}>

export function createSimilarity({weights}: Lexicon): Similarity {
  const bags = new WeakMap<Words, Float64Array>()
  const pairs = new WeakMap<Words, Float64Array>()
  const bagOf = (words: Words): Float64Array => kept(bags, words, () => Float64Array.from(words.ids).sort())
  const pairsOf = (words: Words): Float64Array =>
    kept(pairs, words, () => {
      const {ids} = words
      // A single word forms a pair with itself, so that it can be found as well.
      const all = new Float64Array(Math.max(ids.length === 0 ? 0 : 1, ids.length - 1))
      for (let at = 0; at < all.length; at++) all[at] = ids[at]! * 0x4000000 + (ids[at + 1] ?? ids[at]!)
      return all.sort()
    })
  return {
    words(one, other) {
      const all = one.weight + other.weight
      if (all === 0) return one.ids.length === other.ids.length ? 1 : 0
      return (2 * common(bagOf(one), bagOf(other), id => weights[id]!)) / all
    },
    neighbours(part, whole) {
      const own = pairsOf(part)
      return own.length === 0 ? 0 : common(own, pairsOf(whole), () => 1) / own.length
    }
  }
}

function kept<Key extends object, Value>(known: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

/** The weight of items common to two sorted lists; an item counts as often as both lists contain it. */
function common(one: Float64Array, other: Float64Array, weight: (item: number) => number): number {
  let [shared, at, beside] = [0, 0, 0]
  while (at < one.length && beside < other.length) {
    const difference = one[at]! - other[beside]!
    if (difference === 0) {
      shared += weight(one[at]!)
      at++
      beside++
    } else if (difference < 0) at++
    else beside++
  }
  return shared
}
