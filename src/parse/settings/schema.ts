import type {FileOption, Schema} from './file-option.ts'
import {formShape, type Shape} from './forms.ts'
import {issueOptions} from './issue-options.ts'
import {type OptionValues, optionValues} from './option-values.ts'
import {type Option, options} from './options.ts'
import {queryOptions} from './query-options.ts'
import {sheetOptions} from './style-options.ts'

/** The JSON Schemas of a paper's files, by the name of the file. */
export const schemas: Readonly<Record<string, () => Schema>> = {
  manuscript: manuscriptSchema,
  style: () => ({
    ...draft,
    title: 'A journal style for galley',
    type: ['object', 'null'],
    ...ofFile(sheetOptions)
  }),
  issue: () => ({
    ...draft,
    title: 'An issue of a journal for galley',
    type: ['object', 'null'],
    ...ofFile(issueOptions)
  }),
  queries: () => {
    const query = {type: 'object', ...ofFile(queryOptions), required: ['ask']}
    return {
      ...draft,
      title: 'Queries to the author of a paper for galley',
      anyOf: [query, {type: 'array', items: query}, {type: 'null'}]
    }
  }
}

const draft = {$schema: 'http://json-schema.org/draft-07/schema#'}

/** The schema of a file that can only contain these keys. */
function ofFile(keys: readonly FileOption[]): Schema {
  return {
    properties: Object.fromEntries(
      keys.map(({name, schema, ...words}) => [name, {...described(words), ...schema}])
    ),
    additionalProperties: false
  }
}

/**
 * The JSON Schema of `manuscript.yaml`, for editors with a YAML language server: the names, values and forms of
 * settings, with descriptions. Other names are allowed, because other tools keep settings in the same file; galley
 * itself reports unknown ones.
 */
function manuscriptSchema(): Schema {
  const named = options.flatMap(option =>
    [option.name, ...(option.also ?? [])].map(name => [name, schemaOf(option)] as const)
  )
  return {
    ...draft,
    title: 'Settings of a paper for galley',
    type: ['object', 'null'],
    properties: Object.fromEntries(named)
  }
}

function schemaOf({name, form, says, example}: Option): Schema {
  const values = optionValues[name]
  return {
    ...described({says, example}),
    ...(form === undefined ? formOf(values) : withValues(shapeSchema(formShape(form)), values))
  }
}

function described({says, example}: Pick<Option, 'says' | 'example'>): Schema {
  return {description: says, markdownDescription: `${says}\n\n\`\`\`yaml\n${example}\n\`\`\``}
}

/** The schema of a setting whose values are not described by a form. */
function formOf(values: OptionValues | undefined): Schema {
  if (values?.isClosed === true) return {enum: (values.values ?? []).map(typed)}
  return values === undefined ? {} : withValues({}, values)
}

/** Adds the usual values of a setting to a schema and, for a mapping, its keys with their usual values. */
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
    // In a list of mappings, the mappings have the same keys.
    ...(known && {...known, items: known})
  }
}

/** Converts a value to the type that YAML gives it: `true`, `false` and numbers are not strings. */
function typed(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value
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
