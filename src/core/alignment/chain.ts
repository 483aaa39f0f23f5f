/** A pair of an old and a new item, by their indexes, with a weight: the value of keeping both. */
export type Pair = Readonly<{old: number; new: number; weight: number}>

/** The heaviest selection of pairs in which both the old and the new indexes increase. */
export function heaviestChain(pairs: readonly Pair[], newLength: number): readonly Pair[] {
  const sorted = pairs.toSorted((a, b) => a.old - b.old || b.new - a.new)
  const before = new Int32Array(sorted.length)
  // A Fenwick tree that returns the best chain ending before a new item.
  const best = new Int32Array(newLength + 1).fill(-1)
  const total = new Float64Array(sorted.length)
  const totalOf = (index: number): number => (index < 0 ? 0 : total[index]!)
  let heaviest = -1
  for (let index = 0; index < sorted.length; index++) {
    const pair = sorted[index]!
    let last = -1
    for (let at = pair.new; at > 0; at -= at & -at) if (totalOf(best[at]!) > totalOf(last)) last = best[at]!
    before[index] = last
    total[index] = totalOf(last) + pair.weight
    for (let at = pair.new + 1; at <= newLength; at += at & -at)
      if (total[index]! > totalOf(best[at]!)) best[at] = index
    if (total[index]! > totalOf(heaviest)) heaviest = index
  }
  const chain: Pair[] = []
  for (let at = heaviest; at >= 0; at = before[at]!) chain.push(sorted[at]!)
  return chain.reverse()
}
