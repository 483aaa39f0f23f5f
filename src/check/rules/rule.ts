import type {BrokenTable, BrokenWord, FinishedFacts, SmallFormula} from '../../core/finished-facts.ts'
import type {MissedStandard} from '../../core/pdf-standard.ts'
import type {RuleName} from '../../core/rule-names.ts'
import type {Finding, Manuscript, Severity} from '../../core/types.ts'
import type {PaperDestination} from '../../core/wanted-by.ts'

/**
 * A complete rule: its requirement, its reason, and examples that serve as its tests and as its page in `docs/rules/`.
 * A rule only yields findings; `src/check/index.ts` assigns severities, applies waivers and sorts.
 */
export type Rule = Readonly<{
  /** The permanent code of the rule: once published, a code keeps its meaning. */
  code: string
  name: RuleName
  severity: Severity
  /**
   * Whether the rule protects people who build or read a paper from untrusted content. The paper cannot weaken or waive
   * such a rule; only the user can, on the command line.
   */
  protects?: true
  /** A statement that is true of a manuscript without findings. */
  summary: string
  /** The harm to the reader or the journal that the rule prevents. */
  why: string
  examples: readonly Example[]
  /** Data outside the paper that the rule needs to report anything. */
  needs?: 'retractions' | 'destinations' | keyof FinishedFacts
  /**
   * Whether all findings of the rule are about entries of the bibliography, and each depends only on its own entry.
   * After an edit, only the edited entries are checked again.
   */
  ofEntries?: true
  check: (manuscript: Manuscript) => Iterable<RuleFinding>
}>

/** A rule supplied by a program. It has no page among galley's rules; `url` is the URL of its explanation. */
export type OwnRule = Omit<Rule, 'name' | 'examples' | 'ofEntries'> & Readonly<{name: string; url?: string}>

export type RuleFinding = Omit<Finding, 'rule'>

/** A project as a map of texts, and the findings of the rule: `file:line:column-line:column message`. */
export type Example = Readonly<{
  name: string
  /** The day of the check, if the example depends on it. */
  today?: string
  /** A list of notices as CSV, if the check uses one. */
  retractions?: string
  /** The destinations of the paper, if they were passed to the check. */
  destinations?: readonly PaperDestination[]
  /** The standards that a finished PDF misses, if they were passed to the check. */
  missedStandards?: readonly MissedStandard[]
  /** The formulas that a finished PDF prints in smaller type. */
  smallFormulas?: readonly SmallFormula[]
  /** The tables in which a finished PDF breaks words. */
  brokenTables?: readonly BrokenTable[]
  /** The words that a finished PDF divides without a hyphen. */
  brokenWords?: readonly BrokenWord[]
  files: Readonly<Record<string, string>>
  expect: readonly string[]
  /** The files after `galley check --fix` with this rule, if that is worth showing. */
  fixed?: Readonly<Record<string, string>>
}>

/** The check of a rule whose faults are found while parsing: parsers report them under its name. */
export function reportedWhileReading(name: RuleName): Rule['check'] {
  return manuscript => manuscript.findings.filter(finding => finding.rule === name)
}
