import type {ElementContent} from 'hast'
import type {RenderedCitations} from '../cite/index.ts'
import type {Article} from '../core/article.ts'
import type {BrokenTable, BrokenWord, SmallFormula} from '../core/finished-facts.ts'
import type {Handlers} from '../core/map-article.ts'
import type {Memo} from '../core/memo.ts'
import type {PageScript} from '../core/named-script.ts'
import type {OutputKind} from '../core/output-conditions.ts'
import type {PageStart} from '../core/page-start.ts'
import type {MissedStandard, PdfStandard} from '../core/pdf-standard.ts'
import type {Diagnostic, Manuscript, QueryAnswer, Style} from '../core/types.ts'
import type {World} from '../core/world.ts'
import type {XmlElement} from '../core/xml.ts'

/** A file to write. The path is relative to the output folder. */
export type Artifact = Readonly<{
  path: string
  bytes: Uint8Array
  mediaType: string
  /** The standards that the file claims, such as `PDF/UA-1`. */
  standards?: readonly string[] | undefined
}>

/** The inputs of an output. */
export type Rendering = Readonly<{
  manuscript: Manuscript
  /** The article to render. */
  article: Article
  /** The earlier version of the paper, in a redline. */
  earlier?: Manuscript | undefined
  /** The citations and the list of references, rendered by the CSL style. */
  citations: RenderedCitations
  /** The findings of the check; a draft shows how many errors are among them. */
  diagnostics: readonly Diagnostic[]
  /** Whether the page must show that the paper contains errors. */
  draft: boolean
  /** The marks of a proof; undefined if the output is the paper itself. */
  proof?: ProofMarks | undefined
  /** The extensions of all outputs of the build, for links between them. */
  endings: readonly string[]
  /** Whether the sources of the paper are attached to its PDF. */
  attachSources: boolean
  /** The standards that the PDF must conform to; if undefined, the PDF claims those that it meets. */
  pdfStandards?: readonly PdfStandard[] | undefined
  /** A Word file from which the Word document takes its styles. */
  reference?: ReferenceDocument | undefined
  /** A program's own handlers for kinds of nodes. */
  handlers?: OwnHandlers | undefined
  /** Returns the other files of the build, except refused ones, for an output that packs them. */
  others?: (() => Promise<readonly Artifact[]>) | undefined
  /**
   * Returns where the pages of the PDF begin; undefined unless the build has a PDF and an output that marks the PDF's
   * pages.
   */
  pageStarts?: (() => Promise<readonly PageStart[]>) | undefined
  world: World
  memo: Memo
}>

/** A Word file whose styles, numbering, theme and page set-up a document adopts, such as a journal's template. */
export type ReferenceDocument = Readonly<{
  /** A name for the manifest: the hash of the file, and its path if the file is in the project. */
  name: string
  styles: XmlElement
  numbering: XmlElement | undefined
  theme: XmlElement | undefined
  /** The properties of the file's last section. */
  section: XmlElement | undefined
}>

/** Returns the table of handlers with some of the handlers replaced. */
export type OwnHandlers = (handlers: Handlers<ElementContent>) => Handlers<ElementContent>

/** The marks of a proof. All texts are ready for display. */
export type ProofMarks = Readonly<{
  /** The label of the marks: “PROOF”. */
  title: string
  /** The number of the round, and the hash of its sources. */
  round: number
  content: string
  /** The ISO date of the last change of the source. */
  date?: string | undefined
  /** The heading of the cover sheet: “Proof, round 2”. */
  coverTitle: string
  /** The lines below the heading: the round, the date of the source, the revision and the content hash. */
  lines: readonly string[]
  /** The sections of the cover sheet. */
  cover: readonly CoverPart[]
  /** The queries, which the cover sheet lists. */
  queries: readonly ProofQuery[]
  /** The edits in the text, which the cover sheet lists. */
  edits: readonly ProofEdit[]
  /** The differences from an earlier version, which the cover sheet lists; undefined without an earlier version. */
  changes?: ProofChanges | undefined
  /** The script of the HTML page, with which its reader answers queries and steps through changes. */
  script?: PageScript | undefined
  /** Scripts that are evaluated in the page after its layout, before it becomes a PDF. */
  scripts: readonly string[]
  /** Extracts the places of queries from the results of the scripts. */
  placesOf: (results: readonly unknown[]) => readonly QueryPlace[]
  /** Returns the map from the printed words to the sources; undefined for a copy that must not reveal the sources. */
  mapOf?: ((results: readonly unknown[]) => Uint8Array) | undefined
}>

/** A query, and the words that it refers to; for a query about no particular words, `about` is empty. */
export type ProofQuery = Readonly<{
  number: number
  question: string
  about: string
  answers?: readonly QueryAnswer[] | undefined
}>

/** The changes since an earlier version. */
export type ProofChanges = Readonly<{
  /** The heading of the list: “Changes since round 1”. */
  title: string
  /** The number of changes of each kind. */
  summary: string
  groups: ReadonlyArray<
    Readonly<{
      title: string
      changes: readonly ProofChange[]
      more: number
      /** Whether the changes are in the title, the authors or the dates, where changes are not marked. */
      isAround?: true
    }>
  >
}>

/** A listed change: its number, its description, and the text before and after. */
export type ProofChange = Readonly<{
  number: number
  done: string
  old: string
  new: string
  section: string
  /** Whether the content was moved, so that a script adds its new place. */
  isMoved?: true
}>

/** An edit in the text: the words that it removes and inserts, as written, and its author and reason. */
export type ProofEdit = Readonly<{
  number: number
  /** False for an edit to something invisible, such as the definition of a link. */
  isShown: boolean
  old: string
  new: string
  author?: string | undefined
  remark?: string | undefined
}>

/** The place of a query's mark: the number of the page as printed, and of the line. */
export type QueryPlace = Readonly<{number: number; page: number; line: number}>

/** A section of the cover sheet: a heading, followed by a text, labelled values, or a list. */
export type CoverPart = Readonly<{
  title: string
  text?: string
  rows?: ReadonlyArray<readonly [label: string, fact: string]>
  items?: readonly string[]
}>

/** An output format: one row of the table of outputs. */
export type Output = Readonly<{
  name: string
  /** The extension of its file names. */
  ending: string
  mediaType: string
  /** The output whose conditional content is included; if undefined, all conditional content is included. */
  shows?: OutputKind
  /** Whether the output is built only if `--to` names it. */
  onlyNamed?: true
  /** Whether `--to all` excludes the output. */
  notInAll?: true
  /**
   * The names of outputs that this output packs, and that are built with it; it also packs other outputs that `--to`
   * names.
   */
  packs?: readonly string[]
  /** Whether the output marks the pages of the PDF, if a PDF is built with it. */
  marksPages?: true
  /** Starts slow work that depends only on the style, while the paper is being checked. */
  prepare?: (style: Style, world: World) => Promise<void>
  render: (rendering: Rendering) => Promise<Rendered>
}>

/** The result of rendering an article: the bytes of its file, and information about the file. */
export type Rendered = Readonly<{
  bytes: Uint8Array
  /** Whether no file was made because required information is missing; `problems` names it. */
  isRefused?: true
  /** The standards that the file claims, such as `PDF/UA-1`. */
  standards?: readonly string[] | undefined
  /** The standards that the file does not meet. */
  missedStandards?: readonly MissedStandard[] | undefined
  /** Formulas that the file shows in smaller type. */
  smallFormulas?: readonly SmallFormula[] | undefined
  /** The places where the pages of the file begin. */
  pageStarts?: readonly PageStart[] | undefined
  /** Tables in which words are broken because the table is wider than the page. */
  brokenTables?: readonly BrokenTable[] | undefined
  /** Words that the file divides without a hyphen. */
  brokenWords?: readonly BrokenWord[] | undefined
  /** Pictures that the browser could not draw, by their names in the manuscript. */
  undrawn?: readonly string[] | undefined
  /** Problems with the machine or in the page; empty if the output is correct. */
  problems?: readonly string[] | undefined
  /** The places of the queries in a proof. */
  queryPlaces?: readonly QueryPlace[] | undefined
  /** The map from printed words of a proof to their positions in the sources. */
  proofMap?: Uint8Array | undefined
  /** Versions and files that affect the bytes, for the manifest: `browser`, `font …`. */
  environment?: Readonly<Record<string, string>> | undefined
}>
