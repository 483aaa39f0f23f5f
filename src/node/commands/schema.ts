import {schemas} from '../../parse/settings/schema.ts'
import type {Run} from '../command.ts'
import {UsageFault} from '../program/fault.ts'

/** `galley schema NAME`: prints the JSON Schema of a file of settings, for an editor's YAML server. */
export const runSchema: Run = async (_, [name = '', ...others]) => {
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined
  if (schema === undefined || others.length > 0) {
    const names = Object.keys(schemas).join(', ')
    throw new UsageFault(`name the kind of file, ${names}: \`galley schema manuscript\``)
  }
  process.stdout.write(`${JSON.stringify(schema(), undefined, 2)}\n`)
  return 0
}
