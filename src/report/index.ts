import type {RenderedEntry} from '../cite/index.ts'
import type {Diagnostic, Manuscript, Severity, WaivedDiagnostic} from '../core/types.ts'

/** The data of a report. */
export type Report = Readonly<{
  /** By file and place. */
  diagnostics: readonly Diagnostic[]
  waived: readonly WaivedDiagnostic[]
  manuscript: Manuscript
  /** All rules, whether they found something or not. */
  rules: readonly RuleAbout[]
  /** The text of a file, to which places refer, to show the line of a finding. */
  sourceOf: (file: string) => string | undefined
  /** A finding with its place in the files as saved, for programs that use offsets. */
  savedFinding: (diagnostic: Diagnostic) => Diagnostic
  /** Whether the report goes to a terminal with colours. */
  colour: boolean
  /** Whether warnings fail, too. */
  strict: boolean
  /** The project's folder in the repository, `papers/one/` or empty; CI programs count paths from there. */
  folder: string
  /** The version of galley. */
  version: string
  /** The subject of the check, if that is not the paper. */
  about?: string | undefined
  /** The list of references as the style renders it; empty unless the report's form asks for it. */
  entries: readonly RenderedEntry[]
}>

/** A report's description of a rule. */
export type RuleAbout = Readonly<{
  code: string
  name: string
  /** The severity by default. */
  severity: Severity
  summary: string
  why: string
}>

/** A form of report: one row of the table. Its code is loaded when it is used. */
export type ReportForm = Readonly<{
  /** Whether the report shows the rendered list of references, which takes time to make. */
  showsReferences?: boolean
  load: () => Promise<(report: Report) => string>
}>

/** THE TABLE of reports. */
export const reports: Readonly<Record<string, ReportForm>> = {
  text: {load: async () => (await import('./text.ts')).text},
  json: {load: async () => (await import('./json.ts')).json},
  github: {load: async () => (await import('./github.ts')).github},
  sarif: {load: async () => (await import('./sarif.ts')).sarif},
  junit: {load: async () => (await import('./junit.ts')).junit},
  html: {showsReferences: true, load: async () => (await import('./html/index.ts')).html}
}
