import type {Composition, CompositionState, FloatHeights, NotePart} from './composition.ts'
import type {Filling} from './filling.ts'
import {belongsAtFoot, heightOfFeet, removedHeight} from './floats.ts'
import {begunNotes, fitNotes, joinedNotes, noteHeight, notesOfFloats} from './note-parts.ts'

/** A column that is filled up to an item. */
export type ColumnDraft = Readonly<{
  to: number
  used: number
  notes: readonly NotePart[]
  feet: readonly number[]
  /** The height of the content at the bottom: floats, and notes with their separator. */
  footHeight: number
  waiting: readonly number[]
  left: readonly number[]
  /** The number of next floats that are already in columns. */
  ahead: number
  rest: readonly NotePart[]
  /** The height of floats that have left their place in the text. */
  removed: number
  isOverfull: boolean
}>

/** A draft with only the content that comes before the column's text. */
export function firstDraft(
  {given, items, from, placed, ahead, floats, head, carried}: Filling,
  {waiting, ahead: before}: CompositionState
): ColumnDraft {
  const notesHeight = carried.parts.length > 0 ? carried.height + given.noteSeparator : 0
  return {
    to: from,
    used: head,
    notes: carried.parts,
    feet: [...placed.foot, ...ahead],
    footHeight: placed.footHeight + heightOfFeet(items, ahead) + notesHeight,
    waiting: waiting.filter(index => !floats.includes(index) && !placed.foot.includes(index)),
    left: [],
    ahead: before,
    rest: carried.rest,
    removed: 0,
    isOverfull: false
  }
}

/** The draft extended by the next item; undefined if the item does not fit. */
export function longerDraft(filling: Filling, draft: ColumnDraft): ColumnDraft | undefined {
  const {float} = filling.items[draft.to]!
  return (float && withFloat(filling, draft, float)) ?? withText(filling, draft) ?? overfull(filling, draft)
}

/**
 * Moves a float away if it belongs elsewhere, does not fit, or would overtake a waiting float; undefined if it stays in
 * the text.
 */
function withFloat(filling: Filling, draft: ColumnDraft, float: FloatHeights): ColumnDraft | undefined {
  const {given, columns, items, from, height, early, ahead, head} = filling
  const leaving = [...draft.left, draft.to]
  const left = {...draft, to: draft.to + 1, left: leaving, removed: removedHeight(items, leaving, from)}
  if (early.includes(draft.to) || ahead.includes(draft.to)) return left
  if (draft.ahead > 0) return {...left, ahead: draft.ahead - 1}
  const isInOrder = ahead.every(index => index > draft.to)
  const isNext = draft.waiting.length === 0 && isInOrder && !(float.isWide && columns > 1)
  const isAlone = draft.to === from && head === 0 && draft.feet.length === 0 && isNext
  const below = height - bottomOf(filling, draft) - draft.footHeight
  const beside = height - draft.used - (draft.footHeight + float.height + float.above)
  const hasFeet = draft.feet.length > ahead.length
  const isAtFoot = hasFeet || belongsAtFoot(items, draft.to, {below, beside}, given.leading)
  if (isNext && isAtFoot && (!isAlone || float.place === 'bottom')) {
    const placed = withFoot(filling, draft, left, float, beside)
    if (placed) return placed
  }
  const isAllowed = isNext && float.place === 'any' && !hasFeet
  // The notes of the float must fit as well; otherwise, all text after the float would wait for it.
  if (isAlone || (isAllowed && below >= heightOfNotes(given, draft, notesOfFloats(given, items, [draft.to]))))
    return undefined
  return {...left, waiting: [...draft.waiting, draft.to]}
}

/** The draft, extended by a float at the bottom of the column; undefined if the float and its notes do not fit. */
function withFoot(
  {given, items, ahead}: Filling,
  draft: ColumnDraft,
  left: ColumnDraft,
  float: FloatHeights,
  room: number
): ColumnDraft | undefined {
  const notes = notesOfFloats(given, items, [draft.to])
  const notesHeight = heightOfNotes(given, draft, notes)
  if (room < notesHeight || (notes.length > 0 && draft.rest.length > 0)) return undefined
  return {
    ...left,
    feet: draft.feet.toSpliced(draft.feet.length - ahead.length, 0, draft.to),
    footHeight: draft.footHeight + float.height + float.above + notesHeight,
    notes: [...draft.notes, ...notes]
  }
}

/** The height that notes add to a draft, including the separator above the first note of the column. */
function heightOfNotes(given: Composition, draft: ColumnDraft, notes: readonly NotePart[]): number {
  const separator = draft.notes.length === 0 && notes.length > 0 ? given.noteSeparator : 0
  return notes.reduce((sum, part) => sum + noteHeight(given.noteLines, part), separator)
}

/** The draft, extended by the next line or block with its notes; the last note can continue in the next column. */
function withText(filling: Filling, draft: ColumnDraft): ColumnDraft | undefined {
  const {given, from, height} = filling
  const called = calledNotes(filling, draft.to)
  const used = bottomOf(filling, draft)
  const text = {...draft, to: draft.to + 1, used}
  if (draft.rest.length > 0) return withLaterNotes(filling, text, called)
  const added = called.reduce((sum, part) => sum + noteHeight(given.noteLines, part), 0)
  const separator = draft.notes.length === 0 && called.length > 0 ? given.noteSeparator : 0
  const footHeight = draft.footHeight + separator + added
  if (used + footHeight <= height + tolerance)
    return {...text, notes: [...draft.notes, ...called], footHeight}
  const room = height - used - draft.footHeight - separator
  const isLate = draft.used > height - draft.footHeight - given.leading * 4
  if (called.length === 0 || (isLate && draft.to > from)) return undefined
  const fitted = fitNotes(given, called, room, 2, true)
  if (fitted.parts.length === 0) return undefined
  return {
    ...text,
    notes: [...draft.notes, ...fitted.parts],
    footHeight: draft.footHeight + separator + fitted.height,
    rest: fitted.rest
  }
}

/**
 * The draft, extended by text whose notes come after notes that already continue in the next column; undefined if the
 * text does not fit.
 */
function withLaterNotes(
  filling: Filling,
  text: ColumnDraft,
  called: readonly NotePart[]
): ColumnDraft | undefined {
  const {items, height} = filling
  const longer = {...text, rest: [...text.rest, ...called]}
  if (text.used + text.footHeight <= height + tolerance) return longer
  // A note that continues anyway makes room for lines that must stay with the line of its call.
  const less = items[text.to - 1]!.penalty === Infinity ? withNotes(filling, longer, 2) : undefined
  return less && begunNotes(less.rest) === begunNotes(longer.rest) ? less : undefined
}

/** Lets notes that continue in the next column fill the space if the text ends early. */
export function withMoreNotes(filling: Filling, draft: ColumnDraft): ColumnDraft {
  if (draft.rest.length === 0 || leavesOneLine(filling, draft)) return draft
  return withNotes(filling, draft, 1) ?? draft
}

/** Adds as many notes as fit below the text; undefined if no note fits. */
function withNotes(
  {given, items, height}: Filling,
  draft: ColumnDraft,
  least: number
): ColumnDraft | undefined {
  const feet = heightOfFeet(items, draft.feet)
  const room = height - draft.used - feet - given.noteSeparator
  const {parts, rest, height: own} = fitNotes(given, joinedNotes(draft.notes, draft.rest), room, least)
  if (parts.length === 0) return undefined
  return {...draft, notes: parts, rest, footHeight: feet + own + given.noteSeparator}
}

/**
 * A draft with an item that is higher than an empty column and overflows it. Undefined unless the column is empty and
 * as high as a page; otherwise, the next page may have more room.
 */
function overfull(filling: Filling, draft: ColumnDraft): ColumnDraft | undefined {
  const {given, from, height, placed, head, carried} = filling
  if (draft.to !== from || head + placed.footHeight !== 0 || height < given.pageHeight) return undefined
  // After the rest of a long note, there is room for the item in another column.
  if (carried.parts.length > 0 && bottomOf(filling, draft) <= height) return undefined
  return {
    ...draft,
    to: draft.to + 1,
    used: bottomOf(filling, draft),
    rest: [...draft.rest, ...calledNotes(filling, draft.to)],
    isOverfull: true
  }
}

/** The notes that an item calls, each as a whole. */
function calledNotes({given, items}: Filling, item: number): readonly NotePart[] {
  return items[item]!.notes.map(note => ({note, from: 0, to: given.noteLines[note]!.length}))
}

/** The bottom of the item that would be next in a draft. */
function bottomOf({items, from, head}: Filling, {to, removed}: ColumnDraft): number {
  return head + items[from]!.repeated + items[to]!.bottom - items[from]!.top - removed
}

/** Whether only a single line of a note continues in the next column. */
export function leavesOneLine({carried}: Filling, {rest}: ColumnDraft): boolean {
  const [first] = rest
  return first !== undefined && first.from > 0 && first.to - first.from === 1 && carried.rest[0] !== first
}

/** The number of notes called in the column that do not fit in it. */
export function lateNotes({carried}: Filling, {rest}: ColumnDraft): number {
  return begunNotes(rest) - begunNotes(carried.rest)
}

/** A tolerance, in CSS px, because heights in the endless column and on the page can differ in the last digit. */
const tolerance = 0.4
