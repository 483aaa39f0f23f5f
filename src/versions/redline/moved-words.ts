import type {Recorded, Recorder} from './recorder.ts'

/** The minimum number of words that count as moved if they are deleted at one place and inserted at another. */
const leastWords = 6

/** Turns text and notes that are deleted at one place and inserted unchanged at another into moves. */
export function joinMovedWords({all, joinMove}: Recorder): void {
  joinMoves(
    all().filter(({subject, counts}) => {
      if (subject === 'note') return true
      return subject === 'text' && Math.max(counts.deleted, counts.inserted) >= leastWords
    }),
    joinMove
  )
}

/** Turns pairs of changes that delete and insert the same words into moves. */
export function joinMoves(changes: readonly Recorded[], joinMove: Recorder['joinMove']): void {
  const deleted = new Map<string, Recorded[]>()
  for (const change of changes) {
    if (change.kind !== 'deleted' || change.old === '') continue
    const key = `${change.subject} ${change.old}`
    deleted.set(key, [...(deleted.get(key) ?? []), change])
  }
  for (const change of changes) {
    if (change.kind !== 'inserted') continue
    const before = deleted.get(`${change.subject} ${change.new}`)?.shift()
    if (before !== undefined) joinMove(before, change)
  }
}
