import type {PageSpot, PreviewFinding, PreviewReport} from '../../browser/messages.ts'
import type {Build} from '../../build.ts'
import type {Diagnostic, Severity} from '../../core/types.ts'
import type {SourcePlaces} from '../../preview/source-places.ts'

// A wrong path of the bibliography causes thousands of findings, too many for a panel.
const mostListed = 200

/** The content of the findings panel after a build. `places` are those of the page, if it is that of this build. */
export function reportOf(
  {diagnostics, problems}: Pick<Build, 'diagnostics' | 'problems'>,
  held: PreviewReport['held'],
  places?: SourcePlaces
): PreviewReport {
  const bySeverity = (severity: Severity): readonly Diagnostic[] =>
    diagnostics.filter(diagnostic => diagnostic.severity === severity)
  const [errors, warnings, infos] = [bySeverity('error'), bySeverity('warning'), bySeverity('info')]
  const listed = [...errors, ...warnings, ...infos].slice(0, mostListed)
  const spots = spotsOf(listed, places)
  const findings = [
    ...listed.map(diagnostic => findingOf(diagnostic, spots.get(diagnostic))),
    ...problems.map(
      (message): PreviewFinding => ({severity: 'warning', code: '', where: '', message, expected: []})
    )
  ].slice(0, mostListed)
  return {
    errors: errors.length,
    warnings: warnings.length + problems.length,
    findings,
    more: diagnostics.length + problems.length - findings.length,
    held
  }
}

/** The spots of findings that have a place. */
function spotsOf(
  diagnostics: readonly Diagnostic[],
  places: SourcePlaces | undefined
): ReadonlyMap<Diagnostic, PageSpot | undefined> {
  const placed = diagnostics.flatMap(diagnostic => {
    const {file, start, end} = diagnostic
    return start && end ? [{diagnostic, range: {file, start: start.offset, end: end.offset}}] : []
  })
  const spots = places?.spotsOf(placed.map(({range}) => range)) ?? []
  return new Map(placed.map(({diagnostic}, index) => [diagnostic, spots[index]]))
}

/** The report of a build that failed; `message` is for the author. */
export function reportOfFault(message: string): PreviewReport {
  const finding: PreviewFinding = {severity: 'error', code: '', where: '', message, expected: []}
  return {errors: 1, warnings: 0, findings: [finding], more: 0, held: {why: 'the paper could not be built'}}
}

function findingOf(diagnostic: Diagnostic, spot: PageSpot | undefined): PreviewFinding {
  const {severity, code, file, start, message, expected} = diagnostic
  return {
    severity,
    code,
    where: start ? `${file}:${start.line}:${start.column}` : file,
    message,
    expected: expected ?? [],
    place: start && {file, line: start.line, column: start.column},
    spot
  }
}
