import type {TypesetDocument, TypesettingJob} from '../../core/typesetting.ts'
import type {PartOfIssue} from '../../core/world.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {Typesetter} from '../print/typesetter.ts'

/** The task for one of several papers. Plain data, for another process. */
export type PaperTask = Readonly<{
  command: 'build' | 'check' | 'verify' | 'count'
  name: string
  place: ProjectPlace
  flags: Flags
  hasColour: boolean
  /** The facts that an issue has about the paper. */
  issue?: PartOfIssue | undefined
}>

/** The facts about a paper for the contents of an issue and its check. */
export type FactsForIssue = Readonly<{
  title: string
  lang: string
  authors: readonly string[]
  doi: string | undefined
  journal: string | undefined
  /** The settings required by archives, Crossref and other destinations that it lacks. */
  lacks: readonly string[]
  /** The files that were built, and the hash in the manifest over them. */
  files: readonly string[]
  manifest: string | undefined
}>

/** The outcome of a task. */
export type PaperOutcome = Readonly<{
  /** The exit code of the command for this paper alone. */
  code: number
  /** The part of this paper in the report; empty if there is a fault. */
  part: string
  /** Lines for the user besides the report. */
  lines: readonly string[]
  errors: number
  warnings: number
  /** The absolute paths of the files that were read. */
  read: readonly string[]
  /** The reason why there is no result, in one line. */
  fault?: string | undefined
  /** Facts about a paper that was read. */
  facts?: FactsForIssue | undefined
  /** The number of pages, if it was typeset. */
  pages?: number | undefined
}>

/** Runs a task; `typesetter` prints for it. */
export type RunTask = (task: PaperTask, typesetter: Typesetter) => Promise<PaperOutcome>

/** An outcome without a result. */
export function failed(fault: string, code = 2): PaperOutcome {
  return {code, part: '', lines: [], errors: 0, warnings: 0, read: [], fault}
}

/** The messages to a process that works on papers. */
export type ToWorker =
  | Readonly<{task: PaperTask}>
  | Readonly<{typeset: number; document: TypesetDocument}>
  | Readonly<{typeset: number; fault: string}>

/** The messages from it. */
export type FromWorker = Readonly<{outcome: PaperOutcome}> | Readonly<{typeset: number; job: TypesettingJob}>
