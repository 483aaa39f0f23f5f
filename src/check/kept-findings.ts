import type {Memo} from '../core/memo.ts'
import type {Manuscript} from '../core/types.ts'
import {type RuleMemory, remembering} from './rule-memory.ts'
import type {OwnRule, Rule} from './rules/index.ts'
import type {RuleFinding} from './rules/rule.ts'

/**
 * A memory for a single build: it reuses the findings of rules that read only the bibliography, from an earlier build
 * with the same bibliography. No list names these rules: each rule's reads are recorded. Custom rules always run, since
 * the cache key does not include their code.
 */
export async function keptFindings(
  rules: readonly (Rule | OwnRule)[],
  manuscript: Manuscript,
  memo: Memo
): Promise<RuleMemory> {
  const own = rules.filter((rule): rule is Rule => 'examples' in rule)
  const {bibliographySources, bibliography} = manuscript.project
  // The findings of rules that depend on more than the bibliography. These rules would have to run again to record
  // their dependencies, so their findings are reused in this build.
  const others = new Map<Rule | OwnRule, readonly RuleFinding[]>()
  const kept = await memo(
    'findings of the bibliography',
    memo.hash(
      JSON.stringify([bibliographySources.map(({path, text}) => [path, text]), own.map(rule => rule.name)])
    ),
    () => {
      const found: (readonly [rule: string, findings: readonly RuleFinding[]])[] = []
      for (const rule of own) {
        const {readings, findings} = remembering(rule, manuscript)
        if (readings.every(({value}) => value === bibliography)) found.push([rule.name, findings])
        else others.set(rule, findings)
      }
      return found
    },
    {write: found => found, read: found => found}
  )
  const known = new Map<string, readonly RuleFinding[]>(kept)
  return (rule, asked) =>
    ('examples' in rule && asked.project.bibliography === bibliography ? known.get(rule.name) : undefined) ??
    (asked === manuscript ? others.get(rule) : undefined) ?? [...rule.check(asked)]
}
