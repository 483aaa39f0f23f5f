import {expect, test} from 'vitest'
import type {Composition} from '../../../../src/outputs/pdf/paginator/composition.ts'
import {type FlowPlace, flowPlace, isSamePlace} from '../../../../src/outputs/pdf/paginator/flow-place.ts'

/** The place of an item in a flow whose blocks have the given numbers of lines. */
function placeOf(lines: readonly number[], item: number): FlowPlace {
  const items = lines.flatMap((count, block) => Array.from({length: count}, () => ({block})))
  return flowPlace({flows: [{items}]} as unknown as Composition, {flow: 0, item} as never)
}

test('a place is a block, and a line of it', () => {
  expect(placeOf([3, 4], 0)).toEqual({block: 0, offset: 0, items: 3})
  expect(placeOf([3, 4], 5)).toEqual({block: 1, offset: 2, items: 4})
})

test.each<readonly [string, readonly number[], number, readonly number[], number, boolean]>([
  ['an earlier block has one line more', [3, 4], 5, [4, 4], 6, true],
  ['a line of another block', [3, 4], 4, [5, 4], 4, false],
  ['another line of the block', [3, 4], 5, [3, 4], 6, false],
  ['the block itself has one line more', [3, 4], 5, [3, 5], 5, false],
  ['the block begins there and has one line more', [3, 4], 3, [3, 5], 3, true],
  ['another block of as many lines begins there', [4, 4], 0, [4, 4], 4, false]
])('whether two places are the same: %s', (_, one, item, other, otherItem, expected) =>
  expect(isSamePlace(placeOf(one, item), placeOf(other, otherItem))).toBe(expected)
)
