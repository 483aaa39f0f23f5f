import {expect, test} from 'vitest'
import {createRandom} from '../bench/random.mjs'
import {type Pair, ratioOf, verdictOf} from '../bench/statistics.mjs'

/**
 * Pairs of runs around 100 and 100 × ratio; the runs of a pair share some noise, and each also has noise of its own.
 */
function pairsOf(seed: number, ratio: number, count = 30): Pair[] {
  const random = createRandom(seed)
  const noise = () => random.between(-1000, 1000) / 10_000
  return Array.from({length: count}, () => {
    const shared = 1 + noise()
    return [100 * shared * (1 + noise()), 100 * ratio * shared * (1 + noise())]
  })
}

test.each<[string, readonly Pair[], {ratio: number; low: number; high: number}, string]>([
  ['one pair', [[100, 110]], {ratio: 1.1, low: 1.1, high: 1.1}, 'slower'],
  ['equal runs', Array(30).fill([200, 200]), {ratio: 1, low: 1, high: 1}, 'no difference shown'],
  ['a tenth more each', Array(30).fill([200, 220]), {ratio: 1.1, low: 1.1, high: 1.1}, 'slower'],
  ['a tenth less each', Array(30).fill([200, 180]), {ratio: 0.9, low: 0.9, high: 0.9}, 'faster'],
  [
    'an even count',
    [
      [1, 2],
      [3, 6]
    ],
    {ratio: 2, low: 2, high: 2},
    'slower'
  ],
  [
    'two kinds',
    [
      [100, 100],
      [100, 200]
    ],
    {ratio: 1.5, low: 1, high: 2},
    'no difference shown'
  ]
])('%s', (_, pairs, expected, verdict) => {
  const found = ratioOf(pairs)
  for (const [name, value] of Object.entries(expected)) {
    expect(found[name as keyof typeof found]).toBeCloseTo(value, 12)
  }
  expect(verdictOf(found)).toBe(verdict)
})

test('the same measurements give the same interval', () => {
  const found = ratioOf(pairsOf(1, 1.02))
  expect(ratioOf(pairsOf(1, 1.02))).toEqual(found)
  expect(ratioOf(pairsOf(2, 1.02))).not.toEqual(found)
})

test('an outlier changes neither ratio nor verdict', () => {
  const pairs = pairsOf(3, 1)
  const [, ...rest] = pairs
  const wild = ratioOf([[100, 10_000], ...rest])
  expect(wild.ratio).toBeCloseTo(ratioOf(pairs).ratio, 1)
  expect(verdictOf(wild)).toBe('no difference shown')
})

test.each([
  [{ratio: 1.1, low: 1.0501, high: 1.2}, 'slower'],
  [{ratio: 1.1, low: 1.05, high: 1.2}, 'no difference shown'],
  [{ratio: 0.9, low: 0.8, high: 0.9499}, 'faster'],
  [{ratio: 0.9, low: 0.8, high: 0.95}, 'no difference shown'],
  [{ratio: 1, low: 0.9, high: 1.1}, 'no difference shown']
] as const)('%j is %s', (ratio, verdict) => {
  expect(verdictOf(ratio)).toBe(verdict)
})

test.each([1, 1.1])('about 95 of 100 intervals contain the true ratio %d', ratio => {
  const held = Array.from({length: 200}, (_, seed) => ratioOf(pairsOf(seed, ratio), 200)).filter(
    ({low, high}) => low <= ratio && ratio <= high
  )
  // The limits are three standard deviations of 200 draws, and a little more, since a bootstrap of medians is cautious.
  expect(held.length / 200).toBeGreaterThan(0.9)
  expect(held.length / 200).toBeLessThan(0.995)
})

test('a program is not slower than itself, and one that takes a quarter longer is slower', () => {
  const verdicts = (ratio: number) =>
    new Set(Array.from({length: 100}, (_, seed) => verdictOf(ratioOf(pairsOf(seed + 1000, ratio), 200))))
  expect([...verdicts(1)]).toEqual(['no difference shown'])
  expect([...verdicts(1.25)]).toEqual(['slower'])
})
