import {describe, expect, test} from 'vitest'
import {align, type Items, type Match} from '../../src/core/alignment/align.ts'
import {hunksOf} from '../../src/core/alignment/hunks.ts'
import {plainPrices} from '../../src/core/alignment/table.ts'
import fc from '../properties.ts'

const table = {mostCells: Number.POSITIVE_INFINITY, anchorSizes: []}
const items = (values: readonly number[]): Items => Int32Array.from(values)
const text = fc.array(fc.nat(3), {maxLength: 12})

/** The pairs of places kept by a match. */
function pairsOf(match: Match): readonly (readonly [number, number])[] {
  return [...match.entries()].filter(([, beside]) => beside >= 0)
}

/**
 * The most items that an edit script between two lists can keep, and the fewest hunks with which it keeps that many,
 * found by trying all scripts.
 */
function best(old: readonly number[], next: readonly number[]): readonly [kept: number, hunks: number] {
  type Score = readonly [kept: number, hunks: number]
  const better = (one: Score, other: Score) =>
    one[0] > other[0] || (one[0] === other[0] && one[1] <= other[1]) ? one : other
  const known = new Map<string, Score>()
  const from = (at: number, beside: number, isOpen: boolean): Score => {
    if (at === old.length && beside === next.length) return [0, 0]
    const key = `${at} ${beside} ${isOpen}`
    const found = known.get(key)
    if (found) return found
    const hunk = isOpen ? 0 : 1
    let score: Score = [-1, 0]
    if (at < old.length && beside < next.length && old[at] === next[beside]) {
      const [kept, hunks] = from(at + 1, beside + 1, false)
      score = better(score, [kept + 1, hunks])
    }
    for (const [a, b] of [
      [at + 1, beside],
      [at, beside + 1]
    ] as const) {
      if (a > old.length || b > next.length) continue
      const [kept, hunks] = from(a, b, true)
      score = better(score, [kept, hunks + hunk])
    }
    known.set(key, score)
    return score
  }
  return from(0, 0, false)
}

describe('an alignment', () => {
  test('keeps as many items as possible', () => {
    fc.assert(
      fc.property(text, text, (old, next) => {
        const match = align(items(old), items(next), plainPrices, table)
        expect(pairsOf(match)).toHaveLength(best(old, next)[0])
      }),
      {numRuns: 400}
    )
  })

  test('with the fewest hunks, where both texts begin and end differently', () => {
    fc.assert(
      fc.property(text, text, (inOld, inNext) => {
        const [old, next] = [
          [8, ...inOld, 8],
          [9, ...inNext, 9]
        ]
        const match = align(items(old), items(next), plainPrices, table)
        expect(hunksOf(match, next.length)).toHaveLength(best(old, next)[1])
      }),
      {numRuns: 400}
    )
  })

  test.each([
    ['a table', table],
    ['runs that both have once', {mostCells: 0, anchorSizes: [3, 1]}],
    ['differences', {mostCells: 0, anchorSizes: []}]
  ])('by %s only pairs equal items, in order', (_, limits) => {
    fc.assert(
      fc.property(text, text, (old, next) => {
        let last = -1
        for (const [at, beside] of pairsOf(align(items(old), items(next), plainPrices, limits))) {
          expect(old[at]).toBe(next[beside])
          expect(beside).toBeGreaterThan(last)
          last = beside
        }
      }),
      {numRuns: 400}
    )
  })

  test('also pairs what follows the last run that both texts have once', () => {
    const limits = {mostCells: 0, anchorSizes: [3]}
    const old = items([9, 1, 2, 3, 20, 5, 6, 7, 21])
    const next = items([10, 1, 2, 3, 22, 5, 6, 7, 23])
    const kept = pairsOf(align(old, next, plainPrices, limits))
    expect(kept.map(([at]) => old[at])).toEqual([1, 2, 3, 5, 6, 7])
  })

  test('tells long runs apart that differ in their last item', () => {
    const run = (last: number) => [...Array.from({length: 23}, (_, index) => 40 + (index % 3)), last]
    const old = [...run(50), 1, ...run(51), 2, ...run(52)]
    const next = [...run(51), 3, ...run(50), 4, 5, ...run(52)]
    const limits = {mostCells: 0, anchorSizes: [24]}
    const kept = pairsOf(align(items(old), items(next), plainPrices, limits))
    expect(kept).toContainEqual([old.length - 1, next.length - 1])
    expect(kept.length).toBeGreaterThanOrEqual(48)
  })
})
