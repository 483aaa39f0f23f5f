import {likenessOfLetters} from '../../review/word/likeness-of-letters.ts'

/** A named part of a paper whose name the file does not have, such as a labelled figure or a note, with its words. */
export type KnownThing = Readonly<{kind: string; name: string; words: string}>

/** The names of an earlier version of a manuscript, which stay with what had them. */
export type FormerNames = Readonly<{
  things: readonly KnownThing[]
  /** The path of a picture that it had, by its part. */
  pathOf: (part: string) => string | undefined
  /** The paths of its pictures, and of further pictures of the paper. */
  paths: ReadonlySet<string>
}>

/** The former names of things, in their order; undefined for one that is new. */
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

/** For texts the earlier ones that they most likely were: equal ones first, then those most alike. */
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
