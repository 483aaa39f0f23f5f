import type {Article, Node, Note} from '../../core/article.ts'
import type {Terms} from '../../core/terms/index.ts'
import type {ProofMarks} from '../output.ts'
import type {Captions} from './captions.ts'
import type {FieldInstructions} from './citation.ts'
import type {Counter, Mark} from './marks.ts'
import type {Numbering} from './numbering.ts'
import type {EmbeddedPictures} from './picture-file.ts'
import type {TextArea} from './reference-document.ts'
import type {TargetNames} from './targets.ts'

/** Returns a formula, or one row of it, as `m:oMath`; undefined for TeX that is not a formula in Word. */
export type FormulaWriter = (tex: string, display: boolean, row?: number) => string | undefined

/** The context that the parts of a document share while they are written. */
export type DocumentContext = Readonly<{
  article: Article
  terms: Terms
  /** The author of changes that name no author. */
  author: string
  proof: ProofMarks | undefined
  /** Whether open queries are comments, as in a proof or a draft. */
  hasQueries: boolean
  /** The abbreviations that comments have already explained; undefined unless the document is a draft. */
  explained: Set<string> | undefined
  /** The date of the source, for changes that need a date. */
  date: string
  /** The numbers of blocks, by the list of their words or by their node; empty in a copy for blind review. */
  blockNumbers: ReadonlyMap<readonly Node[] | Node, number>
  targets: TargetNames
  citations: FieldInstructions
  formula: FormulaWriter
  /** The area of a page that contains text. */
  area: TextArea
  numbering: Numbering
  pictures: EmbeddedPictures
  captions: Captions
  comments: Comments
  notes: WrittenNotes
  /** Counters that all parts share: of changes and other ranges, of bookmarks, and of drawings. */
  nextChange: Counter
  nextBookmark: Counter
  nextDrawing: Counter
  /** Reports a difference between the document and the paper. */
  report: (problem: string) => void
}>

/** The relationships of a part: the functions return the id of a target. */
export type Relationships = Readonly<{
  link: (url: string) => string
  picture: (path: string) => string
  part: (type: string, target: string) => string
  /** The content of the part that lists the relationships; undefined if none exist. */
  xml: () => string | undefined
}>

export type WrittenComment = Readonly<{
  author: string
  initials: string
  paragraphs: readonly string[]
  /** Whether the thread of the comment is resolved. */
  isResolved?: boolean
}>

/** Comments, each with its own number. */
export type Comments = Readonly<{
  add: (comment: WrittenComment) => number
  xml: () => string | undefined
  /** The part that records resolved threads; undefined if no thread is resolved. */
  extendedXml: () => string | undefined
}>

/** The notes at the foot of pages: footnotes. */
export type WrittenNotes = Readonly<{
  /** Returns the note for a call that is part of the given changes; undefined if the note does not exist. */
  claim: (note: number, marks: readonly Mark[]) => ClaimedNote | undefined
  /** Whether any note has been claimed. */
  areCalled: () => boolean
  /** The notes that no call has claimed yet. */
  uncalled: () => readonly UncalledNote[]
}>

/**
 * A note that no call has claimed. If only one version in a redline lacks the call, `kind` is the change that lists the
 * note in that version.
 */
export type UncalledNote = Readonly<{note: Note; kind: 'ins' | 'del' | undefined}>

export type ClaimedNote = Readonly<{
  id: number
  /** The number as shown, if it differs from the number that Word would show. */
  label: string | undefined
  /** The bookmark around the first call, if the note has several calls. */
  bookmark: string | undefined
  queries: ReadonlyArray<Extract<Node, {type: 'query'}>>
  /** Whether an earlier call has already claimed the note. */
  isLater?: true
}>
