/** The messages between the preview server and the page in the browser. Pure: no machine, no DOM. */
import type {Severity} from '../core/types.ts'

/** A finding in the page's list. */
export type PreviewFinding = Readonly<{
  severity: Severity
  code: string
  /** `manuscript/02-law.md:12:8`, or only the file. */
  where: string
  message: string
  /** Possible replacements, best first. */
  expected: readonly string[]
  /** The id of the page's element for the finding; the page may not have it. */
  target?: string | undefined
}>

/** The report of the last build. */
export type PreviewReport = Readonly<{
  errors: number
  warnings: number
  /** The most severe first; at most `mostListed`. */
  findings: readonly PreviewFinding[]
  /** The number of findings that are not listed. */
  more: number
  /** Why the page is not that of the last build; undefined if it is. */
  held?: string | undefined
}>

/** A range of the page's previous source, in UTF-16 units, and its replacement. */
export type PageChange = Readonly<{start: number; end: number; text: string}>

/** One message of the event stream. Changes are relative to the previous message; the first is relative to nothing. */
export type PreviewMessage = Readonly<{
  report: PreviewReport
  /** Undefined if the page does not change. */
  change?: PageChange | undefined
}>

/** The data that the client needs at its start. */
export type PreviewOptions = Readonly<{
  /** The URL of the event stream, including the token. */
  events: string
}>
