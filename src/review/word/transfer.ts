import type {Edit} from '../../core/types.ts'
import type {PlannedChange} from './plan-edit.ts'
import {createWordDiff, type Hunk} from './word-diff.ts'

/** Changes to the texts of a round, transferred to the current texts. */
export type Transfer = Readonly<{
  changes: readonly PlannedChange[]
  /** Changes whose places have changed in the meantime. */
  lost: readonly PlannedChange[]
}>

/** A text as it was in the round, and as it is now. */
type Versions = Readonly<{sent: string; now: string | undefined}>

/**
 * Transfers changes from the texts of a round to the current texts, which authors and other answers may have changed.
 */
export function transferChanges(
  changes: readonly PlannedChange[],
  versionsOf: (file: string) => Versions
): Transfer {
  const movers = new Map<string, Mover>()
  const moverFor = (file: string): Mover => {
    const mover = movers.get(file) ?? moverOf(versionsOf(file))
    movers.set(file, mover)
    return mover
  }
  const moved: PlannedChange[] = []
  const lost: PlannedChange[] = []
  for (const change of changes) {
    const [first, last] = [change.edits[0], change.edits.at(-1)]
    if (first === undefined || last === undefined) continue
    const spans = change.move?.spans ?? [{file: first.file, start: first.start, end: last.end}]
    if (spans.every(({file, start, end}) => moverFor(file).isSame(start, end)))
      moved.push({...change, edits: change.edits.map(edit => moverFor(edit.file).moved(edit))})
    else lost.push(change)
  }
  return {changes: moved, lost}
}

/** Maps places in a text of the round to the current text. */
type Mover = Readonly<{isSame: (start: number, end: number) => boolean; moved: (edit: Edit) => Edit}>

function moverOf({sent, now}: Versions): Mover {
  if (now === undefined) return {isSame: () => false, moved: edit => edit}
  if (now === sent) return {isSame: () => true, moved: edit => edit}
  const [start, end] = equalEnds(sent, now)
  const shift = now.length - sent.length
  const {boundaries, hunks} = createWordDiff()(
    sent.slice(start, sent.length - end),
    now.slice(start, now.length - end)
  )
  const place = (offset: number): number => {
    if (offset < start) return offset
    return offset >= sent.length - end ? offset + shift : start + boundaries[offset - start]!
  }
  return {
    isSame: (from, to) => !hunks.some(hunk => meets(hunk, from - start, to - start)),
    moved: edit => {
      const from = place(edit.start)
      // Words that were inserted directly behind the last unit do not belong to the edit.
      return {...edit, start: from, end: edit.end === edit.start ? from : place(edit.end - 1) + 1}
    }
  }
}

/** Whether a hunk overlaps a range, or contains a point. */
function meets({start, end}: Hunk, from: number, to: number): boolean {
  return from === to ? start < from && from < end : start < to && end > from
}

/** The numbers of units that two texts have in common at the beginning and at the end. */
function equalEnds(one: string, other: string): readonly [start: number, end: number] {
  const shortest = Math.min(one.length, other.length)
  let start = 0
  while (start < shortest && one[start] === other[start]) start++
  let end = 0
  while (end < shortest - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  return [start, end]
}
