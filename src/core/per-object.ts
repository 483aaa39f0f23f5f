/**
 * Caches the result of a function of an object for as long as the object exists. The builds of a session share
 * unchanged chapters and entries, so work is repeated only for changed ones. The function must depend only on its
 * argument.
 */
export function perObject<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Readonly<{value: Value}>>()
  return key => {
    let entry = known.get(key)
    if (entry === undefined) {
      entry = {value: make(key)}
      known.set(key, entry)
    }
    return entry.value
  }
}

/**
 * Caches the last result of a function of an object and a word. The word is usually the same throughout a paper, such
 * as its language.
 */
export function perObjectIn<Key extends object, Word extends string, Value>(
  make: (key: Key, word: Word) => Value
): (key: Key, word: Word) => Value {
  const known = new WeakMap<Key, Readonly<{word: Word; value: Value}>>()
  return (key, word) => {
    const last = known.get(key)
    if (last?.word === word) return last.value
    const value = make(key, word)
    known.set(key, {word, value})
    return value
  }
}

/**
 * Caches the results of a function of short texts, such as the paragraphs of a paper. Most paragraphs of an edited
 * chapter keep their text but become new objects. Only the last thousand to two thousand results are kept.
 */
export function perText<Value>(make: (text: string) => Value): (text: string) => Value {
  let young = new Map<string, Readonly<{value: Value}>>()
  let old = young
  return text => {
    const known = young.get(text)
    if (known !== undefined) return known.value
    const entry = old.get(text) ?? {value: make(text)}
    if (young.size >= mostTexts) [young, old] = [new Map(), young]
    young.set(text, entry)
    return entry.value
  }
}

const mostTexts = 1000

/** Caches the last result of a function of a list; it is computed again only if the items differ. */
export function perList<Item, Value>(
  make: (items: readonly Item[]) => Value
): (items: readonly Item[]) => Value {
  let last: Readonly<{items: readonly Item[]; value: Value}> | undefined
  return items => {
    const isSame =
      last?.items.length === items.length && items.every((item, index) => Object.is(item, last?.items[index]))
    if (last === undefined || !isSame) last = {items, value: make(items)}
    return last.value
  }
}

/**
 * Returns a function that collects the results of `find` for the items of long lists. Items at the start and end that a
 * list shares with the previous list are not examined again. If the items between them have no results in either list,
 * the result is the same list as last time.
 */
export function perItems<Item, Found>(
  find: (item: Item) => readonly Found[]
): (items: readonly Item[]) => readonly Found[] {
  type State = Readonly<{counts: readonly number[]; found: readonly Found[]}>
  // Keyed by the lists, so each state lives as long as its list.
  const states = new WeakMap<readonly Item[], State>()
  let last: WeakRef<readonly Item[]> | undefined
  return items => {
    const known = states.get(items)
    if (known !== undefined) return known.found
    const before = last?.deref() ?? []
    const old: State = states.get(before) ?? {counts: [], found: []}
    const {start, same} = sameEnds(before, items)
    const middle = items.slice(start, items.length - same).map(find)
    const counts = [
      ...old.counts.slice(0, start),
      ...middle.map(({length}) => length),
      ...old.counts.slice(before.length - same)
    ]
    const [first, behind] = [sumOf(counts, 0, start), sumOf(counts, counts.length - same, counts.length)]
    const own = middle.flat()
    const isSame = own.length === 0 && first + behind === old.found.length
    const found = isSame
      ? old.found
      : [...old.found.slice(0, first), ...own, ...old.found.slice(old.found.length - behind)]
    states.set(items, {counts, found})
    last = new WeakRef(items)
    return found
  }
}

/**
 * The number of items that two lists share at the start, and the number of the remaining items that they share at the
 * end.
 */
export function sameEnds<Item>(
  before: readonly Item[],
  after: readonly Item[]
): Readonly<{start: number; same: number}> {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && Object.is(before[start], after[start])) start++
  let same = 0
  while (same < most - start && Object.is(before.at(-1 - same), after.at(-1 - same))) same++
  return {start, same}
}

function sumOf(counts: readonly number[], from: number, to: number): number {
  let sum = 0
  for (let index = from; index < to; index++) sum += counts[index]!
  return sum
}
