import type {Version} from './atoms.ts'
import type {Lexicon} from './lexicon.ts'
import {type Alignable, createSimilarity, type Similarity} from './similarity.ts'

/** The context of every step of a comparison. */
export type Comparing = Readonly<{
  lexicon: Lexicon
  similarity: Similarity
  old: Version
  new: Version
  /** The similarity of two blocks of one kind, from 0 to 1; 0 for blocks of different kinds. */
  likeness(one: Alignable, other: Alignable): number
}>

/** The context of aligning lists of blocks. */
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

/** Creates the similarity of blocks by their words. */
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
 * The value of keeping a pair of blocks in order. Each pair counts in addition to its words, so that one long
 * paragraph that moved does not make its short neighbours count as moved.
 */
export function pairValue(one: Alignable, other: Alignable, likeness: number): number {
  return likeness * (Math.max(one.weight, other.weight) + 40)
}
