import type {Reference} from './types.ts'

/**
 * Keeps the result of a function of an entry for as long as its work exists. An entry that has only moved keeps the
 * object of its work, so the result must not depend on places.
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
