import {
  type ColumnDraft,
  firstDraft,
  lateNotes,
  leavesOneLine,
  longerDraft,
  withMoreNotes
} from './column-draft.ts'
import type {Column, Composition, CompositionState} from './composition.ts'
import {type ColumnWish, type Filling, fillingOf} from './filling.ts'
import {heightOfFeet} from './floats.ts'

export type FilledColumn = Column &
  Readonly<{
    /** The height of the floats at the top and the text, without notes. */
    used: number
    /** Whether content overflows, or the column ends where a break is forbidden, such as after a heading. */
    isOverfull: boolean
  }>

/** A column, and the state after it. */
export type Filled = Readonly<{column: FilledColumn; after: CompositionState}>

/** Fills a column according to the given wishes. */
export function fillWith(
  given: Composition,
  before: CompositionState,
  flow: number,
  top: number,
  height: number,
  wish: ColumnWish
): Filled {
  const filling = fillingOf(given, before, flow, height, wish)
  const {from, floats, items} = filling
  const {draft, endsBadly} = bestDraft(filling, firstDraft(filling, before))
  const {used, notes, feet, waiting, rest, footHeight, isOverfull} = draft
  const {to, left, ahead} = pastPlaced(filling, draft)
  const hasEnded = to === items.length && waiting.length === 0
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
      notesHeight: footHeight - heightOfFeet(items, feet),
      stretches: [],
      used,
      empty: height - used - footHeight,
      isOverfull: isOverfull || endsBadly
    },
    after: {
      flow: hasEnded ? Math.max(before.flow, flow + 1) : flow,
      item: hasEnded ? 0 : to,
      waiting,
      ahead,
      rest
    }
  }
}

/** The end of a column after floats that are already in columns, and the floats that leave their places. */
function pastPlaced({items, ahead}: Filling, draft: ColumnDraft): Pick<ColumnDraft, 'to' | 'left' | 'ahead'> {
  let {to, ahead: count} = draft
  const left = [...draft.left]
  for (; items[to]?.float !== undefined && (count > 0 || ahead.includes(to)); to++) {
    left.push(to)
    if (!ahead.includes(to)) count--
  }
  const later = ahead.filter(index => index >= to)
  return {to, left: [...left, ...later], ahead: count + later.length}
}

/**
 * The draft with the least cost; each draft is one item longer than the previous one. The longest draft is taken if it
 * ends the text and all its notes fit.
 */
function bestDraft(filling: Filling, first: ColumnDraft): Readonly<{draft: ColumnDraft; endsBadly: boolean}> {
  let draft = first
  let best = first
  let leastCost = costOfFloatsAlone(filling)
  while (!isEndOf(filling, draft)) {
    const next = longerDraft(filling, draft)
    if (next === undefined) break
    draft = next
    const cost = costOf(filling, draft)
    if (cost <= leastCost) [best, leastCost] = [draft, cost]
    if (draft.rest.length > filling.carried.rest.length && cost < Infinity) break
  }
  const isEnd = isEndOf(filling, draft)
  return {
    draft: withMoreNotes(filling, isEnd && lateNotes(filling, draft) === 0 ? draft : best),
    endsBadly: !isEnd && leastCost === Infinity
  }
}

/**
 * Whether the column must end at this item: at the given end, at the end of the text, at a page break, or because
 * floats must come first; those of earlier columns are not above a heading that begins a page on request.
 */
function isEndOf({items, from, end, placed}: Filling, {to, waiting}: ColumnDraft): boolean {
  const item = items[to]
  return (
    item === undefined ||
    to === end ||
    (item.isForced && to > from) ||
    (item.isOpening && placed.head.length + placed.foot.length > 0) ||
    (item.isAfterFloats && waiting.length > 0)
  )
}

/** The cost of a column without text. Floats can be alone in a column if the content after them cannot be divided. */
function costOfFloatsAlone({given, height, head, placed}: Filling): number {
  if (head + placed.footHeight <= 0) return Infinity
  return (Math.max(0, height - head - placed.footHeight) / given.leading) ** 2
}

/**
 * The cost of ending a column here. Empty lines cost their square, so a line or two are acceptable for a good break.
 */
function costOf(filling: Filling, draft: ColumnDraft): number {
  const {given, items, from, height, head} = filling
  const {to, used, footHeight} = draft
  // A single line would be isolated in its column if the text continues both from the previous column and into the
  // next.
  const isLonely = to === from + 1 && used - head <= given.leading * 1.5 && footHeight === 0
  if (isLonely && items[from]!.float === undefined) return Infinity
  const empty = Math.max(0, height - used - footHeight) / given.leading
  const single = leavesOneLine(filling, draft) ? singleLine : 0
  return penaltyBefore(filling, draft) + empty * empty + lateNotes(filling, draft) * lateNote + single
}

/**
 * The cost of a break before the next item. If floats directly before this item have left the column, the cost is at
 * least that of a break before these floats, where the text then ends.
 */
function penaltyBefore({items, from}: Filling, {to, left, feet}: ColumnDraft): number {
  let first = to
  while (first > from && left.includes(first - 1)) first--
  const isAway = first > from && first < to && !feet.includes(first)
  const moved = isAway ? items[first]!.penalty : 0
  return Math.max(items[to]?.penalty ?? 0, moved)
}

/** The cost of a note that continues with a single line: as much as four empty lines. */
const singleLine = 16

/** The cost of a note that begins on the page after its call: as much as ten empty lines. */
const lateNote = 100
