import {NAME, sortName} from '../elements/name-list.ts'
import {tokenText} from '../output/tokens.ts'
import {
  type CiteFacts,
  type Context,
  type Item,
  type ReadVariable,
  type RenderCounts,
  untakenReader,
  type WorkState
} from '../rendering/context.ts'
import {isDisambiguatedAlike} from '../rendering/work-state.ts'
import type {Render} from '../rendering/wrap.ts'
import {withoutTags} from '../text/markup.ts'
import {readDate} from '../values/date.ts'
import {dateKey} from '../values/date-key.ts'
import {readNameList} from '../values/name.ts'
import type {CslElement} from '../xml/reader.ts'
import {collationKey} from './collation.ts'

const numberVariables: ReadonlySet<string> = new Set(
  'citation-number volume issue edition number number-of-pages number-of-volumes collection-number chapter-number section version part'.split(
    ' '
  )
)

/**
 * A work in a state, or a cite of the work, to be sorted among others; its keys are rendered when they are compared.
 */
export type Sortable = {
  readonly item: Item
  readonly cite: CiteFacts
  state: WorkState
  readonly keys: Array<string | undefined>
  /** Whether a key uses the work's number. */
  usesNumber: boolean
}

/** A sorter by the keys of a `sort` element. */
export type Sorter = Readonly<{
  hasKeys: boolean
  /** The sortable form of a work: the known one, if its keys are valid in the state. */
  of: (item: Item, state: WorkState, known: Sortable | undefined) => Sortable
  ofCite: (item: Item, state: WorkState, cite: CiteFacts) => Sortable
  /** Empty keys come last, in both directions; 0 if all keys are equal. */
  compare: (a: Sortable, b: Sortable) => number
}>

/** Creates a sorter; `contextFor` returns the context that renders a key with the attributes of its element. */
export function createSorter(
  sort: CslElement | undefined,
  macro: (name: string) => Render,
  counts: RenderCounts,
  contextFor: (sorted: Sortable, attributes: Readonly<Record<string, string>>) => Context
): Sorter {
  const elements = (sort?.children ?? []).filter(({name}) => name === 'key')
  const readers = elements.map(({attributes: {variable = '', macro: called}}) =>
    called === undefined
      ? variableKey(variable)
      : (context: Context): string => macroKey(macro(called), context)
  )
  const descends = elements.map(({attributes}) => attributes.sort === 'descending')
  const ofCite = (item: Item, state: WorkState, cite: CiteFacts): Sortable => ({
    item,
    cite,
    state,
    keys: elements.map(() => undefined),
    usesNumber: false
  })

  function keyOf(sorted: Sortable, index: number): string {
    const known = sorted.keys[index]
    if (known !== undefined) return known
    const {numbers} = counts
    const key = readers[index]!(contextFor(sorted, elements[index]!.attributes))
    if (counts.numbers !== numbers) sorted.usesNumber = true
    sorted.keys[index] = key
    return key
  }

  return {
    hasKeys: elements.length > 0,
    ofCite,
    of(item, state, known) {
      if (known === undefined || !isDisambiguatedAlike(known.state, state)) return ofCite(item, state, {})
      if (known.state.number === state.number) return known
      if (known.usesNumber) return ofCite(item, state, {})
      known.state = state
      return known
    },
    compare(a, b) {
      for (let index = 0; index < elements.length; index++) {
        const left = keyOf(a, index)
        const right = keyOf(b, index)
        if (left === right) continue
        if (left === '') return 1
        if (right === '') return -1
        const order = left < right ? -1 : 1
        return descends[index] ? -order : order
      }
      return 0
    }
  }
}

function macroKey(render: Render, context: Context): string {
  render(context)
  return collationKey(tokenText(context.out), context.locale.lang)
}

function variableKey(name: string): ReadVariable {
  const read = untakenReader(name)
  return context => {
    const value = context.item[name]
    if (Array.isArray(value)) {
      const names = readNameList(value)
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
    const text = withoutTags(typed)
    return numberVariables.has(name)
      ? text.replace(/\d+/g, digits => digits.padStart(10, '0')).toLowerCase()
      : collationKey(text, context.locale.lang)
  }
}
