import type {WordDocument, WordPiece} from './document.ts'

/** Of what a Word file has at most. */
const most = {paragraphs: 20_000, comments: 10_000, changes: 1000, characters: 1_000_000}

/** What a file has too much of, and where; undefined for one that can be read. */
export function beyondLimits({
  paragraphs,
  comments
}: Pick<WordDocument, 'paragraphs' | 'comments'>): string | undefined {
  if (paragraphs.length > most.paragraphs) return tooMany(paragraphs.length, 'paragraphs', most.paragraphs)
  if (comments.length > most.comments) return tooMany(comments.length, 'comments', most.comments)
  for (const {pieces} of paragraphs) {
    const changes = countChanges(pieces)
    if (changes > most.changes) return tooMany(changes, `changes in ${nameOf(pieces)}`, most.changes)
    const length = pieces.reduce((sum, {text}) => sum + text.length, 0)
    if (length > most.characters) return tooMany(length, `characters in ${nameOf(pieces)}`, most.characters)
  }
  return undefined
}

function tooMany(count: number, things: string, limit: number): string {
  return `has ${grouped(count)} ${things}; at most ${grouped(limit)} are read`
}

/** A number in groups of three digits. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Pieces next to each other that one person changed in one way are one change. */
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
