import {quickHash} from '../../core/quick-hash.ts'
import {blockBookmark} from '../../outputs/docx/named-blocks.ts'
import type {GivenAnswer} from '../proofs/answers.ts'
import {acceptedText, type BaseParagraph, baseParagraphs} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {type BlockChanges, changesOf, personOf} from './changes.ts'
import {formerWords} from './former-words.ts'
import {lostParts, lostReasons, withoutLost} from './lost-parts.ts'
import {matchBlocks} from './match-blocks.ts'
import type {Moved} from './moved.ts'
import {newNotes} from './new-notes.ts'
import {surroundings} from './plan-beside.ts'
import {planComments, planHomeless} from './plan-comments.ts'
import {
  type PlannedChange,
  type Planner,
  type Planning,
  planEdit,
  planFormat,
  planMade,
  planned
} from './plan-edit.ts'
import {planListing} from './plan-listing.ts'
import {findMovedBlocks, withMoves} from './plan-moves.ts'
import {blocksBefore, planJoin, planMissing, planUnmatched} from './plan-paragraphs.ts'
import {planReferences} from './plan-references.ts'
import {fileRows, planRow} from './plan-rows.ts'
import {queryReplies} from './query-replies.ts'
import type {WordDocument, WordPiece} from './read/document.ts'
import {findReferenceList} from './reference-list.ts'
import {shorten} from './said.ts'
import {withoutOwnChanges} from './sent.ts'
import {threadsOf} from './threads.ts'
import {createWordDiff} from './word-diff.ts'

export type WordPlan = Readonly<{
  /** The share of the article's blocks that the file contains, from 0 to 1. */
  share: number
  changes: readonly PlannedChange[]
  /** Remarks on the file as a whole. */
  remarks: readonly string[]
  /** The answers to queries in the round. */
  answers: readonly GivenAnswer[]
  /** The indexes of the file's paragraphs that are in a re-rendered list of references. */
  rendered: ReadonlySet<number>
}>

/** Finds the changes in a Word file, and plans how to write them into the sources of the round. */
export function planWord(document: WordDocument, planning: Planning): WordPlan {
  const {blocks, sent, fields, queries} = planning
  const changed = withoutOwnChanges(document, sent)
  const all = baseParagraphs(changed)
  const list = findReferenceList(all, blocks, sent)
  const paragraphs = all.filter(paragraph => !list.paragraphs.has(paragraph))
  const matching = matchBlocks(paragraphs, blocks, sent)
  const diff = createWordDiff()
  const referenceMarkdown = planning.references.markdownIn(paragraphs, matching)
  const fieldText = (piece: WordPiece): string | undefined =>
    piece.atom?.kind === 'reference' ? referenceMarkdown(piece) : fields.markdownOf(piece)
  const notes = newNotes(changed, fieldText)
  const threads = threadsOf(
    changed.comments,
    ({author, text}) => sent.isOwnComment(author, text),
    planning.wasResolved
  )
  const replies = queryReplies(changed, threads, queries, sent)
  const atomText = (piece: WordPiece): string | undefined =>
    piece.atom?.kind === 'note' ? notes.markdownOf(piece) : fieldText(piece)
  const rankOf = rankIn(sent.bookmarks)
  const placed = paragraphs.flatMap(paragraph => {
    const of = paragraph.story === 'body' ? matching.blocks.get(paragraph) : undefined
    return of === undefined ? [] : [{paragraph, of, rank: rankOf(of)}]
  })
  const moves = findMovedBlocks(paragraphs, matching, {...planning, placed})
  const moved = new Set(moves.flatMap(({own}) => own))
  const isMoved = (of: SourcedBlock): boolean => moved.has(of)
  const planner: Planner = {
    ...planning,
    matching,
    paragraphs,
    identify: identifier(),
    atomText,
    notes,
    threads,
    replies,
    isMoved,
    around: surroundings(paragraphs, matching, planning, isMoved),
    formerWords: formerWords(sent.made, paragraphs),
    rows: fileRows(paragraphs, matching, blocks),
    blocksBefore: blocksBefore(paragraphs, matching, blocks, isMoved),
    lost: lostParts(changed, blocks)
  }
  const changes = changesInOrder(moves, diff, planner)
  const missing = planMissing(planner)
  const references = planReferences(list, changed, diff, planner)
  const lost = lostReasons(planner.lost).map(reason =>
    planned({kind: 'comment', person: '', words: '', text: ''}, {reason}, undefined, planner)
  )
  return {
    share: matching.share,
    changes: withMoves(
      [...changes, ...missing, ...references.changes, ...planHomeless(changed.comments, planner), ...lost],
      planner
    ),
    remarks: references.remark === undefined ? [] : [references.remark],
    answers: [...replies.values()],
    rendered: new Set(
      changed.paragraphs.flatMap((paragraph, at) => (references.rendered.has(paragraph) ? at : []))
    )
  }
}

/** The changes of all paragraphs in order; a move precedes the paragraph where its parts are now. */
function changesInOrder(
  moves: readonly Moved[],
  diff: ReturnType<typeof createWordDiff>,
  planner: Planner
): ReadonlyArray<PlannedChange | Moved> {
  const {paragraphs, matching, lost} = planner
  const movesAt = new Map<BaseParagraph, Moved[]>()
  for (const move of moves) movesAt.set(move.first, [...(movesAt.get(move.first) ?? []), move])
  const changes: (PlannedChange | Moved)[] = []
  // The text of a new note is imported together with its call, which comes first.
  const written = new Set<string>()
  for (const [index, paragraph] of paragraphs.entries()) {
    const of = matching.blocks.get(paragraph)
    const known = changes.length
    for (const move of movesAt.get(paragraph) ?? []) changes.push(move)
    if (of === undefined) {
      if (written.has(paragraph.story)) continue
      for (const change of planRow(index, planner) ?? planUnmatched(index, planner)) changes.push(change)
    } else {
      const found = withoutLost(changesOf(paragraph, of, diff, planner), lost)
      for (const change of [...planBlock(found, planner), ...planJoin(index, planner)]) changes.push(change)
    }
    for (const change of changes.slice(known)) for (const note of notesIn(change)) written.add(note)
  }
  return changes
}

/** The notes whose calls a change inserts. */
function notesIn(change: PlannedChange | Moved): readonly string[] {
  if (!('blockEdit' in change) || change.edits.length === 0) return []
  return change.blockEdit?.pieces.flatMap(({atom}) => atom?.note ?? []) ?? []
}

/**
 * Returns a function that gives the position of a block among the blocks that were sent, or its number in the article
 * if no file is available.
 */
function rankIn(bookmarks: ReadonlySet<string>): (of: SourcedBlock) => number {
  const ranks = new Map([...bookmarks].map((name, rank) => [name, rank]))
  return ({block: {number}}) => ranks.get(blockBookmark(number)) ?? number
}

/** Creates a function that makes ids of changes from their content; the second of two equal ids gets a number. */
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
  const {of, edits, made, formats, formulas, citations, comments, paragraph} = found
  const changes = [
    ...(of.block.kind === 'listing' && edits.length > 0
      ? [planListing(edits, of, planner)]
      : edits.map(edit => planEdit(edit, of, planner))),
    ...formats.map(format => planFormat(format, of, planner))
  ].toSorted(byPlace)
  const listed = [
    ...made.map(piece => planMade(piece, of, planner)),
    ...formulas.map(({before, after, change}) =>
      planned(
        {kind: 'substitution', person: personOf(change), words: before, text: after},
        {reason: formulaReason},
        of,
        planner
      )
    ),
    ...citations.map(({before, after, change}) =>
      planned(
        {kind: 'substitution', person: personOf(change), words: before, text: after},
        {reason: citationReason},
        of,
        planner
      )
    )
  ]
  const written = planComments(comments, of, changes, planner)
  // A comment on words directly before an edit is written before the marks of the edit.
  if (found.isComplete) return [...written, ...changes, ...listed]
  const reason = 'the paragraph reads otherwise once these changes are accepted; compare it by hand'
  const said = {kind: 'comment', person: '', words: shorten(acceptedText(paragraph)), text: ''} as const
  return [...written, ...changes, ...listed, planned(said, {reason}, of, planner)]
}

const citationReason = 'it is a citation whose new words no citation of the paper has; change it by its key'
const formulaReason = 'it is a formula; change its TeX in the text'

/** Sorts changes by their offset in the file; changes at the same offset keep their order. */
function byPlace({edits: [one]}: PlannedChange, {edits: [other]}: PlannedChange): number {
  return (one?.start ?? 0) - (other?.start ?? 0)
}
