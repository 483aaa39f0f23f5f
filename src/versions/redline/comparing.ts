import type {Version} from './atoms.ts'
import type {Lexicon} from './lexicon.ts'
import {type Alignable, createSimilarity, type Similarity} from './similarity.ts'

/** The context of every step of a comparison. */
export type Comparing = Readonly<{
  lexicon: Lexicon
  similarity: Similarity
  old: Version
  new: Version
  /** The similarity of two blocks of the same kind, from 0 to 1; 0 if their kinds differ. */
  likeness(one: Alignable, other: Alignable): number
}>

/** The context for aligning lists of blocks. */
export type Likening = Pick<Comparing, 'lexicon' | 'likeness'>

/** Creates the context for comparing two versions. */
export function createComparing(lexicon: Lexicon, old: Version, next: Version): Comparing {
  const similarity = createSimilarity(lexicon)
  return {
    similarity,
    old,
    new: next,
    ...createLikening(lexicon, similarity)
  }
}

/**
 * Creates an object that computes the similarity of two blocks by their words; blocks of different kinds are not
 * similar.
 */
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
 * The value of keeping a pair of blocks in order. A constant is added to the weight of the text, so that if one long
 * paragraph moved, its short neighbours do not count as moved.
 */
export function pairValue(one: Alignable, other: Alignable, likeness: number): number {
  return likeness * (Math.max(one.weight, other.weight) + 40)
}
