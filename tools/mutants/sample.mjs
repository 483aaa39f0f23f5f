import {createRandom} from '../../bench/random.mjs'

/**
 * A uniform random sample of a list, in the order of the list; the same for the same seed.
 * @template Member
 * @param {readonly Member[]} list
 * @param {number} size all of them, if there are fewer
 * @param {number} seed
 * @returns {readonly Member[]}
 */
export function sampleOf(list, size, seed) {
  const random = createRandom(seed)
  const places = list.map((_, index) => index)
  for (let at = 0; at < Math.min(size, list.length); at++) {
    const other = random.between(at, list.length - 1)
    ;[places[at], places[other]] = [places[other], places[at]]
  }
  return places
    .slice(0, size)
    .sort((a, b) => a - b)
    .map(place => list[place])
}

/**
 * The 95 % interval of a share that a sample shows, by Wilson's score.
 * @param {number} hits
 * @param {number} size at least 1
 * @returns {{low: number, high: number}} between 0 and 1
 */
export function intervalOf(hits, size) {
  const z = 1.959964
  const share = hits / size
  const middle = share + (z * z) / (2 * size)
  const reach = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * size)) / size)
  const scale = 1 + (z * z) / size
  return {low: (middle - reach) / scale, high: (middle + reach) / scale}
}
