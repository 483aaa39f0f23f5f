import type {Column, Composition, Item, NotePart, State} from './composition.ts'
import {fitNotes, noteHeight, notesOfFloats} from './note-parts.ts'

export type FilledColumn = Column &
  Readonly<{
    /** Height of floats and text, without notes. */
    used: number
    /** Whether something reaches beyond the foot, or the column ends where it must not, such as after a heading. */
    isOverfull: boolean
  }>

/** A column up to an item. */
type Draft = Readonly<{
  to: number
  used: number
  notes: readonly NotePart[]
  /** Of the notes, with their separator. */
  notesHeight: number
  waiting: readonly number[]
  left: readonly number[]
  rest: readonly NotePart[]
  /** What floats took that have left their place. */
  removed: number
  isOverfull: boolean
}>

/** Fills a column with what comes next, and says what is left. */
export function fillColumn(
  given: Composition,
  before: State,
  flow: number,
  top: number,
  height: number
): Readonly<{column: FilledColumn; after: State}> {
  const {columns, items} = given.flows[flow]!
  const hasText = before.flow === flow && before.item < items.length
  const from = before.flow > flow ? items.length : before.item
  const {floats, head} = floatsAtHead(given, before, flow, height, hasText)
  // Notes that go on have at most half of a column with text.
  const room = height - head - given.noteSeparator
  const ahead = [...before.rest, ...notesOfFloats(given, items, floats)]
  const carried = fitNotes(given, ahead, hasText ? Math.min(room, height * 0.55) : room, 1)
  let draft: Draft = {
    to: from,
    used: head,
    notes: carried.parts,
    notesHeight: carried.parts.length > 0 ? carried.height + given.noteSeparator : 0,
    waiting: before.waiting.filter(index => !floats.includes(index)),
    left: [],
    rest: carried.rest,
    removed: 0,
    isOverfull: false
  }
  let best = draft
  // Floats may stand alone in a column when what follows them cannot be cut.
  let leastCost = head > 0 ? (Math.max(0, height - head) / given.leading) ** 2 : Infinity
  while (draft.to < items.length && !(items[draft.to]!.isForced && draft.to > from)) {
    const next = withFloat(draft) ?? withText(draft) ?? (canOverflow(draft) ? overfull(draft) : undefined)
    if (next === undefined) break
    draft = next
    const cost = costOf(draft)
    if (cost <= leastCost) [best, leastCost] = [draft, cost]
    if (draft.rest.length > carried.rest.length) break
  }
  const isEnd = draft.to === items.length || (items[draft.to]!.isForced && draft.to > from)
  const chosen = isEnd ? draft : best
  const endsBadly = !isEnd && leastCost === Infinity
  const hasEnded = chosen.to === items.length && chosen.waiting.length === 0
  const {to, used, notes, left, waiting, rest, isOverfull} = chosen
  return {
    column: {top, height, floats, from, to, left, notes, used, isOverfull: isOverfull || endsBadly},
    after: {flow: hasEnded ? Math.max(before.flow, flow + 1) : flow, item: hasEnded ? 0 : to, waiting, rest}
  }

  /** A float leaves its place when there is no room for it there, or when one before it waits. */
  function withFloat(draft: Draft): Draft | undefined {
    const {float} = items[draft.to]!
    if (!float) return undefined
    const isWide = float.isWide && columns > 1
    const fits = bottomOf(draft) + draft.notesHeight <= height && !isWide
    const isAlone = draft.to === from && head === 0 && !isWide
    if (isAlone || (fits && draft.waiting.length === 0)) return undefined
    return {
      ...draft,
      to: draft.to + 1,
      waiting: [...draft.waiting, draft.to],
      left: [...draft.left, draft.to],
      removed: draft.removed + heightInPlace(items, draft.to, float.gap)
    }
  }

  /** The next line or block with its notes; the last note may go on in the next column. */
  function withText(draft: Draft): Draft | undefined {
    const called = items[draft.to]!.notes.map(note => ({note, from: 0, to: given.noteLines[note]!.length}))
    const used = bottomOf(draft)
    const added = called.reduce((sum, part) => sum + noteHeight(given.noteLines, part), 0)
    const separator = draft.notes.length === 0 && called.length > 0 ? given.noteSeparator : 0
    const text = {...draft, to: draft.to + 1, used}
    if (draft.rest.length > 0) {
      return used + draft.notesHeight <= height + tolerance
        ? {...text, rest: [...draft.rest, ...called]}
        : undefined
    }
    const notesHeight = draft.notesHeight + separator + added
    if (used + notesHeight <= height + tolerance)
      return {...text, notes: [...draft.notes, ...called], notesHeight}
    const room = height - used - draft.notesHeight - separator
    const isLate = draft.used > height - draft.notesHeight - given.leading * 4
    if (called.length === 0 || (isLate && draft.to > from)) return undefined
    const fitted = fitNotes(given, called, room, 2)
    if (fitted.parts.length === 0) return undefined
    return {
      ...text,
      notes: [...draft.notes, ...fitted.parts],
      notesHeight: draft.notesHeight + separator + fitted.height,
      rest: fitted.rest
    }
  }

  /** Only an empty column of a whole page: elsewhere the next page may have room. */
  function canOverflow(draft: Draft): boolean {
    return draft.to === from && head === 0 && height >= given.pageHeight
  }

  /** What is higher than an empty column stands alone and reaches beyond its foot. */
  function overfull(draft: Draft): Draft {
    const called = items[draft.to]!.notes.map(note => ({note, from: 0, to: given.noteLines[note]!.length}))
    return {
      ...draft,
      to: draft.to + 1,
      used: bottomOf(draft),
      rest: [...draft.rest, ...called],
      isOverfull: true
    }
  }

  function bottomOf({to, removed}: Draft): number {
    return head + items[from]!.repeated + items[to]!.bottom - items[from]!.top - removed
  }

  /** Empty lines count by their square, so that a line or two are given for a good break. */
  function costOf({to, used, notesHeight}: Draft): number {
    const empty = Math.max(0, height - used - notesHeight) / given.leading
    return (items[to]?.penalty ?? 0) + empty * empty
  }
}

/** Where galley and page differ in the last digit, a line still fits. */
const tolerance = 0.4

/** Floats that wait come first, in their order, as long as they leave room for some text. */
function floatsAtHead(
  given: Composition,
  {waiting}: State,
  flow: number,
  height: number,
  hasText: boolean
): Readonly<{floats: readonly number[]; head: number}> {
  const {columns, items} = given.flows[flow]!
  const floats: number[] = []
  let head = 0
  for (const index of waiting) {
    const float = items[index]?.float
    if (float === undefined || (float.isWide && columns > 1)) break
    const room = hasText && floats.length > 0 ? height * 0.7 : height
    if (head + float.height > room && !(floats.length === 0 && height >= given.pageHeight)) break
    floats.push(index)
    head += float.height + float.below
  }
  return {floats, head}
}

/** What an item takes of the galley, less the margin that is left between its neighbours when it is gone. */
function heightInPlace(items: readonly Item[], index: number, gap: number): number {
  const top = items[index - 1]?.bottom ?? items[index]!.top
  const bottom = items[index + 1]?.top ?? items[index]!.bottom
  return Math.max(0, bottom - top - gap)
}
