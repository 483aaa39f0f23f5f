import type {Field, Place, Point, Reference} from '../core/types.ts'
import type {RuleFinding} from './rules/rule.ts'

/** The distance by which an entry has moved in its file. */
export type Shift = Readonly<{lines: number; offset: number}>

/** The number of entries at the start, and at the end, that two lists share; their places in the file may differ. */
export type SharedEntries = Readonly<{start: number; end: number}>

/**
 * Returns a function that compares two lists of entries. It remembers the last result, because many rules ask for the
 * same two lists.
 */
export function sharedEntries(): (
  before: readonly Reference[],
  after: readonly Reference[]
) => SharedEntries {
  let last: Readonly<{before: object; after: object; shared: SharedEntries}> | undefined
  return (before, after) => {
    if (last?.before !== before || last.after !== after) last = {before, after, shared: shared(before, after)}
    return last.shared
  }
}

function shared(before: readonly Reference[], after: readonly Reference[]): SharedEntries {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && shiftOf(before[start]!, after[start]!) !== undefined) start++
  let end = 0
  while (end < most - start && shiftOf(before.at(-1 - end)!, after.at(-1 - end)!) !== undefined) end++
  return {start, end}
}

/** The distance by which an entry has moved; undefined if anything else in it has changed. */
export function shiftOf(before: Reference, after: Reference): Shift | undefined {
  const shift = between(before.place.start, after.place.start)
  if (before === after) return shift
  // If an entry has only moved, both versions refer to the same `csl` object.
  if (before.csl !== after.csl || before.type !== after.type || before.file !== after.file) return undefined
  const isMoved = (one: Place, other: Place | undefined): boolean =>
    other !== undefined && isShifted(one.start, other.start, shift) && isShifted(one.end, other.end, shift)
  const isMovedField = (field: Field): boolean => {
    const other = after.fields.get(field.name)
    return (
      other?.value === field.value &&
      isMoved(field.place, other.place) &&
      isMoved(field.valuePlace, other.valuePlace) &&
      (field.valueStart === undefined
        ? other.valueStart === undefined
        : field.valueStart + shift.offset === other.valueStart)
    )
  }
  const isSame =
    before.fields.size === after.fields.size &&
    isMoved(before.place, after.place) &&
    isMoved(before.entryPlace, after.entryPlace) &&
    [...before.fields.values()].every(isMovedField)
  return isSame ? shift : undefined
}

function between(before: Point, after: Point): Shift {
  return {lines: after.line - before.line, offset: after.offset - before.offset}
}

function isShifted(before: Point, after: Point, {lines, offset}: Shift): boolean {
  return (
    before.column === after.column &&
    before.line + lines === after.line &&
    before.offset + offset === after.offset
  )
}

/** Moves a finding and its edits as far as the finding's entry has moved; the edits are in the same file. */
export function movedFinding(finding: RuleFinding, {lines, offset}: Shift): RuleFinding {
  if (offset === 0 && lines === 0) return finding
  const point = (before: Point): Point => ({
    line: before.line + lines,
    column: before.column,
    offset: before.offset + offset
  })
  const {place, edits} = finding
  return {
    ...finding,
    ...(place && {place: {start: point(place.start), end: point(place.end)}}),
    ...(edits && {
      edits: edits.map(edit => ({...edit, start: edit.start + offset, end: edit.end + offset}))
    })
  }
}
