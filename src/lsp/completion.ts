import {type CompletionItem, CompletionItemKind, type CompletionList} from 'vscode-languageserver-types'
import {isMarkdown} from '../core/path.ts'
import {attributeCompletion} from './attribute-completion.ts'
import type {CompletionTables, NamedThing} from './completion-tables.ts'
import {settingsText} from './settings.ts'
import {settingsCompletion} from './settings-completion.ts'
import {type WantedKind, wantedBefore} from './wanted-names.ts'

/** A cursor in a text as the editor has it, which may be later than the tables. */
export type Cursor = Readonly<{file: string; text: string; offset: number}>

/** What can be written at a cursor, and how many letters before it that replaces. */
export type Completions = Readonly<{
  items: readonly CompletionItem[]
  replaces: number
  isIncomplete: boolean
}>

const nothing: Completions = {items: [], replaces: 0, isIncomplete: false}

/** More would not be looked at; the editor asks again with the next letter. */
const mostItems = 100

/** The keys, labels and settings that can be written at a cursor. */
export function completionsAt(tables: CompletionTables, cursor: Cursor): Completions {
  const {file, text, offset} = cursor
  const settings = settingsText(file, text)
  const isInSettings =
    settings !== undefined && settings.offset <= offset && offset <= settings.offset + settings.yaml.length
  const before = text.slice(Math.max(0, offset - 400), offset)
  const wanted = isInSettings && !/["']@[^"']*$/.test(before) ? undefined : wantedBefore(before, file)
  if (wanted === undefined && isInSettings) return settingsCompletion(tables, cursor)
  if (wanted === undefined) return (isMarkdown(file) ? attributeCompletion(before) : undefined) ?? nothing
  const {typed} = wanted
  const found = wanted.kinds.flatMap(kind => matches[kind](tables, typed, file))
  const isIncomplete = found.length > mostItems
  const best = isIncomplete ? [...found].sort((a, b) => Number(a.rank) - Number(b.rank)) : found
  return {items: best.slice(0, mostItems).map(({item}) => item()), replaces: typed.length, isIncomplete}
}

/** A work or label that fits; only the best of many become items. */
type Match = Readonly<{rank: string; item: () => CompletionItem}>

/** THE TABLE of kinds of names and those that fit to some letters. */
const matches: Readonly<
  Record<WantedKind, (tables: CompletionTables, typed: string, file: string) => readonly Match[]>
> = {
  work: works,
  label: ({labels}, typed) => named(labels, typed),
  note: ({notes}, typed, file) =>
    named(
      notes.filter(note => note.file === file),
      typed
    ),
  term: ({terms}, typed) => named(terms, typed),
  index: ({entries}, typed) =>
    named(
      entries.map(label => ({label, title: '', words: ''})),
      typed
    )
}

function works({works: all, counts}: CompletionTables, typed: string): readonly Match[] {
  const wanted = typed.toLowerCase()
  return all.flatMap(({key, aliases, file, entry}): Match[] => {
    const name = key.toLowerCase()
    const isNear = name.includes(wanted)
    if (!isNear && !entry.toLowerCase().includes(wanted)) return []
    const count = Object.hasOwn(counts, key) ? counts[key]! : 0
    // Keys that begin so come first, then cited works.
    const rank = `${name.startsWith(wanted) ? 0 : isNear ? 1 : 2}${count > 0 ? 0 : 1}`
    const item = (label: string): CompletionItem => ({
      label,
      kind: CompletionItemKind.Reference,
      detail: entry,
      // Beside the key, so that one need not open the details.
      labelDetails: {description: shortEntry(entry)},
      filterText: `${label} ${entry}`,
      sortText: `${rank}${label}`,
      documentation: {
        kind: 'markdown' as const,
        value: `\`${file}\`, ${citedWords(count)}`
      }
    })
    return [key, ...aliases].map(label => ({rank, item: () => item(label)}))
  })
}

/** The beginning of an entry, for a line of a list. */
function shortEntry(entry: string): string {
  return entry.length > longestEntry ? `${entry.slice(0, longestEntry).trimEnd()}…` : entry
}

const longestEntry = 60

export function citedWords(count: number): string {
  return count === 0 ? 'not cited' : count === 1 ? 'cited once' : `cited ${count} times`
}

/** The names that fit, each with its title and words. */
function named(all: readonly NamedThing[], typed: string): readonly Match[] {
  const wanted = typed.toLowerCase()
  return all
    .filter(({label, words}) => `${label} ${words}`.toLowerCase().includes(wanted))
    .map(({label, title, words}) => {
      const rank = `${label.toLowerCase().startsWith(wanted) ? 0 : 2}0`
      const detail = [title, words].filter(Boolean).join(': ')
      const item = (): CompletionItem => ({
        label,
        kind: CompletionItemKind.Constant,
        ...(detail && {detail}),
        ...(title && {labelDetails: {description: title}}),
        filterText: `${label} ${words}`.trim(),
        sortText: `${rank}${label}`
      })
      return {rank, item}
    })
}

/** The list as the protocol has it: each item replaces the letters before the cursor. */
export function completionList(
  {items, replaces, isIncomplete}: Completions,
  position: Readonly<{line: number; character: number}>
): CompletionList {
  const range = {start: {...position, character: Math.max(0, position.character - replaces)}, end: position}
  return {
    isIncomplete,
    items: items.map(item => ({...item, textEdit: {range, newText: item.insertText ?? item.label}}))
  }
}
