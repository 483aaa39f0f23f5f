import {likenessOfLetters} from '../../review/word/likeness-of-letters.ts'

/** A part that has a name in the paper but not in the Word file, such as a labelled figure or a note, and its words. */
export type KnownThing = Readonly<{kind: string; name: string; words: string}>

/** The names in an earlier version of a manuscript, which the new version keeps. */
export type FormerNames = Readonly<{
  things: readonly KnownThing[]
  /** The path that a picture had in the earlier version, by its part. */
  pathOf: (part: string) => string | undefined
  /** The paths that a new picture must not use, because pictures in the earlier version or in the paper have them. */
  paths: ReadonlySet<string>
}>

/** The former name of each thing, in order; undefined for a new thing. */
export function formerNamesOf(
  former: FormerNames | undefined,
  things: ReadonlyArray<Omit<KnownThing, 'name'>>
): ReadonlyArray<string | undefined> {
  const olds = former?.things ?? []
  const keyOf = ({kind, words}: Omit<KnownThing, 'name'>): string => `${kind} ${words}`
  const pairs = pairTexts(olds.map(keyOf), things.map(keyOf), 0.6)
  return things.map(({kind}, index) => {
    const thing = olds[pairs.get(index) ?? -1]
    return thing?.kind === kind ? thing.name : undefined
  })
}

/** Pairs each new text with the old text that it most likely was: identical texts first, then the most similar. */
export function pairTexts(
  olds: readonly string[],
  news: readonly string[],
  least: number
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const free = new Map<string, number[]>()
  for (const [index, text] of olds.entries()) free.set(text, [...(free.get(text) ?? []), index])
  for (const [index, text] of news.entries()) {
    const old = free.get(text)?.shift()
    if (old !== undefined) pairs.set(index, old)
  }
  const taken = new Set(pairs.values())
  const alike = news
    .flatMap((text, index) =>
      pairs.has(index)
        ? []
        : olds.flatMap((other, old) =>
            taken.has(old) ? [] : [{index, old, likeness: likenessOfLetters(text, other)}]
          )
    )
    .filter(({likeness}) => likeness >= least)
    .sort((a, b) => b.likeness - a.likeness || a.index - b.index || a.old - b.old)
  for (const {index, old} of alike) {
    if (pairs.has(index) || taken.has(old)) continue
    pairs.set(index, old)
    taken.add(old)
  }
  return pairs
}
