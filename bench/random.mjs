/**
 * The same numbers on every machine, from a seed (mulberry32, by T. Ettinger, public domain).
 * @param {number} seed
 * @returns {Random}
 */
export function createRandom(seed) {
  let state = seed >>> 0

  function next() {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  return {
    chance: probability => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    from: list => list[Math.floor(next() * list.length)],
    // The cube prefers the beginning of the list, as language prefers its frequent words.
    early: list => list[Math.floor(next() ** 3 * list.length)]
  }
}

/**
 * @typedef {object} Random
 * @property {(probability: number) => boolean} chance
 * @property {(low: number, high: number) => number} between both ends included
 * @property {<Value>(list: readonly Value[]) => Value} from
 * @property {<Value>(list: readonly Value[]) => Value} early one of a list, mostly one of the first
 */
