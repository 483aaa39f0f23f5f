import type {Box} from '../../../outputs/pdf/file/geometry.ts'

/** The number of anticlockwise quarter turns of a page, about the origin of its coordinates. */
export type Quarters = 0 | 1 | 2 | 3

/** A point after turning it. */
export function turnedPoint(
  [x, y]: readonly [number, number],
  quarters: Quarters
): readonly [number, number] {
  const turned = [
    [x, y],
    [-y, x],
    [-x, -y],
    [y, -x]
  ] as const
  return turned[quarters]!
}

/** A rectangle after turning it. */
export function turnedBox([left, bottom, right, top]: Box, quarters: Quarters): Box {
  const [x, y] = turnedPoint([left, bottom], quarters)
  const [otherX, otherY] = turnedPoint([right, top], quarters)
  return [Math.min(x, otherX), Math.min(y, otherY), Math.max(x, otherX), Math.max(y, otherY)]
}

/** The smallest rectangle around points, given as x, y, x, y, …; undefined for fewer than two points. */
export function boxAround(numbers: readonly number[]): Box | undefined {
  if (numbers.length < 4 || !numbers.every(Number.isFinite)) return undefined
  const [xs, ys] = [0, 1].map(axis => numbers.filter((_, index) => index % 2 === axis))
  return [smallest(xs!), smallest(ys!), largest(xs!), largest(ys!)]
}

function smallest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b))
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b))
}

/** The middle number, or NaN for an empty list; the numbers need not be sorted. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
