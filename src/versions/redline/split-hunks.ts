import type {AlignedStretch} from '../../core/alignment/align.ts'
import type {WordsPlan} from './plan.ts'
import {endsSentence} from './sentences.ts'
import type {WordToken} from './tokens.ts'

/**
 * Divides a hunk into its changes: notes are separate, and so are whole sentences before a sentence whose beginning was
 * replaced.
 */
export function splitHunk(plan: WordsPlan, hunk: AlignedStretch): readonly AlignedStretch[] {
  const {old: start, oldEnd, new: newStart, newEnd} = hunk
  if (start === oldEnd || newStart === newEnd) return [hunk]
  const place = placeAfterNotes(plan, hunk) ?? placeAfterSentences(plan, hunk)
  if (place === undefined) return [hunk]
  const [middle, newMiddle] = place
  return [
    {...hunk, oldEnd: middle, newEnd: newMiddle},
    {...hunk, old: middle, new: newMiddle}
  ]
}

type Place = readonly [old: number, next: number]

/** The place after notes that only one version has. */
function placeAfterNotes({old, new: next}: WordsPlan, hunk: AlignedStretch): Place | undefined {
  const [notes, newNotes] = [notesAt(old, hunk.old, hunk.oldEnd), notesAt(next, hunk.new, hunk.newEnd)]
  const [middle, newMiddle] = [hunk.old + notes, hunk.new + newNotes]
  const isReplaced = middle < hunk.oldEnd && newMiddle < hunk.newEnd
  return isReplaced && notes > 0 !== newNotes > 0 ? [middle, newMiddle] : undefined
}

function notesAt(tokens: readonly WordToken[], start: number, end: number): number {
  let at = start
  while (at < end && tokens[at]!.kind === 'note') at++
  return at - start
}

/** The place after sentences that only one version has, before a sentence whose beginning was replaced. */
function placeAfterSentences({old, new: next}: WordsPlan, hunk: AlignedStretch): Place | undefined {
  const {old: start, oldEnd, new: newStart, newEnd} = hunk
  if (!beginsSentence(old, start) || !beginsSentence(next, newStart)) return undefined
  if (old[oldEnd] === undefined || endsSentence(old, oldEnd) || endsSentence(next, newEnd)) return undefined
  const [end, newLast] = [lastEnd(old, start, oldEnd), lastEnd(next, newStart, newEnd)]
  if (end === undefined && newLast !== undefined) return [start, newLast + 1]
  return end !== undefined && newLast === undefined ? [end + 1, newStart] : undefined
}

function beginsSentence(tokens: readonly WordToken[], at: number): boolean {
  return at === 0 || endsSentence(tokens, at - 1)
}

/** The last end of a sentence among tokens, except at the last token. */
function lastEnd(tokens: readonly WordToken[], start: number, end: number): number | undefined {
  for (let at = end - 2; at >= start; at--)
    if (endsSentence(tokens, at) && !endsSentence(tokens, at + 1)) return at
  return undefined
}
