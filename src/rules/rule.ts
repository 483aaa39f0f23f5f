import type {RuleName} from '../core/rule-names.ts'
import type {Finding, Manuscript, Severity} from '../core/types.ts'

/**
 * A rule, whole: what it asks, why, and examples that are its tests and its page in `docs/rules/`.
 * A rule only yields findings; severities, waivers and sorting belong to `check.ts`.
 */
export type Rule = Readonly<{
  /** Permanent: a code once published keeps its meaning. */
  code: string
  name: RuleName
  severity: Severity
  /**
   * It protects who builds or reads a paper from what a stranger wrote: no paper can weaken or waive it, only the
   * command line, which is the user's.
   */
  protects?: true
  /** What is true of a manuscript without a finding. */
  summary: string
  /** What the reader or the journal would suffer. */
  why: string
  examples: readonly Example[]
  /** What the rule says nothing without, where that is not part of the paper. */
  needs?: 'retractions'
  check: (manuscript: Manuscript) => Iterable<RuleFinding>
}>

export type RuleFinding = Omit<Finding, 'rule'>

/** A project as a map of texts, and what the rule says of it: `file:line:column-line:column message`. */
export type Example = Readonly<{
  name: string
  /** The day of the check, where it matters. */
  today?: string
  /** A list of notices as CSV, where the check is given one. */
  retractions?: string
  files: Readonly<Record<string, string>>
  expect: readonly string[]
}>

/** The check of a rule whose faults are met while reading: parsers report them under its name. */
export function reportedWhileReading(name: RuleName): Rule['check'] {
  return manuscript => manuscript.findings.filter(finding => finding.rule === name)
}
