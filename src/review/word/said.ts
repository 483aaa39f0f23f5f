import {paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import type {WordPiece} from './read/document.ts'

/** Its place, for the list: the beginning of its block. */
export function aboutOf({shown, block}: SourcedBlock): string {
  return `${block.kind} “${shorten(shownWords(shown.text.slice(0, looked), shown.atoms))}”`
}

/** The number of units in which the beginning of a text is searched. */
const looked = 1000

/** The beginning of a text, on one line. */
export function shorten(words: string): string {
  const line = words.slice(0, looked).replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60).replace(/\p{Surrogate}$/u, '')}…` : line
}

/** A text with the words that its atoms show; `before` is the number of preceding atoms. */
export function shownWords(text: string, atoms: SourcedBlock['shown']['atoms'], before = 0): string {
  let count = before
  return text.replaceAll('\ufffc', () => atoms[count++]?.shown ?? '')
}

/** The words in the proof that an edit affects. */
export function wordsAround({shown}: SourcedBlock, {start, end}: BlockEdit): string {
  const before = shown.text.slice(0, start).split('\ufffc').length - 1
  return shownWords(shown.text.slice(start, end), shown.atoms, before)
}

/** New words in plain text. */
export function textOfPieces(pieces: readonly WordPiece[]): string {
  return pieces.map(({text, atom}) => atom?.shown ?? (text === paragraphSign ? ' ¶ ' : text)).join('')
}
