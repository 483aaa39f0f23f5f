/** Counts captions as Word does: each name from 1. */
export type Captions = Readonly<{
  /** Whether Word would give this number to a caption with that name; counts it if so. */
  isNext: (name: string, number: string) => boolean
}>

export function createCaptions(): Captions {
  const counts = new Map<string, number>()
  return {
    isNext(name, number) {
      // The name of a sequence in Word is one word.
      if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(name)) return false
      const next = (counts.get(name) ?? 0) + 1
      if (String(next) !== number) return false
      counts.set(name, next)
      return true
    }
  }
}
