import {quickHash} from '../core/quick-hash.ts'
import type {WordDocument} from '../docx/read/document.ts'
import {acceptedText, baseParagraphs} from './base-paragraphs.ts'
import {type BlockChanges, changesOf} from './changes.ts'
import {type CommentTarget, writtenComment} from './comments.ts'
import {matchBlocks} from './match-blocks.ts'
import {type PlannedChange, type Planner, type Planning, planEdit, planned} from './plan-edit.ts'
import {planJoin, planMissing, planUnmatched} from './plan-paragraphs.ts'
import {shorten} from './said.ts'
import {withoutOwnChanges} from './sent.ts'
import {createWordDiff} from './word-diff.ts'

export type WordPlan = Readonly<{
  /** How many of the blocks of the article the file has, from 0 to 1. */
  share: number
  changes: readonly PlannedChange[]
}>

/** Finds what was done in a Word file, and how to write it into the sources of the round. */
export function planWord(document: WordDocument, planning: Planning): WordPlan {
  const {blocks, sent, fields} = planning
  const paragraphs = baseParagraphs(withoutOwnChanges(document, sent))
  const matching = matchBlocks(paragraphs, blocks, sent.isMade)
  const diff = createWordDiff()
  const identify = identifier()
  const planner: Planner = {...planning, matching, paragraphs, identify}
  const changes: PlannedChange[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    const of = matching.blocks.get(paragraph)
    if (of === undefined) changes.push(...planUnmatched(index, planner))
    else {
      const found = changesOf(paragraph, of, diff, fields)
      changes.push(...planBlock(found, planner), ...planJoin(index, planner))
    }
  }
  return {share: matching.share, changes: [...changes, ...planMissing(planner)]}
}

/** Names changes by what they are; the second of two that are the same gets a number. */
function identifier(): (parts: readonly string[]) => string {
  const counts = new Map<string, number>()
  return parts => {
    const name = quickHash(JSON.stringify(parts))
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name}-${count}`
  }
}

function planBlock(found: BlockChanges, planner: Planner): readonly PlannedChange[] {
  const {of, edits, comments, paragraph} = found
  const changes = edits.map(edit => planEdit(edit, of, planner))
  const targets: CommentTarget = {of, changes, textOf: planner.textOf}
  for (const comment of comments) {
    const {author, text} = comment.comment
    if (text === '' || planner.sent.isOwnComment(author, text)) continue
    const written = writtenComment(comment, targets)
    changes.push(
      planned({kind: 'comment', person: author.trim(), words: written.words, text}, written, of, planner)
    )
  }
  if (found.isComplete) return changes
  const words = acceptedText(paragraph)
  const reason = 'the paragraph reads otherwise once these changes are accepted; compare it by hand'
  return [
    ...changes,
    planned({kind: 'comment', person: '', words: shorten(words), text: ''}, {reason}, of, planner)
  ]
}
