/** A rectangle of a PDF page in points: left, bottom, right, top. */
export type Box = readonly [left: number, bottom: number, right: number, top: number]

/** The smallest rectangle around points, given as x, y, x, y, …; undefined for less than two points. */
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

/** The middle of sorted or unsorted numbers; NaN for none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
