import {smallestOf} from '../../core/extremes.ts'
import type {CslDate, CslItem, CslName} from '../../core/types.ts'
import {dateVariables, nameVariables} from '../../csl/check/names.ts'

/** An item in a form that a CSL processor accepts, or undefined; and the faults of values that were omitted. */
export type CheckedItem = Readonly<{csl: CslItem | undefined; faults: readonly ItemFault[]}>

/** A message, with the variable that it is about; without one, it is about the whole item. */
export type ItemFault = Readonly<{message: string; variable?: string}>

/**
 * Converts an item of CSL-JSON to the form of its schema, in which names are lists of objects and dates have numbers. A
 * value that cannot be converted is omitted and reported, because it would make a processor fail.
 */
export function checkItem(value: unknown): CheckedItem {
  if (!isRecord(value))
    return {
      csl: undefined,
      faults: [{message: 'This is not an item of CSL-JSON, expected an object with an `id`'}]
    }
  const id = typeof value.id === 'number' ? String(value.id) : value.id
  if (typeof id !== 'string' || id === '') {
    const message = 'The item has no `id`, expected a string'
    return {csl: undefined, faults: [{message}]}
  }
  const faults: ItemFault[] = []
  const csl: Record<string, unknown> = {}
  for (const [name, variable] of Object.entries(value)) {
    if (name === 'id' || name === '__proto__') continue
    const checked = checkVariable(name, variable)
    if (checked === undefined) {
      const expected = hasDeepTags(variable) ? simplerText : expectation(name)
      faults.push({
        message: `The value of \`${name}\` has the wrong form, expected ${expected}`,
        variable: name
      })
    } else csl[name] = checked
  }
  const type = typeof value.type === 'string' && value.type !== '' ? value.type : 'document'
  return {csl: {...csl, id, type}, faults}
}

/** The maximum nesting depth of lists and tags, which CSL processors handle by recursion. */
const deepest = 50

const simplerText = `a text with at most ${deepest} tags inside one another`

function expectation(name: string): string {
  if (nameVariables.has(name)) return 'a list of names such as `{"family": "Doe", "given": "Jane"}`'
  return dateVariables.has(name) ? 'a date such as `{"date-parts": [[2017, 5]]}`' : 'a text or a number'
}

function checkVariable(name: string, value: unknown): unknown {
  if (hasDeepTags(value)) return undefined
  if (nameVariables.has(name)) return checkNames(value)
  if (dateVariables.has(name)) return checkDate(value)
  if (typeof value === 'string' || typeof value === 'number') return value
  // Processors ignore `custom`, `categories` and the members that other programs add; these are kept unless they are
  // nested too deeply.
  if (typeof value === 'boolean') return String(value)
  const isKept = name === 'custom' || name === 'categories' || Array.isArray(value)
  return isKept && isShallow(value, deepest) ? value : undefined
}

/** The maximum number of tags of CSL rich text that are open at once. */
function tagDepth(text: string): number {
  let depth = 0
  let most = 0
  for (const [, closing] of text.matchAll(/<(\/?)(?:i|b|sup|sub|sc|span)\b/g)) {
    depth = closing === '/' ? Math.max(0, depth - 1) : depth + 1
    most = Math.max(most, depth)
  }
  return most
}

/** Whether the tags in a value are nested too deeply. */
function hasDeepTags(value: unknown, left = 3): boolean {
  if (typeof value === 'string') return tagDepth(value) > deepest
  if (typeof value !== 'object' || value === null || left === 0) return false
  return Object.values(value).some(inner => hasDeepTags(inner, left - 1))
}

function isShallow(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return left > 0 && Object.values(value).every(inner => isShallow(inner, left - 1))
}

function checkNames(value: unknown): readonly CslName[] | undefined {
  const names = typeof value === 'string' ? [value] : value
  if (!Array.isArray(names)) return undefined
  const checked = names.map(checkName)
  return checked.every(name => name !== undefined) ? checked : undefined
}

function checkName(value: unknown): CslName | undefined {
  if (typeof value === 'string') return {literal: value}
  if (!isRecord(value)) return undefined
  const name: Record<string, unknown> = {}
  for (const [part, text] of Object.entries(value)) {
    if (part === '__proto__') continue
    if (typeof text === 'string' || typeof text === 'boolean' || typeof text === 'number') name[part] = text
    else return undefined
  }
  return name
}

function checkDate(value: unknown): CslDate | undefined {
  if (typeof value === 'string') return {raw: value}
  if (typeof value === 'number') return {'date-parts': [[value]]}
  if (!isRecord(value)) return undefined
  const written = value['date-parts']
  if (written === undefined) {
    return typeof value.literal === 'string' || typeof value.raw === 'string' ? dateText(value) : undefined
  }
  if (!Array.isArray(written)) return undefined
  const dates = written.map(date => (Array.isArray(date) ? date.map(Number) : undefined))
  const valid = dates.every(date => date !== undefined && date.length > 0 && date.every(Number.isInteger))
  if (!valid || dates.length === 0 || dates.length > 2) return undefined
  const parts = dates.filter(date => date !== undefined)
  // Processors reject ranges whose ends differ in precision, so all dates are shortened to the shortest.
  const length = smallestOf([...parts.map(date => date.length), 3])
  return {...dateText(value), 'date-parts': parts.map(date => date.slice(0, length))}
}

function dateText(value: Readonly<Record<string, unknown>>): CslDate {
  const season = Number(value.season)
  return {
    ...(typeof value.literal === 'string' && {literal: value.literal}),
    ...(typeof value.raw === 'string' && {raw: value.raw}),
    ...(value.circa !== undefined && value.circa !== false && value.circa !== 'false' && {circa: true}),
    ...(Number.isInteger(season) && season >= 1 && season <= 4 && {season})
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
