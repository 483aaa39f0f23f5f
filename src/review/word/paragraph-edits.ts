import type {SourcePlace} from '../../core/article.ts'
import type {Edit} from '../../core/types.ts'
import {paragraphSign} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {type AtomText, markdownOf} from './markdown-text.ts'
import type {WordPiece} from './read/document.ts'
import {unsaid, type Written} from './written-edits.ts'

/**
 * The prefix for the lines of a new paragraph at the place of a block: the marks of a quotation, or the indentation of
 * an item. Undefined where a second paragraph is impossible, as in a cell or a title.
 */
export function linePrefix({block, source}: SourcedBlock, text: string): string | undefined {
  const {owner, kind, note} = block
  const place = owner !== undefined && 'place' in owner ? owner.place : undefined
  if (source === undefined || source.isValue || place === undefined || note !== undefined) return undefined
  if (kind !== 'paragraph' && kind !== 'heading') return undefined
  const line = text.slice(text.lastIndexOf('\n', place.start - 1) + 1, place.start)
  return line.replace(/[^\s>]/g, ' ')
}

/** The place next to a block at which paragraphs are inserted. */
export type Beside = Readonly<{
  of: SourcedBlock
  /** The block of the article that follows `of`. */
  next: SourcedBlock | undefined
  text: string
  atomText: AtomText
  remark: string
}>

/**
 * Writes whole paragraphs inserted before or after a block: as an edit on separate lines, or as items of the block's
 * list. Undefined if neither is possible, as within an item, in a quotation or in the metadata.
 */
export function paragraphsBeside(
  pieces: readonly WordPiece[],
  side: 'before' | 'behind',
  beside: Beside
): Written | undefined {
  const {of, text, atomText, remark, next} = beside
  const place = placeOf(of)
  if (place === undefined) return undefined
  const marker = text.slice(lineStart(text, place.start), place.start)
  if (side === 'behind' && isItemMarker(marker) && pieces[0]?.isItem) return newItems(pieces, marker, beside)
  // A paragraph at the margin after the last item of a list ends the list.
  const isLastItem = side === 'behind' && isItemMarker(marker) && !isInList(next, text)
  if (marker !== '' && !isLastItem) return undefined
  const own = side === 'before' ? pieces.slice(0, -1) : pieces.slice(1)
  const signed: readonly WordPiece[] = [{text: paragraphSign, looks: []}, ...own]
  const markdown = markdownOf(signed, {looks: [], atomText, prefix: ''})
  if (markdown === undefined) return {reason: unsaid}
  const added = `{++${markdown}\n\n++}${remark}`
  const offset = side === 'before' ? place.start : lineEnd(text, place.end)
  return {edits: [insertion(place.file, offset, side === 'before' ? `${added}\n\n` : `\n\n${added}`)]}
}

/** Writes new items after an item of a list; each is an item that contains an edit. */
function newItems(
  pieces: readonly WordPiece[],
  marker: string,
  {of, text, atomText, remark}: Beside
): Written | undefined {
  const place = placeOf(of)!
  const items: WordPiece[][] = []
  for (const piece of pieces) {
    if (piece.text === paragraphSign) items.push([])
    else items.at(-1)?.push(piece)
  }
  const written = items.map(item => markdownOf(item, {looks: [], atomText, prefix: undefined}))
  if (!written.every(markdown => markdown !== undefined)) return {reason: unsaid}
  const added = written.map(markdown => `\n${marker}{++${markdown}++}${remark}`).join('')
  return {edits: [insertion(place.file, lineEnd(text, place.end), added)]}
}

function insertion(file: string, offset: number, text: string): Edit {
  return {file, start: offset, end: offset, old: '', text}
}

function placeOf({block: {owner}, source}: SourcedBlock): SourcePlace | undefined {
  if (source === undefined || source.isValue) return undefined
  return owner !== undefined && 'place' in owner ? owner.place : undefined
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

/** Whether a line begins with a list marker. */
function isItemMarker(start: string): boolean {
  return /^[\s>]*(?:[-*+]|\d+[.)])\s+$/.test(start)
}

function isInList(of: SourcedBlock | undefined, text: string): boolean {
  const place = of && placeOf(of)
  return place !== undefined && /\S/.test(text.slice(lineStart(text, place.start), place.start))
}

/** Deletes the text between two blocks, so that they become one paragraph. */
export function joinedBlocks(one: SourcedBlock, other: SourcedBlock, text: string, remark: string): Written {
  const [first, second] = [one.source, other.source]
  const [start, end] = [first?.written.end ?? 0, second?.written.start ?? 0]
  const between = text.slice(start, end)
  const isJoinable =
    first !== undefined && first.file === second?.file && end > start && /^[\s>]*\n[\s>]*$/.test(between)
  if (!isJoinable) return {reason: 'the paragraphs are not next to each other in the text'}
  const {file} = first
  return {edits: [insertion(file, start, '{--'), insertion(file, end, `--}${remark}`)]}
}
