import {NAME, sortName} from '../elements/name-list.ts'
import {textOf} from '../output/tokens.ts'
import {
  type Context,
  type Counts,
  type Item,
  type ReadVariable,
  untakenReader,
  type WorkState
} from '../rendering/context.ts'
import {isDisambiguatedAlike} from '../rendering/work-state.ts'
import type {Render} from '../rendering/wrap.ts'
import {readDate} from '../values/date.ts'
import {dateKey} from '../values/date-key.ts'
import {namesOf} from '../values/name.ts'
import type {XmlElement} from '../xml/reader.ts'
import {collationKey} from './collation.ts'

/** A key of a `sort` element: its value for a work, and whether it is descending. */
export type SortKey = Readonly<{of: (context: Context) => string; descends: boolean}>

const numberVariables: ReadonlySet<string> = new Set(
  'citation-number volume issue edition number number-of-pages number-of-volumes collection-number chapter-number section version part'.split(
    ' '
  )
)

/** The keys of a `sort` element. */
export function sortKeys(sort: XmlElement | undefined, macro: (name: string) => Render): readonly SortKey[] {
  return (sort?.children ?? [])
    .filter(({name}) => name === 'key')
    .map(({attributes}) => {
      const {variable: name, macro: called, sort: direction} = attributes
      return {
        of: called === undefined ? variableKey(name ?? '') : context => macroKey(macro(called), context),
        descends: direction === 'descending'
      }
    })
}

/** The attributes of each key, for the contexts that render it. */
export function keyAttributes(sort: XmlElement | undefined): ReadonlyArray<Readonly<Record<string, string>>> {
  return (sort?.children ?? []).filter(({name}) => name === 'key').map(({attributes}) => attributes)
}

/**
 * Returns a function that gives a work's keys by a `sort` element. They are cached by the disambiguation of the work
 * and, if they use it, its number.
 */
export function createWorkKeys(
  keys: readonly SortKey[],
  counts: Counts,
  contextFor: (item: Item, state: WorkState, key: number) => Context
): (item: Item, state: WorkState) => readonly string[] {
  type Made = Readonly<{keys: readonly string[]; state: WorkState; usesNumber: boolean}>
  const memory = new WeakMap<Item, Made>()
  return (item, state) => {
    const known = memory.get(item)
    if (known !== undefined && isDisambiguatedAlike(known.state, state)) {
      if (!known.usesNumber || known.state.number === state.number) return known.keys
    }
    const {numbers} = counts
    const made = keys.map((key, index) => key.of(contextFor(item, state, index)))
    memory.set(item, {keys: made, state, usesNumber: counts.numbers !== numbers})
    return made
  }
}

function macroKey(render: Render, context: Context): string {
  render(context)
  return collationKey(textOf(context.out), context.locale.lang)
}

function variableKey(name: string): ReadVariable {
  const read = untakenReader(name)
  return context => {
    const value = context.item[name]
    if (Array.isArray(value)) {
      const names = namesOf(value)
      return collationKey(
        names
          .map(each => sortName(each, {form: 'long', initialize: true, initializeWith: undefined}, context))
          .join(NAME),
        context.locale.lang
      )
    }
    if (typeof value === 'object' && value !== null) {
      const date = readDate(value)
      return date === undefined ? '' : dateKey(date, ['year', 'month', 'day'])
    }
    const typed = read(context)
    const text = typed.includes('<') ? typed.replace(/<[^>]*>/g, '') : typed
    return numberVariables.has(name)
      ? text.replace(/\d+/g, digits => digits.padStart(10, '0')).toLowerCase()
      : collationKey(text, context.locale.lang)
  }
}
