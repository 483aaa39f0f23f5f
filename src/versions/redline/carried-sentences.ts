import type {Comparing} from './comparing.ts'
import type {BlockPlan, DeletedPlan, InsertedPlan} from './plan.ts'
import {sharedStart} from './same-start.ts'
import {endsSentence} from './sentences.ts'
import type {Words} from './similarity.ts'
import {type Unit, weightOf} from './units.ts'

/**
 * The minimum share of a sentence's word pairs that the paragraph must contain, and the minimum weight of the sentence.
 */
const leastCarried = 0.5
const leastWeight = 6
/** The maximum number of sentences that are searched for. */
const mostSentences = 20

/**
 * Whether `part` took a sentence from its neighbour: a sentence at the edge of `wholes`, the paragraphs in the other
 * version, that `rest` lacks. The other words of `part` may be new.
 */
export function carriesSentence(
  {
    part,
    rest,
    wholes,
    direction
  }: Readonly<{part: Unit; rest: readonly Unit[]; wholes: readonly Unit[]; direction: -1 | 1}>,
  {similarity, lexicon}: Comparing
): boolean {
  const sentences = wholes.flatMap(unit => sentencesOf(unit, ids => weightOf(ids, lexicon)))
  if (direction > 0) sentences.reverse()
  for (const sentence of sentences.slice(0, mostSentences)) {
    if (rest.some(unit => similarity.neighbours(sentence, unit) >= leastCarried)) return false
    if (sentence.weight < leastWeight) continue
    if (similarity.neighbours(sentence, part) >= leastCarried) return true
    if (sharedStart(sentence.ids, part.ids, lexicon.weights) > 0) return true
  }
  return false
}

/** The minimum similarity of two blocks if one is the other at a new place. */
const leastAlike = 0.45

/** Whether a deleted or inserted block more likely moved from or to another place. */
export function isElsewhere(
  plan: DeletedPlan | InsertedPlan,
  plans: readonly BlockPlan[],
  {similarity}: Comparing
): boolean {
  const own = plan.kind === 'deleted' ? plan.old : plan.new
  return plans.some(other => {
    if ((other.kind !== 'deleted' && other.kind !== 'inserted') || other.kind === plan.kind) return false
    const unit = other.kind === 'deleted' ? other.old : other.new
    return unit.kind === own.kind && similarity.words(own, unit) >= leastAlike
  })
}

/** The sentences of a paragraph. */
function sentencesOf({parts: [part]}: Unit, weigh: (ids: readonly number[]) => number): Words[] {
  const tokens = part !== undefined && 'tokens' in part ? part.tokens : []
  const sentences: Words[] = []
  let start = 0
  for (let at = 0; at < tokens.length; at++) {
    if (at + 1 < tokens.length && !endsSentence(tokens, at)) continue
    const ids = tokens.slice(start, at + 1).map(({id}) => id)
    sentences.push({ids, weight: weigh(ids)})
    start = at + 1
  }
  return sentences
}
