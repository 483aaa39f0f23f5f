import type {RuleName} from '../core/rule-names.ts'
import type {Finding, Manuscript, Severity} from '../core/types.ts'

/**
 * A complete rule: its requirement, its reason, and examples that serve as its tests and as its page in `docs/rules/`.
 * A rule only yields findings; severities, waivers and sorting belong to `check.ts`.
 */
export type Rule = Readonly<{
  /** Permanent: a code once published keeps its meaning. */
  code: string
  name: RuleName
  severity: Severity
  /**
   * The rule protects those who build or read a paper from untrusted content: no paper can weaken or waive it, only the
   * command line, which belongs to the user.
   */
  protects?: true
  /** A statement that is true of a manuscript without a finding. */
  summary: string
  /** The harm to the reader or the journal. */
  why: string
  examples: readonly Example[]
  /** Data outside the paper without which the rule reports nothing. */
  needs?: 'retractions'
  check: (manuscript: Manuscript) => Iterable<RuleFinding>
}>

/** A rule that a program brings along. It has no page among those of galley's rules; `url` is where it is explained. */
export type OwnRule = Omit<Rule, 'name' | 'examples'> & Readonly<{name: string; url?: string}>

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
  /** What `galley check --fix` makes of files with this rule, where that is worth showing. */
  fixed?: Readonly<Record<string, string>>
}>

/** The check of a rule whose faults are met while reading: parsers report them under its name. */
export function reportedWhileReading(name: RuleName): Rule['check'] {
  return manuscript => manuscript.findings.filter(finding => finding.rule === name)
}
