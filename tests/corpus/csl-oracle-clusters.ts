import {createRandom} from '../../bench/random.mjs'

/** The cites of one citation, as input of all processors. */
export type Cluster = ReadonlyArray<
  Readonly<{id: string; label?: string; locator?: string; prefix?: string; suffix?: string}>
>

const LOCATORS = [
  {label: 'page', locator: '12'},
  {label: 'page', locator: '33-35'},
  {label: 'chapter', locator: '4'},
  {label: 'section', locator: '2'}
] as const
const PREFIXES = ['see ', 'cf. ', 'but see ']
const SUFFIXES = [', and elsewhere', ' with a proof']

/**
 * Citations drawn by a seed, in the order of a paper: each of one to three works, with locators and the author's words,
 * and often of a work that was just cited.
 */
export function randomClusters(ids: readonly string[], count: number, seed: number): readonly Cluster[] {
  const random = createRandom(seed)
  let last = random.from(ids)
  return Array.from({length: count}, () => {
    const works = new Set<string>()
    for (let size = random.from([1, 1, 1, 2, 3]); works.size < size; )
      works.add(random.chance(0.35) && !works.has(last) ? last : random.from(ids))
    last = [...works].at(-1)!
    return [...works].map(id => ({
      id,
      ...(random.chance(0.3) && random.from(LOCATORS)),
      ...(random.chance(0.1) && {prefix: random.from(PREFIXES)}),
      ...(random.chance(0.1) && {suffix: random.from(SUFFIXES)})
    }))
  })
}
