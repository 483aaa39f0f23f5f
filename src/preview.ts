/**
 * What the preview server and the page in the browser say to each other. Pure: no machine, no DOM.
 */
import type {Build} from './build.ts'
import {citationId, referenceId} from './cite/reference-id.ts'
import type {Diagnostic, Severity} from './core/types.ts'

/** A finding as the page lists it. */
export type PreviewFinding = Readonly<{
  severity: Severity
  code: string
  /** `manuscript/02-law.md:12:8`, or the file alone. */
  where: string
  message: string
  /** What could stand there instead, best first. */
  expected: readonly string[]
  /** The id of the element of the page that the finding is about; the page may lack it. */
  target?: string | undefined
}>

/** What there is to say about the last build. */
export type PreviewReport = Readonly<{
  errors: number
  warnings: number
  /** The most severe first; at most `mostListed`. */
  findings: readonly PreviewFinding[]
  /** Findings that are not listed. */
  more: number
  /** Why the page is not that of the last build; undefined when it is. */
  held?: string | undefined
}>

/** A stretch of the page's source, in UTF-16 units of what the page had before, and what stands there now. */
export type PageChange = Readonly<{start: number; end: number; text: string}>

/** One message of the stream of events. The changes of a stream follow each other; the first is from nothing. */
export type PreviewMessage = Readonly<{
  report: PreviewReport
  /** Undefined when the page stays as it is. */
  change?: PageChange | undefined
}>

/** What the client needs to know when it starts. */
export type PreviewOptions = Readonly<{
  /** Address of the stream of events, token included. */
  events: string
}>

// A wrong path of the bibliography makes thousands of findings, and nobody reads them in a panel.
const mostListed = 200

/** What the panel of findings shows of a build. */
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

/** The report of a build that broke off; `message` is for the author. */
export function reportOfFault(message: string): PreviewReport {
  const finding: PreviewFinding = {severity: 'error', code: '', where: '', message, expected: []}
  return {errors: 1, warnings: 0, findings: [finding], more: 0, held: 'the paper could not be built'}
}

/** The change that makes one source of a page of another; undefined when they are the same. */
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
 * The source of a page as the preview shows it: without the policy in its head, which would forbid the script that
 * keeps it current, and without its own script, which that one carries. The server sends a policy of its own.
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

/** Finds the element of a finding: the citation that it stands in, or the entry of the list of references. */
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
