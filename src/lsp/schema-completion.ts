import {type CompletionItem, CompletionItemKind, type Hover} from 'vscode-languageserver-types'
import type {Schema} from '../parse/settings/file-option.ts'
import type {Completions} from './completion.ts'
import {mappingOf, schemaOfFile, schemaSpot} from './schema-spot.ts'

/** The keys and values that can be written in `style.yaml`, `issue.yaml` or `queries.yaml`; undefined in other files. */
export function schemaCompletion(file: string, text: string, offset: number): Completions | undefined {
  const root = schemaOfFile(file)
  if (root === undefined) return undefined
  const {schemas, is, isTop, typed} = schemaSpot(root, text, offset)
  const given = new Set(isTop ? Array.from(text.matchAll(/^([\w-]+)\s*:/gm), ([, name]) => name) : [])
  const items =
    is === 'value'
      ? [...new Set(schemas.flatMap(valuesOf))].map(label => ({label, kind: CompletionItemKind.Value}))
      : schemas
          .flatMap(schema => Object.entries(mappingOf(schema)))
          .filter(([name]) => !given.has(name))
          .map(keyItem)
  return {items, replaces: typed.length, isIncomplete: false}
}

function keyItem([name, {markdownDescription}]: readonly [string, Schema]): CompletionItem {
  const words = typeof markdownDescription === 'string' ? markdownDescription : undefined
  return {
    label: name,
    kind: CompletionItemKind.Property,
    insertText: `${name}: `,
    ...(words !== undefined && {documentation: {kind: 'markdown', value: words}})
  }
}

function valuesOf({enum: values, examples, type}: Schema): readonly string[] {
  const known = [...((values ?? []) as readonly unknown[]), ...((examples ?? []) as readonly unknown[])]
  return [...known.map(String), ...(type === 'boolean' ? ['true', 'false'] : [])]
}

/** The description of the key at an offset; undefined in other files and at other words. */
export function schemaHover(file: string, text: string, offset: number): Hover | undefined {
  const root = schemaOfFile(file)
  if (root === undefined) return undefined
  const before = /[\w-]*$/.exec(text.slice(0, offset))![0]
  const name = before + /^[\w-]*/.exec(text.slice(offset))![0]
  const start = offset - before.length
  if (name === '' || !/^["']?\s*:/.test(text.slice(start + name.length))) return undefined
  const {schemas, is} = schemaSpot(root, text, start)
  const words = schemas.map(schema => mappingOf(schema)[name]?.markdownDescription)
  const found = is === 'key' ? words.find(each => typeof each === 'string') : undefined
  return found === undefined
    ? undefined
    : {contents: {kind: 'markdown', value: `**${name}**: ${found as string}`}}
}
