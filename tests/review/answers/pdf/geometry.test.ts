import {expect, test} from 'vitest'
import {boxAround, turnedBox} from '../../../../src/review/answers/pdf/geometry.ts'

test.each([
  [0, [1, 2, 5, 4]],
  [1, [-4, 1, -2, 5]],
  [2, [-5, -4, -1, -2]],
  [3, [2, -5, 4, -1]]
] as const)('a box is turned anticlockwise by %d quarters about the origin', (quarters, expected) => {
  expect(turnedBox([1, 2, 5, 4], quarters)).toEqual(expected)
  expect(turnedBox([5, 4, 1, 2], quarters)).toEqual(expected)
})

test.each([
  [
    [3, 1, 2, 7],
    [2, 1, 3, 7]
  ],
  [[3, 1, 2], undefined],
  [[3, 1, 2, Number.NaN], undefined]
])('the box around the points %j is %j', (numbers, expected) => {
  expect(boxAround(numbers)).toEqual(expected)
})
