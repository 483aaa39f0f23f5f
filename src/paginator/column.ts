import type {Column, Composition, NotePart, State} from './composition.ts'
import {belongsAtFoot, removedHeight, waitingFloats} from './floats.ts'
import {begunNotes, fitNotes, joinedNotes, noteHeight, notesOfFloats} from './note-parts.ts'

export type FilledColumn = Column &
  Readonly<{
    /** Height of floats and text, without notes. */
    used: number
    /** Height that is left. */
    empty: number
    /** Whether content reaches beyond the foot, or the column ends at a forbidden place, such as after a heading. */
    isOverfull: boolean
  }>

/** A column up to an item. */
type Draft = Readonly<{
  to: number
  used: number
  notes: readonly NotePart[]
  feet: readonly number[]
  /** The height at the foot: floats, and notes with their separator. */
  footHeight: number
  waiting: readonly number[]
  left: readonly number[]
  rest: readonly NotePart[]
  /** The height of floats that have moved elsewhere. */
  removed: number
  isOverfull: boolean
}>

/** A column, and the state after it. */
export type Filled = Readonly<{column: FilledColumn; after: State}>

/** Fills a column with given floats of its own text at its head. */
export function fillWith(
  given: Composition,
  before: State,
  flow: number,
  top: number,
  height: number,
  early: readonly number[]
): Filled {
  const {columns, items} = given.flows[flow]!
  const hasText = before.flow === flow && before.item < items.length && !items[before.item]!.isAfterFloats
  const from = before.flow > flow ? items.length : before.item
  const placed = waitingFloats(given, before, flow, height, hasText)
  const floats = [...placed.head, ...early]
  const head = early.reduce((sum, index) => {
    const {height: own, below} = items[index]!.float!
    return sum + own + below
  }, placed.headHeight)
  // Continued notes have at most half of a column with text.
  const room = height - head - placed.footHeight - given.noteSeparator
  const ahead = [...before.rest, ...notesOfFloats(given, items, [...floats, ...placed.foot])]
  const carried = fitNotes(given, ahead, hasText ? Math.min(room, height * 0.55) : room, 1)
  let draft: Draft = {
    to: from,
    used: head,
    notes: carried.parts,
    feet: placed.foot,
    footHeight: placed.footHeight + (carried.parts.length > 0 ? carried.height + given.noteSeparator : 0),
    waiting: before.waiting.filter(index => !floats.includes(index) && !placed.foot.includes(index)),
    left: [],
    rest: carried.rest,
    removed: 0,
    isOverfull: false
  }
  let best = draft
  // Floats may be alone in a column if the content after them cannot be cut.
  let leastCost =
    head + placed.footHeight > 0
      ? (Math.max(0, height - head - placed.footHeight) / given.leading) ** 2
      : Infinity
  while (!isEndOf(draft)) {
    const next = withFloat(draft) ?? withText(draft) ?? (canOverflow(draft) ? overfull(draft) : undefined)
    if (next === undefined) break
    draft = next
    const cost = costOf(draft)
    if (cost <= leastCost) [best, leastCost] = [draft, cost]
    if (draft.rest.length > carried.rest.length && cost < Infinity) break
  }
  const isEnd = isEndOf(draft)
  const chosen = withMoreNotes(isEnd && lateNotes(draft) === 0 ? draft : best)
  const endsBadly = !isEnd && leastCost === Infinity
  const hasEnded = chosen.to === items.length && chosen.waiting.length === 0
  const {to, used, notes, feet, left, waiting, rest, isOverfull} = chosen
  return {
    column: {
      top,
      height,
      floats,
      from,
      to,
      left,
      feet,
      notes,
      notesHeight: chosen.footHeight - heightOfFeet(feet),
      stretches: [],
      used,
      empty: height - used - chosen.footHeight,
      isOverfull: isOverfull || endsBadly
    },
    after: {flow: hasEnded ? Math.max(before.flow, flow + 1) : flow, item: hasEnded ? 0 : to, waiting, rest}
  }

  /** Where the text ends, where a page begins, or where floats have to come first. */
  function isEndOf({to, waiting}: Draft): boolean {
    const item = items[to]
    return item === undefined || (item.isForced && to > from) || (item.isAfterFloats && waiting.length > 0)
  }

  /** A float moves if it belongs elsewhere, if there is no room for it, or if an earlier one is waiting. */
  function withFloat(draft: Draft): Draft | undefined {
    const {float} = items[draft.to]!
    if (!float) return undefined
    const isWide = float.isWide && columns > 1
    const leaving = [...draft.left, draft.to]
    const left = {...draft, to: draft.to + 1, left: leaving, removed: removedHeight(items, leaving, from)}
    if (early.includes(draft.to)) return left
    const isNext = draft.waiting.length === 0 && !isWide
    const isAlone = draft.to === from && head === 0 && draft.feet.length === 0 && isNext
    const footHeight = draft.footHeight + float.height + float.above
    const room = {
      below: height - bottomOf(draft) - draft.footHeight,
      beside: height - draft.used - footHeight
    }
    const isAtFoot = draft.feet.length > 0 || belongsAtFoot(items, draft.to, room, given.leading)
    const notes = notesOfFloats(given, items, [draft.to])
    const separator = draft.notes.length === 0 && notes.length > 0 ? given.noteSeparator : 0
    const notesHeight = notes.reduce((sum, part) => sum + noteHeight(given.noteLines, part), separator)
    const hasRoom = room.beside >= notesHeight && (notes.length === 0 || draft.rest.length === 0)
    if (isNext && isAtFoot && hasRoom && (!isAlone || float.place === 'bottom'))
      return {
        ...left,
        feet: [...draft.feet, draft.to],
        footHeight: footHeight + notesHeight,
        notes: [...draft.notes, ...notes]
      }
    const isAllowed = isNext && float.place === 'any' && draft.feet.length === 0
    if (isAlone || (isAllowed && room.below >= 0)) return undefined
    return {...left, waiting: [...draft.waiting, draft.to]}
  }

  /** The next line or block with its notes; the last note may continue in the next column. */
  function withText(draft: Draft): Draft | undefined {
    const called = items[draft.to]!.notes.map(note => ({note, from: 0, to: given.noteLines[note]!.length}))
    const used = bottomOf(draft)
    const added = called.reduce((sum, part) => sum + noteHeight(given.noteLines, part), 0)
    const separator = draft.notes.length === 0 && called.length > 0 ? given.noteSeparator : 0
    const text = {...draft, to: draft.to + 1, used}
    if (draft.rest.length > 0) {
      const longer = {...text, rest: [...draft.rest, ...called]}
      if (used + draft.footHeight <= height + tolerance) return longer
      // A note that continues anyway makes room for lines that must stay with the one that calls it.
      const less = items[draft.to]!.penalty === Infinity ? withNotes(longer, 2) : undefined
      return less && begunNotes(less.rest) === begunNotes(longer.rest) ? less : undefined
    }
    const footHeight = draft.footHeight + separator + added
    if (used + footHeight <= height + tolerance)
      return {...text, notes: [...draft.notes, ...called], footHeight}
    const room = height - used - draft.footHeight - separator
    const isLate = draft.used > height - draft.footHeight - given.leading * 4
    if (called.length === 0 || (isLate && draft.to > from)) return undefined
    const fitted = fitNotes(given, called, room, 2)
    if (fitted.parts.length === 0) return undefined
    return {
      ...text,
      notes: [...draft.notes, ...fitted.parts],
      footHeight: draft.footHeight + separator + fitted.height,
      rest: fitted.rest
    }
  }

  /** If the lines end early, notes that continue in the next column take the space. */
  function withMoreNotes(draft: Draft): Draft {
    return draft.rest.length > 0 ? (withNotes(draft, 1) ?? draft) : draft
  }

  /** Adds as many notes as fit under the text; undefined if none fits. */
  function withNotes(draft: Draft, least: number): Draft | undefined {
    const feet = heightOfFeet(draft.feet)
    const room = height - draft.used - feet - given.noteSeparator
    const {parts, rest, height: own} = fitNotes(given, joinedNotes(draft.notes, draft.rest), room, least)
    if (parts.length === 0) return undefined
    return {...draft, notes: parts, rest, footHeight: feet + own + given.noteSeparator}
  }

  function heightOfFeet(feet: readonly number[]): number {
    return feet.reduce((sum, index) => sum + items[index]!.float!.height + items[index]!.float!.above, 0)
  }

  /** The number of notes that are called in the column but have no room in it. */
  function lateNotes({rest}: Draft): number {
    return begunNotes(rest) - begunNotes(carried.rest)
  }

  /** Only an empty column of a whole page: elsewhere the next page may have room. */
  function canOverflow(draft: Draft): boolean {
    return draft.to === from && head + placed.footHeight === 0 && height >= given.pageHeight
  }

  /** An item higher than an empty column, alone in its column and reaching beyond its foot. */
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
  function costOf(draft: Draft): number {
    const {to, used, footHeight} = draft
    // A line of a text that continues from the previous column and into the next would be alone between them.
    const isLonely = to === from + 1 && used - head <= given.leading * 1.5 && footHeight === 0
    if (isLonely && items[from]!.float === undefined) return Infinity
    const empty = Math.max(0, height - used - footHeight) / given.leading
    return (items[to]?.penalty ?? 0) + empty * empty + lateNotes(draft) * lateNote
  }
}

/** The cost of a note that begins on the page after its call: worth up to ten empty lines. */
const lateNote = 100

/** Where galley and page differ in the last digit, a line still fits. */
const tolerance = 0.4
