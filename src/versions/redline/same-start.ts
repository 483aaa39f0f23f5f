/** The minimum weight of the words with which two texts begin alike; it requires words with a meaning of their own. */
export const leastShared = 4.5

/**
 * The number of words with which two texts begin alike; 0 unless that is enough to make them versions of the same text.
 */
export function sharedStart(
  one: readonly number[],
  other: readonly number[],
  weights: readonly number[]
): number {
  let [length, weight] = [0, 0]
  while (length < one.length && length < other.length && one[length] === other[length])
    weight += weights[one[length++]!]!
  return weight >= leastShared ? length : 0
}
