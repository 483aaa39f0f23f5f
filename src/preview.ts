/** The messages between the preview server and the page in the browser. Pure: no machine, no DOM. */
import type {Build} from './build.ts'
import {citationId, referenceId} from './cite/reference-id.ts'
import type {Diagnostic, Severity} from './core/types.ts'

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

// A wrong path of the bibliography causes thousands of findings, too many for a panel.
const mostListed = 200

/** The content of the findings panel after a build. */
export function reportOf(build: Build, held: string | undefined): PreviewReport {
  const {diagnostics, problems} = build
  const bySeverity = (severity: Severity): readonly Diagnostic[] =>
    diagnostics.filter(diagnostic => diagnostic.severity === severity)
  const [errors, warnings, infos] = [bySeverity('error'), bySeverity('warning'), bySeverity('info')]
  const targets = targetsOf(build)
  const all = [
    ...[...errors, ...warnings, ...infos].map(diagnostic => findingOf(diagnostic, targets(diagnostic))),
    ...problems.map(
      (message): PreviewFinding => ({severity: 'warning', code: '', where: '', message, expected: []})
    )
  ]
  return {
    errors: errors.length,
    warnings: warnings.length + problems.length,
    findings: all.slice(0, mostListed),
    more: Math.max(0, all.length - mostListed),
    held
  }
}

/** The report of a build that failed; `message` is for the author. */
export function reportOfFault(message: string): PreviewReport {
  const finding: PreviewFinding = {severity: 'error', code: '', where: '', message, expected: []}
  return {errors: 1, warnings: 0, findings: [finding], more: 0, held: 'the paper could not be built'}
}

/** The change from one source of a page to another; undefined if they are equal. */
export function changeBetween(before: string, after: string): PageChange | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let same = 0
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - same - 1) === after.charCodeAt(after.length - same - 1)
  )
    same++
  return {start, end: before.length - same, text: after.slice(start, after.length - same)}
}

/**
 * The source of a page for the preview: without the policy in its head, which would forbid the preview's script, and
 * without its own script, which the preview's script includes. The server sends its own policy.
 */
export function withoutScript(html: string): string {
  return html
    .replace(/<meta http-equiv="content-security-policy"[^>]*>\n?/i, '')
    .replace(/<script type="module">[\s\S]*?<\/script>\n?/, '')
}

function findingOf(diagnostic: Diagnostic, target: string | undefined): PreviewFinding {
  const {severity, code, file, start, message, expected} = diagnostic
  return {
    severity,
    code,
    where: start ? `${file}:${start.line}:${start.column}` : file,
    message,
    expected: expected ?? [],
    target
  }
}

/** Finds the element of a finding: its citation, or its entry in the list of references. */
function targetsOf({manuscript}: Build): (diagnostic: Diagnostic) => string | undefined {
  const {citations, bibliography} = manuscript
  return ({file, start, subject}) => {
    if (start === undefined) return undefined
    const cited = citations.find(
      ({citation: {place}, ...citation}) =>
        citation.file === file && place.start.offset <= start.offset && start.offset < place.end.offset
    )
    if (cited !== undefined) {
      const keys = cited.references.map(
        (reference, index) => reference?.key ?? cited.citation.items[index]?.key ?? ''
      )
      return citationId(keys, cited.number)
    }
    const reference = subject === undefined ? undefined : bibliography.byKey.get(subject)
    return reference?.file === file ? referenceId(reference.key) : undefined
  }
}
