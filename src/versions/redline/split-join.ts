import {carriesSentence, isElsewhere} from './carried-sentences.ts'
import type {Comparing} from './comparing.ts'
import type {BlockPlan} from './plan.ts'
import {planWords} from './plan-words.ts'
import type {WordToken} from './tokens.ts'
import type {Unit} from './units.ts'

/**
 * The minimum share of a paragraph's word pairs in another paragraph of which it is a part, unless both begin or end
 * alike.
 */
const leastShared = 0.45
const leastAtEdge = 7
/** The maximum number of other blocks between two parts, such as a heading and a new paragraph. */
const mostBetween = 3

/**
 * Plans in which paragraphs that were split or joined are one group: each part is next to the paragraph that it belongs
 * to.
 */
export function withParagraphs(plans: readonly BlockPlan[], comparing: Comparing): readonly BlockPlan[] {
  const taken = new Set<BlockPlan>()
  const grouped = new Map<BlockPlan, BlockPlan>()
  for (const [index, plan] of plans.entries()) {
    if ((plan.kind !== 'pair' && plan.kind !== 'same') || !isText(plan.old) || !isText(plan.new)) continue
    const group: Group = {old: [plan.old], new: [plan.new], between: new Map()}
    for (const side of ['new', 'old'] as const) {
      takeParts(group, side, plans, index, -1, taken, comparing)
      takeParts(group, side, plans, index, 1, taken, comparing)
    }
    if (group.old.length + group.new.length > 2) grouped.set(plan, planParagraphs(group, comparing))
  }
  return grouped.size === 0
    ? plans
    : plans.flatMap(plan => (taken.has(plan) ? [] : [grouped.get(plan) ?? plan]))
}

type Group = Readonly<{old: Unit[]; new: Unit[]; between: Map<Unit, readonly BlockPlan[]>}>

/** Adds to a group the parts on one side that come before (-1) or after (1) a pair, up to the next pair. */
function takeParts(
  group: Group,
  side: 'old' | 'new',
  plans: readonly BlockPlan[],
  index: number,
  direction: -1 | 1,
  taken: Set<BlockPlan>,
  comparing: Comparing
): void {
  let passed: BlockPlan[] = []
  for (let at = index + direction; ; at += direction) {
    const plan = plans[at]
    if (plan?.kind !== 'inserted' && plan?.kind !== 'deleted') return
    if (plan.kind !== (side === 'old' ? 'deleted' : 'inserted')) continue
    const unit = plan.kind === 'deleted' ? plan.old : plan.new
    if (taken.has(plan)) return
    const isCarrying = (): boolean =>
      carriesSentence({part: unit, rest: group[side], wholes: wholesOf(group, side), direction}, comparing) &&
      !isElsewhere(plan, plans, comparing)
    if (!isText(unit) || !(isPart(unit, side, group, comparing) || isCarrying())) {
      if (passed.length === mostBetween) return
      passed = direction < 0 ? [plan, ...passed] : [...passed, plan]
      continue
    }
    const [first] = group[side]
    if (direction < 0) group[side].unshift(unit)
    else group[side].push(unit)
    group.between.set(direction < 0 ? first! : unit, passed)
    for (const each of [plan, ...passed]) taken.add(each)
    passed = []
  }
}

function isText({node}: Unit): boolean {
  return node.type === 'paragraph'
}

/** Whether a paragraph on one side is a part of the paragraphs on the other side of a group. */
function isPart(part: Unit, side: 'old' | 'new', group: Group, {similarity}: Comparing): boolean {
  const [whole, parts] = [joined(wholesOf(group, side)), joined([...group[side], part])]
  if (parts.weight > 1.5 * whole.weight + 5) return false
  return similarity.neighbours(part, whole) >= leastShared || sharesEdge(part.ids, whole.ids)
}

function wholesOf(group: Group, side: 'old' | 'new'): readonly Unit[] {
  return side === 'old' ? group.new : group.old
}

function joined(units: readonly Unit[]): Pick<Unit, 'ids' | 'weight'> {
  if (units.length === 1) return units[0]!
  return {ids: units.flatMap(({ids}) => ids), weight: units.reduce((total, {weight}) => total + weight, 0)}
}

function sharesEdge(part: readonly number[], whole: readonly number[]): boolean {
  let start = 0
  while (start < leastAtEdge && start < part.length && part[start] === whole[start]) start++
  let end = 1
  while (end <= leastAtEdge && end <= part.length && part.at(-end) === whole.at(-end)) end++
  return start === leastAtEdge || end > leastAtEdge
}

function planParagraphs(group: Group, comparing: Comparing): BlockPlan {
  const [old, next] = [streamOf(group.old, comparing), streamOf(group.new, comparing)]
  return {kind: 'paragraphs', ...group, words: planWords(old, next, comparing)}
}

/** The tokens of paragraphs; a token between two paragraphs marks the end of the first. */
function streamOf(units: readonly Unit[], {lexicon}: Comparing): readonly WordToken[] {
  const end: WordToken = {
    kind: 'paragraph',
    id: lexicon.other('paragraph', '', 1),
    text: '',
    space: '',
    atom: undefined,
    wrappers: [],
    look: lexicon.other('look', '', 0)
  }
  return units.flatMap(({parts: [part]}, index) => {
    const tokens = part !== undefined && 'tokens' in part ? part.tokens : []
    return index === 0 ? tokens : [end, ...tokens]
  })
}
