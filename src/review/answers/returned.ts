/**
 * Items that people send back with a proof, in any file: the page's `answers.json`, a PDF with marks, a DOCX with
 * tracked changes. They become one list, independent of those files.
 */
import type {SourcePlace} from '../../core/article.ts'

/**
 * - `answer`: the words answer the query `query`.
 * - `insertion`: `text` is to be inserted at `place`, which is empty.
 * - `deletion`: the words at `place` are to be deleted.
 * - `substitution`: `text` is to replace the words at `place`.
 * - `move`: the words are to be moved elsewhere.
 * - `comment`: `text` is about the words at `place`; without `text`, the words are only marked.
 */
export type ReturnedKind = 'answer' | 'insertion' | 'deletion' | 'substitution' | 'move' | 'comment'

/**
 * - `sure`: the words in the returned file are those at the place, and an edit is written as an edit.
 * - `unsure`: the place is approximate, and any item is written there as a comment.
 * - `not placed`: the item has no place in the files of the paper, and is only listed.
 */
export type PlacingVerdict = 'sure' | 'unsure' | 'not placed'

/** A mark, a tracked change or an answer that a person sent back. */
export type Returned = Readonly<{
  /** An id that the same item also has in another copy of the file, so that no item is imported twice. */
  id: string
  /** The author's name in the author's program; may be empty. */
  person: string
  kind: ReturnedKind
  verdict: PlacingVerdict
  /** The words of the proof to which the item refers, as printed; empty for a point between words. */
  words: string
  /** The new words, the comment or the answer, as plain text; new words keep a space at their ends. */
  text: string
  /** The place in the sources of the round, with LF line ends. */
  place?: SourcePlace | undefined
  /** The proposed text for `place` in the bibliography, where edits cannot be marked. */
  proposed?: string | undefined
  /** The subject of the item, if that is not running text: “reference smith1990, title”, “citation [@a]”. */
  about?: string | undefined
  /** The number of the page as printed, and of the line, in the proof. */
  page?: number | undefined
  line?: number | undefined
  /** The number of the answered query. */
  query?: number | undefined
  /** The id of the answered comment, and whether the answer only records that the thread is resolved. */
  thread?: string | undefined
  isResolution?: true | undefined
  /** The reason why the item is not sure or not placed, as a clause for the list. */
  reason?: string | undefined
  /** Whether the edit made from the item was accepted or rejected, if that was recorded. */
  settled?: Settlement | undefined
}>

/** The acceptance or rejection of an edit, with the person and the day (an ISO date), if the user gives them. */
export type Settlement = Readonly<{
  verdict: 'accepted' | 'rejected'
  by?: string | undefined
  on?: string | undefined
}>

/** Everything that a file returned to a round. */
export type ReturnedFile = Readonly<{
  round: number
  /** The hash of the content of the round. */
  content: string
  returned: readonly Returned[]
}>
