/** Counts captions as Word does: separately for each name, from 1. */
export type Captions = Readonly<{
  /** Whether Word would give this number to the next caption with that name; if so, counts the caption. */
  isNext: (name: string, number: string) => boolean
}>

export function createCaptions(): Captions {
  const counts = new Map<string, number>()
  return {
    isNext(name, number) {
      // In Word, the name of a sequence must be one word.
      if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(name)) return false
      const next = (counts.get(name) ?? 0) + 1
      if (String(next) !== number) return false
      counts.set(name, next)
      return true
    }
  }
}
