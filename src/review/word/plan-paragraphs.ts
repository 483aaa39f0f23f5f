import {blockBookmark} from '../../outputs/docx/named-blocks.ts'
import {acceptedText, type BaseParagraph, baseText, paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import {isFormulaLeft, joinedPieces, personOf} from './changes.ts'
import {isLost} from './lost-parts.ts'
import type {Matching} from './match-blocks.ts'
import {joinedBlocks, paragraphsBeside} from './paragraph-edits.ts'
import {writtenBeside} from './plan-beside.ts'
import {
  expectedOf,
  madeReason,
  type PlannedChange,
  type Planner,
  planEdit,
  planMade,
  planned,
  remarkOf,
  type Said,
  writeEdit
} from './plan-edit.ts'
import {planListing} from './plan-listing.ts'
import type {WordPiece} from './read/document.ts'
import {textOfPieces} from './said.ts'

/** Plans a paragraph that matches no block: it was generated, or it is new. */
export function planUnmatched(index: number, planner: Planner): readonly PlannedChange[] {
  const {paragraphs, sent, blocks, textOf, notes} = planner
  const paragraph = paragraphs[index]!
  const pieces = paragraph.pieces.filter(({del}) => del === undefined)
  const words = textOfPieces(pieces).trim()
  const inserted = paragraph.pieces.filter(({ins, del}) => ins !== undefined && del === undefined)
  const isTracked = paragraph.pieces.some(({ins, del}) => ins !== undefined || del !== undefined)
  // The text of a new note is imported together with its call.
  if (notes.stories.has(paragraph.story) || (paragraph.isMade && !isTracked)) return []
  const isNew = inserted.length > 0 && baseText(paragraph).trim() === ''
  if (!isNew && (sent.isMade(baseText(paragraph)) || words === '') && !isTracked) return []
  if (!isNew && sent.isMade(baseText(paragraph)))
    return joinedPieces(paragraph.pieces.filter(({ins, del}) => ins ?? del)).map(piece =>
      planMade(piece, undefined, planner)
    )
  const change = inserted[0]?.ins
  const said: Said = {kind: 'insertion', person: personOf(change), words: '', text: textOfPieces(pieces)}
  if (words === '') return []
  const former = isNew ? undefined : planner.formerWords(paragraph)
  if (former !== undefined)
    return [planned({...said, kind: 'substitution', words: former}, {reason: madeReason}, undefined, planner)]
  const isKnownNew = isNew || sent.bookmarks.size > 0
  const isInText = isKnownNew && paragraph.story === 'body' && paragraph.cell === undefined
  const placed = isInText
    ? writtenBeside(index, pieces, planner, remarkOf({...(change && {change})}))
    : undefined
  if (placed !== undefined) {
    const {of, isBehind, written} = placed
    const made = planned(said, written, of, planner)
    const at = isBehind ? of.shown.text.length : 0
    const sign: WordPiece = {text: paragraphSign, looks: []}
    const added = isBehind ? [sign, ...pieces] : [...pieces, sign]
    return [
      {
        ...made,
        ...('edits' in written && {
          blockEdit: {start: at, end: at, pieces: added},
          ...expectedOf(added, planner)
        })
      }
    ]
  }
  const before = planner.blocksBefore[index]
  if (!isKnownNew || before === undefined || paragraph.story !== 'body' || paragraph.cell !== undefined)
    return [planned(said, {reason: 'its paragraph is not in the article'}, undefined, planner)]
  const edit: BlockEdit = {
    start: before.shown.text.length,
    end: before.shown.text.length,
    pieces: [{text: paragraphSign, looks: [], ...(paragraph.isItem && {isItem: true})}, ...pieces],
    ...(change && {change})
  }
  const {source, block} = before
  const text = (source && textOf(source.file)) ?? ''
  const beside = {
    of: before,
    next: blocks[block.number],
    text,
    atomText: planner.atomText,
    remark: remarkOf(edit)
  }
  const written = paragraphsBeside(edit.pieces, 'behind', beside) ?? writeEdit(edit, before, planner)
  const made = planned(said, written, before, planner)
  return [{...made, ...('edits' in written && {blockEdit: edit, ...expectedOf(edit.pieces, planner)})}]
}

/** For each paragraph, the preceding block; the parts of a table or figure count as one block. */
export function blocksBefore(
  paragraphs: readonly BaseParagraph[],
  matching: Matching,
  blocks: readonly SourcedBlock[],
  isMoved: Planner['isMoved']
): ReadonlyArray<SourcedBlock | undefined> {
  const lasts = lastsOfOwners(blocks)
  let before: SourcedBlock | undefined
  return paragraphs.map(paragraph => {
    const found = before
    const own = paragraph.story === 'body' ? matching.blocks.get(paragraph) : undefined
    if (own !== undefined && !isMoved(own)) before = lasts[own.block.number - 1]
    return found
  })
}

/** For each block, the last of the adjacent blocks that belong to the same table or figure. */
function lastsOfOwners(blocks: readonly SourcedBlock[]): readonly SourcedBlock[] {
  const lasts = [...blocks]
  for (let at = blocks.length - 2; at >= 0; at--) {
    const {owner} = blocks[at]!.block
    if (owner !== undefined && blocks[at + 1]!.block.owner === owner) lasts[at] = lasts[at + 1]!
  }
  return lasts
}

/** Plans the joining of a paragraph with the next one, unless either of them is now empty. */
export function planJoin(index: number, planner: Planner): readonly PlannedChange[] {
  const {paragraphs, matching, textOf} = planner
  const [paragraph, next] = [paragraphs[index]!, paragraphs[index + 1]]
  const {joined} = paragraph
  if (joined === undefined || next === undefined || next.story !== paragraph.story) return []
  if (acceptedText(paragraph).trim() === '' || acceptedText(next).trim() === '') return []
  const [one, other] = [matching.blocks.get(paragraph), matching.blocks.get(next)]
  if (one === undefined || other === undefined) return []
  if (isFormulaLeft(paragraph, one.block.kind)) {
    const said: Said = {kind: 'deletion', person: personOf(joined), words: formulaIn(paragraph), text: ''}
    return [planned(said, {reason: leftReason}, one, planner)]
  }
  const text = one.source && textOf(one.source.file)
  const written = joinedBlocks(one, other, text ?? '', remarkOf({change: joined}))
  const said: Said = {kind: 'deletion', person: personOf(joined), words: '¶', text: ''}
  return [{...planned(said, written, one, planner), ...('edits' in written && {isJoin: true})}]
}

function formulaIn({pieces}: BaseParagraph): string {
  return pieces.find(({atom}) => atom?.kind === 'formula')?.atom?.shown ?? ''
}

const leftReason =
  'the end of its paragraph is deleted and the formula is not, as LibreOffice saves the deletion of a formula; delete it by hand'

/** Plans the deletion of blocks that were sent but not returned, because they were deleted with tracking off. */
export function planMissing(planner: Planner): readonly PlannedChange[] {
  const {blocks, sent, matching, lost} = planner
  const there = new Set(matching.blocks.values())
  return blocks.flatMap(of => {
    const {block, shown} = of
    const isSent = sent.bookmarks.has(blockBookmark(block.number))
    if (!isSent || there.has(of) || shown.text.trim() === '' || block.kind === 'entry') return []
    // A note that a style generates for a citation is deleted together with its call.
    if (isLost(of, lost) || block.written !== undefined) return []
    const edit: BlockEdit = {start: 0, end: shown.text.length, pieces: []}
    return [block.kind === 'listing' ? planListing([edit], of, planner) : planEdit(edit, of, planner)]
  })
}
