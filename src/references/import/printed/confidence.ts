import type {PrintedItem} from './item.ts'
import type {Labelled} from './label.ts'
import {calibration} from './weights.ts'

/**
 * The probability that every field of a reference is correct, from 0 to 1: a logistic function of the model's
 * probability for its answer and of properties of the reference, fitted on references that were not in the training
 * data (tools/train-references.mjs). A reference with an oddity is never sure.
 */
export function confidenceOf(labelled: Labelled, {csl, doubtful}: PrintedItem): number {
  const signs = signsOf(labelled)
  const sum = signs.reduce((total, sign, index) => total + sign * calibration[index]!, 0)
  const whole = 1 / (1 + Math.exp(-sum))
  const odd = doubtful.some(variable => variable !== 'type') || (csl.author ?? csl.editor) === undefined
  return Math.round(Math.min(whole, odd ? 0.85 : 1) * 1000) / 1000
}

/** The inputs of the confidence; the training fits one factor for each. */
export function signsOf({words, labels, probability}: Labelled): readonly number[] {
  const p = Math.min(Math.max(probability, 1e-6), 1 - 1e-4)
  const kinds = new Set(labels)
  const changes = labels.filter((label, index) => label !== labels[index - 1]).length
  const repeated = changes - kinds.size
  const rare = ['note', 'collection-title', 'source', 'genre', 'medium', 'producer', 'translator', 'edition']
  return [
    1,
    Math.log(p / (1 - p)),
    Math.log(1 - p + 1e-3),
    Math.min(repeated, 3),
    rare.filter(label => kinds.has(label)).length,
    kinds.has('title') ? 0 : 1,
    kinds.has('container-title') ? 1 : 0,
    kinds.has('publisher') && !kinds.has('location') ? 1 : 0,
    kinds.has('date') ? 0 : 1,
    Math.log(words.length)
  ]
}

/**
 * The doubtful variables: variables with an oddity, variables whose words have an unlikely label, and, for a
 * reference that is not sure, at least the least likely one.
 */
export function doubtfulOf(
  {labels, certainties}: Labelled,
  {csl, doubtful}: PrintedItem,
  confidence: number
): readonly string[] {
  const least = new Map<string, number>()
  labels.forEach((label, index) => {
    const variable = variables.get(label) ?? label
    if (csl[variable] === undefined) return
    least.set(variable, Math.min(least.get(variable) ?? 1, certainties[index]!))
  })
  if (confidence >= sureFrom) return doubtful
  const unlikely = [...least].filter(([, certainty]) => certainty < likely).map(([variable]) => variable)
  const named = [...new Set([...doubtful, ...unlikely])]
  if (named.some(variable => variable !== 'type')) return named
  const [worst] = [...least].sort(([, a], [, b]) => a - b)
  return worst === undefined ? named : [...named, worst[0]]
}

/** The minimum confidence of a reference that is sure if none of its variables is doubtful. */
const sureFrom = 0.9

const likely = 0.8

const variables: ReadonlyMap<string, string> = new Map([
  ['date', 'issued'],
  ['journal', 'container-title'],
  ['source', 'container-title'],
  ['location', 'publisher-place'],
  ['pages', 'page']
])
