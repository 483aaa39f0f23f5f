import type {CslItem} from '../core/types.ts'
import {OTHERS, withoutMarks} from './marks.ts'

/**
 * A work as the CSL processor gets it: under an id of ours (a key such as `constructor` would meet the processor's own
 * objects), without the marks that we use ourselves, with dates it can read and with “and others” marked.
 */
export function processorItem(item: CslItem, id: string): Record<string, unknown> {
  const variables = Object.entries(item).map(([name, value]) => [name, variable(value)] as const)
  return {...Object.fromEntries(variables), id, system_id: id}
}

/** What stands for a work that the processor cannot read: only what it surely can. */
export function bareItem(item: CslItem): CslItem {
  const title = item.title
  return {id: item.id, type: 'document', ...(typeof title === 'string' ? {title} : {})}
}

/** The names by which a sentence calls a work: its authors, or else those who stand for them. */
export function namesOf(item: CslItem): readonly string[] {
  for (const role of ['author', 'editor', 'translator', 'director', 'composer', 'interviewer']) {
    const names = item[role]
    if (Array.isArray(names) && names.length > 0) return names.map(shortName).filter(name => name !== '')
  }
  return []
}

/** True for the last name of a list that says “and others” (BibTeX) or “et al.” (lists pasted from elsewhere). */
export function saysOthers(name: unknown): boolean {
  if (!isObject(name)) return false
  const words = [name.literal, name.given, name.family].filter(part => typeof part === 'string')
  return /^(?:and )?others$|^et\.? al\.?$/iu.test(words.join(' ').trim())
}

function shortName(name: unknown): string {
  if (!isObject(name)) return ''
  if (saysOthers(name)) return OTHERS
  const parts = [name['non-dropping-particle'], name.family ?? name.literal ?? name.given]
  return parts.filter(part => typeof part === 'string').join(' ')
}

function variable(value: unknown): unknown {
  if (typeof value === 'string') return withoutMarks(value)
  // CSL-JSON may have numbers; the processor wants their digits.
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    // A family name of its own, for the processor prints an organisation apart from the persons.
    return value.map((part, index) =>
      index > 0 && index === value.length - 1 && saysOthers(part) ? {family: OTHERS} : variable(part)
    )
  }
  if (!isObject(value)) return value
  const parts = value['date-parts']
  if (Array.isArray(parts)) return date(value, parts)
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, variable(part)]))
}

/** The processor throws on a range whose ends differ in precision, and on one without an end. */
function date(value: Readonly<Record<string, unknown>>, parts: readonly unknown[]): unknown {
  const [start = [], end] = parts.map(part =>
    Array.isArray(part) ? part.map(Number).filter(number => Number.isInteger(number)) : []
  )
  if (start.length === 0) {
    const {'date-parts': _none, ...rest} = value
    return rest
  }
  if (end === undefined) return {...value, 'date-parts': [start]}
  if (end.length === 0 || end[0] === 0) return {literal: `${start[0]}–`}
  const precision = Math.min(start.length, end.length)
  return {...value, 'date-parts': [start.slice(0, precision), end.slice(0, precision)]}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
