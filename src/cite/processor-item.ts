import type {CslItem} from '../core/types.ts'
import {DASH, OTHERS, withoutMarks} from './marks.ts'

/**
 * A work in the form for the CSL processor: with an id of galley's (a key such as `constructor` would collide with the
 * processor's own objects), without galley's internal marks, with dates that it can read, and with “and others” marked.
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

/** Stands in for a work that the processor cannot read: only the fields that it certainly can. */
export function bareItem(item: CslItem): CslItem {
  const title = item.title
  return {id: item.id, type: 'document', ...(typeof title === 'string' ? {title} : {})}
}

/** The names that stand for a work in a sentence: its authors, or else their substitutes. */
export function namesOf(item: CslItem): readonly string[] {
  for (const role of ['author', 'editor', 'translator', 'director', 'composer', 'interviewer']) {
    const names = item[role]
    if (Array.isArray(names) && names.length > 0) return names.map(shortName).filter(name => name !== '')
  }
  return []
}

/** True for the last name of a list that means “and others” (BibTeX) or “et al.” (lists pasted from elsewhere). */
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
  // CSL-JSON may have numbers; the processor needs their digits.
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    // As a family name, because the processor renders an organisation apart from persons.
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

/** False for an empty part, of which `Number` would make a year 0. */
function isWritten(part: unknown): boolean {
  return part !== null && part !== ''
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
