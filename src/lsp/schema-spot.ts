import type {Schema} from '../parse/settings/file-option.ts'
import {schemas} from '../parse/settings/schema.ts'

/** The position of a cursor in a file next to the settings, in terms of the file's schema. */
export type SchemaSpot = Readonly<{
  /** The schemas that may apply: at a key, the schemas of its mapping; after a key, the schemas of its value. */
  schemas: readonly Schema[]
  is: 'key' | 'value'
  /** Whether the cursor is at a top-level key of the file. */
  isTop: boolean
  /** The letters before the cursor. */
  typed: string
}>

/** The schema of a file next to the settings, such as `issue.yaml`; undefined for other files. */
export function schemaOfFile(file: string): Schema | undefined {
  const name = /(?:^|\/)(style|issue|queries)\.ya?ml$/.exec(file)?.[1]
  return name === undefined ? undefined : schemas[name]?.()
}

/** Finds the position of an offset in a file, even while it is not valid YAML. */
export function schemaSpot(root: Schema, text: string, offset: number): SchemaSpot {
  const lines = text.slice(0, offset).split('\n')
  const line = lines.pop() ?? ''
  const outer = keysAbove(lines, indentOf(line))
  const {keys, key, typed} = readLine(line)
  const path = [...outer, ...keys]
  const inside = (all: readonly Schema[], name: string): readonly Schema[] =>
    all.flatMap(each => {
      const member = mappingOf(each)[name]
      return member === undefined ? [] : unfolded(member)
    })
  const found = path.reduce(inside, unfolded(root))
  if (key === undefined) return {schemas: found, is: 'key', isTop: path.length === 0, typed}
  return {schemas: inside(found, key), is: 'value', isTop: false, typed}
}

/** The keys of a mapping with their schemas. */
export function mappingOf({properties}: Schema): Readonly<Record<string, Schema>> {
  return (properties as Readonly<Record<string, Schema>> | undefined) ?? {}
}

/** A schema, its alternatives, and the schema of its items if it may be a list. */
function unfolded(schema: Schema): readonly Schema[] {
  const {anyOf = [], items} = schema as Readonly<{anyOf?: readonly Schema[]; items?: Schema}>
  return [schema, ...anyOf.flatMap(unfolded), ...(items === undefined ? [] : unfolded(items))]
}

/** The column at which a line begins, after the dash of an item. */
function indentOf(line: string): number {
  return /^\s*(?:-\s+)*/.exec(line)![0].length
}

/** The keys of the mappings around a line, the outermost first. */
function keysAbove(lines: readonly string[], indent: number): readonly string[] {
  const keys: string[] = []
  let around = indent
  for (const line of lines.toReversed()) {
    const [, before = '', key] = /^(\s*(?:-\s+)*)["']?([\w-]+)["']?\s*:\s*(?:#.*)?$/.exec(line) ?? []
    if (key === undefined || before.length >= around) continue
    keys.unshift(key)
    around = before.length
  }
  return keys
}

/** The keys of the mappings in braces around the end of a line, and the key whose value is there. */
function readLine(line: string): Readonly<{keys: readonly string[]; key: string | undefined; typed: string}> {
  const open: Array<string | undefined> = []
  let key: string | undefined
  for (const [token, name] of line.matchAll(/([\w-]+)["']?\s*:(?=\s)|[{}[\],]/g)) {
    if (name !== undefined) key = name
    else if (token === '{' || token === '[') {
      open.push(key)
      // Items of a list are values of its key.
      if (token === '{') key = undefined
    } else if (token === ',') key = line.includes('[') ? open.at(-1) : undefined
    else {
      open.pop()
      key = undefined
    }
  }
  const typed = /[^\s"'[\],{}:]*$/.exec(line)![0]
  const isInList = /\[[^\]{}]*$/.test(line)
  const keys = open.flatMap((each, at) =>
    each === undefined || (isInList && at === open.length - 1) ? [] : [each]
  )
  const inBraces = /\{([^{}[\]]*)$/.exec(line)?.[1]
  const ownKey = inBraces === undefined ? key : /(?:,|^)\s*["']?([\w-]+)["']?\s*:\s[^,]*$/.exec(inBraces)?.[1]
  return {keys, key: ownKey, typed}
}
