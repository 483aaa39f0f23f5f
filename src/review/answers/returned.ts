/**
 * What people send back with a proof, whatever file they send it in: the page's `answers.json`, a PDF with marks, a
 * DOCX with tracked changes. One list, which knows nothing of those files.
 */
import type {SourcePlace} from '../../core/article.ts'

/**
 * - `answer`: the words answer the query `query`.
 * - `insertion`: `text` is to stand at `place`, which is empty.
 * - `deletion`: the words at `place` are to go.
 * - `substitution`: `text` is to stand in place of the words at `place`.
 * - `move`: the words are to stand elsewhere.
 * - `comment`: `text` says something about the words at `place`; without a text, somebody marked them.
 */
export type ReturnedKind = 'answer' | 'insertion' | 'deletion' | 'substitution' | 'move' | 'comment'

/**
 * - `sure`: the words in the returned file are those of the place; an edit is written as one.
 * - `unsure`: the place is near; whatever it is, it is written as a comment there.
 * - `not placed`: it has no place in the files of the paper, and is only listed.
 */
export type PlacingVerdict = 'sure' | 'unsure' | 'not placed'

/** A mark, a tracked change or an answer that a person sent back. */
export type Returned = Readonly<{
  /** The same for the same thing in another copy of the file, so that nothing is taken twice. */
  id: string
  /** Who made it, as their program names them; may be empty. */
  person: string
  kind: ReturnedKind
  verdict: PlacingVerdict
  /** The words of the proof that it is about, as printed; empty for a point between words. */
  words: string
  /** The new words, the comment, or the answer, in plain text; new words keep a space at their ends. */
  text: string
  /** Where it belongs in the sources of the round, with LF line ends. */
  place?: SourcePlace | undefined
  /** What is to stand at `place` in the bibliography, in which no edit can be marked. */
  proposed?: string | undefined
  /** What is there if it is no running text: “reference smith1990, title”, “citation [@a]”. */
  about?: string | undefined
  /** Where it stood in the proof: the number of the page as printed, and of the line. */
  page?: number | undefined
  line?: number | undefined
  /** The number of the query that an answer answers. */
  query?: number | undefined
  /** The id of the comment that an answer replies to, and whether it only says that the thread is resolved. */
  thread?: string | undefined
  isResolution?: true | undefined
  /** Why it is not sure, or not placed: one clause for the list. */
  reason?: string | undefined
  /** Who accepted or rejected the edit that it became, if that was recorded. */
  settled?: Settlement | undefined
}>

/** That an edit was accepted or rejected, by whom, and on which day as an ISO date, if the user says so. */
export type Settlement = Readonly<{
  verdict: 'accepted' | 'rejected'
  by?: string | undefined
  on?: string | undefined
}>

/** All that one file brought back to a round. */
export type ReturnedFile = Readonly<{
  round: number
  /** The hash of the content of the round. */
  content: string
  returned: readonly Returned[]
}>
