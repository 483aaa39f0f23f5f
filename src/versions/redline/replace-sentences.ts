import type {Match} from '../../core/alignment/align.ts'
import type {Lexicon} from './lexicon.ts'
import {leastShared} from './same-start.ts'
import {endsSentence} from './sentences.ts'
import type {WordToken} from './tokens.ts'

/** The minimum share of kept words in a sentence; with fewer, the whole sentence is replaced. */
const leastKept = 0.4
/**
 * If a sentence keeps at least this share of its words in one of the versions, its other words count as only deleted or
 * only inserted.
 */
const mostlyKept = 0.8

/**
 * Replaces whole sentences that are changed in several places and keep few words; if both versions begin with the same
 * few words, these stay.
 */
export function replaceSentences(
  old: readonly WordToken[],
  next: readonly WordToken[],
  match: Match,
  {weights}: Lexicon
): void {
  let [start, newStart] = [0, 0]
  for (let at = 0; at <= old.length; at++) {
    const isLast = at === old.length
    const beside = isLast ? next.length - 1 : match[at]!
    if (!isLast && (beside < 0 || !endsSentence(old, at) || !endsSentence(next, beside))) continue
    const [end, newEnd] = [Math.min(at + 1, old.length), beside + 1]
    let first = start
    while (first < end && match[first]! < 0) first++
    // The first kept word is not in sentences that were inserted or deleted before it.
    const from = first === end ? start : sentenceStart(old, start, first)
    const newFrom = first === end ? newStart : sentenceStart(next, newStart, match[first]!)
    let [hunks, kept, last, newLast] = [0, 0, from - 1, newFrom - 1]
    for (let token = from; token < end; token++) {
      const other = match[token]!
      if (other < 0) continue
      if (token > last + 1 || other > newLast + 1) hunks++
      kept += weights[old[token]!.id]!
      ;[last, newLast] = [token, other]
    }
    if (end > last + 1 || newEnd > newLast + 1) hunks++
    const before = weightBetween(old, from, end, weights)
    const after = weightBetween(next, newFrom, newEnd, weights)
    const isRewritten =
      kept < leastKept * Math.max(before, after) && kept < mostlyKept * Math.min(before, after)
    if (hunks >= 2 && isRewritten) {
      const later = laterSentence(old, next, match, {from, end, newFrom, newEnd}, weights)
      const begun = keptRun(old, match, {at: from, beside: newFrom, step: 1, count: end - from}, weights)
      const ended = keptRun(
        old,
        match,
        {at: end - 1, beside: newEnd - 1, step: -1, count: end - from},
        weights
      )
      // The mark at the end of the sentence stays.
      const tail = Math.max(ended, isLast ? 0 : 1)
      match.fill(-1, begun > 0 ? from + begun : start, Math.max(from + begun, later?.old ?? end - tail))
      for (let token = later?.old ?? end; token < end; token++)
        if (match[token]! < later!.new) match[token] = -1
    }
    ;[start, newStart] = [end, newEnd]
  }
}

type Run = Readonly<{at: number; beside: number; step: 1 | -1; count: number}>

/** The number of consecutive tokens from a position on that both versions keep; 0 if these include hardly any words. */
function keptRun(
  tokens: readonly WordToken[],
  match: Match,
  {at, beside, step, count}: Run,
  weights: readonly number[]
): number {
  let [length, weight] = [0, 0]
  while (length < count && match[at + step * length] === beside + step * length)
    weight += weights[tokens[at + step * length++]!.id]!
  return weight >= leastShared ? length : 0
}

type Stretches = Readonly<{from: number; end: number; newFrom: number; newEnd: number}>

/** The maximum number of pairs of sentences that are compared. */
const mostSentences = 200

/**
 * The starts of the last sentences of two ranges, if these sentences are similar enough: sentences were then added
 * before an edited one. Undefined otherwise.
 */
function laterSentence(
  old: readonly WordToken[],
  next: readonly WordToken[],
  match: Match,
  {from, end, newFrom, newEnd}: Stretches,
  weights: readonly number[]
): Readonly<{old: number; new: number}> | undefined {
  const [starts, newStarts] = [sentenceStarts(old, from, end), sentenceStarts(next, newFrom, newEnd)]
  if (starts.length * newStarts.length > mostSentences) return undefined
  let [best, most] = [undefined as Readonly<{old: number; new: number}> | undefined, 0]
  for (const start of starts)
    for (const newStart of newStarts) {
      let kept = 0
      for (let token = start; token < end; token++)
        if (match[token]! >= newStart) kept += weights[old[token]!.id]!
      const all = Math.max(
        weightBetween(old, start, end, weights),
        weightBetween(next, newStart, newEnd, weights)
      )
      if (kept >= leastKept * all && kept > most) [best, most] = [{old: start, new: newStart}, kept]
    }
  return best
}

function sentenceStarts(tokens: readonly WordToken[], start: number, end: number): readonly number[] {
  const starts = [start]
  for (let at = start + 1; at < end; at++) if (endsSentence(tokens, at - 1)) starts.push(at)
  return starts
}

/** The start of a token's sentence, but not before `start`. */
function sentenceStart(tokens: readonly WordToken[], start: number, at: number): number {
  let from = at
  while (from > start && !endsSentence(tokens, from - 1)) from--
  return from
}

function weightBetween(
  tokens: readonly WordToken[],
  start: number,
  end: number,
  weights: readonly number[]
): number {
  let weight = 0
  for (let at = start; at < end; at++) weight += weights[tokens[at]!.id]!
  return weight
}
