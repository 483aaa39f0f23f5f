import type {ElementContent} from 'hast'
import type {RenderedCitations} from '../cite/index.ts'
import type {Article} from '../core/article.ts'
import type {BrokenTable, SmallFormula} from '../core/finished-facts.ts'
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
  /** The standards that it claims, such as `PDF/UA-1`. */
  standards?: readonly string[] | undefined
}>

/** The inputs of an output. */
export type Rendering = Readonly<{
  manuscript: Manuscript
  /** The article to render. */
  article: Article
  /** In a redline, the earlier version. */
  earlier?: Manuscript | undefined
  /** Citations and list of references, rendered by the CSL style. */
  citations: RenderedCitations
  /** Findings of the check; a draft shows that it has some. */
  diagnostics: readonly Diagnostic[]
  /** Whether the page must show that the paper has errors. */
  draft: boolean
  /** Marks of a proof; undefined for the paper itself. */
  proof?: ProofMarks | undefined
  /** The extensions of all outputs of the build, for links between them. */
  endings: readonly string[]
  /** Attaches the sources of the paper to its PDF. */
  attachSources: boolean
  /** The standards that the PDF must be of; undefined: it claims those that it reaches. */
  pdfStandards?: readonly PdfStandard[] | undefined
  /** A Word file that gives the Word document its styles. */
  reference?: ReferenceDocument | undefined
  /** A program's own handlers for kinds of nodes. */
  handlers?: OwnHandlers | undefined
  /** The other files of the build, for an output that packs them, except refused ones. */
  others?: (() => Promise<readonly Artifact[]>) | undefined
  /** The places where the pages of the PDF begin, if the build has a PDF and an output that marks them. */
  pageStarts?: (() => Promise<readonly PageStart[]>) | undefined
  world: World
  memo: Memo
}>

/** A Word file whose styles, numbering, theme and page set-up a document adopts, such as a journal's template. */
export type ReferenceDocument = Readonly<{
  /** The hash of its bytes, and its path if that is in the project, for the manifest. */
  name: string
  styles: XmlElement
  numbering: XmlElement | undefined
  theme: XmlElement | undefined
  /** The properties of its last section. */
  section: XmlElement | undefined
}>

/** Returns the table of handlers with some of them replaced. */
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
  /** The round, the date of the source, the revision and the content hash. */
  lines: readonly string[]
  /** The sections of the cover sheet. */
  cover: readonly CoverPart[]
  /** The queries, listed on the cover sheet. */
  queries: readonly ProofQuery[]
  /** The edits in the text, which the cover sheet lists. */
  edits: readonly ProofEdit[]
  /** The differences from an earlier version, which the cover sheet lists; undefined without one. */
  changes?: ProofChanges | undefined
  /** The script of the page, with which its reader answers queries and steps through changes. */
  script?: PageScript | undefined
  /** Expressions for the page, evaluated after layout and before it becomes a PDF. */
  scripts: readonly string[]
  /** Extracts the places of queries from the results of the scripts. */
  placesOf: (results: readonly unknown[]) => readonly QueryPlace[]
  /** The bytes of the map from the printed words to the sources; undefined for a copy that must not reveal them. */
  mapOf?: ((results: readonly unknown[]) => Uint8Array) | undefined
}>

/** A query, and the words that it is about; empty for a query about no words. */
export type ProofQuery = Readonly<{
  number: number
  question: string
  about: string
  answers?: readonly QueryAnswer[] | undefined
}>

/** The changes since an earlier version. */
export type ProofChanges = Readonly<{
  /** “Changes since round 1”. */
  title: string
  /** The number of changes of each kind. */
  summary: string
  groups: ReadonlyArray<
    Readonly<{
      title: string
      changes: readonly ProofChange[]
      more: number
      /** Whether they concern parts around the text, where changes are not marked. */
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
  /** Whether the page adds its new place. */
  isMoved?: true
}>

/** An edit in the text: the words that it removes and inserts, as written, and the author and reason. */
export type ProofEdit = Readonly<{
  number: number
  /** False for an edit of something invisible, such as the definition of a link. */
  isShown: boolean
  old: string
  new: string
  author?: string | undefined
  remark?: string | undefined
}>

/** The place of a query's mark: the number of the page as printed, and of the line. */
export type QueryPlace = Readonly<{number: number; page: number; line: number}>

/** A section of the cover sheet: a heading, and a text, labelled facts, or a list. */
export type CoverPart = Readonly<{
  title: string
  text?: string
  rows?: ReadonlyArray<readonly [label: string, fact: string]>
  items?: readonly string[]
}>

/** An output format: one row of the table of outputs. */
export type Output = Readonly<{
  name: string
  /** The file name extension. */
  ending: string
  mediaType: string
  /** The output whose conditional words it includes; undefined: all. */
  shows?: OutputKind
  /** Whether it is only built if `--to` names it. */
  onlyNamed?: true
  /** Whether `--to all` leaves it out. */
  notInAll?: true
  /** The outputs that it packs, by name: they are built with it, and it also packs others that are named. */
  packs?: readonly string[]
  /** Whether it marks the pages of the PDF, if that is built with it. */
  marksPages?: true
  /** Starts slow work that depends only on the style, during the check. */
  prepare?: (style: Style, world: World) => Promise<void>
  render: (rendering: Rendering) => Promise<Rendered>
}>

/** The result of rendering an article: the bytes of its file, and facts about it. */
export type Rendered = Readonly<{
  bytes: Uint8Array
  /** Whether there is no file, because the paper lacks requirements; the problems name them. */
  isRefused?: true
  /** The standards that the file claims, such as `PDF/UA-1`. */
  standards?: readonly string[] | undefined
  /** The standards that it misses. */
  missedStandards?: readonly MissedStandard[] | undefined
  /** Formulas that it has in smaller type. */
  smallFormulas?: readonly SmallFormula[] | undefined
  /** The places where its pages begin. */
  pageStarts?: readonly PageStart[] | undefined
  /** Tables in which words are broken, because they are wider than its pages. */
  brokenTables?: readonly BrokenTable[] | undefined
  /** Pictures that the browser could not draw, by their names in the manuscript. */
  undrawn?: readonly string[] | undefined
  /** Faults of the machine or in the page; none if the output is correct. */
  problems?: readonly string[] | undefined
  /** The places of a proof's queries. */
  queryPlaces?: readonly QueryPlace[] | undefined
  /** The map from the words of a proof to the sources. */
  proofMap?: Uint8Array | undefined
  /** Versions and files that affect the bytes, for the manifest: `browser`, `font …`. */
  environment?: Readonly<Record<string, string>> | undefined
}>
