import type {AlignedStretch, Match} from '../../core/alignment/align.ts'
import {hunksOf} from '../../core/alignment/hunks.ts'
import {joinHunks, joinNumbers, keepWordsBetween} from './join-hunks.ts'
import {keepRuns} from './keep-runs.ts'
import {type Lexicon, lightWeight} from './lexicon.ts'
import {replaceLooks} from './replace-looks.ts'
import {endsClause, endsSentence} from './sentences.ts'
import type {WordToken} from './tokens.ts'

/** The least share of kept words; a sentence with less is replaced as a whole. */
const leastKept = 0.4
/**
 * From this share of words that a sentence keeps, or kept from before, its other words count as deleted or inserted
 * only.
 */
const mostlyKept = 0.8

/** Turns the hunks of two aligned texts into those that an editor would mark. */
export function tidy(
  old: readonly WordToken[],
  next: readonly WordToken[],
  match: Match,
  lexicon: Lexicon
): void {
  for (const hunk of hunksOf(match, next.length)) slide(old, next, hunk, match, lexicon)
  replaceSentences(old, next, match, lexicon)
  keepRuns(old, next, match)
  keepWordsWhole(old, next, match)
  keepWordsBetween(old, next, match, lexicon)
  replaceLooks(old, next, match, lexicon)
  joinHunks(old, next, match)
  joinNumbers(old, next, match)
}

/** Replaces sentences as a whole that are changed in several places and keep little. */
function replaceSentences(
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
    // Sentences that were inserted or deleted before the first kept word do not contain it.
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
      // The mark at the end of the sentence stays.
      match.fill(-1, start, later?.old ?? (isLast ? end : end - 1))
      for (let token = later?.old ?? end; token < end; token++)
        if (match[token]! < later!.new) match[token] = -1
    }
    ;[start, newStart] = [end, newEnd]
  }
}

type Stretches = Readonly<{from: number; end: number; newFrom: number; newEnd: number}>

/** The most pairs of sentences that are compared. */
const mostSentences = 200

/**
 * The beginning of the last sentences of two stretches that keep enough of each other: sentences were added before an
 * edited one. Undefined if none do.
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

/** The beginning of a token's sentence, not before a start. */
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

/**
 * Moves a hunk that only inserts or only deletes to the best of the equivalent places: it begins a sentence, or a
 * clause, and does not end with a very frequent word.
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

/** The quality of a place for the edges of a hunk. */
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

/** The most tokens among which brackets are paired. */
const longestPaired = 50

/** Whether each bracket among some tokens has its other one there. */
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

/** Extends hunks by adjacent tokens without a space that belong to the same word or number. */
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
