/**
 * Keeps what a stage made, by the hash of all that it was made from.
 * One memo serves a session of builds; a single build takes a fresh one.
 */
export type Memo = <Value>(stage: string, key: string, make: () => Value) => Value

// A session edits one chapter at a time: old versions of it are worth keeping for undo, not for ever.
const mostEntries = 2000

/** A memo that forgets what has not been asked for longest. */
export function createMemo(): Memo {
  const kept = new Map<string, unknown>()
  return <Value>(stage: string, key: string, make: () => Value): Value => {
    const name = `${stage} ${key}`
    const value = kept.has(name) ? (kept.get(name) as Value) : make()
    kept.delete(name)
    kept.set(name, value)
    if (kept.size > mostEntries) kept.delete(kept.keys().next().value!)
    return value
  }
}
