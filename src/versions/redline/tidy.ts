import type {AlignedStretch, Match} from '../../core/alignment/align.ts'
import {hunksOf} from '../../core/alignment/hunks.ts'
import {joinHunks, joinNumbers, keepWordsBetween} from './join-hunks.ts'
import {keepPairs} from './keep-pairs.ts'
import {keepRuns} from './keep-runs.ts'
import {keepSentenceEnds} from './keep-sentence-ends.ts'
import {type Lexicon, lightWeight} from './lexicon.ts'
import {replaceLooks} from './replace-looks.ts'
import {replaceSentences} from './replace-sentences.ts'
import {endsClause, endsSentence} from './sentences.ts'
import type {WordToken} from './tokens.ts'

/** Changes the hunks of two aligned texts into those that an editor would mark. */
export function tidy(
  old: readonly WordToken[],
  next: readonly WordToken[],
  match: Match,
  lexicon: Lexicon
): void {
  for (const hunk of hunksOf(match, next.length)) slide(old, next, hunk, match, lexicon)
  replaceSentences(old, next, match, lexicon)
  keepRuns(old, next, match)
  keepSentenceEnds(old, next, match)
  keepWordsWhole(old, next, match)
  keepWordsBetween(old, next, match, lexicon)
  replaceLooks(old, next, match, lexicon)
  joinHunks(old, next, match)
  joinNumbers(old, next, match)
  keepPairs(old, next, match)
}

/**
 * Moves a hunk that only inserts or only deletes to the best of several equivalent places: one that begins a sentence
 * or a clause, and does not end with a very frequent word.
 */
function slide(
  old: readonly WordToken[],
  next: readonly WordToken[],
  hunk: AlignedStretch,
  match: Match,
  lexicon: Lexicon
): void {
  const isInsertion = hunk.oldEnd === hunk.old
  if (!isInsertion && hunk.newEnd !== hunk.new) return
  const tokens = isInsertion ? next : old
  const [start, end] = isInsertion ? [hunk.new, hunk.newEnd] : [hunk.old, hunk.oldEnd]
  const partner = isInsertion ? hunk.old : hunk.new
  const isKeptAt = (offset: number): boolean =>
    isInsertion
      ? match[partner + offset] === (offset < 0 ? start + offset : end + offset)
      : match[(offset < 0 ? start : end) + offset] === partner + offset
  let earliest = 0
  while (tokens[start + earliest - 1]?.id === tokens[end + earliest - 1]?.id && isKeptAt(earliest - 1))
    earliest--
  let latest = 0
  while (
    tokens[end + latest] !== undefined &&
    tokens[start + latest]?.id === tokens[end + latest]!.id &&
    isKeptAt(latest)
  )
    latest++
  let [best, bestScore] = [0, score(tokens, start, end, lexicon)]
  for (let offset = earliest; offset <= latest; offset++) {
    const own = score(tokens, start + offset, end + offset, lexicon)
    if (own > bestScore || (own === bestScore && Math.abs(offset) < Math.abs(best)))
      [best, bestScore] = [offset, own]
  }
  const move = (from: number, to: number, value: number): void => {
    match[from] = -1
    match[to] = value
  }
  for (let step = 0; step < best; step++) {
    if (isInsertion) match[partner + step] = start + step
    else move(end + step, start + step, partner + step)
  }
  for (let step = -1; step >= best; step--) {
    if (isInsertion) match[partner + step] = end + step
    else move(start + step, end + step, partner + step)
  }
}

/** Rates a place for the edges of a hunk; higher is better. */
function score(tokens: readonly WordToken[], start: number, end: number, {weights}: Lexicon): number {
  let points = 0
  if (start === 0 || endsSentence(tokens, start - 1)) points += 4
  else if (endsClause(tokens[start - 1])) points += 1
  if (endsSentence(tokens, end - 1)) points += 2
  else if (endsClause(tokens[end - 1])) points += 1
  const last = tokens[end - 1]!
  if (last.kind === 'word' && weights[last.id] === lightWeight) points -= 2
  if (last.kind === 'mark' && opening.has(last.text)) points -= 4
  if (tokens[start]!.space === '' && start > 0) points -= 1
  if (end - start <= longestPaired && !isPaired(tokens, start, end)) points -= 3
  return points
}

/** The maximum number of tokens among which brackets are paired. */
const longestPaired = 50

/** Whether each bracket among some tokens has its partner there. */
function isPaired(tokens: readonly WordToken[], start: number, end: number): boolean {
  let depth = 0
  for (let at = start; at < end; at++)
    for (const sign of tokens[at]!.kind === 'mark' ? tokens[at]!.text : '') {
      if (opening.has(sign)) depth++
      else if (closing.has(sign) && depth-- === 0) return false
    }
  return depth === 0
}

const opening: ReadonlySet<string> = new Set([...'([{«“‘'])
const closing: ReadonlySet<string> = new Set([...')]}»”'])

/** Extends hunks by adjacent tokens that belong to the same word or number without a space. */
function keepWordsWhole(old: readonly WordToken[], next: readonly WordToken[], match: Match): void {
  for (const {old: start, oldEnd, new: newStart, newEnd} of hunksOf(match, next.length)) {
    let [isOld, isNew] = [oldEnd > start, newEnd > newStart]
    for (let at = start - 1, beside = newStart - 1; at >= 0 && match[at] === beside; at--, beside--) {
      if (!(isOld && isGlued(old, at)) && !(isNew && isGlued(next, beside))) break
      match[at] = -1
      isOld = isNew = true
    }
    ;[isOld, isNew] = [oldEnd > start, newEnd > newStart]
    for (let at = oldEnd, beside = newEnd; at < old.length && match[at] === beside; at++, beside++) {
      if (!(isOld && isGlued(old, at - 1)) && !(isNew && isGlued(next, beside - 1))) break
      match[at] = -1
      isOld = isNew = true
    }
  }
}

/** Whether a word or number continues in the next token. */
function isGlued(tokens: readonly WordToken[], at: number): boolean {
  const [one, other] = [tokens[at], tokens[at + 1]]
  return one?.kind === 'word' && other?.kind === 'word' && other.space === '' && !isUnspaced(other.text)
}

function isUnspaced(text: string): boolean {
  return text > '\u2e7f' || (text >= '\u0e00' && text < '\u1100')
}
