import {firstFrom} from './first-from.ts'

/** The position of a paragraph in a file, and its position in an article. */
export type PlacePair = readonly [here: number, there: number]

/** Groups pairs into runs of pairs that are adjacent on both sides. */
export function neighbourRuns(pairs: readonly PlacePair[]): ReadonlyArray<readonly PlacePair[]> {
  const runs: PlacePair[][] = []
  for (const pair of pairs) {
    const last = runs.at(-1)?.at(-1)
    if (last !== undefined && pair[0] === last[0] + 1 && pair[1] === last[1] + 1) runs.at(-1)!.push(pair)
    else runs.push([pair])
  }
  return runs
}

/**
 * Returns the pairs that contradict the chain: in the article, the next pair of the chain precedes all paragraphs of
 * the same owner, or the previous pair follows them. A pair may be anywhere near the paragraphs of its owner.
 */
export function astray(
  pairs: readonly PlacePair[],
  article: ReadonlyArray<Readonly<{owner: unknown}>>,
  chain: ReadonlyArray<Readonly<{old: number; new: number}>>
): readonly PlacePair[] {
  const places = chain.map(pair => pair.new)
  return pairs.filter(([here, there]) => {
    const {owner} = article[there]!
    let [first, last] = [there, there]
    while (owner !== undefined && article[first - 1]?.owner === owner) first--
    while (owner !== undefined && article[last + 1]?.owner === owner) last++
    const next = firstFrom(places, here)
    return (chain[next]?.old ?? last) < first || (chain[next - 1]?.old ?? first) > last
  })
}

/**
 * The unmatched parts of a file and of an article between two neighbours in a chain; `last` is the position of the
 * first neighbour in the file.
 */
export type Gap = {readonly here: number[]; readonly there: number[]; readonly last: number}

export function gapsOf(
  chain: ReadonlyArray<Readonly<{old: number; new: number}>>,
  here: readonly number[],
  there: readonly number[]
): readonly Gap[] {
  const gaps: Gap[] = [-1, ...chain.map(pair => pair.new)].map(last => ({here: [], there: [], last}))
  let gap = 0
  for (const at of here) {
    while (gap < chain.length && chain[gap]!.new < at) gap++
    gaps[gap]!.here.push(at)
  }
  gap = 0
  for (const at of there) {
    while (gap < chain.length && chain[gap]!.old < at) gap++
    gaps[gap]!.there.push(at)
  }
  return gaps.filter(each => each.here.length + each.there.length > 0)
}
