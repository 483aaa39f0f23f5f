import type {BaseParagraph} from './base-paragraphs.ts'
import type {WordChange, WordPiece} from './read/document.ts'
import type {Alignment, Hunk} from './word-diff.ts'

/** What somebody did with a stretch of a block: took it out, put something in its place, or inserted something. */
export type BlockEdit = Readonly<{
  /** The stretch of the block, in its units. */
  start: number
  end: number
  /** What is inserted there. */
  pieces: readonly WordPiece[]
  /** Who did it; undefined for what was changed with tracking off. */
  change?: WordChange
}>

type Operation = {start: number; end: number; pieces: WordPiece[]; change: WordChange | undefined}

/**
 * The edits that make of a block what the accepted view of a paragraph says. Where an operation is next to another of the
 * same person, they are one edit. `pieces` are those of the paragraph behind what galley puts before its words.
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
  /** The hunks that end before an offset and have no units of the paragraph, or begin there. */
  const openHunks = (offset: number, isEnd: boolean): void => {
    for (let hunk = hunks[next]; hunk !== undefined; hunk = hunks[++next]) {
      if (hunk.start > offset || (hunk.start === offset && !isEnd && hunk.end > hunk.start)) break
      if (hunk.blockEnd > hunk.blockStart) add(hunk.blockStart, hunk.blockEnd, [], undefined)
    }
  }
  let within = 0
  /** The hunk that a unit of the paragraph is in, and the start of the one behind it; units are asked for in order. */
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
