import {addAll} from '../../core/add-all.ts'
import type {Node} from '../../core/article.ts'
import {buildWords} from './build-words.ts'
import type {Building} from './building.ts'
import type {Comparing} from './comparing.ts'
import {asOld} from './deleted.ts'
import type {BlockPlan, TurnedPlan, WordsPlan} from './plan.ts'
import {planWords} from './plan-words.ts'
import type {WordToken} from './tokens.ts'
import type {Unit} from './units.ts'

/** The minimum similarity of a block to its original of another kind. */
const leastAlike = 0.6
/** The maximum number of comparisons in one gap. */
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
 * Plans in which a block that became a block of another kind, such as a quotation, is one change instead of a deletion
 * and an insertion.
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
    // The block is shown at its new place if no deleted block is between its two places; otherwise, at its old place if
    // no inserted block is.
    const place = (['deleted', 'inserted'] as const).find(kind =>
      isClear(gap, before, after, kind, turned, gone)
    )
    if (place === undefined) continue
    const plan = planTurned(before.old, after.new, comparing)
    if (plan === undefined) continue
    const [kept, left] = place === 'deleted' ? [after, before] : [before, after]
    turned.set(kept, plan)
    gone.add(left)
  }
}

/**
 * Whether neither a turned block nor a block of the given kind, deleted or inserted, is between two blocks of a gap.
 */
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

/** Plans a block that became a block of another kind; undefined if its changes cannot be marked within it. */
function planTurned(old: Unit, next: Unit, comparing: Comparing): TurnedPlan | undefined {
  const [before, after] = [textsOf(old), textsOf(next)]
  if (before && after) return {kind: 'turned', old, new: next, texts: planTexts(before, after, comparing)}
  return old.ids.join() === next.ids.join() ? {kind: 'turned', old, new: next} : undefined
}

/** The running texts of a block; undefined if it also has other content. */
function textsOf({parts}: Unit): ReadonlyArray<readonly WordToken[]> | undefined {
  if (parts.length === 0) return undefined
  const texts: Array<readonly WordToken[]> = []
  for (const part of parts) {
    const own = 'tokens' in part ? [[part.tokens]] : part.units.map(textsOf)
    for (const each of own) {
      if (each === undefined) return undefined
      addAll(texts, each)
    }
  }
  return texts
}

/** Plans the new texts; words that are only in the old block belong to the text that contains the words before them. */
function planTexts(
  before: ReadonlyArray<readonly WordToken[]>,
  after: ReadonlyArray<readonly WordToken[]>,
  comparing: Comparing
): readonly WordsPlan[] {
  const {old, match} = planWords(before.flatMap(asContinued), after.flat(), comparing)
  let [start, newStart] = [0, 0]
  return after.map((text, index) => {
    const newEnd = newStart + text.length
    let end = start
    while (end < old.length && (match[end]! < newEnd || index === after.length - 1)) end++
    const from = newStart
    const own = {
      old: old.slice(start, end),
      new: text,
      match: match.slice(start, end).map(at => (at < 0 ? -1 : at - from)),
      kept: 0
    }
    ;[start, newStart] = [end, newEnd]
    return own
  })
}

/** Puts a space between a text and the text before it. */
function asContinued([first, ...others]: readonly WordToken[], index: number): readonly WordToken[] {
  if (first === undefined) return others
  return [index > 0 && first.space === '' ? {...first, space: ' '} : first, ...others]
}

/** A block that became a block of another kind, with marks on its words. */
export function buildTurned({old, new: next, texts}: TurnedPlan, building: Building): Node {
  const change = building.recorder.record({
    kind: 'changed',
    subject: building.subject,
    old: names[old.kind] ?? old.kind,
    new: names[next.kind] ?? next.kind,
    counts: {deleted: 0, inserted: 0}
  })
  const built = texts?.map(text => buildWords(text, building.subject, building)).values()
  const node = built ? withTexts(next, built) : next.node
  return {
    ...node,
    change: building.recorder.mark(change, 'changed', asOld([old.node], building.names))
  } as Node
}

const names: Readonly<Record<string, string>> = {lineBlock: 'lines'}

/** A block whose texts are replaced. */
function withTexts({node, parts}: Unit, texts: Iterator<readonly Node[]>): Node {
  const built = parts.map(part => [
    part.name,
    'tokens' in part ? texts.next().value : part.units.map(unit => withTexts(unit, texts))
  ])
  return {...node, ...Object.fromEntries(built)}
}
