import {cslMTypes, cslMVariables, faultOfCslM} from './extensions.ts'
import {choiceOf, type StyleFault} from './faults.ts'
import {TYPES, VARIABLES, type Value} from './values.ts'

/** Returns the fault of an attribute's value, if it has one. */
export function faultOfValue(
  given: string,
  attribute: string,
  value: Value
): Pick<StyleFault, 'message' | 'word' | 'expected'> | undefined {
  if ('pattern' in value) {
    const pattern = typeof value.pattern === 'function' ? value.pattern(given) : value.pattern
    if (pattern.test(given)) return undefined
    return {message: `\`${attribute}\` cannot be \`${given}\`, expected ${value.says}`}
  }
  if (value.words.has(given)) return undefined
  // Names of terms can contain spaces.
  const words = value.several || !given.includes(' ') ? given.split(/\s+/u).filter(Boolean) : [given]
  const isPermitted = words.length === 1 || (words.length > 1 && value.several === true)
  const word = words.find(each => !value.words.has(each))
  if (isPermitted && word === undefined) return undefined
  const {says = choiceOf([...value.words])} = value
  if (!isPermitted || word === undefined)
    return {message: `\`${attribute}\` cannot be \`${given}\`, expected ${says}`}
  if (value === TYPES && cslMTypes.has(word)) return {message: faultOfCslM('type', word)}
  if (isOfVariables(value) && cslMVariables.has(word)) return {message: faultOfCslM('variable', word)}
  return {
    message: `\`${attribute}\` cannot be \`${word}\`, expected ${says}`,
    word,
    expected: [...value.words]
  }
}

function isOfVariables(value: Value): boolean {
  return Object.values<Value>(VARIABLES).includes(value)
}
