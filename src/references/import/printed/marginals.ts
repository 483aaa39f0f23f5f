import type {Model} from './model.ts'

/** The forward algorithm's results for a word: its factors, and the sums over all paths up to it, scaled to one. */
export type Passed = Readonly<{
  emission: Float64Array
  begin: Float64Array
  join: number
  joined: boolean
  all: Float64Array
}>

/** The probability of each word's label in `path`, over all answers, by the backward algorithm. */
export function marginalsOf(
  model: Model,
  passed: readonly Passed[],
  path: readonly number[]
): readonly number[] {
  const {states, labels, stateLabels: label, stepFrom, stepTo, joinFactors, stepFactors} = model
  const L = labels.length
  const marginals: number[] = new Array(passed.length).fill(0)
  let rest = new Float64Array(states.length).fill(1)
  for (let index = passed.length - 1; index >= 0; index--) {
    const {emission, begin, join, joined, all} = passed[index]!
    let own = 0
    let total = 0
    rest.forEach((value, state) => {
      const product = value * all[state]!
      total += product
      if (label[state] === path[index]) own += product
    })
    marginals[index] = total > 0 ? own / total : 0
    const earlier = rest.map((value, state) => {
      const at = label[state]!
      return value * joinFactors[join + at * L + at]! * emission[at]!
    })
    for (let step = 0; !joined && step < stepFrom.length; step++) {
      const [left, right] = [stepFrom[step]!, stepTo[step]!]
      const at = label[right]!
      earlier[left]! +=
        rest[right]! *
        joinFactors[join + label[left]! * L + at]! *
        stepFactors[step]! *
        begin[at]! *
        emission[at]!
    }
    const most = earlier.reduce((a, b) => Math.max(a, b))
    rest = earlier.map(value => value / most)
  }
  return marginals
}
