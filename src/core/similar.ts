/**
 * Returns the candidates that a misspelt word may have meant, best first. At most a third of the letters may differ,
 * and case is ignored. The measure is the Damerau–Levenshtein distance, in which swapping two neighbouring letters
 * counts once.
 */
export function similar(word: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  const wanted = word.toLowerCase()
  const most = Math.max(1, Math.floor(wanted.length / 3))
  const found: Array<{candidate: string; distance: number}> = []
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > most) continue
    const distance = editDistance(wanted, candidate.toLowerCase(), most)
    if (distance <= most) found.push({candidate, distance})
  }
  found.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
  return found.slice(0, limit).map(entry => entry.candidate)
}

/**
 * The number of insertions, deletions, substitutions and swaps of neighbouring letters between two words; `most + 1` if
 * it is more than `most`.
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0
  let beforeLast: number[] = []
  let last = Array.from({length: b.length + 1}, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let smallest = row
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + change)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, beforeLast[column - 2]! + 1)
      }
      current[column] = cost
      if (cost < smallest) smallest = cost
    }
    if (smallest > most) return most + 1
    beforeLast = last
    last = current
  }
  return last[b.length]!
}
