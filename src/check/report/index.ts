import type {RenderedEntry} from '../../cite/index.ts'
import type {Diagnostic, Manuscript, Severity, WaivedDiagnostic} from '../../core/types.ts'

/** The data of a report. */
export type Report = Readonly<{
  /** The findings, sorted by file and place. */
  diagnostics: readonly Diagnostic[]
  waived: readonly WaivedDiagnostic[]
  manuscript: Manuscript
  /** All rules, even those without findings. */
  rules: readonly RuleAbout[]
  /** The text of a file that places refer to, for showing the line of a finding. */
  sourceOf: (file: string) => string | undefined
  /** A finding with its place in the file as saved, for programs that use offsets. */
  savedFinding: (diagnostic: Diagnostic) => Diagnostic
  /** Whether the report is printed on a terminal with colours. */
  colour: boolean
  /** Whether warnings also make the check fail. */
  strict: boolean
  /**
   * The path of the project in its repository, such as `papers/one/`, or empty; CI programs expect paths from the
   * root.
   */
  folder: string
  /** The version of galley. */
  version: string
  /** The subject of the check if it is not the paper. */
  about?: string | undefined
  /** The rendered list of references; empty unless the report format needs it. */
  entries: readonly RenderedEntry[]
}>

/** The description of a rule in a report. */
export type RuleAbout = Readonly<{
  code: string
  name: string
  /** The default severity of the rule. */
  severity: Severity
  summary: string
  why: string
}>

/** A report format: one row of the table of formats. Its code is loaded on demand. */
export type ReportForm = Readonly<{
  /** Whether the report shows the rendered list of references, which takes time to render. */
  showsReferences?: boolean
  load: () => Promise<(report: Report) => string>
  /** Loads the form in which the reports of several papers are combined. */
  several: () => Promise<SeveralForm>
}>

/** One paper's part of a report about several papers. */
export type ReportPart = Readonly<{
  /** The paper as the user named it. */
  paper: string
  /** The text returned by the format's `part`; empty if the paper could not be processed. */
  text: string
  /** The reason why the paper could not be checked. */
  fault?: string | undefined
  errors: number
  warnings: number
}>

/** A report about several papers: `part` writes the report about one paper, and `join` combines the parts. */
export type SeveralForm = Readonly<{
  part: (report: Report) => string
  join: (parts: readonly ReportPart[], about: Pick<Report, 'rules' | 'version'>) => string
}>

/** The table of report formats. */
export const reports: Readonly<Record<string, ReportForm>> = {
  text: {
    load: async () => (await import('./text.ts')).text,
    several: async () => (await import('./several/text.ts')).severalAsText
  },
  json: {
    load: async () => (await import('./json.ts')).json,
    several: async () => (await import('./several/json.ts')).severalAsJson
  },
  github: {
    load: async () => (await import('./github.ts')).github,
    several: async () => (await import('./several/github.ts')).severalForGithub
  },
  sarif: {
    load: async () => (await import('./sarif.ts')).sarif,
    several: async () => (await import('./several/sarif.ts')).severalAsSarif
  },
  junit: {
    load: async () => (await import('./junit.ts')).junit,
    several: async () => (await import('./several/junit.ts')).severalAsJunit
  },
  html: {
    showsReferences: true,
    load: async () => (await import('./html/index.ts')).html,
    several: async () => (await import('./several/html.ts')).severalAsHtml
  }
}
