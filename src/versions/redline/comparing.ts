import type {Version} from './atoms.ts'
import type {Lexicon} from './lexicon.ts'
import {type Alignable, createSimilarity, type Similarity} from './similarity.ts'

/** What every step of a comparison asks. */
export type Comparing = Readonly<{
  lexicon: Lexicon
  similarity: Similarity
  old: Version
  new: Version
  /** How alike two blocks of one kind are, from 0 to 1; blocks of different kinds are not. */
  likeness(one: Alignable, other: Alignable): number
}>

/** What aligning lists of blocks asks. */
export type Likening = Pick<Comparing, 'lexicon' | 'likeness'>

/** The questions of a comparison of two versions. */
export function createComparing(lexicon: Lexicon, old: Version, next: Version): Comparing {
  const similarity = createSimilarity(lexicon)
  return {
    similarity,
    old,
    new: next,
    ...createLikening(lexicon, similarity)
  }
}

/** How alike blocks are by their words. */
export function createLikening(
  lexicon: Lexicon,
  similarity: Similarity = createSimilarity(lexicon)
): Likening {
  return {
    lexicon,
    likeness(one, other) {
      if (one.kind !== other.kind) return 0
      return one.content === other.content ? 1 : similarity.words(one, other)
    }
  }
}

/**
 * What it is worth to keep a pair of blocks in order. That each pair counts, besides its words, keeps one long
 * paragraph that moved from moving its short neighbours.
 */
export function pairValue(one: Alignable, other: Alignable, likeness: number): number {
  return likeness * (Math.max(one.weight, other.weight) + 40)
}
