import type {Edit} from '../../core/types.ts'
import type {PlannedChange} from './plan-edit.ts'
import {createWordDiff, type Hunk} from './word-diff.ts'

/** Changes of the texts of a round as changes of the present texts. */
export type Transfer = Readonly<{
  changes: readonly PlannedChange[]
  /** Changes at places that have changed since. */
  lost: readonly PlannedChange[]
}>

/** A text of the round, and what it is now. */
type Versions = Readonly<{sent: string; now: string | undefined}>

/** Moves changes from the texts of a round to the present ones, which authors and other answers may have changed. */
export function transferChanges(
  changes: readonly PlannedChange[],
  versionsOf: (file: string) => Versions
): Transfer {
  const movers = new Map<string, (edits: readonly Edit[]) => readonly Edit[] | undefined>()
  const moved: PlannedChange[] = []
  const lost: PlannedChange[] = []
  for (const change of changes) {
    const [first] = change.edits
    if (first === undefined) continue
    const move = movers.get(first.file) ?? moverOf(versionsOf(first.file))
    movers.set(first.file, move)
    const edits = move(change.edits)
    if (edits === undefined) lost.push(change)
    else moved.push({...change, edits})
  }
  return {changes: moved, lost}
}

function moverOf({sent, now}: Versions): (edits: readonly Edit[]) => readonly Edit[] | undefined {
  if (now === undefined) return () => undefined
  if (now === sent) return edits => edits
  const [start, end] = equalEnds(sent, now)
  const shift = now.length - sent.length
  const {boundaries, hunks} = createWordDiff()(
    sent.slice(start, sent.length - end),
    now.slice(start, now.length - end)
  )
  const place = (offset: number): number => {
    if (offset <= start) return offset
    return offset >= sent.length - end ? offset + shift : start + boundaries[offset - start]!
  }
  return edits => {
    const [from, to] = [edits[0]!.start - start, edits.at(-1)!.end - start]
    if (hunks.some(hunk => meets(hunk, from, to))) return undefined
    return edits.map(edit => ({...edit, start: place(edit.start), end: place(edit.end)}))
  }
}

/** Whether what has changed is within a stretch, or a point within what has changed. */
function meets({start, end}: Hunk, from: number, to: number): boolean {
  return from === to ? start < from && from < end : start < to && end > from
}

/** How many units two texts have in common at their beginning and their end. */
function equalEnds(one: string, other: string): readonly [start: number, end: number] {
  const shortest = Math.min(one.length, other.length)
  let start = 0
  while (start < shortest && one[start] === other[start]) start++
  let end = 0
  while (end < shortest - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  return [start, end]
}
