import {align, type Items, type Match} from '../../core/alignment/align.ts'
import type {Comparing} from './comparing.ts'
import {endsClause, endsSentence} from './sentences.ts'
import type {WordToken} from './tokens.ts'

/**
 * Whether two different tokens may be an old and a new form of the same thing, such as a citation with another page.
 */
export type Related = (old: WordToken, next: WordToken) => boolean

/**
 * The price of a hunk in addition to the price of its tokens, and the discounts for a hunk that begins a sentence or
 * a clause.
 */
const hunkPrice = 1.5
const lessAtSentence = 0.2
const lessAtClause = 0.1
/** The price of a token that is replaced by a related one. */
const changePrice = 1.25

/** The limits of an alignment by table; a longer text is divided at words that are unique in both versions. */
const limits = {mostCells: 2_000_000, anchorSizes: [3, 1]} as const

/**
 * Aligns the tokens of two texts by the cheapest script. Each token costs its weight, and each hunk has a price of its
 * own, so a short word between two changes becomes part of them. Tokens may be `related` without being equal.
 */
export function alignWords(
  old: readonly WordToken[],
  next: readonly WordToken[],
  {lexicon: {weights}}: Pick<Comparing, 'lexicon'>,
  related: Related
): Match {
  const [olds, news] = [itemsOf(old), itemsOf(next)]
  const prices = {
    deleting: (at: number) => weights[olds[at]!]!,
    inserting: (at: number) => weights[news[at]!]!,
    beginningAtOld: (at: number) => openingPrice(old, at),
    beginningAtNew: (at: number) => openingPrice(next, at),
    changing: changePrice,
    changesOf(at: number) {
      const token = old[at]!
      const isAtom = token.kind === 'citation' || token.kind === 'note'
      return isAtom ? (beside: number) => related(token, next[beside]!) : undefined
    }
  }
  return align(olds, news, prices, limits)
}

function itemsOf(tokens: readonly WordToken[]): Items {
  const items = new Int32Array(tokens.length)
  for (let at = 0; at < tokens.length; at++) items[at] = tokens[at]!.id
  return items
}

/** The price of a hunk that begins before a token. */
function openingPrice(tokens: readonly WordToken[], at: number): number {
  if (at <= 0 || endsSentence(tokens, at - 1)) return hunkPrice - lessAtSentence
  return endsClause(tokens[at - 1]) ? hunkPrice - lessAtClause : hunkPrice
}
