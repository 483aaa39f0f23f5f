import type {Node} from '../../core/article.ts'
import {buildWords} from './build-words.ts'
import type {Building} from './building.ts'
import type {Comparing} from './comparing.ts'
import {asOld} from './deleted.ts'
import type {BlockPlan, TurnedPlan} from './plan.ts'
import {planWords} from './plan-words.ts'
import type {WordToken} from './tokens.ts'
import type {Unit} from './units.ts'

/** The least similarity of a block to its original of another kind. */
const leastAlike = 0.6
/** The most comparisons in one gap. */
const mostComparisons = 400

const kinds: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'quotation',
  'list',
  'division',
  'callout',
  'theorem',
  'lineBlock'
])

/**
 * Plans in which a block that became one of another kind, such as a quotation, is no longer a deletion and an
 * insertion.
 */
export function withTurned(plans: readonly BlockPlan[], comparing: Comparing): readonly BlockPlan[] {
  const turned = new Map<BlockPlan, BlockPlan>()
  const gone = new Set<BlockPlan>()
  for (let start = 0; start < plans.length; start++) {
    let end = start
    while (end < plans.length && (plans[end]!.kind === 'deleted' || plans[end]!.kind === 'inserted')) end++
    pairTurned(plans.slice(start, end), turned, gone, comparing)
    start = end
  }
  return gone.size === 0 ? plans : plans.flatMap(plan => (gone.has(plan) ? [] : [turned.get(plan) ?? plan]))
}

function pairTurned(
  gap: readonly BlockPlan[],
  turned: Map<BlockPlan, BlockPlan>,
  gone: Set<BlockPlan>,
  comparing: Comparing
): void {
  const deleted = gap.flatMap(plan => (plan.kind === 'deleted' && kinds.has(plan.old.kind) ? [plan] : []))
  const inserted = gap.flatMap(plan => (plan.kind === 'inserted' && kinds.has(plan.new.kind) ? [plan] : []))
  if (deleted.length * inserted.length > mostComparisons) return
  let from = 0
  for (const before of deleted) {
    const at = inserted.findIndex(
      ({new: next}, index) =>
        index >= from &&
        next.kind !== before.old.kind &&
        comparing.similarity.words(before.old, next) >= leastAlike
    )
    if (at < 0) continue
    const after = inserted[at]!
    from = at + 1
    // The block gets one of its two places; no other block of that version may be between them.
    const place = (['deleted', 'inserted'] as const).find(kind =>
      isClear(gap, before, after, kind, turned, gone)
    )
    if (place === undefined) continue
    const [kept, left] = place === 'deleted' ? [after, before] : [before, after]
    turned.set(kept, planTurned(before.old, after.new, comparing))
    gone.add(left)
  }
}

/** Whether all blocks between two are in both versions, or missing in the version that has the blocks of a kind. */
function isClear(
  gap: readonly BlockPlan[],
  before: BlockPlan,
  after: BlockPlan,
  kind: 'deleted' | 'inserted',
  turned: ReadonlyMap<BlockPlan, BlockPlan>,
  gone: ReadonlySet<BlockPlan>
): boolean {
  const [start, end] = [gap.indexOf(before), gap.indexOf(after)].sort((one, other) => one - other)
  return gap.slice(start! + 1, end).every(plan => gone.has(plan) || (plan.kind !== kind && !turned.has(plan)))
}

function planTurned(old: Unit, next: Unit, comparing: Comparing): TurnedPlan {
  const [before, after] = [onlyText(old), onlyText(next)]
  const words = before && after && planWords(before, after, comparing)
  return {kind: 'turned', old, new: next, ...(words && {words})}
}

/** The running text of a block that consists of nothing else. */
function onlyText({parts: [part, other]}: Unit): readonly WordToken[] | undefined {
  if (part === undefined || other !== undefined) return undefined
  if ('tokens' in part) return part.tokens
  return part.units.length === 1 ? onlyText(part.units[0]!) : undefined
}

/** A block that became one of another kind, with marks on its words if both consist of a single text. */
export function buildTurned({old, new: next, words}: TurnedPlan, building: Building): Node {
  const change = building.recorder.record({
    kind: 'changed',
    subject: building.subject,
    old: names[old.kind] ?? old.kind,
    new: names[next.kind] ?? next.kind,
    counts: {deleted: 0, inserted: 0}
  })
  const node = words ? withText(next.node, buildWords(words, building.subject, building)) : next.node
  return {
    ...node,
    change: building.recorder.mark(change, 'changed', asOld([old.node], building.names))
  } as Node
}

const names: Readonly<Record<string, string>> = {lineBlock: 'lines'}

/** A block that consists of a single text, with another text. */
function withText(node: Node, text: readonly Node[]): Node {
  const {children: [only] = []} = node as Readonly<{children?: readonly Node[]}>
  const isLeaf = node.type === 'paragraph' || node.type === 'heading'
  return {...node, children: isLeaf || only === undefined ? text : [withText(only, text)]} as Node
}
