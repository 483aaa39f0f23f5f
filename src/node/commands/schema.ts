import {manuscriptSchema} from '../../parse/settings/schema.ts'
import type {Run} from '../command.ts'
import {UsageFault} from '../program/fault.ts'

/** `galley schema manuscript`: prints the JSON Schema of the settings, for an editor's YAML server. */
export const runSchema: Run = async (_, [name, ...others]) => {
  if (name !== 'manuscript' || others.length > 0)
    throw new UsageFault('name the file that the schema is of: `galley schema manuscript`')
  process.stdout.write(`${JSON.stringify(manuscriptSchema(), undefined, 2)}\n`)
  return 0
}
