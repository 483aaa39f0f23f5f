import {dateVariables, nameVariables, standardVariables, types} from '../check/names.ts'
import type {Item} from '../rendering/context.ts'

/**
 * Reads the variables that reference managers store in `note` if they have no field for them: lines such as
 * `original-date: 1929` or `Reviewed Author: Hall || W.C.`, and `{:PMID: 123}` anywhere. The variables are removed from
 * the note. A field of the work itself has precedence, except over `type`.
 */
export function withNoteVariables(item: Item): Item {
  const {note} = item
  if (typeof note !== 'string' || !note.includes(':')) return item
  const read: Record<string, unknown> = {}
  const take = (typed: string, value: string): boolean => {
    const name = variableNamed(typed)
    if (name === undefined || value === '') return false
    if (name === 'type') {
      const type = value.toLowerCase().replaceAll(' ', '-')
      if (!types.has(type)) return false
      read.type = type
    } else if (nameVariables.has(name))
      read[name] = [...((read[name] as readonly unknown[] | undefined) ?? []), nameOf(value)]
    else if (!Object.hasOwn(read, name)) read[name] = dateVariables.has(name) ? dateOf(value) : value
    return true
  }
  const rest = note
    .replace(/\{:([\w -]+):([^}]*)\}/g, (whole: string, name: string, value: string) =>
      take(name, value.trim()) ? '' : whole
    )
    .split('\n')
    .filter(line => {
      const [, name, value] = /^\s*([A-Za-z][\w -]*):\s+(.*?)\s*$/.exec(line) ?? []
      return name === undefined || value === undefined || !take(name, value)
    })
    .join('\n')
    .trim()
  if (rest === note.trim()) return item
  const {note: _, ...own} = item
  return {
    ...read,
    ...own,
    ...(read.type !== undefined && {type: String(read.type)}),
    ...(rest !== '' && {note: rest})
  }
}

/** Maps the variables' names in lower case, with hyphens for spaces, so that `Original Date` is found as well. */
const names: ReadonlyMap<string, string> = new Map(
  ['type', ...standardVariables, ...nameVariables, ...dateVariables]
    .filter(name => name !== 'note')
    .map(name => [name.toLowerCase(), name])
)

function variableNamed(typed: string): string | undefined {
  const name = typed.trim().toLowerCase().replaceAll(' ', '-')
  const known = names.get(name)
  if (known !== undefined || !name.endsWith('-short')) return known
  const long = names.get(name.slice(0, -'-short'.length))
  return long && `${long}-short`
}

/** Parses a name in a note: `Hall || W.C.` is a person, any other text an organisation. */
function nameOf(value: string): Readonly<Record<string, string>> {
  const [family, given] = value.split(/\s*\|\|\s*/)
  return family !== undefined && given !== undefined ? {family, given} : {literal: value}
}

/** Parses a date in ISO form or a range of two such dates; any other text is unchanged. */
function dateOf(value: string): Readonly<Record<string, unknown>> {
  const days = value.split('/').map(day => /^(-?\d{1,4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(day.trim()))
  if (days.length > 2 || days.some(day => day === null)) return {raw: value}
  return {
    'date-parts': days.map(day =>
      day!
        .slice(1)
        .filter(part => part !== undefined)
        .map(Number)
    )
  }
}
