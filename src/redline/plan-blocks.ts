import {alignBlocks, type Row} from './align-blocks.ts'
import {alignWords} from './align-words.ts'
import type {Comparing} from './comparing.ts'
import {isGenerated} from './node-facts.ts'
import type {BlockPlan, PartPlan, WordsPlan} from './plan.ts'
import {planTable} from './plan-table.ts'
import {relatedTokens} from './related.ts'
import {withParagraphs} from './split-join.ts'
import {tidy} from './tidy.ts'
import type {Token} from './tokens.ts'
import type {Part, Unit} from './units.ts'

/** Below this share of what is kept, two paragraphs are none that was changed. */
const leastKept = 0.25

/** What becomes of the blocks of a list. */
export function planBlocks(
  old: readonly Unit[],
  next: readonly Unit[],
  comparing: Comparing
): readonly BlockPlan[] {
  const written = old.filter(({node}) => !isGenerated(node))
  const rows = alignBlocks(written, next, comparing)
  const plans = rows.flatMap(row => planRow(row, comparing))
  return withParagraphs(plans, comparing)
}

function planRow({old, new: next}: Row<Unit>, comparing: Comparing): readonly BlockPlan[] {
  if (next === undefined) return old === undefined ? [] : [{kind: 'deleted', old}]
  if (isGenerated(next.node)) return [{kind: 'same', old: next, new: next}]
  if (old === undefined) return [{kind: 'inserted', new: next}]
  const plan = planPair(old, next, comparing)
  const isKept =
    plan.kind !== 'pair' || old.node.type !== 'paragraph' || keptShare(plan, comparing) >= leastKept
  return isKept
    ? [plan]
    : [
        {kind: 'deleted', old},
        {kind: 'inserted', new: next}
      ]
}

/** The share of the words of a paragraph that are kept, of the longer version. */
function keptShare({parts}: Extract<BlockPlan, {kind: 'pair'}>, {lexicon: {weights}}: Comparing): number {
  const [part] = parts
  if (part === undefined || !('words' in part)) return 1
  const {old, new: next, match} = part.words
  const weightOf = (tokens: readonly Token[]): number =>
    tokens.reduce((total, {id}) => total + weights[id]!, 0)
  const whole = Math.max(weightOf(old), weightOf(next))
  return whole === 0 ? 1 : weightOf(old.filter((_, at) => match[at]! >= 0)) / whole
}

/** What becomes of a block that both versions have. */
export function planPair(old: Unit, next: Unit, comparing: Comparing): BlockPlan {
  if (old.node.type !== next.node.type) return {kind: 'replaced', old, new: next}
  if (old.exact === next.exact) return {kind: 'same', old, new: next}
  if (old.rows !== undefined && next.rows !== undefined) {
    const table = planTable(old.rows, next.rows, comparing, planPart)
    return table === undefined ? {kind: 'replaced', old, new: next} : {kind: 'table', old, new: next, table}
  }
  if (next.parts.length === 0 && old.parts.length === 0)
    return old.content === next.content
      ? {kind: 'pair', old, new: next, parts: []}
      : {kind: 'replaced', old, new: next}
  const names = [...new Set([...next.parts, ...old.parts].map(({name}) => name))]
  const parts: PartPlan[] = []
  for (const name of names) {
    const ofName = ({parts}: Unit): Part | undefined => parts.find(part => part.name === name)
    const plan = planPart(ofName(old) ?? {name, tokens: []}, ofName(next) ?? {name, tokens: []}, comparing)
    if (plan === undefined) return {kind: 'replaced', old, new: next}
    parts.push(plan)
  }
  return {kind: 'pair', old, new: next, parts}
}

/** What becomes of a part of a block; nothing can be said where text became blocks. */
export function planPart(old: Part, next: Part, comparing: Comparing): PartPlan | undefined {
  const {name} = next
  if ('tokens' in old && 'tokens' in next) return {name, words: planWords(old.tokens, next.tokens, comparing)}
  if ('units' in old && 'units' in next) return {name, blocks: planBlocks(old.units, next.units, comparing)}
  return undefined
}

/** What becomes of running text. */
export function planWords(old: readonly Token[], next: readonly Token[], comparing: Comparing): WordsPlan {
  const match = alignWords(old, next, comparing, relatedTokens(comparing))
  tidy(old, next, match, comparing.lexicon)
  return {old, new: next, match}
}
