import type {Match} from '../../core/alignment/align.ts'
import {hunksOf} from '../../core/alignment/hunks.ts'
import {type Lexicon, lightWeight} from './lexicon.ts'
import type {WordToken} from './tokens.ts'

/**
 * Extends hunks by adjacent kept tokens that belong to the same decision: an adjoining number or letter in another
 * format, as in `²` and `2)`; words of a link or emphasis that became longer or shorter; a citation that changed its
 * form.
 */
export function joinHunks(old: readonly WordToken[], next: readonly WordToken[], match: Match): void {
  for (const {old: start, oldEnd, new: newStart, newEnd} of hunksOf(match, next.length)) {
    const before = joined(old, next, match, {at: start - 1, beside: newStart - 1, step: -1}, [
      oldEnd > start ? old[start] : undefined,
      newEnd > newStart ? next[newStart] : undefined
    ])
    const after = joined(old, next, match, {at: oldEnd, beside: newEnd, step: 1}, [
      oldEnd > start ? old[oldEnd - 1] : undefined,
      newEnd > newStart ? next[newEnd - 1] : undefined
    ])
    if (before) match[start - 1] = -1
    if (after) match[oldEnd] = -1
  }
}

/**
 * Joins two changed numbers if the kept character between them makes them a single number or range: `6.5×10⁻⁴`, which
 * became `3.4×10⁻⁵`, and `10–20`.
 */
export function joinNumbers(old: readonly WordToken[], next: readonly WordToken[], match: Match): void {
  const kept = new Set(match)
  for (const [at, beside] of match.entries()) {
    const isBetween = beside > 0 && old[at]!.kind === 'mark' && match[at - 1] === -1 && match[at + 1] === -1
    if (!isBetween || kept.has(beside - 1) || kept.has(beside + 1)) continue
    if (isWithinNumber(old, at) && isWithinNumber(next, beside)) match[at] = -1
  }
}

/** Whether a token is between two numbers, without spaces unless it is a multiplication sign. */
function isWithinNumber(tokens: readonly WordToken[], at: number): boolean {
  const [before, own, after] = [tokens[at - 1], tokens[at]!, tokens[at + 1]]
  if (before === undefined || after === undefined) return false
  const isClose = (own.space === '' && after.space === '') || /^[×·]$/.test(own.text)
  return isClose && /\p{N}$/u.test(before.text) && /^\p{N}/u.test(after.text)
}

/** Whether the kept token at a place belongs to the adjacent hunk, whose outermost tokens on that side are `edges`. */
function joined(
  old: readonly WordToken[],
  next: readonly WordToken[],
  match: Match,
  {at, beside, step}: Readonly<{at: number; beside: number; step: 1 | -1}>,
  edges: readonly [old: WordToken | undefined, next: WordToken | undefined]
): boolean {
  const [one, other] = [old[at], next[beside]]
  if (one === undefined || other === undefined || match[at] !== beside) return false
  if (isOtherForm(one, other)) return true
  const isTouching =
    step < 0 ? edges.some(edge => edge?.space === '') : one.space === '' || other.space === ''
  if (one.look !== other.look && sign.test(one.text) && isTouching) return true
  const isOnly = isAlone(old, at) || isAlone(next, beside)
  return isOnly && one.look !== other.look && (isSameLook(one, edges[0]) || isSameLook(other, edges[1]))
}

const sign = /^(?:\p{N}+|[\p{L}\p{N}*†‡§])$/u

function isSameLook(token: WordToken, edge: WordToken | undefined): boolean {
  return edge !== undefined && edge.look === token.look && token.wrappers.length > 0
}

/** Whether both neighbours of a token look different from it. */
function isAlone(tokens: readonly WordToken[], at: number): boolean {
  const {look} = tokens[at]!
  return tokens[at - 1]?.look !== look && tokens[at + 1]?.look !== look
}

/** Whether a citation became part of the sentence, or ceased to be. */
function isOtherForm({atom: one}: WordToken, {atom: other}: WordToken): boolean {
  return one?.type === 'citation' && other?.type === 'citation' && one.narrative !== other.narrative
}

/**
 * Keeps frequent words in a hunk whose two versions have the same letters: the `and` in `well known and well read`,
 * which became `well-known and well-read`.
 */
export function keepWordsBetween(
  old: readonly WordToken[],
  next: readonly WordToken[],
  match: Match,
  {weights}: Lexicon
): void {
  for (const {old: start, oldEnd, new: newStart, newEnd} of hunksOf(match, next.length)) {
    const offsets = offsetsOf(next, newStart, newEnd)
    const own = offsetsOf(old, start, oldEnd)
    if (oldEnd - start < 3 || newEnd - newStart < 3 || own.letters !== offsets.letters) continue
    const places = new Map(offsets.starts.map((offset, index) => [offset, newStart + index]))
    for (let at = start + 1; at < oldEnd - 1; at++) {
      const beside = places.get(own.starts[at - start]!)
      if (beside === undefined || beside === newStart || beside === newEnd - 1) continue
      const isKept = old[at]!.id === next[beside]!.id && weights[old[at]!.id] === lightWeight
      const isApart = [old[at], old[at + 1], next[beside], next[beside + 1]].every(
        token => token!.space !== ''
      )
      if (isKept && isApart && old[at]!.kind === 'word') match[at] = beside
    }
  }
}

/** The letters of tokens, and how many letters precede each token. */
function offsetsOf(
  tokens: readonly WordToken[],
  start: number,
  end: number
): Readonly<{letters: string; starts: readonly number[]}> {
  let letters = ''
  const starts: number[] = []
  for (const {text, atom} of tokens.slice(start, end)) {
    starts.push(letters.length)
    letters += atom === undefined ? text.replace(/[^\p{L}\p{N}]+/gu, '') : '\0'
  }
  return {letters, starts}
}
