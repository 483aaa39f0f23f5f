import type {Reference} from './types.ts'

/**
 * Caches the result of a function of an entry for as long as the entry's work object exists. An entry that has only
 * moved keeps this object, so the result must not depend on places.
 */
export function perWork<Value>(make: (reference: Reference) => Value): (reference: Reference) => Value {
  const known = new WeakMap<object, Readonly<{value: Value}>>()
  return reference => {
    let entry = known.get(reference.csl)
    if (entry === undefined) {
      entry = {value: make(reference)}
      known.set(reference.csl, entry)
    }
    return entry.value
  }
}

/**
 * Caches the last result of a function of the texts of entries. It is computed again only if a text has changed;
 * `textsOf` is called only for entries whose work object has changed. The result must not contain entries, which move.
 */
export function perWorks<Value>(
  textsOf: (reference: Reference) => readonly string[],
  make: (texts: ReadonlyArray<readonly string[]>) => Value
): (references: readonly Reference[]) => Value {
  let last: Readonly<{works: object[]; texts: ReadonlyArray<readonly string[]>; value: Value}> | undefined
  return references => {
    const {works, texts} = last ?? {works: [], texts: []}
    const hasSame = (reference: Reference, index: number): boolean => {
      if (works[index] === reference.csl) return true
      const [own, other] = [textsOf(reference), texts[index] ?? []]
      return own.length === other.length && own.every((text, nth) => text === other[nth])
    }
    const isSame = last !== undefined && works.length === references.length && references.every(hasSame)
    const now = references.map(({csl}) => csl)
    if (last !== undefined && isSame) last = {...last, works: now}
    else {
      const all = references.map(textsOf)
      last = {works: now, texts: all, value: make(all)}
    }
    return last.value
  }
}
