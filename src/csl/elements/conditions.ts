import {type Context, untakenReader, variableReader} from '../rendering/context.ts'
import {readDate} from '../values/date.ts'
import {readNameList} from '../values/name.ts'
import {isNumeric} from '../values/numbers.ts'
import type {CslElement} from '../xml/reader.ts'

/** Returns whether a branch of `choose` applies. */
export type Condition = (context: Context) => boolean

/** Compiles the condition of an `if` or `else-if` (CSL 1.0.2, “Choose”). */
export function compileCondition({attributes}: CslElement): Condition {
  const tests: Condition[] = []
  for (const [name, value] of Object.entries(attributes)) {
    const values = value.split(/\s+/).filter(Boolean)
    // A work has only one type, so several types mean any of them, even with `match="all"`.
    if (name === 'type') {
      const types: ReadonlySet<unknown> = new Set(values)
      tests.push(({item}) => types.has(item.type))
      continue
    }
    for (const one of values) {
      const test = testOf(name, one)
      if (test !== undefined) tests.push(test)
    }
  }
  const {match = 'all'} = attributes
  const [only] = tests
  if (tests.length === 1 && only !== undefined) return match === 'none' ? context => !only(context) : only
  if (match === 'any') return context => isOneOf(tests, true, context)
  if (match === 'none') return context => !isOneOf(tests, true, context)
  return context => !isOneOf(tests, false, context)
}

/**
 * Whether any test has the given result. It is a loop for speed: conditions are evaluated in every part of every cite.
 */
function isOneOf(tests: readonly Condition[], result: boolean, context: Context): boolean {
  for (const test of tests) if (test(context) === result) return true
  return false
}

function testOf(name: string, value: string): Condition | undefined {
  switch (name) {
    case 'variable':
      return isFilled(value)
    case 'is-numeric': {
      const read = untakenReader(value)
      return context => isNumeric(read(context))
    }
    case 'is-uncertain-date':
      return ({item}) => readDate(item[value])?.isUncertain === true
    case 'locator':
      return context => hasLocator(context) && labelOf(context.cite.label) === value
    case 'position':
      return context => isAt(context, value)
    case 'disambiguate':
      return context => {
        if (context.sort !== undefined) return false
        context.asked++
        return value === 'true'
          ? context.state.conditions >= context.asked
          : context.state.conditions < context.asked
      }
    default:
      return undefined
  }
}

const locatorOf = variableReader('locator')

function hasLocator(context: Context): boolean {
  return locatorOf(context) !== ''
}

/** The name that conditions use for a locator; `page` by default. */
function labelOf(label: string | undefined): string {
  if (!label) return 'page'
  return label === 'sub verbo' ? 'sub-verbo' : label
}

function isFilled(name: string): Condition {
  // A variable that a substitute has used still counts as filled.
  const read = variableReader(name)
  return context => {
    const value = context.item[name]
    if (Array.isArray(value)) return readNameList(value).length > 0
    if (typeof value === 'object' && value !== null) return readDate(value) !== undefined
    return read(context).trim() !== ''
  }
}

function isAt({cite, area}: Context, wanted: string): boolean {
  if (area === 'bibliography') return false
  const {position = 'first', isNear = false} = cite
  switch (wanted) {
    case 'first':
      return position === 'first'
    case 'subsequent':
      return position !== 'first'
    case 'ibid':
      return position === 'ibid' || position === 'ibid-with-locator'
    case 'ibid-with-locator':
      return position === 'ibid-with-locator'
    case 'near-note':
      return position !== 'first' && isNear
    default:
      return false
  }
}
