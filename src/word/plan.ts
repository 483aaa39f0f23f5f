import type {Returned} from '../answers/returned.ts'
import {quickHash} from '../core/quick-hash.ts'
import type {Edit} from '../core/types.ts'
import {blockBookmark} from '../docx/blocks.ts'
import type {WordDocument} from '../docx/read/document.ts'
import {acceptedText, type BaseParagraph, baseParagraphs, baseText, paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import {type BlockChanges, changesOf, personOf} from './changes.ts'
import type {CitationFields} from './citation-fields.ts'
import {type CommentTarget, writtenComment} from './comments.ts'
import {type Matching, matchBlocks} from './match-blocks.ts'
import {joinedBlocks, linePrefix, paragraphsBeside} from './paragraph-edits.ts'
import {aboutOf, shorten, textOfPieces, wordsOf} from './said.ts'
import {type Sent, withoutOwnChanges} from './sent.ts'
import {createWordDiff} from './word-diff.ts'
import {type Written, writtenEdit} from './written-edits.ts'

/** A change that came back, with the edits that write it; one without edits is only listed. */
export type PlannedChange = Readonly<{
  returned: Returned
  edits: readonly Edit[]
  /** The number of its block, and what it does to the words of that. */
  block?: number
  blockEdit?: BlockEdit
  /** Whether it joins its block with the next. */
  isJoin?: true
}>

export type WordPlan = Readonly<{
  /** How many of the blocks of the article the file has, from 0 to 1. */
  share: number
  changes: readonly PlannedChange[]
}>

/** What it takes to read what came back in a Word file. */
export type Planning = Readonly<{
  blocks: readonly SourcedBlock[]
  sent: Sent
  fields: CitationFields
  /** A file of the round, with LF line ends. */
  textOf: (file: string) => string | undefined
}>

/** Finds what was done in a Word file, and how to write it into the sources of the round. */
export function planWord(document: WordDocument, planning: Planning): WordPlan {
  const {blocks, sent, fields} = planning
  const paragraphs = baseParagraphs(withoutOwnChanges(document, sent))
  const matching = matchBlocks(paragraphs, blocks)
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

type Planner = Planning &
  Readonly<{
    matching: Matching
    paragraphs: readonly BaseParagraph[]
    identify: (parts: readonly string[]) => string
  }>

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

const notTracked = 'changed with tracking off'

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

function planEdit(edit: BlockEdit, of: SourcedBlock, planner: Planner): PlannedChange {
  const person = personOf(edit.change)
  const [words, text] = [wordsOf(of, edit), textOfPieces(edit.pieces)]
  const kind = edit.pieces.length === 0 ? 'deletion' : edit.start === edit.end ? 'insertion' : 'substitution'
  const written = writeEdit(edit, of, planner)
  const change = planned({kind, person, words, text}, written, of, planner)
  const isTracked = edit.change !== undefined
  return {
    ...change,
    returned: {...change.returned, ...(!isTracked && !('reason' in written) && {reason: notTracked})},
    ...('edits' in written && {blockEdit: edit})
  }
}

function writeEdit(edit: BlockEdit, of: SourcedBlock, {textOf, fields}: Planner): Written {
  const {source, block, shown} = of
  const text = source && textOf(source.file)
  if (source === undefined || text === undefined) return {reason: homelessReason(of)}
  const remark = remarkOf(edit)
  const citation = fields.markdownOf
  const {pieces} = edit
  if (edit.start === edit.end && block.note === undefined && block.kind !== 'cell') {
    const target = {block: of, text, citation, remark}
    const isBefore = edit.start === 0 && pieces.at(-1)?.text === paragraphSign
    const isBehind = edit.end === shown.text.length && pieces[0]?.text === paragraphSign
    const beside =
      isBefore || isBehind ? paragraphsBeside(pieces, isBefore ? 'before' : 'behind', target) : undefined
    if (beside !== undefined) return beside
  }
  return writtenEdit(edit, {source, text, citation, prefix: linePrefix(of, text), remark})
}

function homelessReason({block: {kind}}: SourcedBlock): string {
  if (kind === 'entry') return 'it is in the list of references, which comes from the bibliography'
  if (kind === 'listing') return 'it is code, in which no edit can be marked'
  return 'galley makes these words, they are not in the text'
}

/** The comment behind an edit: who proposes it, by a name without blanks. */
function remarkOf({change}: BlockEdit): string {
  if (change === undefined) return `{>>${notTracked}<<}`
  const name = personOf(change)
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+|[._-]+$/g, '')
  return name === '' ? '' : `{>>@${name}<<}`
}

type Said = Pick<Returned, 'kind' | 'person' | 'words' | 'text'>

function planned(
  said: Said,
  written: Written,
  of: SourcedBlock | undefined,
  {identify}: Planner
): PlannedChange {
  const number = of?.block.number
  const edits = 'edits' in written ? written.edits : []
  const [first, last] = [edits[0], edits.at(-1)]
  return {
    edits,
    ...(number !== undefined && {block: number}),
    returned: {
      id: identify([said.person, said.kind, said.words, said.text, String(number ?? '')]),
      ...said,
      verdict: 'edits' in written ? 'sure' : 'not placed',
      ...(first && last && {place: {file: first.file, start: first.start, end: last.start}}),
      ...('reason' in written && {reason: written.reason}),
      ...(of && {about: aboutOf(of)})
    }
  }
}

/** A paragraph that is no block: one that galley makes, or a new one. */
function planUnmatched(index: number, planner: Planner): readonly PlannedChange[] {
  const {paragraphs, sent, matching, textOf, fields} = planner
  const paragraph = paragraphs[index]!
  const words = acceptedText(paragraph).replaceAll('\ufffc', '').trim()
  const inserted = paragraph.pieces.filter(({ins, del}) => ins !== undefined && del === undefined)
  const isTracked = paragraph.pieces.some(({ins, del}) => ins !== undefined || del !== undefined)
  if (paragraph.isMade && !isTracked) return []
  const isNew = inserted.length > 0 && baseText(paragraph).trim() === ''
  if (!isNew && (sent.isMade(baseText(paragraph)) || words === '') && !isTracked) return []
  const pieces = paragraph.pieces.filter(({del}) => del === undefined)
  const change = inserted[0]?.ins
  const said: Said = {kind: 'insertion', person: personOf(change), words: '', text: textOfPieces(pieces)}
  if (words === '') return []
  const before = previousBlock(index, planner)
  const isKnownNew = isNew || sent.bookmarks.size > 0
  if (!isKnownNew || before === undefined || paragraph.story !== 'body' || paragraph.cell !== undefined)
    return [planned(said, {reason: 'its paragraph is not in the article'}, undefined, planner)]
  const edit: BlockEdit = {
    start: before.shown.text.length,
    end: before.shown.text.length,
    pieces: [{text: paragraphSign, looks: []}, ...pieces],
    ...(change && {change})
  }
  const text = before.source && textOf(before.source.file)
  const target = {block: before, text: text ?? '', citation: fields.markdownOf, remark: remarkOf(edit)}
  const written =
    (text !== undefined && paragraphsBeside(edit.pieces, 'behind', target)) ||
    writeEdit(edit, before, planner)
  const made = planned(said, written, before, planner)
  return [{...made, ...('edits' in written && {blockEdit: edit})}]

  function previousBlock(from: number, {paragraphs: all}: Planner): SourcedBlock | undefined {
    for (let at = from - 1; at >= 0; at--) {
      const block = matching.blocks.get(all[at]!)
      if (block !== undefined && all[at]!.story === 'body') return block
    }
    return undefined
  }
}

/** A paragraph that somebody joined with the next; where one of them is empty now, nothing is left to join. */
function planJoin(index: number, planner: Planner): readonly PlannedChange[] {
  const {paragraphs, matching, textOf} = planner
  const [paragraph, next] = [paragraphs[index]!, paragraphs[index + 1]]
  const {joined} = paragraph
  if (joined === undefined || next === undefined || next.story !== paragraph.story) return []
  if (acceptedText(paragraph).trim() === '' || acceptedText(next).trim() === '') return []
  const [one, other] = [matching.blocks.get(paragraph), matching.blocks.get(next)]
  if (one === undefined || other === undefined) return []
  const text = one.source && textOf(one.source.file)
  const written = joinedBlocks(
    one,
    other,
    text ?? '',
    remarkOf({start: 0, end: 0, pieces: [], change: joined})
  )
  const said: Said = {kind: 'deletion', person: personOf(joined), words: '¶', text: ''}
  return [{...planned(said, written, one, planner), ...('edits' in written && {isJoin: true})}]
}

/** Blocks that were sent and did not come back: somebody deleted them with tracking off. */
function planMissing(planner: Planner): readonly PlannedChange[] {
  const {blocks, sent, matching} = planner
  const there = new Set(matching.blocks.values())
  return blocks.flatMap(of => {
    const {block, shown} = of
    const isSent = sent.bookmarks.has(blockBookmark(block.number))
    if (!isSent || there.has(of) || shown.text.trim() === '' || block.kind === 'entry') return []
    return [planEdit({start: 0, end: shown.text.length, pieces: []}, of, planner)]
  })
}
