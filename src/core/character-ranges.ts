/** Disjoint ranges of code points in ascending order, as pairs of first and last. */
export type CharacterRanges = ReadonlyArray<readonly [number, number]>

/** Parses ranges in the form `20-7e a0` or as a CSS `unicode-range`: `U+20-7E, U+A0`. */
export function readRanges(text: string): CharacterRanges {
  const ranges = [...text.matchAll(/(?:U\+)?([\da-f]+)(?:-([\da-f]+))?/gi)].map(
    ([, first = '', last = first]) => [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const
  )
  return ranges.sort(([one], [other]) => one - other)
}

/** Formats ascending code points as `20-7e a0`. */
export function writeRanges(codePoints: Iterable<number>): string {
  const ranges: Array<[number, number]> = []
  for (const codePoint of codePoints) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === codePoint - 1) last[1] = codePoint
    else ranges.push([codePoint, codePoint])
  }
  return ranges.map(([first, last]) => (first === last ? hex(first) : `${hex(first)}-${hex(last)}`)).join(' ')
}

/** Whether a code point is in one of the ranges. */
export function isWithin(ranges: CharacterRanges, codePoint: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle]!
    if (codePoint < first) high = middle
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}

function hex(codePoint: number): string {
  return codePoint.toString(16)
}
