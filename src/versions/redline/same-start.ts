/** The least weight of words that two texts begin with alike: some of them have a meaning of their own. */
export const leastShared = 4.5

/** The number of words with which two texts begin alike, if these are enough for both to be one that was changed. */
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
