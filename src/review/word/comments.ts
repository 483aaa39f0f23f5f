import {answerForComment} from '../proofs/answer-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import type {BlockComment} from './changes.ts'
import type {PlannedChange} from './plan-edit.ts'
import {insertionPoint, type Written} from './written-edits.ts'

/** The block that comments are about, with the changes of it that are written already. */
export type CommentTarget = Readonly<{
  of: SourcedBlock
  changes: readonly PlannedChange[]
  textOf: (file: string) => string | undefined
}>

const longestComment = 10_000

/** Writes a comment behind the words that it is about, as a question. */
export function writtenComment(
  {comment, start, end}: BlockComment,
  {of, changes}: CommentTarget
): Written & Readonly<{words: string}> {
  const {source, shown} = of
  const words = shown.text.slice(start, end).replaceAll('\ufffc', '')
  if (comment.text.length > longestComment)
    return {words, reason: `it is longer than ${longestComment} characters`}
  if (source === undefined) return {words, reason: 'galley makes the words that it is about'}
  const spot = insertionPoint(end > 0 ? end : start, source.written, source.units)
  if (spot === undefined) return {words, reason: 'galley makes the words that it is about'}
  const by = comment.author.trim()
  const {answer} = answerForComment({by: '', answer: by === '' ? comment.text : `${by}: ${comment.text}`})
  const offset = beforeEdits(spot, changes)
  return {
    words,
    edits: [{file: source.file, start: offset, end: offset, old: '', text: `{>>${answer}<<}`}]
  }
}

/** An offset that is neither between the marks of an edit nor behind them: a comment there would be a remark on it. */
function beforeEdits(offset: number, changes: readonly PlannedChange[]): number {
  let at = offset
  for (const {edits} of changes.toReversed()) {
    const [first, last] = [edits[0]?.start, edits.at(-1)?.start]
    if (first !== undefined && last !== undefined && first < at && at <= last) at = first
  }
  return at
}
