import type {Diagnostic, Finding, Manuscript, Severity, Waiver} from './core/types.ts'
import type {Rule} from './rules/index.ts'

/** Asks every rule about a manuscript; gives diagnostics by file and place, waived ones left out. */
export function check(manuscript: Manuscript, rules: readonly Rule[]): readonly Diagnostic[] {
  const {severities, waivers} = manuscript.settings
  const diagnostics: Diagnostic[] = []
  for (const rule of rules) {
    const severity = severities.get(rule.name) ?? severities.get(rule.code) ?? rule.severity
    if (severity === 'off') continue
    for (const finding of rule.check(manuscript)) {
      if (waivers.some(waiver => waives(waiver, rule, finding))) continue
      diagnostics.push(diagnosticOf(finding, rule, severity))
    }
  }
  return diagnostics.sort(byPlace)
}

/** Whether anything stops the outputs from being written. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(diagnostic => diagnostic.severity === 'error')
}

function waives(waiver: Waiver, rule: Rule, finding: Omit<Finding, 'rule'>): boolean {
  return (
    (waiver.rule === rule.name || waiver.rule === rule.code) &&
    (waiver.subject === undefined || waiver.subject === finding.subject) &&
    (waiver.file === undefined || waiver.file === finding.file)
  )
}

function diagnosticOf(finding: Omit<Finding, 'rule'>, rule: Rule, severity: Severity): Diagnostic {
  const {file, place, subject, message, expected, note} = finding
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
    url: `docs/rules/${rule.name}.md`
  }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    order(a.file, b.file) ||
    (a.start?.offset ?? -1) - (b.start?.offset ?? -1) ||
    order(a.code, b.code) ||
    order(a.subject ?? '', b.subject ?? '')
  )
}

/** By code point, the same in every locale. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
