/** For each letter of one text the index of the same letter of the other, or -1; the indexes increase. */
export type Alignment = Int32Array

/** Stretches of this many pairs of letters are compared by the table of all pairs. */
const mostPairs = 4_000_000

/** The lengths of stretches that both texts have once, by which a long text is cut. */
const anchorLengths = [24, 12, 6]

/** Aligns a printed text with its source: equal stretches first, then what is between them. */
export function align(printed: string, source: string): Alignment {
  const found = new Int32Array(printed.length).fill(-1)
  const whole = source.indexOf(printed)
  if (whole >= 0 && source.indexOf(printed, whole + 1) < 0) {
    for (let at = 0; at < printed.length; at++) found[at] = whole + at
    return found
  }
  alignStretch(printed, source, [0, printed.length, 0, source.length], found)
  return found
}

/** From and to in the printed text, then in the source. */
type Stretch = readonly [number, number, number, number]

function alignStretch(printed: string, source: string, stretch: Stretch, found: Alignment): void {
  let [from, to, start, end] = stretch
  while (from < to && start < end && printed[from] === source[start]) found[from++] = start++
  while (from < to && start < end && printed[to - 1] === source[end - 1]) found[--to] = --end
  if (from === to || start === end) return
  if ((to - from) * (end - start) <= mostPairs) {
    alignByTable(printed, source, [from, to, start, end], found)
    return
  }
  for (const length of anchorLengths) {
    const anchors = commonOnce(printed, source, [from, to, start, end], length)
    if (anchors.length === 0) continue
    let [at, beside] = [from, start]
    for (const [here, there] of anchors) {
      // Anchors may overlap.
      if (here < at || there < beside) continue
      alignStretch(printed, source, [at, here, beside, there], found)
      for (let offset = 0; offset < length; offset++) found[here + offset] = there + offset
      ;[at, beside] = [here + length, there + length]
    }
    alignStretch(printed, source, [at, to, beside, end], found)
    return
  }
}

/** Where stretches of a length stand that both texts have once, in the same order. */
function commonOnce(
  printed: string,
  source: string,
  [from, to, start, end]: Stretch,
  length: number
): ReadonlyArray<readonly [number, number]> {
  const own = onceIn(printed, from, to, length)
  const other = onceIn(source, start, end, length)
  const pairs: (readonly [number, number])[] = []
  for (const [gram, at] of own) {
    const there = other.get(gram)
    if (at >= 0 && there !== undefined && there >= 0) pairs.push([at, there])
  }
  return increasing(pairs)
}

/** The offset of each stretch of a length; -1 for one that stands there more than once. */
function onceIn(text: string, from: number, to: number, length: number): ReadonlyMap<string, number> {
  const grams = new Map<string, number>()
  for (let at = from; at + length <= to; at++) {
    const gram = text.slice(at, at + length)
    grams.set(gram, grams.has(gram) ? -1 : at)
  }
  return grams
}

/** The longest run of pairs, sorted by their first numbers, whose second numbers increase. */
export function increasing(
  pairs: ReadonlyArray<readonly [number, number]>
): ReadonlyArray<readonly [number, number]> {
  const tails: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (const [index, [, value]] of pairs.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]!]![1] < value) low = middle + 1
      else high = middle
    }
    if (low > 0) before[index] = tails[low - 1]!
    tails[low] = index
  }
  const chain: (readonly [number, number])[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) chain.push(pairs[at]!)
  return chain.reverse()
}

/** The longest common subsequence; of equally long ones, that with the fewest gaps in the source. */
function alignByTable(printed: string, source: string, stretch: Stretch, found: Alignment): void {
  const [from, to, start, end] = stretch
  const width = end - start + 1
  const steps = new Uint8Array((to - from + 1) * width)
  let below = new Int32Array(width)
  let row = new Int32Array(width)
  for (let at = to - 1; at >= from; at--) {
    ;[below, row] = [row, below]
    row[width - 1] = 0
    for (let beside = end - 1; beside >= start; beside--) {
      const column = beside - start
      const isEqual = printed[at] === source[beside]
      const isNextKept = (steps[(at - from + 1) * width + column + 1]! & kept) !== 0
      const keep = isEqual ? below[column + 1]! + (isNextKept ? 3 : 2) : -1
      const best = Math.max(keep, below[column]!, row[column + 1]!)
      row[column] = best
      steps[(at - from) * width + column] = best === keep ? kept : best === row[column + 1] ? skipped : 0
    }
  }
  let [at, beside] = [from, start]
  while (at < to && beside < end) {
    const step = steps[(at - from) * width + beside - start]
    if (step === kept) found[at++] = beside++
    else if (step === skipped) beside++
    else at++
  }
}

const [kept, skipped] = [1, 2]
