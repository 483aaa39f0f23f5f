import type {ElementContent} from 'hast'
import type {RenderedCitations} from '../cite/index.ts'
import type {Article} from '../core/article.ts'
import type {Handlers} from '../core/map-article.ts'
import type {Memo} from '../core/memo.ts'
import type {PageScript} from '../core/named-script.ts'
import type {Diagnostic, Manuscript, QueryAnswer, Style} from '../core/types.ts'
import type {World} from '../core/world.ts'

/** A file to write. The path is relative to the folder of outputs. */
export type Artifact = Readonly<{path: string; bytes: Uint8Array; mediaType: string}>

/** The inputs of an output. */
export type Rendering = Readonly<{
  manuscript: Manuscript
  /** What is to be given out. */
  article: Article
  /** Citations and list of references, rendered by the journal's style. */
  citations: RenderedCitations
  /** Findings of the check; a draft shows that it has some. */
  diagnostics: readonly Diagnostic[]
  /** Whether the page must say that the paper has errors. */
  draft: boolean
  /** Marks for a proof; undefined for the paper itself. */
  proof?: ProofMarks | undefined
  /** The endings of all files that are made, so that one can lead to another. */
  endings: readonly string[]
  /** Attaches the sources of the paper to its PDF. */
  attachSources: boolean
  /** A program's own HTML of some kinds of nodes. */
  handlers?: OwnHandlers | undefined
  world: World
  memo: Memo
}>

/** Gives the table of the nodes' HTML with some rows changed. */
export type OwnHandlers = (handlers: Handlers<ElementContent>) => Handlers<ElementContent>

/** The marks of a proof. All texts are ready to show. */
export type ProofMarks = Readonly<{
  /** The word in front of the marks: “PROOF”. */
  title: string
  /** The heading of the cover sheet: “Proof, round 2”. */
  coverTitle: string
  /** Round, date of the source, revision, hash of the content. */
  lines: readonly string[]
  /** What the cover sheet says, part by part. */
  cover: readonly CoverPart[]
  /** The queries, which the cover sheet lists. */
  queries: readonly ProofQuery[]
  /** The edits in the text, which the cover sheet lists. */
  edits: readonly ProofEdit[]
  /** What differs from an earlier version, which the cover sheet lists; undefined without one. */
  changes?: ProofChanges | undefined
  /** The script of the page, with which its reader answers queries and steps through changes. */
  script?: PageScript | undefined
  /** Expressions for the page, evaluated after layout and before it becomes a PDF. */
  scripts: readonly string[]
  /** Reads where the queries stand from what the scripts gave back. */
  placesOf: (results: readonly unknown[]) => readonly QueryPlace[]
}>

/** A query, and the words that it is about; empty where it stands alone. */
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
  /** How many of which kinds. */
  summary: string
  groups: ReadonlyArray<Readonly<{title: string; changes: readonly ProofChange[]; more: number}>>
}>

/** A change in their list: its number, what was done, and the words before and after. */
export type ProofChange = Readonly<{number: number; done: string; old: string; new: string; section: string}>

/** An edit in the text: the words that it takes out and puts in, as written, and who says why. */
export type ProofEdit = Readonly<{
  number: number
  /** False for one of nothing that is seen, such as the definition of a link. */
  isShown: boolean
  old: string
  new: string
  author?: string | undefined
  remark?: string | undefined
}>

/** Where the mark of a query came to stand: the number of the page as printed, and the line as numbered. */
export type QueryPlace = Readonly<{number: number; page: number; line: number}>

/** A part of the cover sheet of a proof: a heading, and under it a text, labelled facts, or a list. */
export type CoverPart = Readonly<{
  title: string
  text?: string
  rows?: ReadonlyArray<readonly [label: string, fact: string]>
  items?: readonly string[]
}>

/** A way to give the paper out: one row of the table of outputs. */
export type Output = Readonly<{
  name: string
  /** The file name's ending. */
  ending: string
  mediaType: string
  /** Whether it is made only where `--to` names it. */
  onlyNamed?: true
  /** Starts slow work that needs only the style, while the paper is checked. */
  prepare?: (style: Style, world: World) => Promise<void>
  render: (rendering: Rendering) => Promise<Rendered>
}>

export type Rendered = Readonly<{
  bytes: Uint8Array
  /** Pictures that the browser could not draw, as their texts name them. */
  undrawn?: readonly string[] | undefined
  /** Faults of the machine or in the page; none if the output is as it should be. */
  problems?: readonly string[] | undefined
  /** Where the queries of a proof came to stand. */
  queryPlaces?: readonly QueryPlace[] | undefined
  /** Versions and files that shaped the bytes, for the manifest: `browser`, `font …`. */
  environment?: Readonly<Record<string, string>> | undefined
}>
