import {type CompletionItem, CompletionItemKind} from 'vscode-languageserver-types'
import {rules} from '../check/rules/index.ts'
import {folderOf} from '../core/path.ts'
import {builtInStyles} from '../load/styles/index.ts'
import {optionValues} from '../parse/settings/option-values.ts'
import {options} from '../parse/settings/options.ts'
import type {Completions, Cursor} from './completion.ts'
import type {CompletionTables} from './completion-tables.ts'
import {optionWords, type SettingsSpot, settingsGiven, settingsSpot} from './settings.ts'

/** The settings, keys and values that can be written at a cursor in the settings. */
export function settingsCompletion(tables: CompletionTables, {file, text, offset}: Cursor): Completions {
  const spot = settingsSpot(file, text, offset)
  const items = spot === undefined ? [] : itemsAt(spot, tables, settingsGiven(file, text))
  return {items, replaces: spot?.typed.length ?? 0, isIncomplete: false}
}

function itemsAt(
  {option, member, is}: SettingsSpot,
  tables: CompletionTables,
  given: ReadonlySet<string>
): readonly CompletionItem[] {
  if (option === undefined)
    return options
      .filter(({name}) => !given.has(name))
      .map(each => ({
        label: each.name,
        kind: CompletionItemKind.Property,
        insertText: `${each.name}: `,
        detail: each.example,
        documentation: {kind: 'markdown', value: optionWords(each)}
      }))
  const values = optionValues[option.name]
  if (is === 'key')
    return Object.keys(values?.members ?? {}).map(name => ({
      label: name,
      kind: CompletionItemKind.Property,
      insertText: `${name}: `,
      ...ruleWords(name)
    }))
  const known = member === undefined ? valuesOf(option.name, tables) : (values?.members?.[member] ?? [])
  return known.map(label => ({label, kind: CompletionItemKind.Value, ...ruleWords(label)}))
}

/** The values of a setting, including those that depend on the paper. */
function valuesOf(name: string, tables: CompletionTables): readonly string[] {
  const folder = folderOf(tables.settingsFile)
  const beside = (path: string): string =>
    folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
  if (name === 'style') return [...new Set([...builtInStyles, tables.style])]
  if (name === 'nocite') return tables.works.map(({key}) => `"@${key}"`)
  if (name === 'chapters') return tables.chapters.map(beside)
  if (name === 'bibliography') return tables.bibliographies.map(beside)
  return optionValues[name]?.values ?? []
}

/** The completion details for the name of a rule: code, severity and requirement. */
function ruleWords(name: string): Partial<CompletionItem> {
  const rule = rules.find(each => each.name === name)
  return rule === undefined ? {} : {detail: `${rule.code}, ${rule.severity}`, documentation: rule.summary}
}
