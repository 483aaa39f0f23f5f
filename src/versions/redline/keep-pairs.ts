import type {Match} from '../../core/alignment/align.ts'
import {closings} from './paired-marks.ts'
import type {WordToken} from './tokens.ts'

/**
 * Stops keeping a closing mark if the old opening mark was deleted, and the new one was inserted together with all
 * words between the two: `AB (a word)`, which became `a word (AB)`.
 */
export function keepPairs(old: readonly WordToken[], next: readonly WordToken[], match: Match): void {
  const [opens, newOpens] = [openingsOf(old), openingsOf(next)]
  if (opens.size === 0 || newOpens.size === 0) return
  const kept = new Set(match)
  const isNew = (start: number, end: number): boolean => {
    let place = start
    while (place < end && !kept.has(place)) place++
    return place === end
  }
  for (const [at, open] of opens) {
    const beside = match[at]!
    const newOpen = newOpens.get(beside)
    if (newOpen !== undefined && match[open]! < 0 && isNew(newOpen, beside)) match[at] = -1
  }
}

/** The index of the opening mark for the index of each closing mark. */
function openingsOf(tokens: readonly WordToken[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (const [at, {kind, text}] of tokens.entries()) {
    if (kind !== 'mark') continue
    const last = open.at(-1)
    if (last !== undefined && closings.get(tokens[last]!.text) === text) {
      pairs.set(at, last)
      open.pop()
    } else if (closings.has(text)) open.push(at)
  }
  return pairs
}
