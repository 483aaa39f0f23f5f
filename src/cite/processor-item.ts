import type {CslItem} from '../core/types.ts'
import {DASH, OTHERS, withoutMarks} from './marks.ts'

/**
 * A work as the CSL processor gets it: under an id of ours (a key such as `constructor` would meet the processor's own
 * objects), without the marks that we use ourselves, with dates it can read and with “and others” marked.
 */
export function processorItem(item: CslItem, id: string): Record<string, unknown> {
  const variables = Object.entries(item).map(
    ([name, value]) => [name, numbered(name, variable(value))] as const
  )
  return {...Object.fromEntries(variables), id, system_id: id}
}

/**
 * Numbers with a hyphen that joins nothing (`report 14-06`) stay as they are, and pages that are counted within
 * articles (`28:1-28:6`) are a range; the processor sees it the other way round. `\\-` is its hyphen.
 */
function numbered(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  const joinsNothing = name === 'number' || (name === 'issue' && runsBackwards(value))
  if (joinsNothing) return value.replace(/(?<=\d)-(?=\d)/gu, '\\-')
  return name === 'page' ? value.replace(/(?<=\d:\d+)[-–](?=\d+:\d)/gu, DASH) : value
}

/** `14-06` is the sixth of the fourteenth year; `3-4` are two issues. */
function runsBackwards(value: string): boolean {
  const [, first = '', last = ''] = /^(\d+)-(\d+)$/u.exec(value) ?? []
  return last.startsWith('0') || Number(last) < Number(first)
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
    Array.isArray(part)
      ? part
          .filter(isWritten)
          .map(Number)
          .filter(number => Number.isInteger(number))
      : []
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

/** An empty part is none: `Number` would make a year 0 of it. */
function isWritten(part: unknown): boolean {
  return part !== null && part !== ''
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
