import {isThreadState} from '../../core/thread-state.ts'
import type {Returned} from '../answers/returned.ts'
import type {SourcedBlock} from './block-source.ts'
import type {BlockComment} from './changes.ts'
import {type CommentTarget, editedStretches, writtenComment} from './comments.ts'
import {type PlannedChange, type Planner, planned} from './plan-edit.ts'
import type {WordComment} from './read/document.ts'

/** Plans the comments about a block, together with the replies to them. */
export function planComments(
  comments: readonly BlockComment[],
  of: SourcedBlock,
  changes: readonly PlannedChange[],
  planner: Planner
): readonly PlannedChange[] {
  const targets: CommentTarget = {of, edited: editedStretches(changes)}
  return comments
    .filter(({comment}) => isNew(comment, planner))
    .map(comment => {
      const {author, text} = comment.comment
      const replies = repliesTo(comment.comment, planner)
      const {words, ...edit} = writtenComment(comment, replies, targets)
      const made = planned({kind: 'comment', person: author.trim(), words, text}, edit, of, planner)
      return withReplies(made, replies, planner)
    })
}

/** Adds the replies to a comment, as changes at the same place. */
function withReplies(
  change: PlannedChange,
  replies: readonly WordComment[],
  {identify}: Planner
): PlannedChange {
  if (replies.length === 0) return change
  const {id: thread, verdict, words, place, about, reason} = change.returned
  return {
    ...change,
    replies: replies.map(
      ({author, text}): Returned => ({
        id: identify(['reply', thread, author, text]),
        person: author.trim(),
        kind: 'answer',
        verdict,
        words,
        text,
        thread,
        ...(place && {place}),
        ...(about !== undefined && {about}),
        ...(reason !== undefined && {reason}),
        ...(isThreadState({by: author, answer: text}) && {isResolution: true as const})
      })
    )
  }
}

function repliesTo(comment: WordComment, {threads, sent}: Planner): readonly WordComment[] {
  const thread = threads.get(comment.id)
  if (thread?.root.id !== comment.id) return []
  return thread.replies.filter(({author, text}) => !sent.isOwnComment(author, text))
}

/** Whether a returned comment is new: it was not sent, and it is not a reply. */
function isNew({id, author, text}: WordComment, {sent, threads, replies}: Planner): boolean {
  if (text === '' || replies.has(id) || sent.isOwnComment(author, text)) return false
  const root = threads.get(id)?.root
  // A reply to a remark by galley counts as a comment of its own.
  return root === undefined || root.id === id || sent.isOwnComment(root.author, root.text)
}

/** Plans comments about generated text, comments that refer to no words, and deleted comments. */
export function planHomeless(comments: readonly WordComment[], planner: Planner): readonly PlannedChange[] {
  const {paragraphs, matching} = planner
  const matched = paragraphs.filter(paragraph => matching.blocks.has(paragraph))
  const placed = new Set(matched.flatMap(paragraph => paragraph.comments.map(({comment}) => comment.id)))
  const homeless = comments.flatMap(comment => {
    if (placed.has(comment.id) || !isNew(comment, planner)) return []
    const {author, text} = comment
    const reason = 'the words that it is about are not in the article'
    const said = {kind: 'comment', person: author.trim(), words: '', text} as const
    return [withReplies(planned(said, {reason}, undefined, planner), repliesTo(comment, planner), planner)]
  })
  return [...homeless, ...planDeleted(comments, planner)]
}

/**
 * Lists the comments that were sent and have been deleted. If a file contains none of them, its program does not keep
 * comments.
 */
function planDeleted(comments: readonly WordComment[], planner: Planner): readonly PlannedChange[] {
  const there = new Set(comments.map(({text}) => text))
  const gone = planner.sent.comments.filter(({text}) => text !== '' && !there.has(text))
  if (gone.length === planner.sent.comments.length) return []
  const reason = 'somebody has deleted this comment; delete the query, if it is settled'
  return gone.map(({text}) =>
    planned({kind: 'deletion', person: '', words: text, text: ''}, {reason}, undefined, planner)
  )
}
