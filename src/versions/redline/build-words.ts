import {hunksOf} from '../../core/alignment/hunks.ts'
import type {Inline} from '../../core/article.ts'
import type {Building} from './building.ts'
import {asOld} from './deleted.ts'
import {withGainedWorks} from './gained-works.ts'
import {recordLook} from './link-changes.ts'
import type {WordsPlan} from './plan.ts'
import {recordHunks} from './record-hunk.ts'
import type {Recorded} from './recorder.ts'
import {isReordered} from './related.ts'
import {splitHunk} from './split-hunks.ts'
import type {WordToken} from './tokens.ts'
import type {Subject} from './types.ts'
import {hasSpace, type WrittenHunk, writeHunk} from './write-hunk.ts'
import {type BuiltParagraph, createWriter, nodesOf, type Writer} from './write-words.ts'

/** The running text of a block, with marks. */
export function buildWords(plan: WordsPlan, subject: Subject, building: Building): readonly Inline[] {
  return buildParagraphs(plan, subject, building).flatMap(({children}) => children)
}

/** Builds paragraphs with marks; a new paragraph begins wherever a paragraph of the old or the new version ends. */
export function buildParagraphs(
  plan: WordsPlan,
  subject: Subject,
  building: Building
): readonly BuiltParagraph[] {
  const writer = createWriter()
  let [at, beside] = [0, 0]
  const keep = (end: number, after: WrittenHunk | undefined): void => {
    const start = at
    while (at < end) {
      keepRun(plan, at, beside, end, at === start ? after : undefined, writer, building)
      const length = runLength(plan, at, beside, end)
      at += length
      beside += length
    }
  }
  let last: WrittenHunk | undefined
  const hunks = hunksOf(plan.match, plan.new.length).flatMap(hunk => splitHunk(plan, hunk))
  const changes = recordHunks(plan, hunks, subject, building)
  for (const stretch of hunks) {
    keep(stretch.old, last)
    last = writeHunk(plan, stretch, changes.get(stretch), writer, building)
    ;[at, beside] = [stretch.oldEnd, stretch.newEnd]
  }
  keep(plan.old.length, last)
  return writer.finish()
}

/**
 * The number of kept tokens from an index on that belong together, because their looks are the same or differ in the
 * same way.
 */
function runLength({old, new: next, match}: WordsPlan, at: number, beside: number, end: number): number {
  const [oldLook, newLook] = [old[at]!.look, next[beside]!.look]
  if (oldLook === newLook) return 1
  let length = 1
  while (
    at + length < end &&
    match[at + length] === beside + length &&
    old[at + length]!.look === oldLook &&
    next[beside + length]!.look === newLook &&
    old[at + length]!.kind !== 'paragraph'
  )
    length++
  return length
}

/** Writes a kept token, or a run of kept tokens whose look has changed. `after` is the hunk that ends before them. */
function keepRun(
  plan: WordsPlan,
  at: number,
  beside: number,
  end: number,
  after: WrittenHunk | undefined,
  writer: Writer,
  building: Building
): void {
  const [one, other] = [plan.old[at]!, plan.new[beside]!]
  if (other.kind === 'paragraph') {
    writer.paragraph('kept')
    return
  }
  const isStart =
    plan.old[at - 1]?.kind === 'paragraph' || plan.new[beside - 1]?.kind === 'paragraph' || at + beside === 0
  const isAlike = one.look === other.look || one.kind === 'unseen'
  const kept = isAlike && other.atom ? keptAtom(one, other, building) : undefined
  // The position at which a style puts a note call is not a change.
  const around = after ?? (kept?.change && {change: kept.change})
  const space = isStart ? other.space : keepSpace(one, other, around, writer, building)
  if (isAlike) {
    writer.token(other, kept?.node, undefined, space)
    return
  }
  writer.space(space, other.wrappers, undefined)
  const length = runLength(plan, at, beside, end)
  const [olds, news] = [plan.old.slice(at, at + length), plan.new.slice(beside, beside + length)]
  const change = recordLook(olds, news, building)
  const was = asOld(nodesOf(olds), building.names)
  writer.nodes(
    nodesOf(news).map((node, index) => ({
      ...node,
      change: building.recorder.mark(change, 'formatted', index === 0 ? was : [])
    }))
  )
}

/** Marks white space before a kept token if only one version has it; returns the white space if both have it. */
function keepSpace(
  one: WordToken,
  other: WordToken,
  after: WrittenHunk | undefined,
  writer: Writer,
  building: Building
): string {
  if (after?.isOfNext) return ''
  if (hasSpace(one) === hasSpace(other)) return other.space
  const isInserted = one.space === ''
  const change =
    after?.change ??
    building.recorder.record({
      kind: 'replaced',
      subject: 'text',
      old: one.space === '' ? one.text : ` ${one.text}`,
      new: other.space === '' ? other.text : ` ${other.text}`,
      counts: {deleted: 0, inserted: 0},
      minor: true
    })
  const known = isInserted ? after?.inserted : after?.deleted
  const mark = known ?? building.recorder.mark(change, isInserted ? 'inserted' : 'deleted')
  writer.space(isInserted ? other.space : one.space, other.wrappers, mark)
  return ''
}

/** A node that both versions have, marked if it was changed. */
function keptAtom(
  one: WordToken,
  other: WordToken,
  building: Building
): Readonly<{node: Inline; change?: Recorded}> {
  const node = other.atom!
  if (one.atom?.type !== 'citation' || node.type !== 'citation') return {node}
  if (one.id === other.id && !isReordered(one.atom, node, building.comparing)) return {node}
  const change = building.recorder.record({
    kind: 'changed',
    subject: 'citation',
    old: one.text,
    new: other.text,
    counts: {deleted: 0, inserted: 0}
  })
  const mark = building.recorder.mark(change, 'changed', asOld([one.atom], building.names))
  return {node: {...withGainedWorks(one.atom, node, change, building), change: mark}, change}
}
