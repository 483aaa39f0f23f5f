import type {Node} from '../../core/article.ts'
import {type AlignedPair, alignBlocks} from './align-blocks.ts'
import {behindPlaces} from './behind-places.ts'
import type {Comparing} from './comparing.ts'
import {keepsLines} from './listing-lines.ts'
import {isGenerated} from './node-facts.ts'
import type {BlockPlan, PartPlan, WordsPlan} from './plan.ts'
import {planTable} from './plan-table.ts'
import {planWords} from './plan-words.ts'
import {sharedStart} from './same-start.ts'
import {endsSentence} from './sentences.ts'
import {withParagraphs} from './split-join.ts'
import {withTurned} from './turned.ts'
import type {Unit, UnitPart} from './units.ts'

/** The minimum share of kept words at which two paragraphs count as the same paragraph, changed. */
const leastKept = 0.3

/** Plans the blocks of a list. */
export function planBlocks(
  old: readonly Unit[],
  next: readonly Unit[],
  comparing: Comparing
): readonly BlockPlan[] {
  const written = old.filter(({node}) => !isGenerated(node))
  const rows = behindPlaces(alignBlocks(written, next, comparing), old)
  const plans = withParagraphs(
    rows.flatMap(row => planRow(row, comparing)),
    comparing
  )
  return withTurned(
    plans.flatMap(plan => (isRewritten(plan, comparing) ? apart(plan) : [plan])),
    comparing
  )
}

function planRow({old, new: next}: AlignedPair<Unit>, comparing: Comparing): readonly BlockPlan[] {
  if (next === undefined) return old === undefined ? [] : [{kind: 'deleted', old}]
  if (isGenerated(next.node)) return [{kind: 'same', old: next, new: next}]
  return [old === undefined ? {kind: 'inserted', new: next} : planPair(old, next, comparing)]
}

type PairPlan = Extract<BlockPlan, {kind: 'pair'}>

/** Whether a plan pairs two paragraphs that have hardly a word in common. */
function isRewritten(plan: BlockPlan, {lexicon: {weights}}: Comparing): plan is PairPlan {
  if (plan.kind !== 'pair' || plan.old.kind !== 'paragraph') return false
  const [part] = plan.parts
  const all = plan.old.weight + plan.new.weight
  if (part === undefined || !('words' in part)) return false
  if (2 * part.words.kept >= leastKept * all || keepsSentence(part.words) || keepsAll(part.words))
    return false
  return sharedStart(plan.old.ids, plan.new.ids, weights) === 0
}

/** The minimum number of words in a kept sentence. */
const wordsOfSentence = 10

/** Whether two paragraphs begin or end with the same sentence, while the rest may differ. */
function keepsSentence({old, new: next, match}: WordsPlan): boolean {
  let words = 0
  for (let at = 0; at < old.length && match[at] === at; at++) {
    if (old[at]!.kind === 'word') words++
    if (words >= wordsOfSentence && endsSentence(old, at)) return true
  }
  words = 0
  const shift = next.length - old.length
  for (let at = old.length - 1; at >= 0 && match[at] === at + shift; at--) {
    if (old[at]!.kind === 'word') words++
    if (words >= wordsOfSentence && at > 0 && endsSentence(old, at - 1)) return true
  }
  return false
}

/** Whether one of two paragraphs is the other one with words added before or after it. */
function keepsAll({old, new: next, match}: WordsPlan): boolean {
  const first = match.findIndex(at => at >= 0)
  if (first < 0) return false
  let length = 1
  while (first + length < old.length && match[first + length] === match[first]! + length) length++
  return length === Math.min(old.length, next.length)
}

function apart({old, new: next}: PairPlan): readonly BlockPlan[] {
  return [
    {kind: 'deleted', old},
    {kind: 'inserted', new: next}
  ]
}

/** Plans a block that both versions have. */
export function planPair(old: Unit, next: Unit, comparing: Comparing): BlockPlan {
  if (isOther(old.node, next.node)) return {kind: 'replaced', old, new: next}
  if (old.exact === next.exact) return {kind: 'same', old, new: next}
  if (old.rows !== undefined && next.rows !== undefined) {
    const table = planTable(old.rows, next.rows, comparing, planPart)
    return table === undefined ? {kind: 'replaced', old, new: next} : {kind: 'table', old, new: next, table}
  }
  if (next.parts.length === 0 && old.parts.length === 0) {
    const isForm = old.content === next.content && old.properties !== next.properties
    return isForm || keepsLines(old.node, next.node)
      ? {kind: 'pair', old, new: next, parts: []}
      : {kind: 'replaced', old, new: next}
  }
  const names = [...new Set([...next.parts, ...old.parts].map(({name}) => name))]
  const parts: PartPlan[] = []
  for (const name of names) {
    const ofName = ({parts}: Unit): UnitPart | undefined => parts.find(part => part.name === name)
    const plan = planPart(ofName(old) ?? {name, tokens: []}, ofName(next) ?? {name, tokens: []}, comparing)
    if (plan === undefined) return {kind: 'replaced', old, new: next}
    parts.push(plan)
  }
  return {kind: 'pair', old, new: next, parts}
}

/**
 * Whether two nodes cannot be versions of the same node: their types differ, or one is a figure and the other a table,
 * whose captions have different places.
 */
function isOther(old: Node, next: Node): boolean {
  if (old.type === 'figure' && next.type === 'figure') return old.kind !== next.kind
  return old.type !== next.type
}

/** Plans a part of a block; undefined if text became blocks or the reverse. */
export function planPart(old: UnitPart, next: UnitPart, comparing: Comparing): PartPlan | undefined {
  const {name} = next
  if ('tokens' in old && 'tokens' in next) return {name, words: planWords(old.tokens, next.tokens, comparing)}
  if ('units' in old && 'units' in next) return {name, blocks: planBlocks(old.units, next.units, comparing)}
  return undefined
}
