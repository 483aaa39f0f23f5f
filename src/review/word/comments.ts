import {answerForComment, criticAnswer} from '../proofs/answer-edits.ts'
import {nameOf} from '../proofs/answers.ts'
import type {SourcedBlock} from './block-source.ts'
import type {BlockComment} from './changes.ts'
import type {PlannedChange} from './plan-edit.ts'
import type {WordComment} from './read/document.ts'
import {insertionPoint, type Written} from './written-edits.ts'

/** The block that comments are about, and the edits that are already written in it. */
export type CommentTarget = Readonly<{of: SourcedBlock; edited: readonly EditedStretch[]}>

const longestComment = 10_000

/** Writes a comment as a query after the words in question, with its replies as answers. */
export function writtenComment(
  {comment, start, end}: BlockComment,
  replies: readonly WordComment[],
  {of, edited}: CommentTarget
): Written & Readonly<{words: string}> {
  const {source, shown} = of
  const words = shown.text.slice(start, end).replaceAll('\ufffc', '')
  if ([comment, ...replies].some(({text}) => text.length > longestComment))
    return {words, reason: `it is longer than ${longestComment} characters`}
  if (source === undefined) return {words, reason: 'galley generates the words that it is about'}
  const spot = insertionPoint(end > 0 ? end : start, source.written, source.units)
  if (spot === undefined) return {words, reason: 'galley generates the words that it is about'}
  const answers = replies.map(({author, text}) => criticAnswer({by: nameOf(author), answer: text}))
  const offset = beforeEdits(spot, edited)
  const text = `{>>${questionOf(comment)}<<}${answers.join('')}`
  const edits = [{file: source.file, start: offset, end: offset, old: '', text}]
  return {words, edits, plain: edits}
}

/** A comment as a query in the text. */
export function questionOf({author, text}: Pick<WordComment, 'author' | 'text'>): string {
  const by = author.trim()
  return answerForComment({by: '', answer: by === '' ? text : `${by}: ${text}`}).answer
}

type EditedStretch = Readonly<{
  first: number
  last: number
  /** The greatest `last` of this range and all ranges before it. */
  reach: number
}>

/** For each change with edits, the range from its first edit to its last, in the order of the changes. */
export function editedStretches(changes: readonly PlannedChange[]): readonly EditedStretch[] {
  let reach = -1
  return changes
    .flatMap(({edits}) => (edits.length === 0 ? [] : {first: edits[0]!.start, last: edits.at(-1)!.start}))
    .map(stretch => {
      reach = Math.max(reach, stretch.last)
      return {...stretch, reach}
    })
}

/**
 * The nearest offset that is neither inside an edit nor directly after one, where a comment would be a remark on the
 * edit.
 */
function beforeEdits(offset: number, edited: readonly EditedStretch[]): number {
  let at = offset
  let [low, high] = [0, edited.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (edited[middle]!.first < offset) low = middle + 1
    else high = middle
  }
  for (let index = low - 1; index >= 0 && edited[index]!.reach >= at; index--) {
    const {first, last} = edited[index]!
    if (first < at && at <= last) at = first
  }
  return at
}
