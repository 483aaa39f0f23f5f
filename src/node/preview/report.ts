import type {PreviewFinding, PreviewReport} from '../../browser/messages.ts'
import type {Build} from '../../build.ts'
import {citationId, referenceId} from '../../cite/reference-id.ts'
import type {Diagnostic, Severity} from '../../core/types.ts'

// A wrong path of the bibliography causes thousands of findings, too many for a panel.
const mostListed = 200

/** The content of the findings panel after a build. */
export function reportOf(build: Build, held: string | undefined): PreviewReport {
  const {diagnostics, problems} = build
  const bySeverity = (severity: Severity): readonly Diagnostic[] =>
    diagnostics.filter(diagnostic => diagnostic.severity === severity)
  const [errors, warnings, infos] = [bySeverity('error'), bySeverity('warning'), bySeverity('info')]
  const targets = targetsOf(build)
  const ordered = [...errors, ...warnings, ...infos]
  const listed = [
    ...ordered.slice(0, mostListed).map(diagnostic => findingOf(diagnostic, targets(diagnostic))),
    ...problems
      .slice(0, mostListed)
      .map((message): PreviewFinding => ({severity: 'warning', code: '', where: '', message, expected: []}))
  ]
  return {
    errors: errors.length,
    warnings: warnings.length + problems.length,
    findings: listed.slice(0, mostListed),
    more: Math.max(0, ordered.length + problems.length - mostListed),
    held
  }
}

/** The report of a build that failed; `message` is for the author. */
export function reportOfFault(message: string): PreviewReport {
  const finding: PreviewFinding = {severity: 'error', code: '', where: '', message, expected: []}
  return {errors: 1, warnings: 0, findings: [finding], more: 0, held: 'the paper could not be built'}
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
