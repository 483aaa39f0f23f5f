import {groupedNumber} from '../../../core/grouped-number.ts'
import type {WordDocument, WordPiece} from './document.ts'

/** The limits of a Word file. */
const wordLimits = {paragraphs: 20_000, comments: 10_000, changes: 1000, characters: 1_000_000}

/** The limit that a file exceeds, and where; undefined if the file can be read. */
export function beyondLimits({
  paragraphs,
  comments
}: Pick<WordDocument, 'paragraphs' | 'comments'>): string | undefined {
  if (paragraphs.length > wordLimits.paragraphs)
    return tooMany(paragraphs.length, 'paragraphs', wordLimits.paragraphs)
  if (comments.length > wordLimits.comments) return tooMany(comments.length, 'comments', wordLimits.comments)
  for (const {pieces} of paragraphs) {
    const changes = countChanges(pieces)
    if (changes > wordLimits.changes)
      return tooMany(changes, `changes in ${nameOf(pieces)}`, wordLimits.changes)
    const length = pieces.reduce((sum, {text}) => sum + text.length, 0)
    if (length > wordLimits.characters)
      return tooMany(length, `characters in ${nameOf(pieces)}`, wordLimits.characters)
  }
  return undefined
}

function tooMany(count: number, things: string, limit: number): string {
  return `has ${groupedNumber(count)} ${things}; at most ${groupedNumber(limit)} are read`
}

/** The number of changes among pieces. Adjacent pieces with the same change by one person count as one change. */
function countChanges(pieces: readonly WordPiece[]): number {
  let count = 0
  let before: WordPiece | undefined
  for (const piece of pieces) {
    const isChanged = piece.ins !== undefined || piece.del !== undefined
    if (isChanged && (piece.ins !== before?.ins || piece.del !== before?.del)) count++
    before = piece
  }
  return count
}

function nameOf(pieces: readonly WordPiece[]): string {
  let text = ''
  for (const piece of pieces) {
    if (text.length > 60) break
    text += piece.text
  }
  return `the paragraph “${text.slice(0, 40).replace(/\s+/g, ' ').trim()}…”`
}
