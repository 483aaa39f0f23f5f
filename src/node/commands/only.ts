import type {CheckOptions} from '../../check/index.ts'
import {type Rule, rules} from '../../check/rules/index.ts'
import {similar} from '../../core/similar.ts'
import {isNamed} from '../../core/waivers.ts'
import {UsageFault} from '../program/fault.ts'

/**
 * The rules selected by `--only G101,reference-uncited,G2`: by code, by name, or by the beginning of codes. Undefined
 * without the option; throws a `UsageFault` for a word that selects no rule.
 */
export function rulesOnly(list: unknown): CheckOptions['only'] {
  if (typeof list !== 'string') return undefined
  const words = list.split(',').map(word => word.trim())
  const wanted = new Set<unknown>(words.flatMap(word => rulesNamed(word)))
  return rule => wanted.has(rule)
}

/** The rule with a name or code; throws a `UsageFault` with suggestions for an unknown rule. */
export function ruleNamed(word: string): Rule {
  const found = rules.find(rule => isNamed(rule, plain(word)))
  if (found === undefined) throw unknown(word)
  return found
}

function rulesNamed(word: string): readonly Rule[] {
  const start = plain(word)
  const found = /^G\d{0,2}$/.test(start)
    ? rules.filter(({code}) => code.startsWith(start))
    : rules.filter(rule => isNamed(rule, start))
  if (found.length === 0) throw unknown(word)
  return found
}

/** Normalizes case: codes are upper case, names lower case; users may type either. */
function plain(word: string): string {
  return /^g\d*$/i.test(word) ? word.toUpperCase() : word.toLowerCase()
}

function unknown(word: string): UsageFault {
  const near = similar(
    plain(word),
    rules.flatMap(({name, code}) => [name, code])
  )
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : '`galley rules` lists them'
  return new UsageFault(`unknown rule \`${word}\`; ${hint}`)
}
