import type {TypesetDocument, TypesettingJob} from '../../core/typesetting.ts'
import type {PartOfIssue} from '../../core/world.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {Typesetter} from '../print/typesetter.ts'

/** What is to be done with one of several papers. Plain data, for a process of its own. */
export type PaperTask = Readonly<{
  command: 'build' | 'check' | 'verify' | 'count'
  name: string
  place: ProjectPlace
  flags: Flags
  hasColour: boolean
  /** What an issue says of the paper. */
  issue?: PartOfIssue | undefined
}>

/** What the contents of an issue and its check say of a paper. */
export type FactsForIssue = Readonly<{
  title: string
  lang: string
  authors: readonly string[]
  doi: string | undefined
  journal: string | undefined
  /** What archives, Crossref and other destinations ask for and it lacks: the settings. */
  lacks: readonly string[]
  /** The files that were built, and the hash in the manifest over them. */
  files: readonly string[]
  manifest: string | undefined
}>

/** What came of it. */
export type PaperOutcome = Readonly<{
  /** The exit code that the command would have for this paper alone. */
  code: number
  /** The part of this paper in the report; empty if there is a fault. */
  part: string
  /** Lines for the user besides the report. */
  lines: readonly string[]
  errors: number
  warnings: number
  /** The absolute paths of the files that were read. */
  read: readonly string[]
  /** Why there is no result, in one line. */
  fault?: string | undefined
  /** Of a paper that was read. */
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
