import type {ParagraphItem, StoryItem} from './items.ts'
import {charactersOf, isAddition, type Mark, type Piece} from './marks.ts'

/**
 * Gives a date to the changes of a paragraph that begins with an insertion, if the previous paragraph ends with one.
 * LibreOffice treats adjacent insertions with the same author and time as one, including the paragraph end between
 * them, so rejecting them would join the paragraphs; Word does not.
 */
export function withSeams(items: readonly StoryItem[], date: string): readonly StoryItem[] {
  let before: StoryItem | undefined
  return items.map((item): StoryItem => {
    const isSeam =
      item.kind === 'paragraph' &&
      before?.kind === 'paragraph' &&
      before.marks.length === 0 &&
      isAdded(charactersOf(before.pieces).at(-1)) &&
      isAdded(charactersOf(item.pieces)[0]) &&
      !isDated(before)
    before = isSeam && item.kind === 'paragraph' ? dated(item, date) : item
    return before
  })
}

function isAdded(piece: Piece | undefined): boolean {
  return piece?.marks.some(isAddition) === true
}

function isDated({pieces}: ParagraphItem): boolean {
  return pieces.some(({marks}) => marks.some(({date}) => date !== undefined))
}

function dated(item: ParagraphItem, date: string): ParagraphItem {
  const all = (marks: readonly Mark[]): readonly Mark[] => marks.map(mark => ({...mark, date}))
  return {
    ...item,
    marks: all(item.marks),
    pieces: datedPieces(item.pieces, all)
  }
}

function datedPieces(
  pieces: readonly Piece[],
  all: (marks: readonly Mark[]) => readonly Mark[]
): readonly Piece[] {
  return pieces.map(piece => ({
    ...piece,
    marks: all(piece.marks),
    ...(piece.link && {link: {...piece.link, pieces: datedPieces(piece.link.pieces, all)}})
  }))
}
