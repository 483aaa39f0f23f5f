import {createHash} from 'node:crypto'

/**
 * The share of the long checks in a run. `make test` runs every check on small inputs, `make corpus` and `make fuzz` a
 * part of the long ones, and `make long` all of them; `GALLEY_TIER` selects it.
 */
export type Tier = 'quick' | 'ci' | 'long'

export const tier: Tier = tierOf(process.env.GALLEY_TIER)

function tierOf(name: string | undefined): Tier {
  if (name === undefined || name === '') return 'quick'
  if (name === 'quick' || name === 'ci' || name === 'long') return name
  throw new Error(`Unexpected GALLEY_TIER \`${name}\`, expected \`quick\`, \`ci\` or \`long\``)
}

/**
 * The number of inputs for a property, relative to `make fuzz`: a quarter in `make test`, four times in `make long`.
 */
export function rounds(ofCi: number, of: Tier = tier): number {
  const share = {quick: 0.25, ci: 1, long: 4}
  return Math.max(1, Math.round(ofCi * share[of]))
}

/** The seed that chooses a part: CI's commit, so that each commit tests another part. */
const seedOfPart = process.env.GALLEY_PART ?? ''

/**
 * One in `divisor` of the given inputs, chosen by their names and the seed, so that the choice depends only on the
 * commit. All of them in `make long`.
 */
export function part<Item>(
  items: readonly Item[],
  divisor: number,
  nameOf: (item: Item) => string,
  {of = tier, seed = seedOfPart}: {of?: Tier; seed?: string} = {}
): readonly Item[] {
  if (of === 'long' || divisor <= 1 || items.length === 0) return items
  const places = new Map(
    items
      .map((item, index): [number, string] => [
        index,
        createHash('sha256')
          .update(`${seed}\n${nameOf(item)}`)
          .digest('hex')
      ])
      .toSorted(([, one], [, other]) => (one < other ? -1 : 1))
      .slice(0, Math.ceil(items.length / divisor))
  )
  return items.filter((_, index) => places.has(index))
}

/** A number less than `below`, chosen for a name by the seed. */
export function numberFor(name: string, below: number, seed: string = seedOfPart): number {
  return createHash('sha256').update(`${seed}\n${name}`).digest().readUInt32BE() % below
}

/** A part of the given inputs in `make test`, otherwise all of them. */
export function quickPart<Item>(
  items: readonly Item[],
  divisor: number,
  nameOf: (item: Item) => string
): readonly Item[] {
  return part(items, tier === 'quick' ? divisor : 1, nameOf)
}
