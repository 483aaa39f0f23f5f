import type {ParseArgsConfig} from 'node:util'
import type {Command, CommandOption, Flags} from '../command.ts'
import {UsageFault} from '../program/fault.ts'

/** The options of a command in the format of `parseArgs`, which collects all values, so that none is lost. */
export function optionsOf(command: Command): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    command.options.map(({name, value}) => [
      name,
      value ? {type: 'string', multiple: true} : {type: 'boolean'}
    ])
  )
}

/** The flags of a command, from all the values of its options. */
export function flagsOf(command: Command, values: Flags): Flags {
  return Object.fromEntries(
    command.options
      .filter(({name}) => values[name] !== undefined)
      .map(option => [option.name, flagOf(option, values[option.name])])
  )
}

function flagOf({name, many}: CommandOption, given: Flags[string]): Flags[string] {
  if (typeof given !== 'object' || many === 'several') return given
  if (many === 'list') return given.join(',')
  const [first, second] = [...new Set(given)]
  if (second === undefined) return first
  throw new UsageFault(`\`--${name}\` takes one value, but has \`${first}\` and \`${second}\``)
}
