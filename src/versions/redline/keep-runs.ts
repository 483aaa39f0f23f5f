import type {AlignedStretch, Match} from '../../core/alignment/align.ts'
import {hunksOf} from '../../core/alignment/hunks.ts'
import type {WordToken} from './tokens.ts'

/** The maximum number of tokens in a hunk that is searched; a longer hunk is a rewritten sentence. */
const longest = 24

/** A run of words that both versions of a hunk share: its index in each version, and its length. */
type Run = Readonly<{at: number; beside: number; length: number; words: number}>

/**
 * Keeps words that a hunk would otherwise delete and insert again: two or more words, if on one side of them words are
 * then only deleted or only inserted, as in `a draw from the law`, which became `a draw, X, from the normal law`; and a
 * single word, if it is all that one version has.
 */
export function keepRuns(old: readonly WordToken[], next: readonly WordToken[], match: Match): void {
  for (const hunk of hunksOf(match, next.length)) {
    const [deleted, inserted] = [hunk.oldEnd - hunk.old, hunk.newEnd - hunk.new]
    if (deleted === 0 || inserted === 0 || deleted + inserted > longest) continue
    let best: Run | undefined
    for (let at = hunk.old; at < hunk.oldEnd; at++)
      for (let beside = hunk.new; beside < hunk.newEnd; beside++) {
        const run = runAt(old, next, hunk, at, beside)
        const isAll = run.length === Math.min(deleted, inserted)
        const isKept = (run.words >= 2 || (run.words === 1 && isAll)) && isPlain(hunk, run)
        if (isKept && run.words > (best?.words ?? 0)) best = run
      }
    for (let index = 0; index < (best?.length ?? 0); index++) match[best!.at + index] = best!.beside + index
  }
}

function runAt(
  old: readonly WordToken[],
  next: readonly WordToken[],
  hunk: AlignedStretch,
  at: number,
  beside: number
): Run {
  let [length, words] = [0, 0]
  while (at + length < hunk.oldEnd && beside + length < hunk.newEnd) {
    const [one, other] = [old[at + length]!, next[beside + length]!]
    if (one.id !== other.id || one.look !== other.look) break
    if (one.kind === 'word') words++
    length++
  }
  return {at, beside, length, words}
}

/** Whether a hunk only deletes or only inserts words on one side of a run. */
function isPlain({old, oldEnd, new: start, newEnd}: AlignedStretch, {at, beside, length}: Run): boolean {
  return at === old || beside === start || at + length === oldEnd || beside + length === newEnd
}
