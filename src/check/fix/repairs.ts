import type {Edit} from '../../core/types.ts'

/** Returns the text of a file as saved; undefined if the file does not exist. */
export type TextOf = (file: string) => string | undefined

/** One round of repairs: the edits of each file, in order, and the indexes of the repairs that these edits make. */
type Round = Readonly<{edits: ReadonlyMap<string, readonly Edit[]>; made: readonly number[]}>

/**
 * Selects the repairs that can be made together. A repair is made with all of its edits or not at all. Of two repairs
 * that overlap, the first one is made. A repair that does not fit the current text is not made. `made` contains the
 * indexes of the selected repairs.
 */
export function planRound(repairs: ReadonlyArray<readonly Edit[]>, textOf: TextOf): Round {
  const planned = new Map<string, Edit[]>()
  const made: number[] = []
  for (const [index, repair] of repairs.entries()) {
    if (!repair.some(({old, text}) => old !== text) || !repair.every(edit => fits(edit, textOf))) continue
    // Two findings may have the same edit, such as citations of a work that has three entries.
    const added = repair.filter(edit => !neighbours(planned.get(edit.file), edit).some(same(edit)))
    if (added.some(edit => neighbours(planned.get(edit.file), edit).some(overlaps(edit)))) continue
    const others = added.some((edit, at) =>
      added.slice(at + 1).some(other => other.file === edit.file && overlaps(edit)(other))
    )
    if (others) continue
    for (const edit of added) insert(planned, edit)
    made.push(index)
  }
  return {edits: planned, made}
}

/** Applies sorted edits that do not overlap to a text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let done = 0
  for (const edit of edits) {
    result += text.slice(done, edit.start) + edit.text
    done = edit.end
  }
  return result + text.slice(done)
}

/** Whether an edit's old text is at its place, and its new text can be encoded in UTF-8. */
function fits({file, start, end, old, text}: Edit, textOf: TextOf): boolean {
  const source = textOf(file)
  if (source === undefined || start < 0 || end < start || end > source.length) return false
  if (source.slice(start, end) !== old || /\p{Surrogate}/u.test(text)) return false
  return !splitsCharacter(source, start) && !splitsCharacter(source, end)
}

/** Whether an offset is inside a surrogate pair. */
function splitsCharacter(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1))
}

function same(edit: Edit): (other: Edit) => boolean {
  return ({start, end, text}) => edit.start === start && edit.end === end && edit.text === text
}

/**
 * Returns a test for edits that overlap with this one. Edits that begin at the same offset overlap, because their order
 * is undefined.
 */
function overlaps(edit: Edit): (other: Edit) => boolean {
  return ({start, end}) => start === edit.start || (start < edit.end && edit.start < end)
}

/**
 * The planned edits that could overlap with the given one: the last that begins before it, and those that begin within
 * it.
 */
function neighbours(sorted: readonly Edit[] = [], edit: Edit): readonly Edit[] {
  const at = position(sorted, edit.start)
  let last = at
  while (last < sorted.length && sorted[last]!.start < Math.max(edit.end, edit.start + 1)) last++
  return sorted.slice(Math.max(0, at - 1), last)
}

function insert(planned: Map<string, Edit[]>, edit: Edit): void {
  const sorted = planned.get(edit.file)
  if (sorted === undefined) planned.set(edit.file, [edit])
  else sorted.splice(position(sorted, edit.start), 0, edit)
}

/** The index of the first edit that begins at or after an offset. */
function position(sorted: readonly Edit[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
