import type {PageSpot, PreviewFinding, PreviewOffer, PreviewReport} from '../browser/messages.ts'
import type {Build} from '../build.ts'
import type {Diagnostic, Edit, Severity} from '../core/types.ts'
import {isAskable, isWaivable, offersOf} from './mends.ts'
import type {SourcePlaces} from './source-places.ts'

// The maximum number of findings in the panel: a wrong path of the bibliography would cause thousands.
const mostListed = 200

/** The content of the findings panel after a build. `places` is given only if the page shows this build. */
export function reportOf(
  built: Pick<Build, 'diagnostics' | 'problems' | 'files' | 'manuscript'>,
  held: PreviewReport['held'],
  places?: SourcePlaces
): PreviewReport {
  const {diagnostics, problems} = built
  const listed = listedFindings(diagnostics)
  const spots = spotsOf([...listed.values()], places)
  const findings = [
    ...[...listed].map(([id, diagnostic]) => findingOf(id, diagnostic, spots.get(diagnostic), built)),
    ...problems.map((message): PreviewFinding => ({...bare, id: message, severity: 'warning', message}))
  ].slice(0, mostListed)
  const count = (wanted: Severity): number => diagnostics.filter(({severity}) => severity === wanted).length
  return {
    errors: count('error'),
    warnings: count('warning') + problems.length,
    findings,
    more: diagnostics.length + problems.length - findings.length,
    held
  }
}

const bare = {code: '', where: '', expected: []}

/**
 * The findings in the panel by their ids, the most severe first. The id of a finding stays the same while the text
 * around it changes.
 */
export function listedFindings(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Diagnostic> {
  const ordered = (['error', 'warning', 'info'] as const).flatMap(wanted =>
    diagnostics.filter(({severity}) => severity === wanted)
  )
  const counts = new Map<string, number>()
  return new Map(
    ordered.slice(0, mostListed).map(diagnostic => {
      const {code, file, subject = '', message} = diagnostic
      const name = [code, file, subject, message].join('\n')
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      return [`${name}\n${count}`, diagnostic]
    })
  )
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
  const finding: PreviewFinding = {...bare, id: message, severity: 'error', message}
  const held = {why: 'the paper could not be built'}
  return {errors: 1, warnings: 0, findings: [finding], more: 0, held}
}

function findingOf(
  id: string,
  diagnostic: Diagnostic,
  spot: PageSpot | undefined,
  {manuscript, files}: Pick<Build, 'files' | 'manuscript'>
): PreviewFinding {
  const {severity, code, file, start, message, expected} = diagnostic
  const offers = offersOf(diagnostic, files.textOf)
  return {
    id,
    severity,
    code,
    where: start ? `${file}:${start.line}:${start.column}` : file,
    message,
    expected: expected ?? [],
    place: start && {file, line: start.line, column: start.column},
    spot,
    offers: offers.map(
      ({label, edits}): PreviewOffer => ({
        label,
        changes: edits.slice(0, mostChanges).map(edit => changeIn(edit, files.textOf(edit.file) ?? ''))
      })
    ),
    isWaivable: isWaivable(diagnostic, manuscript),
    isAskable: isAskable(diagnostic, manuscript)
  }
}

const mostChanges = 5
const mostLetters = 300
/** The number of letters shown before and after a change, within its line. */
const around = 30

function changeIn({start, end, old, text}: Edit, source: string): PreviewOffer['changes'][number] {
  const before = source.slice(Math.max(0, start - around), start)
  const after = source.slice(end, end + around)
  return {
    before: before.slice(before.lastIndexOf('\n') + 1),
    old: old.slice(0, mostLetters),
    text: text.slice(0, mostLetters),
    after: after.split('\n', 1)[0] ?? ''
  }
}
