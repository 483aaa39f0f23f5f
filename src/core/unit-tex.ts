import {unitPrefixes, unitSymbols} from './unit-names.ts'

/** A unit as TeX, or the reason why it cannot be parsed. */
export type WrittenUnit = string | Readonly<{fault: string}>

/**
 * The state while a unit is parsed: the prefix and power for the next unit, the sign of its exponent, and the finished
 * parts.
 */
type Reading = {prefix: string; power: string; sign: '' | '-'; parts: string[]}

/** Formats a unit in commands, `\kilo\gram\per\second\squared`, or in letters, `kg.m/s^2`. */
export function unitTex(unit: string): WrittenUnit {
  const reading: Reading = {prefix: '', power: '', sign: '', parts: []}
  for (const match of unit.matchAll(unitToken)) {
    const [token, name, group] = match
    if (name === undefined) addLetters(reading, token)
    else if (!addNamed(reading, name, group)) return {fault: `Unknown unit \\${name}`}
  }
  return reading.parts.join('')
}

const unitToken = /\\([A-Za-z]+)\s*(?:\{([^{}]*)\})?|\\.|\^\{[^{}]*\}|\^-?\w|[\p{L}°µμΩ%′″Å]+|[^\\]/gu

function addLetters({parts}: Reading, token: string): void {
  const isSpace = token === '.' || token === '~' || token === '\\,' || token.trim() === ''
  if (isSpace) {
    if (parts.length > 0) parts.push('\\,')
  } else if (token.startsWith('^')) parts.push(/^\^-/.test(token) ? `^{${token.slice(1)}}` : token)
  else if (token === '\\%' || token === '%') parts.push('\\%')
  else parts.push(/^\p{L}|^[°′″]/u.test(token) ? `\\text{${token}}` : token)
}

/** Adds the unit, prefix or power that a command denotes; false if siunitx does not define the command. */
function addNamed(reading: Reading, name: string, group: string | undefined): boolean {
  const {parts} = reading
  const prefix = unitPrefixes.get(name)
  const symbol = unitSymbols.get(name)
  const before = powersBefore.get(name)
  const after = powersAfter.get(name) ?? (name === 'tothe' ? group : undefined)
  if (prefix !== undefined) reading.prefix = prefix
  else if (name === 'per') reading.sign = '-'
  else if (before !== undefined || name === 'raiseto') reading.power = before ?? group ?? ''
  else if (after !== undefined) {
    const last = parts.pop() ?? ''
    parts.push(`${last.replace(/\^\{-1\}$/, '')}^{${last.endsWith('^{-1}') ? '-' : ''}${after}}`)
  } else if (name === 'of') parts.push(`_{\\text{${group ?? ''}}}`)
  else if (symbol === undefined) return false
  else {
    const power = reading.power === '' && reading.sign === '-' ? '1' : reading.power
    const letters = `${reading.prefix}${symbol === '%' ? '\\%' : symbol}`
    if (parts.length > 0) parts.push('\\,')
    parts.push(`\\text{${letters}}${power === '' ? '' : `^{${reading.sign}${power}}`}`)
    Object.assign(reading, {prefix: '', power: '', sign: ''})
  }
  return true
}

const powersBefore: ReadonlyMap<string, string> = new Map([
  ['square', '2'],
  ['cubic', '3']
])
const powersAfter: ReadonlyMap<string, string> = new Map([
  ['squared', '2'],
  ['cubed', '3']
])
