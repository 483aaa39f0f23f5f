import type {AlignedStretch, Match} from '../../core/alignment/align.ts'
import {hunksOf} from '../../core/alignment/hunks.ts'
import {endsSentence} from './sentences.ts'
import type {WordToken} from './tokens.ts'

type Tokens = readonly WordToken[]

/**
 * The maximum number of words that may lose their match because they are in different sentences of the two versions.
 */
const mostAcross = 2

/**
 * Keeps the mark that ends a sentence within hunks, so that words added to the sentence are separate from sentences
 * added after it: `It is old. Wait`, which became `It is old, as we know. Stop`.
 */
export function keepSentenceEnds(old: Tokens, next: Tokens, match: Match): void {
  const hunks = hunksOf(match, next.length)
  for (const [index, hunk] of hunks.entries()) leaveAcross(old, next, match, hunk, hunks[index + 1])
  for (const hunk of hunksOf(match, next.length)) {
    const [ends, newEnds] = [endsIn(old, hunk.old, hunk.oldEnd), endsIn(next, hunk.new, hunk.newEnd)]
    const pair = pairOfEnds(old, next, hunk, ends, newEnds)
    if (pair) match[pair[0]] = pair[1]
    else keepEarlierEnd(old, next, match, hunk, ends, newEnds)
  }
}

/** Stops keeping a few words between two hunks if they are in different sentences of the two versions. */
function leaveAcross(
  old: Tokens,
  next: Tokens,
  match: Match,
  hunk: AlignedStretch,
  after: AlignedStretch | undefined
): void {
  if (after === undefined || after.old - hunk.oldEnd > mostAcross) return
  const count = ({old: at, oldEnd, new: beside, newEnd}: AlignedStretch): string =>
    `${endsIn(old, at, oldEnd).length} ${endsIn(next, beside, newEnd).length}`
  const counts = `${count(hunk)}, ${count(after)}`
  if (inOthers.has(counts)) match.fill(-1, hunk.oldEnd, after.old)
}

/**
 * The cases in which kept words are replaced instead, by the numbers of sentence ends in the hunk before the words and
 * in the hunk after them, each in the old and the new version. Either one version ends its sentence before the words
 * and the other after them, or the words are all that is kept of a sentence.
 */
const inOthers: ReadonlySet<string> = new Set(['1 0, 0 1', '0 1, 1 0', '0 1, 0 1', '1 0, 1 0'])

function endsIn(tokens: Tokens, start: number, end: number): readonly number[] {
  const ends: number[] = []
  for (let at = start; at < end; at++)
    if (tokens[at]!.kind === 'mark' && endsSentence(tokens, at)) ends.push(at)
  return ends
}

/** The same mark in both versions of a hunk, if only one version has words before it, or after it. */
function pairOfEnds(
  old: Tokens,
  next: Tokens,
  {old: start, oldEnd, new: newStart, newEnd}: AlignedStretch,
  ends: readonly number[],
  newEnds: readonly number[]
): readonly [at: number, beside: number] | undefined {
  const pairs = [
    [ends[0], newEnds[0], start, newStart],
    [ends.at(-1), newEnds.at(-1), oldEnd - 1, newEnd - 1]
  ] as const
  for (const [at, beside, edge, newEdge] of pairs) {
    if (at === undefined || beside === undefined) return undefined
    const isAtOneEdge = (at === edge) !== (beside === newEdge)
    if (isAtOneEdge && old[at]!.id === next[beside]!.id) return [at, beside]
  }
  return undefined
}

/**
 * Matches the mark after a hunk with an earlier mark within the hunk instead, if the earlier mark ends the sentence in
 * which the hunk begins, and one version has further sentences.
 */
function keepEarlierEnd(
  old: Tokens,
  next: Tokens,
  match: Match,
  {old: start, oldEnd, new: newStart, newEnd}: AlignedStretch,
  ends: readonly number[],
  newEnds: readonly number[]
): void {
  const after = old[oldEnd]
  if (after === undefined || match[oldEnd] !== newEnd || after.kind !== 'mark') return
  const isEnd = endsSentence(old, oldEnd) && endsSentence(next, newEnd)
  const isBegun = newStart === 0 || endsSentence(next, newStart - 1) || endsSentence(old, start - 1)
  if (!isEnd || isBegun) return
  const [first, newFirst] = [ends[0], newEnds[0]]
  if (first === undefined && newFirst !== undefined && next[newFirst]!.id === after.id)
    match[oldEnd] = newFirst
  if (newFirst === undefined && first !== undefined && old[first]!.id === after.id) {
    match[first] = newEnd
    match[oldEnd] = -1
  }
}
