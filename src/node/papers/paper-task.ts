import type {TypesetDocument, TypesettingJob} from '../../core/typesetting.ts'
import type {PartOfIssue} from '../../core/world.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {Typesetter} from '../print/typesetter.ts'

/** The task for one of several papers, as plain data for another process. */
export type PaperTask = Readonly<{
  command: 'build' | 'check' | 'verify' | 'count'
  name: string
  place: ProjectPlace
  flags: Flags
  hasColour: boolean
  /** The metadata that the issue determines for the paper. */
  issue?: PartOfIssue | undefined
}>

/** The data about a paper that an issue needs for its table of contents and its check. */
export type FactsForIssue = Readonly<{
  title: string
  lang: string
  authors: readonly string[]
  doi: string | undefined
  journal: string | undefined
  /** The settings that the paper is missing and that archives, Crossref and other destinations require. */
  lacks: readonly string[]
  /** The files that were built, and the hash over all files in the manifest. */
  files: readonly string[]
  manifest: string | undefined
}>

/** The outcome of a task. */
export type PaperOutcome = Readonly<{
  /** The exit code of the command for this paper alone. */
  code: number
  /** This paper's part of the report; empty if the paper could not be processed. */
  part: string
  /** Lines for the user in addition to the report. */
  lines: readonly string[]
  errors: number
  warnings: number
  /** The absolute paths of all files that were read. */
  read: readonly string[]
  /** The reason for a missing result, in one line. */
  fault?: string | undefined
  /** The data that an issue needs about the paper, if the paper was read. */
  facts?: FactsForIssue | undefined
  /** The number of pages, if it was typeset. */
  pages?: number | undefined
}>

/** Runs a task; `typesetter` makes its PDFs. */
export type RunTask = (task: PaperTask, typesetter: Typesetter) => Promise<PaperOutcome>

/** The outcome of a task that failed. */
export function failed(fault: string, code = 2): PaperOutcome {
  return {code, part: '', lines: [], errors: 0, warnings: 0, read: [], fault}
}

/** The messages to a process that works on papers. */
export type ToWorker =
  | Readonly<{task: PaperTask}>
  | Readonly<{typeset: number; document: TypesetDocument}>
  | Readonly<{typeset: number; fault: string}>

/** The messages from a process that works on papers. */
export type FromWorker = Readonly<{outcome: PaperOutcome}> | Readonly<{typeset: number; job: TypesettingJob}>
