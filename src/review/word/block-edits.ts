import type {BaseParagraph} from './base-paragraphs.ts'
import type {WordChange, WordPiece} from './read/document.ts'
import type {Alignment} from './word-diff.ts'

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
      last.pieces.push(...added)
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
  for (const piece of pieces) {
    if (piece.ins !== undefined) {
      openHunks(at, false)
      if (piece.del === undefined) add(boundaries[at]!, boundaries[at]!, [piece], piece.ins)
      continue
    }
    const end = at + piece.text.length
    while (at < end) {
      openHunks(at, true)
      const hunk = hunks.findLast(({start, end: last}) => start <= at && at < last)
      const stop = Math.min(end, hunk?.end ?? nextStart(hunks, at) ?? end)
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

function nextStart(hunks: Alignment['hunks'], at: number): number | undefined {
  return hunks.find(({start}) => start > at)?.start
}

function isSamePerson(one: WordChange | undefined, other: WordChange | undefined): boolean {
  return one?.author === other?.author && (one === undefined) === (other === undefined)
}
