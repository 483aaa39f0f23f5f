/**
 * Keeps the result of a function for as long as its argument exists. The builds of a session share the chapters and
 * entries that did not change, so only changed ones are read again. The function must depend on nothing else.
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
 * Keeps the result of a function of an object and a word, such as a language, that is the same throughout a paper.
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

/** Keeps the result of a function of a list until the list has other items. */
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
