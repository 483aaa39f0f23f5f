import type {BaseParagraph} from './base-paragraphs.ts'
import type {WordChange, WordPiece} from './read/document.ts'
import type {Alignment, Hunk} from './word-diff.ts'

/** An edit of a range of a block: a deletion, a replacement, or an insertion. */
export type BlockEdit = Readonly<{
  /** The range in the block, in units. */
  start: number
  end: number
  /** The inserted pieces. */
  pieces: readonly WordPiece[]
  /** The author of the change; undefined if it was made with tracking off. */
  change?: WordChange
}>

type Operation = {start: number; end: number; pieces: WordPiece[]; change: WordChange | undefined}

/**
 * The edits that turn a block into a paragraph with all its changes accepted. Adjacent operations by the same person
 * are one edit. `pieces` are the paragraph's pieces after the text that galley puts at its beginning.
 */
export function blockEdits(
  pieces: BaseParagraph['pieces'],
  {boundaries, hunks}: Alignment
): readonly BlockEdit[] {
  const operations: Operation[] = []
  let isOpen = false
  const add = (
    start: number,
    end: number,
    added: readonly WordPiece[],
    change: WordChange | undefined
  ): void => {
    const last = operations.at(-1)
    if (isOpen && last !== undefined && isSamePerson(last.change, change) && start <= last.end) {
      last.end = Math.max(last.end, end)
      for (const piece of added) last.pieces.push(piece)
    } else operations.push({start, end, pieces: [...added], change})
    isOpen = true
  }
  let [at, next] = [0, 0]
  /**
   * Adds the deletions for hunks that contain no units of the paragraph and that end before an offset or begin there.
   */
  const openHunks = (offset: number, isEnd: boolean): void => {
    for (let hunk = hunks[next]; hunk !== undefined; hunk = hunks[++next]) {
      if (hunk.start > offset || (hunk.start === offset && !isEnd && hunk.end > hunk.start)) break
      if (hunk.blockEnd > hunk.blockStart) add(hunk.blockStart, hunk.blockEnd, [], undefined)
    }
  }
  let within = 0
  /**
   * Returns the hunk that contains a unit of the paragraph, and the start of the next hunk; units must be requested in
   * order.
   */
  const hunkAt = (unit: number): Readonly<{hunk: Hunk | undefined; nextStart: number | undefined}> => {
    while (within < hunks.length && hunks[within]!.end <= unit) within++
    const found = hunks[within]
    const hunk = found !== undefined && found.start <= unit ? found : undefined
    return {hunk, nextStart: (hunk === undefined ? found : hunks[within + 1])?.start}
  }
  for (const piece of pieces) {
    if (piece.ins !== undefined) {
      openHunks(at, false)
      if (piece.del === undefined) add(boundaries[at]!, boundaries[at]!, [piece], piece.ins)
      continue
    }
    const end = at + piece.text.length
    while (at < end) {
      openHunks(at, true)
      const {hunk, nextStart} = hunkAt(at)
      const stop = Math.min(end, hunk?.end ?? nextStart ?? end)
      const part = {
        ...piece,
        text: piece.text.slice(at - end + piece.text.length, stop - end + piece.text.length)
      }
      if (hunk !== undefined) {
        if (piece.del === undefined) add(hunk.blockEnd, hunk.blockEnd, [part], undefined)
      } else if (piece.del !== undefined) add(boundaries[at]!, boundaries[stop]!, [], piece.del)
      else isOpen = false
      at = stop
    }
  }
  openHunks(at, true)
  return operations.map(({start, end, pieces: added, change}) => ({
    start,
    end,
    pieces: added,
    ...(change && {change})
  }))
}

function isSamePerson(one: WordChange | undefined, other: WordChange | undefined): boolean {
  return one?.author === other?.author && (one === undefined) === (other === undefined)
}
