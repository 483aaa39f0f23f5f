import {alignWords} from './align-words.ts'
import type {Comparing} from './comparing.ts'
import type {WordsPlan} from './plan.ts'
import {relatedTokens} from './related.ts'
import {tidy} from './tidy.ts'
import type {WordToken} from './tokens.ts'

/** Plans running text. */
export function planWords(
  old: readonly WordToken[],
  next: readonly WordToken[],
  comparing: Comparing
): WordsPlan {
  const {lexicon} = comparing
  const match = alignWords(old, next, comparing, relatedTokens(comparing))
  let kept = 0
  for (const [at, {id}] of old.entries()) if (match[at]! >= 0) kept += lexicon.weights[id]!
  tidy(old, next, match, lexicon)
  return {old, new: next, match, kept}
}
