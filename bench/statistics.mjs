import {median} from './measure.mjs'
import {createRandom} from './random.mjs'

/**
 * Compares the times of two programs: the ratio of the medians, second to first, with its 95 % interval by
 * a percentile bootstrap over the pairs. The generator is seeded, so the same measurements give the same interval.
 * @param {readonly Pair[]} pairs each measured close together; at least one, of positive numbers
 * @param {number} [rounds] of the bootstrap
 * @returns {Ratio}
 */
export function ratioOf(pairs, rounds = 2000) {
  const random = createRandom(pairs.length)
  const ratios = Array.from({length: rounds}, () =>
    ratioOfMedians(pairs.map(() => pairs[random.between(0, pairs.length - 1)]))
  ).sort((a, b) => a - b)
  const tail = Math.floor(0.025 * rounds)
  return {ratio: ratioOfMedians(pairs), low: ratios[tail], high: ratios[rounds - 1 - tail]}
}

/**
 * The verdict of an interval. A program is slower or faster only if the whole interval shows a difference of five per
 * cent.
 * @param {Ratio} ratio
 * @returns {Verdict}
 */
export function verdictOf({low, high}) {
  if (low > 1.05) return 'slower'
  return high < 0.95 ? 'faster' : 'no difference shown'
}

/**
 * The median and the 95th percentile of some numbers, rounded, such as `12/31`.
 * @param {readonly number[]} numbers
 */
export function percentiles(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return `${Math.round(median(sorted) ?? 0)}/${Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0)}`
}

function ratioOfMedians(pairs) {
  return median(pairs.map(([, now]) => now)) / median(pairs.map(([before]) => before))
}

/** @typedef {readonly [before: number, now: number]} Pair */

/**
 * @typedef {object} Ratio
 * @property {number} ratio of the medians, now to before
 * @property {number} low lower end of the 95 % interval
 * @property {number} high upper end
 */

/** @typedef {'slower' | 'faster' | 'no difference shown'} Verdict */
