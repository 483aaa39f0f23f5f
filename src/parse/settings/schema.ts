import {formShape, type Shape} from './forms.ts'
import {type OptionValues, optionValues} from './option-values.ts'
import {type Option, options} from './options.ts'

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<{[keyword: string]: unknown}>

/**
 * The JSON Schema of `manuscript.yaml`, for editors with a YAML server: names, values and forms of settings, with what
 * they say. It permits other names, since other tools have settings in the same file; galley reports unknown ones.
 */
export function manuscriptSchema(): Schema {
  const named = options.flatMap(option =>
    [option.name, ...(option.also ?? [])].map(name => [name, schemaOf(option)] as const)
  )
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of a paper for galley',
    type: ['object', 'null'],
    properties: Object.fromEntries(named)
  }
}

function schemaOf({name, form, says, example}: Option): Schema {
  const values = optionValues[name]
  return {
    description: says,
    markdownDescription: `${says}\n\n\`\`\`yaml\n${example}\n\`\`\``,
    ...(form === undefined ? formOf(values) : withValues(shapeSchema(formShape(form)), values))
  }
}

/** The schema of a setting whose values are read by code of its own. */
function formOf(values: OptionValues | undefined): Schema {
  if (values?.isClosed === true) return {enum: (values.values ?? []).map(typed)}
  return values === undefined ? {} : withValues({}, values)
}

/** Adds the usual values of a setting, and the keys of its mappings with theirs. */
function withValues(schema: Schema, values: OptionValues | undefined): Schema {
  if (values === undefined) return schema
  if (values.isClosed === true) return {enum: (values.values ?? []).map(typed)}
  const {members} = values
  const known = members && {
    properties: Object.fromEntries(
      Object.entries(members).map(([key, own]) => [key, own.length === 0 ? {} : {examples: own}])
    )
  }
  return {
    ...schema,
    ...(values.values && {examples: values.values}),
    // A list of mappings has the same keys.
    ...(known && {...known, items: known})
  }
}

/** YAML reads `true` and numbers as such. */
function typed(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^\d+$/.test(value) ? Number(value) : value
}

function shapeSchema({any, text, list, map, members}: Shape): Schema {
  if (any) return {}
  const forms: Schema[] = [
    ...(text ? [{type: ['string', 'number', 'boolean']}] : []),
    ...(list ? [{type: 'array', items: shapeSchema(list)}] : []),
    ...(map ? [{type: 'object', additionalProperties: shapeSchema(map), ...membersOf(members)}] : [])
  ]
  return {anyOf: [...forms, {type: 'null'}]}
}

function membersOf(members: readonly string[] | undefined): Schema {
  return members === undefined ? {} : {properties: Object.fromEntries(members.map(name => [name, {}]))}
}
