import {paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import type {WordPiece} from './read/document.ts'

/** Describes the place of a change, for the list of changes: the kind of the block, and the beginning of its text. */
export function aboutOf({shown, block}: SourcedBlock): string {
  return `${block.kind} “${shorten(shownWords(shown.text.slice(0, looked), shown.atoms))}”`
}

/** The number of units of a text from which its beginning is taken. */
const looked = 1000

/** The beginning of a text, on one line and shortened. */
export function shorten(words: string): string {
  const line = words.slice(0, looked).replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60).replace(/\p{Surrogate}$/u, '')}…` : line
}

/** A text in which atoms are replaced by their shown texts; `before` is the number of atoms before the text. */
export function shownWords(text: string, atoms: SourcedBlock['shown']['atoms'], before = 0): string {
  let count = before
  return text.replaceAll('\ufffc', () => atoms[count++]?.shown ?? '')
}

/** The words of the proof that an edit affects. */
export function wordsAround({shown}: SourcedBlock, {start, end}: BlockEdit): string {
  const before = shown.text.slice(0, start).split('\ufffc').length - 1
  return shownWords(shown.text.slice(start, end), shown.atoms, before)
}

/** New words as plain text. */
export function textOfPieces(pieces: readonly WordPiece[]): string {
  return pieces.map(({text, atom}) => atom?.shown ?? (text === paragraphSign ? ' ¶ ' : text)).join('')
}
