/**
 * The messages between the preview server and the page in the browser. This module is pure: it uses neither the machine
 * nor the DOM.
 */
import type {Severity} from '../core/types.ts'

/**
 * A range of the page: the text of a unit from `start` to `end`, which must be `words`. If `start` and `end` are
 * undefined, the range is the whole unit; if they are equal, the unit has no text. A unit is an element of the text
 * by its number (`block 12`), a note or an entry by its id (`#note-3`), or a text of the metadata (`abstract 0`);
 * `metadata` is all other text of the page.
 */
export type PageSpot = Readonly<{unit: string; start?: number; end?: number; words?: string}>

/** A point of a file of the paper; line and column count from 1. */
export type FilePoint = Readonly<{file: string; line: number; column: number}>

/** A finding in the list of the page. */
export type PreviewFinding = Readonly<{
  /** Stays the same as long as the finding exists. */
  id: string
  severity: Severity
  code: string
  /** `manuscript/02-law.md:12:8`, or only the file. */
  where: string
  message: string
  /** Possible replacements, best first. */
  expected: readonly string[]
  /** The beginning of the finding; undefined if it has no place in a file. */
  place?: FilePoint | undefined
  /** The words on the page to which the finding refers; undefined if they are not on the page. */
  spot?: PageSpot | undefined
  /** Repairs that the page offers, in the order of their numbers. */
  offers?: readonly PreviewOffer[] | undefined
  /** Whether a comment can waive the finding, and whether a comment can ask the author about it. */
  isWaivable?: boolean | undefined
  isAskable?: boolean | undefined
}>

/** A repair: the label of its button, and its changes with some of the text around them. */
export type PreviewOffer = Readonly<{
  label: string
  changes: readonly Readonly<{before: string; old: string; text: string; after: string}>[]
}>

/** The report of the last build. */
export type PreviewReport = Readonly<{
  errors: number
  warnings: number
  /** The most severe findings first; at most `mostListed`. */
  findings: readonly PreviewFinding[]
  /** The number of findings that are not listed. */
  more: number
  /**
   * The reason why the page does not show the last build, and the place of the fault; undefined if the page is up to
   * date.
   */
  held?: Readonly<{why: string; place?: FilePoint | undefined}> | undefined
  /** The last change made from the page, which can be undone. */
  undo?: string | undefined
}>

/**
 * A piece of the page's source: a part of the page around the text, a block of the text, or the source between two
 * blocks. For a block, `elements` is the number of its elements; for an element elsewhere, `selector` probably matches
 * only that element.
 */
export type PagePiece = Readonly<{
  html: string
  elements?: number | undefined
  selector?: string | undefined
  /** The parts of a long block, such as the entries of a list and the source around them. */
  parts?: readonly PagePart[] | undefined
}>

/** A part of a piece; if the part is an element, it has a selector. */
export type PagePart = Readonly<{html: string; selector?: string | undefined}>

/** The source of a piece as sent: whole or in parts. */
export type PieceSource = string | readonly string[]

/** A range of the elements of the text, by index; `of` is the total number of elements. */
export type ElementRange = Readonly<{first: number; count: number; of: number}>

/**
 * Pieces of the page's previous source, and their replacement. `range` is the range of their elements, if all of these
 * are in the text; for an element elsewhere, `selector` finds it before and after the change.
 */
export type PageChange = Readonly<{
  start: number
  end: number
  html: readonly PieceSource[]
  /** The changed parts of the piece `start`, which are sent instead of a replacement. */
  parts?: readonly (PagePart & Readonly<{index: number}>)[] | undefined
  range?: ElementRange | undefined
  selector?: string | undefined
}>

/**
 * One message of the event stream. Changes are relative to the previous message; those of the first message are
 * relative to an empty page. A build sends the changes of the page first, and then the report, whose places refer to
 * the changed page.
 */
export type PreviewMessage = Readonly<{
  /** Undefined if the report has not changed. */
  report?: PreviewReport | undefined
  /** The changes from the end of the page to its beginning; empty if the page does not change. */
  changes: readonly PageChange[]
  /** The place of the author's cursor; undefined if it has not moved. */
  cursor?: PageSpot | undefined
}>

/** The data that the client needs when it starts. */
export type PreviewOptions = Readonly<{
  /** The URL of the event stream, including the token. */
  events: string
  /** The URL to which requests are sent. */
  requests: string
  /** The beginning of links that open a file of the paper in an editor; undefined if the server opens files. */
  editorLink?: string | undefined
  /** Whether the page is read-only, so that it neither opens nor changes files. */
  isReadOnly?: boolean | undefined
  /** Whether the page scrolls to each change. */
  isFollowing?: boolean | undefined
  /** The URL of the typeset pages; undefined if they are not shown. */
  pages?: string | undefined
}>

/** A request of the page to the server. */
export type PreviewRequest =
  /** Asks for the source of a word on the page; the server opens it if it has an editor. */
  | Readonly<{ask: 'source'; unit: string; offset: number; word: string}>
  // Asks for the source of a word on a typeset page: the element with `data-source`, and the number of earlier
  // occurrences of the word in it.
  | Readonly<{ask: 'printed'; page: number; source: number; word: string; count: number}>
  | (Readonly<{ask: 'open'}> & FilePoint)
  // Changes to files: making a repair by its number, waiving a finding, asking a query, and undoing the last of these.
  | Readonly<{ask: 'mend'; finding: string; choice: number}>
  | Readonly<{ask: 'waive' | 'query'; finding: string; words: string}>
  | Readonly<{ask: 'undo'}>

/** The answer to a request; `fault` is a message for the author. */
export type PreviewAnswer = Readonly<{
  place?: FilePoint | undefined
  /** The change that was made. */
  done?: string | undefined
  fault?: string | undefined
}>

/** A typeset page: its HTML, and the sources of its elements by their `data-source` numbers. */
export type SetPage = Readonly<{
  html: string
  sources: readonly Readonly<{
    /** The place in the source as `start end file`. */
    place: string
    /** The part of the same text on earlier pages. */
    before: string
  }>[]
}>

/** The pages of a paper, and the parts of the document before and after them. */
export type SetPages = Readonly<{shell: readonly [before: string, after: string]; pages: readonly SetPage[]}>

/** One message of the stream of pages. */
export type PagesMessage = Readonly<{
  /** The pages that have changed, by their numbers from 0, with their HTML. */
  pages: readonly (readonly [index: number, html: string])[]
  /** The number of pages. */
  count: number
  /** Whether the document around the pages has changed, so that it has to be reloaded. */
  isOther: boolean
  /** The reason why the pages do not show the current state of the paper. */
  held?: string | undefined
}>
