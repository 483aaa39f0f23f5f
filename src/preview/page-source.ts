import type {ElementRange, PageChange, PagePiece, PieceSource} from '../browser/messages.ts'

/** The source of a page, in the pieces that a change replaces. */
export type PageSource = readonly PagePiece[]

/** The source of a page as one text. */
export function textOfPage(pieces: PageSource): string {
  return pieces.map(({html}) => html).join('')
}

/**
 * The changes from one source of a page to another, last first: one for each changed piece or, if pieces were added,
 * removed or moved, one for all pieces from the first to the last that changed.
 */
export function changesBetween(before: PageSource, after: PageSource): readonly PageChange[] {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && isSame(before[start], after[start])) start++
  let same = 0
  while (same < most - start && isSame(before.at(-1 - same), after.at(-1 - same))) same++
  const end = before.length - same
  const rangeOf = elementRanges(before)
  if (before.length !== after.length || isShifted(before.slice(start, end), after.slice(start, end))) {
    if (before.length === 0) return [{start: 0, end: 0, html: after.map(sourceOf)}]
    const [from, to] = withSides(before, start, end)
    const html = after.slice(from, after.length - before.length + to).map(sourceOf)
    return [{start: from, end: to, html, range: rangeOf(from, to)}]
  }
  const changes: PageChange[] = []
  for (let at = end - 1; at >= start; at--) {
    const piece = after[at]!
    if (isSame(before[at], piece)) continue
    const parts = changedParts(before[at]!, piece)
    if (parts !== undefined) {
      changes.push({start: at, end: at + 1, html: [], parts})
      continue
    }
    const selector = before[at]?.selector === piece.selector ? piece.selector : undefined
    changes.push({start: at, end: at + 1, html: [sourceOf(piece)], range: rangeOf(at, at + 1), selector})
  }
  return changes
}

function sourceOf({html, parts}: PagePiece): PieceSource {
  return parts?.map(part => part.html) ?? html
}

/** The changed parts of a piece, if these are few elements; undefined if the whole piece has to be replaced. */
function changedParts(before: PagePiece, after: PagePiece): PageChange['parts'] {
  if (before.parts === undefined || before.parts.length !== after.parts?.length) return undefined
  const old = before.parts
  const changed = after.parts.flatMap((part, index) =>
    part.html === old[index]!.html ? [] : [{...part, index}]
  )
  const isEach = changed.every(
    ({index, selector}) => selector !== undefined && old[index]!.selector === selector
  )
  return isEach && changed.length * 2 < old.length ? changed : undefined
}

/** Whether some pieces equal pieces at another position, as after deleting one piece and adding another. */
function isShifted(before: PageSource, after: PageSource): boolean {
  const changed = before.flatMap(({html, elements = 0}, at) =>
    elements > 0 && html !== after[at]?.html ? [html] : []
  )
  const old = new Set(changed)
  return after.some(({html}, at) => old.has(html) && html !== before[at]?.html)
}

function isSame(one: PagePiece | undefined, other: PagePiece | undefined): boolean {
  return one === other || one?.html === other?.html
}

/** Extends a range to the nearest block on each side, if any. */
function withSides(pieces: PageSource, start: number, end: number): readonly [number, number] {
  const before = pieces.slice(0, start).findLastIndex(({elements = 0}) => elements > 0)
  const behind = pieces.slice(end).findIndex(({elements = 0}) => elements > 0)
  return [before < 0 ? start : before, behind < 0 ? end : end + behind + 1]
}

/** Returns a function that finds the elements of pieces, if these begin and end with blocks of the text. */
function elementRanges(pieces: PageSource): (start: number, end: number) => ElementRange | undefined {
  const starts: number[] = []
  return (start, end) => {
    if (starts.length === 0) {
      starts.push(0)
      for (const {elements = 0} of pieces) starts.push(starts.at(-1)! + elements)
    }
    const own = pieces.slice(start, end)
    const isText = own.every(({elements}) => elements !== undefined)
    if (!isText || !own[0]?.elements || !own.at(-1)?.elements) return undefined
    return {first: starts[start]!, count: starts[end]! - starts[start]!, of: starts.at(-1)!}
  }
}
