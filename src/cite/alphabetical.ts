import {collationKey} from '../csl/sort/collation.ts'

/** Items in the alphabetical order of a language, as in lists of references; equal items keep their order. */
export function alphabetical<Item>(
  items: readonly Item[],
  wordsOf: (item: Item) => string,
  lang: string
): readonly Item[] {
  return items
    .map(item => ({item, key: collationKey(wordsOf(item), lang)}))
    .toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({item}) => item)
}
