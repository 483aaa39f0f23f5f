import type {ElementContent} from 'hast'
import type {Diagnostic, Manuscript, Severity, WaivedDiagnostic} from '../core/types.ts'

/** What a report is made from. */
export type Report = Readonly<{
  /** By file and place. */
  diagnostics: readonly Diagnostic[]
  waived: readonly WaivedDiagnostic[]
  manuscript: Manuscript
  /** All rules, whether they found something or not. */
  rules: readonly RuleAbout[]
  /** The text of a file, which places are those of, to show the line that a finding is about. */
  sourceOf: (file: string) => string | undefined
  /** A finding as it stands in the files as saved, for programs that go there by offset. */
  savedFinding: (diagnostic: Diagnostic) => Diagnostic
  /** Whether the report goes to a terminal with colours. */
  colour: boolean
  /** Whether warnings fail, too. */
  strict: boolean
  /** The project's folder in the repository, `papers/one/` or empty; CI programs count paths from there. */
  folder: string
  /** Of galley. */
  version: string
  /** What was checked, where it is not the paper. */
  about?: string | undefined
  /** The list of references as the style prints it; empty unless the form asks for it. */
  printed: readonly PrintedEntry[]
}>

/** What a report says of a rule. */
export type RuleAbout = Readonly<{
  code: string
  name: string
  /** Unless the paper says otherwise. */
  severity: Severity
  summary: string
  why: string
}>

/** An entry of the list of references as printed. */
export type PrintedEntry = Readonly<{key: string; content: readonly ElementContent[]}>

/** A form of report: one row of the table. Its program is loaded when it is asked for. */
export type ReportForm = Readonly<{
  /** Whether the report shows the printed list of references, which takes time to make. */
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
