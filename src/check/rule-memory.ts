import {addAll} from '../core/add-all.ts'
import type {Manuscript} from '../core/types.ts'
import {byEntry, type EntryFindings, entryFindings} from './entry-memory.ts'
import {sharedEntries} from './moved-entries.ts'
import type {OwnRule, Rule} from './rules/index.ts'
import type {RuleFinding} from './rules/rule.ts'

/**
 * Returns the findings of a rule: the findings of the last check if everything that the rule read then is unchanged.
 */
export type RuleMemory = (rule: Rule | OwnRule, manuscript: Manuscript) => readonly RuleFinding[]

/** A value that a rule read: the path to it from the manuscript, and the value. */
type Reading = Readonly<{path: readonly string[]; value: unknown}>

type Remembered = Readonly<{readings: readonly Reading[]; findings: readonly RuleFinding[]}>

/** Runs a rule and records the data that it read. Rules must read the manuscript only while they are called. */
export function remembering(rule: Rule | OwnRule, manuscript: Manuscript): Remembered {
  const readings = new Map<string, Reading>()
  const findings = [...rule.check(recording(manuscript, [], readings))]
  return {readings: [...readings.values()], findings}
}

/** Creates the memory of a session of builds. */
export function createRuleMemory(): RuleMemory {
  const known = new Map<Rule | OwnRule, Remembered>()
  const isSame = comparer()
  const ofEntries = entryRuleMemory(isSame)
  return (rule, manuscript) => {
    if ('ofEntries' in rule && rule.ofEntries === true) return ofEntries(rule, manuscript)
    const last = known.get(rule)
    if (last?.readings.every(({path, value}) => isSame(value, valueAt(manuscript, path))))
      return last.findings
    const run = remembering(rule, manuscript)
    known.set(rule, run)
    return run.findings
  }
}

/** The memory for rules that examine each entry by itself: after an edit, they run on the edited entries. */
function entryRuleMemory(isSame: Comparer): RuleMemory {
  const known = new Map<Rule | OwnRule, Remembered & Readonly<{entries: EntryFindings | undefined}>>()
  const shared = sharedEntries()
  const runOn = (rule: Rule | OwnRule, manuscript: Manuscript): Remembered => {
    const run = remembering(rule, manuscript)
    return {...run, readings: run.readings.filter(({path}) => path[0] !== 'bibliography')}
  }
  return (rule, manuscript) => {
    const {bibliography} = manuscript
    const last = known.get(rule)
    const isKept = last?.readings.every(({path, value}) => isSame(value, valueAt(manuscript, path)))
    if (last?.entries !== undefined && isKept) {
      // The rule may read something for an edited entry that it did not read for any other.
      const readings = [...last.readings]
      const entries = entryFindings(
        last.entries,
        bibliography,
        shared(last.entries.references, bibliography.references),
        edited => {
          const run = runOn(rule, {...manuscript, bibliography: edited})
          addAll(
            readings,
            run.readings.filter(({path}) => !readings.some(each => isSamePath(each.path, path)))
          )
          return run.findings
        }
      )
      if (entries !== undefined) {
        const findings = entries.found.map(({finding}) => finding)
        known.set(rule, {readings, findings, entries})
        return findings
      }
    }
    const run = runOn(rule, manuscript)
    const {references} = bibliography
    const found = byEntry(references, run.findings)
    known.set(rule, {...run, entries: found && {references, found}})
    return run.findings
  }
}

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index])
}

/** The objects whose parts are recorded one by one, because every build creates new objects. */
const made: ReadonlySet<string> = new Set(['', 'project', 'project style'])

function recording<Recorded extends object>(
  object: Recorded,
  path: readonly string[],
  readings: Map<string, Reading>
): Recorded {
  return new Proxy(object, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (typeof name === 'symbol') return value
      const inner = [...path, name]
      const key = inner.join(' ')
      if (made.has(key) && typeof value === 'object' && value !== null)
        return recording(value, inner, readings)
      readings.set(key, {path: inner, value})
      return value
    },
    has(target, name) {
      if (typeof name === 'string')
        readings.set([...path, name].join(' '), {path: [...path, name], value: Reflect.get(target, name)})
      return Reflect.has(target, name)
    },
    // Copying the object counts as reading all of it.
    ownKeys(target) {
      for (const name of Object.keys(target))
        readings.set([...path, name].join(' '), {path: [...path, name], value: Reflect.get(target, name)})
      return Reflect.ownKeys(target)
    }
  })
}

function valueAt(manuscript: Manuscript, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    manuscript
  )
}

type Comparer = (one: unknown, other: unknown) => boolean

/** Returns a function that compares values. Many rules read the same values, so each result is remembered. */
function comparer(): Comparer {
  const compared = new WeakMap<object, Readonly<{other: unknown; result: boolean}>>()
  return (one, other) => {
    if (typeof one !== 'object' || one === null || one === other) return hasSame(one, other)
    const last = compared.get(one)
    if (last !== undefined && last.other === other) return last.result
    const result = hasSame(one, other)
    compared.set(one, {other, result})
    return result
  }
}

/** Whether two values are the same, or lists, tables or sets of the same values. */
function hasSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => Object.is(value, other[index]))
  if (one instanceof Map && other instanceof Map)
    return (
      one.size === other.size &&
      isSameSequence(one.keys(), other.keys()) &&
      isSameSequence(one.values(), other.values())
    )
  if (one instanceof Set && other instanceof Set)
    return one.size === other.size && isSameSequence(one.values(), other.values())
  return false
}

/** Whether two sequences of the same length have the same values. */
function isSameSequence(one: IterableIterator<unknown>, other: IterableIterator<unknown>): boolean {
  for (const value of one) if (!Object.is(value, other.next().value)) return false
  return true
}
