import type {Features} from './features.ts'
import {marginalsOf, type Passed} from './marginals.ts'
import type {Model} from './model.ts'

/**
 * The model's answer for a reference: a label for each word with its probability, and the probability of the whole
 * answer.
 */
export type LabelledWords = Readonly<{
  labels: readonly string[]
  certainties: readonly number[]
  probability: number
}>

/**
 * The best labels for the words of a reference, by the Viterbi algorithm, and their share of the total probability, by
 * the forward algorithm. A state is a label together with the label of the segment before it. `allowed` gives the
 * permitted labels of a word; undefined permits all. If no path satisfies the constraints, they are ignored, so that
 * every reference is labelled.
 */
export function decode(
  model: Model,
  features: Features,
  allowed: readonly (ReadonlySet<string> | undefined)[] = [],
  joined: readonly boolean[] = []
): LabelledWords {
  const {rows, begins, joins} = features
  if (rows.length === 0) return {labels: [], certainties: [], probability: 1}
  const {labels, states, joinWeights, stepWeights, stateLabels: label} = model
  const {stepFrom: from, stepTo: to, joinFactors: expJoin, stepFactors: expStep} = model
  const L = labels.length
  const S = states.length
  const size = (L + 1) * L
  let best = new Float64Array(S).fill(-Infinity)
  // The sums over all paths are scaled to one at each word; the logarithm of the scale is accumulated.
  let all = new Float64Array(S)
  let logScale = 0
  const back: Int16Array[] = []
  const passed: Passed[] = []
  rows.forEach((row, index) => {
    const emission = scores(model.rowWeights, row, L)
    const begin = scores(model.beginWeights, begins[index]!, L)
    const may = allowed[index]
    if (may)
      labels.forEach((name, at) => {
        if (!may.has(name)) emission[at] = -Infinity
      })
    const most = emission.reduce((a, b) => Math.max(a, b))
    const expEmission = emission.map(score => Math.exp(score - most))
    const expBegin = begin.map(Math.exp)
    const join = joins[index]! * size
    const nextBest = new Float64Array(S).fill(-Infinity)
    const nextAll = new Float64Array(S)
    const earlier = new Int16Array(S)
    for (let state = 0; state < S; state++) {
      const own = label[state]!
      if (index > 0) {
        const at = join + own * L + own
        nextBest[state] = best[state]! + joinWeights[at]! + emission[own]!
        nextAll[state] = all[state]! * expJoin[at]! * expEmission[own]!
        earlier[state] = state
      } else if (states[state]!.before === L) {
        const at = join + L * L + own
        nextBest[state] = joinWeights[at]! + begin[own]! + emission[own]!
        nextAll[state] = expJoin[at]! * expBegin[own]! * expEmission[own]!
      }
    }
    for (let step = 0; index > 0 && !joined[index] && step < from.length; step++) {
      const left = from[step]!
      // No path leads to this state, which hints and marks forbid.
      if (best[left] === -Infinity) continue
      const right = to[step]!
      const own = label[right]!
      if (emission[own] === -Infinity) continue
      const at = join + label[left]! * L + own
      const reached = best[left]! + joinWeights[at]! + stepWeights[step]! + begin[own]! + emission[own]!
      if (reached > nextBest[right]!) {
        nextBest[right] = reached
        earlier[right] = left
      }
      nextAll[right]! += all[left]! * expJoin[at]! * expStep[step]! * expBegin[own]! * expEmission[own]!
    }
    const sum = nextAll.reduce((a, b) => a + b)
    logScale += Math.log(sum) + most
    best = nextBest
    all = nextAll.map(value => value / sum)
    back.push(earlier)
    passed.push({emission: expEmission, begin: expBegin, join, joined: joined[index] === true, all})
  })
  const score = best.reduce((a, b) => Math.max(a, b))
  if (score === -Infinity) return decode(model, features)
  const path = traced(back, best.indexOf(score), label)
  return {
    labels: path.map(own => labels[own]!),
    certainties: marginalsOf(model, passed, path),
    probability: Math.exp(score - logScale)
  }
}

/** The labels of the best path, traced back from its last state. */
function traced(back: readonly Int16Array[], last: number, label: Model['stateLabels']): readonly number[] {
  const path = new Array<number>(back.length)
  let state = last
  for (let index = back.length - 1; index >= 0; index--) {
    path[index] = label[state]!
    state = back[index]![state]!
  }
  return path
}

function scores(weights: Model['rowWeights'], features: Int32Array, count: number): Float64Array {
  const sum = new Float64Array(count)
  for (const feature of features) {
    const found = weights.get(feature)
    if (!found) continue
    for (let index = 0; index < found.length; index += 2) sum[found[index]!]! += found[index + 1]!
  }
  return sum
}
