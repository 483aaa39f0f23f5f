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

/** The context shared by the parts of a document while it is written. */
export type DocumentContext = Readonly<{
  article: Article
  terms: Terms
  /** The author of unsigned changes. */
  author: string
  proof: ProofMarks | undefined
  /** Whether open queries are comments, as in a proof or a draft. */
  hasQueries: boolean
  /** The abbreviations that a draft has explained in comments; undefined unless it is a draft. */
  explained: Set<string> | undefined
  /** The date of the source, for changes that need one. */
  date: string
  /** The number of a block by the list of its words, or by its node; empty in a copy for blind review. */
  blockNumbers: ReadonlyMap<readonly Node[] | Node, number>
  targets: TargetNames
  citations: FieldInstructions
  formula: FormulaWriter
  /** The part of a page that has text. */
  area: TextArea
  numbering: Numbering
  pictures: EmbeddedPictures
  captions: Captions
  comments: Comments
  notes: WrittenNotes
  /** Numbers of changes and other ranges, of bookmarks, of drawings, over all parts. */
  nextChange: Counter
  nextBookmark: Counter
  nextDrawing: Counter
  /** Reports a difference between the document and the paper. */
  report: (problem: string) => void
}>

/** The relationships of a part: an id for a target. */
export type Relationships = Readonly<{
  link: (url: string) => string
  picture: (path: string) => string
  part: (type: string, target: string) => string
  /** The content of the part that lists them; undefined without any. */
  xml: () => string | undefined
}>

export type WrittenComment = Readonly<{
  author: string
  initials: string
  paragraphs: readonly string[]
  /** Whether its thread is resolved. */
  isResolved?: boolean
}>

/** Comments, each with its own number. */
export type Comments = Readonly<{
  add: (comment: WrittenComment) => number
  xml: () => string | undefined
  /** The part that records resolved threads; undefined if there are none. */
  extendedXml: () => string | undefined
}>

/** The notes at the foot of pages. */
export type WrittenNotes = Readonly<{
  /** The note of a call that is part of some changes; undefined if there is none. */
  claim: (note: number, marks: readonly Mark[]) => ClaimedNote | undefined
  /** Whether a call has claimed a note. */
  areCalled: () => boolean
  /** The notes that no call has claimed yet. */
  uncalled: () => readonly UncalledNote[]
}>

/** A note without a call, and its change if one of the versions in a redline has a call of it. */
export type UncalledNote = Readonly<{note: Note; kind: 'ins' | 'del' | undefined}>

export type ClaimedNote = Readonly<{
  id: number
  /** The number as shown, if Word's own would differ. */
  label: string | undefined
  /** The bookmark around the first call, if there are several. */
  bookmark: string | undefined
  queries: ReadonlyArray<Extract<Node, {type: 'query'}>>
  /** Whether an earlier call has the note. */
  isLater?: true
}>
