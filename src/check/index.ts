import {ownFinding} from '../core/joined-text.ts'
import type {RuleName} from '../core/rule-names.ts'
import type {
  Cause,
  Diagnostic,
  Finding,
  Manuscript,
  Retractions,
  Severity,
  WaivedDiagnostic
} from '../core/types.ts'
import {isNamed, isWeaker, unknownRules, useWaivers, weakenedRules} from '../core/waivers.ts'
import type {PaperDestination} from '../core/wanted-by.ts'
import type {RuleMemory} from './rule-memory.ts'
import type {OwnRule, Rule} from './rules/index.ts'

/** Options of a check. */
export type CheckOptions = Readonly<{
  /** The day of the check as an ISO date; without it, no waiver expires. */
  today?: string | undefined
  /** Whether the findings of a rule are wanted; by default, all are. */
  only?: ((rule: Rule | OwnRule) => boolean) | undefined
  /** Notices about published works; without them, no work counts as retracted. */
  retractions?: Retractions | undefined
  /** The destinations of the paper, whose requirements are checked. */
  destinations?: readonly PaperDestination[] | undefined
  /** Remembers the findings of the last check of a session. */
  memory?: RuleMemory | undefined
}>

/** The findings of a check by file and place; waived ones are separate. */
export type Checked = Readonly<{
  diagnostics: readonly Diagnostic[]
  waived: readonly WaivedDiagnostic[]
}>

/** Runs all rules on a manuscript, and then the rules about waivers, which depend on the other findings. */
export function check(
  manuscript: Manuscript,
  rules: readonly (Rule | OwnRule)[],
  options: CheckOptions = {}
): Checked {
  const {settings, project} = manuscript
  const only = options.only ?? (() => true)
  // A waiver of a rule that is not run now may be needed in another run, so it does not count as unused.
  const asked = rules.filter(({needs}) => needs === undefined || manuscript[needs] !== undefined)
  const sound = project.waivers.filter(waiver =>
    asked.some(rule => !rule.protects && isNamed(rule, waiver.rule))
  )
  const waivers = useWaivers(sound, options.today)
  // Whether a waiver is unused is known only after all rules have run.
  const everyRule = rules.some(rule => rule.name === 'waiver-unused' && only(rule))
  const diagnostics: Diagnostic[] = []
  const consequences = new Map<Diagnostic, readonly Cause[]>()
  const waived: WaivedDiagnostic[] = []

  function take(rule: Rule | OwnRule, findings: Iterable<Omit<Finding, 'rule'>>): void {
    const wanted = settings.severities.get(rule.name) ?? settings.severities.get(rule.code)
    const severity =
      wanted === undefined || (rule.protects && isWeaker(wanted, rule.severity)) ? rule.severity : wanted
    if (severity === 'off') return
    for (const finding of findings) {
      const waiver = waivers.find(rule, finding)
      if (!only(rule)) continue
      const diagnostic = diagnosticOf(ownFinding(project.joined, finding), rule, severity)
      if (finding.causes !== undefined) consequences.set(diagnostic, finding.causes)
      if (waiver === undefined) diagnostics.push(diagnostic)
      else waived.push({...diagnostic, reason: waiver.reason})
    }
  }

  for (const rule of rules)
    if (everyRule || only(rule)) take(rule, options.memory?.(rule, manuscript) ?? rule.check(manuscript))
  const own = [
    ...unknownRules(settings, project.waivers, rules),
    ...weakenedRules(settings, project.waivers, rules),
    ...waivers.findings()
  ]
  for (const rule of rules) {
    const findings = own.filter(finding => finding.rule === rule.name)
    if (findings.length > 0) take(rule, findings)
  }
  const errors = diagnostics.filter(({severity}) => severity === 'error')
  const isCaused = (diagnostic: Diagnostic): boolean =>
    consequences
      .get(diagnostic)
      ?.some(cause => errors.some(({rule, file}) => rule === cause.rule && file === cause.file)) ?? false
  const unread = errors.filter(error => isOfYaml(error) && error.file === settings.file)
  if (unread.length > 0) return {diagnostics: unread.map(alone).sort(byPlace), waived: []}
  return {
    diagnostics: diagnostics.filter(diagnostic => !isCaused(diagnostic)).sort(byPlace),
    waived: waived.sort(byPlace)
  }
}

function isOfYaml({rule}: Diagnostic): boolean {
  return rule === 'front-matter-syntax'
}

/**
 * The finding about unreadable settings, with a note that nothing else was checked. Without settings, the chapters,
 * bibliographies, macros, severities and waivers are unknown, so all other findings may be consequences of this one.
 */
function alone(diagnostic: Diagnostic): Diagnostic {
  const {note = ''} = diagnostic
  return {
    ...diagnostic,
    note: `${note} Everything else is checked once the settings can be read.`.trimStart()
  }
}

/** Whether any finding prevents the outputs from being written. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(diagnostic => diagnostic.severity === 'error')
}

function diagnosticOf(finding: Omit<Finding, 'rule'>, rule: Rule | OwnRule, severity: Severity): Diagnostic {
  const {file, place, subject, message, expected, note, edits} = finding
  const url = 'examples' in rule ? `docs/rules/${rule.name}.md` : rule.url
  return {
    code: rule.code,
    rule: rule.name,
    severity,
    file,
    ...(place && {start: place.start, end: place.end}),
    ...(subject !== undefined && {subject}),
    message,
    ...(expected && expected.length > 0 && {expected}),
    note: note ?? rule.why,
    ...(url !== undefined && {url}),
    ...(edits && edits.length > 0 && {edits})
  }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    Number(hidesOthers(b)) - Number(hidesOthers(a)) ||
    order(a.file, b.file) ||
    (a.start?.offset ?? -1) - (b.start?.offset ?? -1) ||
    order(a.code, b.code) ||
    order(a.subject ?? '', b.subject ?? '')
  )
}

/** Whether other findings may be the consequences of this one, so that it comes first. */
function hidesOthers({rule, severity}: Diagnostic): boolean {
  return severity === 'error' && faultsOfSources.has(rule)
}

const faultsOfSources: ReadonlySet<string> = new Set<RuleName>([
  'front-matter-syntax',
  'file-unreadable',
  'bibliography-syntax'
])

/** Compares by code point, so that the order is the same in every locale. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
