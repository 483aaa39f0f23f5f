import type {Change, Node, Paragraph} from '../../core/article.ts'
import {buildTable} from './build-table.ts'
import {buildParagraphs, buildWords} from './build-words.ts'
import type {Building} from './building.ts'
import {asOld, movedAway, withoutLinks} from './deleted.ts'
import {listingChange} from './listing-lines.ts'
import {claimNotes} from './note-changes.ts'
import type {BlockPlan, PartPlan} from './plan.ts'
import {shownProperties} from './properties.ts'
import type {Recorded} from './recorder.ts'
import {buildTurned} from './turned.ts'
import type {RedlineKind, Subject} from './types.ts'
import {countIn, subjectOf, wordsIn} from './unit-words.ts'
import type {Unit} from './units.ts'

/** The blocks of a list with marks; deleted blocks are included at their places. */
export function buildBlocks(plans: readonly BlockPlan[], building: Building): readonly Node[] {
  return plans.flatMap(plan => buildBlock(plan, building))
}

function buildBlock(plan: BlockPlan, building: Building): readonly Node[] {
  switch (plan.kind) {
    case 'same':
      return [plan.new.node]
    case 'pair':
      return [buildPair(plan, building)]
    case 'table':
      return [buildTable(plan, building, buildPart)]
    case 'replaced': {
      const change = recordUnits('replaced', plan.old, plan.new, building)
      return [
        ...markDeleted(plan.old, change, 'deleted', building),
        markNode(plan.new.node, building.recorder.mark(change, 'inserted'))
      ]
    }
    case 'turned':
      return [buildTurned(plan, building)]
    case 'paragraphs':
      return buildGroup(plan, building)
    case 'deleted': {
      const {old, move} = plan
      if (move === undefined)
        return markDeleted(old, recordUnits('deleted', old, undefined, building), 'deleted', building)
      return markDeleted(old, building.moveOf(move), 'movedFrom', building)
    }
    case 'inserted': {
      const {new: next, move, inside} = plan
      if (move === undefined) {
        const change = recordUnits('inserted', undefined, next, building)
        claimNotes([next.node], 'new', change, building.noteChanges)
        return [markNode(next.node, building.recorder.mark(change, 'inserted'))]
      }
      const mark = building.recorder.mark(building.moveOf(move), 'movedTo')
      const [node = next.node] =
        inside?.kind === 'replaced' || inside === undefined ? [] : buildBlock(inside, building)
      return [markNode(node, mark)]
    }
  }
}

function markNode(node: Node, change: Change): Node {
  return {...node, change} as Node
}

/** Marks a block of the old version at its old place; the mark's `was` is the block itself. */
function markDeleted(
  {node}: Unit,
  change: Recorded,
  kind: 'deleted' | 'movedFrom',
  {recorder, names, noteChanges}: Building
): readonly Node[] {
  const mark = recorder.mark(change, kind, asOld([node], names))
  if (kind === 'deleted') claimNotes([node], 'old', change, noteChanges)
  return withoutLinks([node], kind === 'deleted' ? names : movedAway(names)).map(bare => markNode(bare, mark))
}

function buildPair(plan: Extract<BlockPlan, {kind: 'pair'}>, building: Building): Node {
  const {old, new: next, parts} = plan
  const lines = listingChange(old.node, next.node)
  const isChanged = lines !== undefined || (old.properties !== next.properties && !isNamedByCaption(parts))
  const change =
    isChanged &&
    building.recorder.record({
      kind: 'changed',
      subject: subjectOf(next.node),
      old: old.properties,
      new: next.properties,
      counts: {deleted: 0, inserted: 0},
      ...lines,
      ...(next.node.type === 'image' && {minor: true as const})
    })
  const shift = change && levelShift(old.node, next.node)
  if (change && shift) building.levelChanges.push({change, shift})
  const built = Object.fromEntries(
    parts.map(part => [part.name, buildPart(part, partSubject(next.node, part.name, building), building)])
  )
  return {
    ...next.node,
    ...built,
    ...(change && {change: building.recorder.mark(change, 'changed', asOld([old.node], building.names))})
  } as Node
}

/** The number of levels by which a heading was lowered, if nothing else has changed. */
function levelShift(old: Node, next: Node): number {
  if (old.type !== 'heading' || next.type !== 'heading') return 0
  const isOnly = shownProperties({...old, level: next.level}) === shownProperties(next)
  return isOnly ? next.level - old.level : 0
}

/** Whether a caption that may be the description of pictures has changed. */
function isNamedByCaption(parts: readonly PartPlan[]): boolean {
  return parts.some(
    part =>
      part.name === 'caption' &&
      'words' in part &&
      (part.words.match.includes(-1) || part.words.match.length !== part.words.new.length)
  )
}

/** The nodes of a part of a block, with marks. */
export function buildPart(plan: PartPlan, subject: Subject, building: Building): readonly Node[] {
  return 'words' in plan ? buildWords(plan.words, subject, building) : buildBlocks(plan.blocks, building)
}

/** The paragraphs of a split or joined group with marks, and the blocks between them. */
function buildGroup(plan: Extract<BlockPlan, {kind: 'paragraphs'}>, building: Building): readonly Node[] {
  const {words, between} = plan
  let [old, next] = [0, 0]
  return buildParagraphs(words, building.subject, building).flatMap(({children, begins, change}) => {
    if (begins === 'joined' || begins === 'kept') old++
    if (begins === 'split' || begins === 'kept') next++
    const unit = begins === 'joined' ? plan.old[old]! : plan.new[next]!
    const [node] =
      begins === 'joined'
        ? withoutLinks([{...unit.node, children: []} as Paragraph], building.names)
        : [unit.node]
    const paragraph = {...node, children, ...(change && {change})} as Paragraph
    const before = begins === 'kept' ? [plan.old[old]!, unit] : [unit]
    return [...before.flatMap(each => buildBlocks(between.get(each) ?? [], building)), paragraph]
  })
}

function recordUnits(
  kind: RedlineKind,
  old: Unit | undefined,
  next: Unit | undefined,
  {recorder}: Building
): Recorded {
  const [before, after] = [old, next].map(unit => (unit === undefined ? '' : wordsIn(unit.node)))
  return recorder.record({
    kind,
    subject: subjectOf((next ?? old)!.node),
    old: before!,
    new: after!,
    counts: {deleted: countIn(before!), inserted: countIn(after!)}
  })
}

function partSubject(node: Node, name: PartPlan['name'], {subject}: Building): Subject {
  if (name === 'caption') return 'caption'
  return node.type === 'heading' ? 'heading' : subject
}
