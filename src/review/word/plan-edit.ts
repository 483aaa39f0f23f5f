import type {Edit} from '../../core/types.ts'
import type {Returned} from '../answers/returned.ts'
import type {QueryRow} from '../proofs/queries.ts'
import {type BaseParagraph, paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import {personOf} from './changes.ts'
import type {Citing} from './citation-changes.ts'
import type {FormatChange} from './format-changes.ts'
import type {FormerWords} from './former-words.ts'
import type {LostParts} from './lost-parts.ts'
import {type AtomText, marks} from './markdown-text.ts'
import type {Matching} from './match-blocks.ts'
import type {NewNotes} from './new-notes.ts'
import {linePrefix, paragraphsBeside} from './paragraph-edits.ts'
import type {Surroundings} from './plan-beside.ts'
import type {EntryWorks} from './plan-references.ts'
import type {FileRows} from './plan-rows.ts'
import type {QueryReplies} from './query-replies.ts'
import type {WordComment, WordPiece} from './read/document.ts'
import type {References} from './references.ts'
import {citationSigns} from './right-citations.ts'
import {aboutOf, textOfPieces, wordsAround} from './said.ts'
import type {SourceUnits} from './source-units.ts'
import type {Thread} from './threads.ts'
import {type Written, writtenEdit} from './written-edits.ts'
import {writtenFormat} from './written-formats.ts'

/** A returned change, with the edits that write it; without edits, the change is only listed. */
export type PlannedChange = Readonly<{
  returned: Returned
  edits: readonly Edit[]
  /** The number of the changed block, and the effect on its words. */
  block?: number
  blockEdit?: BlockEdit
  /** The formatting that the change gives to words of the block. */
  format?: FormatChange
  /** Whether the change joins the block with the next one. */
  isJoin?: true
  /** The edits without marks, for words that are also moved. */
  plain?: readonly Edit[]
  /** For a move: the affected ranges of files, the moved blocks, and the changes within them. */
  move?: Move
  /** The text of notes that the change adds. */
  notes?: readonly string[]
  /** The content of citations that the change adds, in the form that `hasCitations` compares. */
  citations?: readonly string[]
  /** The text of an entry that the change adds to a list of references. */
  newEntry?: string
  /** The replies to the comment, which are written together with it. */
  replies?: readonly Returned[]
}>

/** A move of whole blocks. */
type Move = Readonly<{
  spans: ReadonlyArray<Pick<Edit, 'file' | 'start' | 'end'>>
  gone: readonly number[]
  inner: readonly PlannedChange[]
}>

/** The context for reading the changes of a Word file. */
export type Planning = Citing &
  Readonly<{
    blocks: readonly SourcedBlock[]
    units: SourceUnits
    references: References
    /** The works in the lists of references. */
    works: EntryWorks
    /** The queries of the round. */
    queries: readonly QueryRow[]
    /** Whether a comment's thread was already resolved before the file was changed. */
    wasResolved: (comment: WordComment) => boolean
    /** Returns the text of a file in the round, with LF line ends. */
    textOf: (file: string) => string | undefined
  }>

/** The context for planning the changes of a file. */
export type Planner = Planning &
  Readonly<{
    matching: Matching
    paragraphs: readonly BaseParagraph[]
    identify: (parts: readonly string[]) => string
    /** Returns citations and notes as Markdown. */
    atomText: AtomText
    notes: NewNotes
    threads: ReadonlyMap<string, Thread>
    replies: QueryReplies
    /** Whether a block has moved in the file. */
    isMoved: (of: SourcedBlock) => boolean
    around: Surroundings
    formerWords: FormerWords
    rows: FileRows
    /** For each paragraph, the preceding block of the body; the parts of a table or figure count as one block. */
    blocksBefore: ReadonlyArray<SourcedBlock | undefined>
    lost: LostParts
  }>

export const madeReason = 'galley generates these words; they are not in the text'
const notTracked = 'changed with tracking off'

/** Plans an edit of a block. */
export function planEdit(edit: BlockEdit, of: SourcedBlock, planner: Planner): PlannedChange {
  const person = personOf(edit.change)
  const [words, text] = [wordsAround(of, edit), textOfPieces(edit.pieces)]
  const kind = edit.pieces.length === 0 ? 'deletion' : edit.start === edit.end ? 'insertion' : 'substitution'
  const written = writeEdit(edit, of, planner)
  const change = planned({kind, person, words, text}, written, of, planner)
  const isTracked = edit.change !== undefined
  return {
    ...change,
    returned: {...change.returned, ...(!isTracked && !('reason' in written) && {reason: notTracked})},
    ...('edits' in written && {
      blockEdit: edit,
      ...expectedOf(edit.pieces, planner)
    })
  }
}

/** The additions to the paper if new pieces are accepted: text in notes, and the content of citations. */
export function expectedOf(
  pieces: readonly WordPiece[],
  {notes, fields}: Pick<Planner, 'notes' | 'fields'>
): Required<Pick<PlannedChange, 'notes' | 'citations'>> {
  return {
    notes: pieces.flatMap(piece => notes.wordsOf(piece) ?? []),
    citations: citationSigns(pieces, fields)
  }
}

/** Plans a change of the look of words. */
export function planFormat(format: FormatChange, of: SourcedBlock, planner: Planner): PlannedChange {
  const {start, end, after, change} = format
  const edit: BlockEdit = {start, end, pieces: [], ...(change && {change})}
  const words = wordsAround(of, edit)
  const sign = after.map(look => marks[look])
  const said: Said = {
    kind: 'substitution',
    person: personOf(change),
    words,
    text: `${sign.join('')}${words}${sign.toReversed().join('')}`
  }
  const {source} = of
  const text = source && planner.textOf(source.file)
  const written =
    source === undefined || text === undefined
      ? {reason: homelessReason(of)}
      : writtenFormat(format, {source, text, remark: remarkOf(edit)})
  const made = planned(said, written, of, planner)
  return {
    ...made,
    returned: {...made.returned, ...(change === undefined && !('reason' in written) && {reason: notTracked})},
    ...('edits' in written && {format})
  }
}

/** Lists a change within words that galley generates. */
export function planMade(
  {text, ins, del}: WordPiece,
  of: SourcedBlock | undefined,
  planner: Planner
): PlannedChange {
  const person = personOf(del ?? ins)
  const said: Said = del
    ? {kind: 'deletion', person, words: text, text: ''}
    : {kind: 'insertion', person, words: '', text}
  return planned(said, {reason: madeReason}, of, planner)
}

/** Writes an edit of a block, or returns why that is impossible. */
export function writeEdit(edit: BlockEdit, of: SourcedBlock, {textOf, atomText, blocks}: Planner): Written {
  const {source, block, shown} = of
  const text = source && textOf(source.file)
  if (source === undefined || text === undefined) return {reason: homelessReason(of)}
  const remark = remarkOf(edit)
  const {pieces} = edit
  if (edit.start === edit.end && block.note === undefined && block.kind !== 'cell') {
    const target = {of, next: blocks[block.number], text, atomText, remark}
    const isBefore = edit.start === 0 && pieces.at(-1)?.text === paragraphSign
    const isBehind = edit.end === shown.text.length && pieces[0]?.text === paragraphSign
    const beside =
      isBefore || isBehind ? paragraphsBeside(pieces, isBefore ? 'before' : 'behind', target) : undefined
    if (beside !== undefined) return beside
  }
  return writtenEdit(edit, {source, text, atomText, prefix: linePrefix(of, text), remark})
}

function homelessReason({block: {kind}}: SourcedBlock): string {
  if (kind === 'entry') return 'it is in the list of references, which comes from the bibliography'
  if (kind === 'listing') return 'it is code, in which no edit can be marked'
  return madeReason
}

/** The comment after an edit, which names the author, without spaces in the name. */
export function remarkOf({change}: Pick<BlockEdit, 'change'>): string {
  if (change === undefined) return `{>>${notTracked}<<}`
  const name = personOf(change)
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+|[._-]+$/g, '')
  return name === '' ? '' : `{>>@${name}<<}`
}

/** The content of a change: its kind, its author, the words in question, and the new words. */
export type Said = Pick<Returned, 'kind' | 'person' | 'words' | 'text'>

/** Gives a change an identity and a place. */
export function planned(
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
    ...('plain' in written && written.plain && {plain: written.plain}),
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
