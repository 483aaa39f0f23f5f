import type {Edit} from '../core/types.ts'
import type {WordPiece} from '../docx/read/document.ts'
import {paragraphSign} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {type CitationOf, markdownOf} from './markdown-text.ts'
import type {Written} from './written-edits.ts'

/**
 * What the lines of a new paragraph begin with where a block stands: the marks of a quotation, the indentation of an
 * item. Undefined where the text can have no second paragraph, such as in a cell or a title.
 */
export function linePrefix({block, source}: SourcedBlock, text: string): string | undefined {
  const {owner, kind, note} = block
  const place = owner !== undefined && 'place' in owner ? owner.place : undefined
  if (source === undefined || place === undefined || note !== undefined) return undefined
  if (kind !== 'paragraph' && kind !== 'heading') return undefined
  const line = text.slice(text.lastIndexOf('\n', place.start - 1) + 1, place.start)
  return line.replace(/[^\s>]/g, ' ')
}

/**
 * Whole paragraphs that somebody put before or behind a block, as an edit on lines of its own. Undefined unless the block
 * stands by itself in the text: not in a list or a quotation.
 */
export function paragraphsBeside(
  pieces: readonly WordPiece[],
  side: 'before' | 'behind',
  target: Readonly<{block: SourcedBlock; text: string; citation: CitationOf; remark: string}>
): Written | undefined {
  const {owner} = target.block.block
  const place = owner !== undefined && 'place' in owner ? owner.place : undefined
  if (place === undefined) return undefined
  const lineStart = target.text.lastIndexOf('\n', place.start - 1) + 1
  if (place.start !== lineStart) return undefined
  const own = side === 'before' ? pieces.slice(0, -1) : pieces.slice(1)
  const signed: readonly WordPiece[] = [{text: paragraphSign, looks: []}, ...own]
  const markdown = markdownOf(signed, {looks: [], citation: target.citation, prefix: ''})
  if (markdown === undefined)
    return {reason: 'Markdown has no words for it: a picture, a formula, a note or a field'}
  const block = `{++${markdown}\n\n++}${target.remark}`
  const lineEnd = target.text.indexOf('\n', place.end)
  const end = lineEnd < 0 ? target.text.length : lineEnd
  const offset = side === 'before' ? place.start : end
  const edit: Edit = {
    file: place.file,
    start: offset,
    end: offset,
    old: '',
    text: side === 'before' ? `${block}\n\n` : `\n\n${block}`
  }
  return {edits: [edit]}
}

/** Takes out what is between two blocks of a text, so that they are one paragraph. */
export function joinedBlocks(one: SourcedBlock, other: SourcedBlock, text: string, remark: string): Written {
  const [first, second] = [one.source, other.source]
  const [start, end] = [first?.written.end ?? 0, second?.written.start ?? 0]
  const between = text.slice(start, end)
  const isJoinable =
    first !== undefined && first.file === second?.file && end > start && /^[\s>]*\n[\s>]*$/.test(between)
  if (!isJoinable) return {reason: 'the paragraphs are no neighbours in the text'}
  const at = (offset: number, mark: string): Edit => ({
    file: first.file,
    start: offset,
    end: offset,
    old: '',
    text: mark
  })
  return {edits: [at(start, '{--'), at(end, `--}${remark}`)]}
}
