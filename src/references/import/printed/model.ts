/**
 * The weights of the model that labels the words of references, a conditional random field over segments. Features are
 * hashes, each with pairs of a label's index and a weight.
 */
export type Weights = Readonly<{
  labels: readonly string[]
  /**
   * The label of a segment, and the label of the segment before it; for the first segment, `before` is the number of
   * labels.
   */
  states: readonly Readonly<{before: number; label: number}>[]
  /** The weights for features of a word. */
  rowWeights: ReadonlyMap<number, Float32Array>
  /** The weights for features of the first word of a segment. */
  beginWeights: ReadonlyMap<number, Float32Array>
  /**
   * The weights by the class of the join, the label before it (the last index means the start), and the label after it.
   */
  joinWeights: Float32Array
  /** The weights for each step, in the order of `stepsOf`. */
  stepWeights: Float32Array
}>

/** Weights together with values computed from them once. */
export type Model = Weights &
  Readonly<{
    stateLabels: Uint8Array
    /** The transitions between states where a segment ends. */
    stepFrom: Uint16Array
    stepTo: Uint16Array
    /** Exponentials of the weights. */
    joinFactors: Float32Array
    stepFactors: Float32Array
  }>

/** Creates a model from weights. */
export function modelOf(weights: Weights): Model {
  const steps = stepsOf(weights.states)
  return {
    ...weights,
    stateLabels: Uint8Array.from(weights.states, state => state.label),
    stepFrom: Uint16Array.from(steps, step => step.from),
    stepTo: Uint16Array.from(steps, step => step.to),
    joinFactors: weights.joinWeights.map(Math.exp),
    stepFactors: weights.stepWeights.map(Math.exp)
  }
}

function stepsOf(states: Weights['states']): readonly Readonly<{from: number; to: number}>[] {
  return states.flatMap(({label}, from) =>
    states.flatMap(({before}, to) => (before === label ? [{from, to}] : []))
  )
}
