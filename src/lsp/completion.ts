import {type CompletionItem, CompletionItemKind, type CompletionList} from 'vscode-languageserver-types'
import {isMarkdown} from '../core/path.ts'
import {attributeCompletion} from './attribute-completion.ts'
import type {CompletedWork, CompletionTables, NamedThing} from './completion-tables.ts'
import {searchable} from './found-names.ts'
import {schemaCompletion} from './schema-completion.ts'
import {settingsText} from './settings.ts'
import {settingsCompletion} from './settings-completion.ts'
import {type WantedKind, wantedBefore} from './wanted-names.ts'

/** A cursor in a text of the editor, which may be newer than the tables. */
export type Cursor = Readonly<{file: string; text: string; offset: number}>

/** The possible completions at a cursor, and the number of characters before the cursor that they replace. */
export type Completions = Readonly<{
  items: readonly CompletionItem[]
  replaces: number
  isIncomplete: boolean
}>

const nothing: Completions = {items: [], replaces: 0, isIncomplete: false}

/** The maximum number of items: nobody reads more, and the editor asks again after the next letter. */
const mostItems = 100

/** The keys, labels and other names, settings and attributes that can be written at a cursor. */
export function completionsAt(tables: CompletionTables, cursor: Cursor): Completions {
  const {file, text, offset} = cursor
  const beside = schemaCompletion(file, text, offset)
  if (beside !== undefined) return beside
  const settings = settingsText(file, text)
  const isInSettings =
    settings !== undefined && settings.offset <= offset && offset <= settings.offset + settings.yaml.length
  const before = text.slice(Math.max(0, offset - 400), offset)
  const wanted = isInSettings && !/["']@[^"']*$/.test(before) ? undefined : wantedBefore(before, file)
  if (wanted === undefined && isInSettings) return settingsCompletion(tables, cursor)
  if (wanted === undefined) return (isMarkdown(file) ? attributeCompletion(before) : undefined) ?? nothing
  const {typed} = wanted
  const best = bestItems()
  for (const kind of wanted.kinds) matches[kind](tables, typed, best, file)
  return {...best.items(), replaces: typed.length}
}

/** The best matches: those with the lowest ranks, in order of rank. */
type Best = Readonly<{
  add: (rank: string, item: () => CompletionItem) => void
  items: () => Pick<Completions, 'items' | 'isIncomplete'>
}>

/** Collects the matches; only the best of many become items. */
function bestItems(): Best {
  const byRank = new Map<string, Array<() => CompletionItem>>()
  let count = 0
  return {
    add(rank, item) {
      count++
      const own = byRank.get(rank)
      if (own === undefined) byRank.set(rank, [item])
      else if (own.length < mostItems) own.push(item)
    },
    items() {
      const ranks = [...byRank.keys()].sort()
      const best = ranks.flatMap(rank => byRank.get(rank)!).slice(0, mostItems)
      return {items: best.map(item => item()), isIncomplete: count > mostItems}
    }
  }
}

/** The table of kinds of names, each with the function that adds the names matching some letters. */
const matches: Readonly<
  Record<WantedKind, (tables: CompletionTables, typed: string, best: Best, file: string) => void>
> = {
  work: addWorks,
  label: ({labels}, typed, best) => addNamed(labels, typed, best),
  note: ({notes}, typed, best, file) =>
    addNamed(
      notes.filter(note => note.file === file),
      typed,
      best
    ),
  term: ({terms}, typed, best) => addNamed(terms, typed, best),
  index: ({entries}, typed, best) =>
    addNamed(
      entries.map(label => ({label, title: '', words: ''})),
      typed,
      best
    )
}

const foundWorks = searchable<CompletedWork>(
  ({key, aliases}) => [key, ...aliases].join(' '),
  ({entry}) => entry
)
const foundNames = searchable<NamedThing>(
  ({label}) => label,
  ({words}) => words
)

/** Prepares the tables for searching, so that the author does not wait for it later. */
export function prepareTables({works: all, labels}: CompletionTables): void {
  foundWorks(all)
  foundNames(labels)
}

function addWorks({works: all, counts}: CompletionTables, typed: string, best: Best): void {
  foundWorks(all)(typed, (work, fit) => {
    const count = Object.hasOwn(counts, work.key) ? counts[work.key]! : 0
    // Keys that begin with the letters come first, then cited works.
    const rank = `${fit}${count > 0 ? 0 : 1}`
    best.add(rank, () => workItem(work, work.key, rank, count))
    for (const alias of work.aliases) best.add(rank, () => workItem(work, alias, rank, count))
  })
}

function workItem({file, entry}: CompletedWork, label: string, rank: string, count: number): CompletionItem {
  return {
    label,
    kind: CompletionItemKind.Reference,
    detail: entry,
    // The entry is shown next to the key, so that the author need not open the details.
    labelDetails: {description: shortEntry(entry)},
    filterText: `${label} ${entry}`,
    sortText: `${rank}${label}`,
    documentation: {kind: 'markdown', value: `\`${file}\`, ${citedWords(count)}`}
  }
}

/** The beginning of an entry, short enough for a line of the completion list. */
function shortEntry(entry: string): string {
  return entry.length > longestEntry ? `${entry.slice(0, longestEntry).trimEnd()}…` : entry
}

const longestEntry = 60

export function citedWords(count: number): string {
  return count === 0 ? 'not cited' : count === 1 ? 'cited once' : `cited ${count} times`
}

/** Adds the names that match, each with its title and words. */
function addNamed(all: readonly NamedThing[], typed: string, best: Best): void {
  foundNames(all)(typed, ({label, title, words}, fit) => {
    const rank = `${fit === 0 ? 0 : 2}0`
    best.add(rank, () => {
      const detail = [title, words].filter(Boolean).join(': ')
      return {
        label,
        kind: CompletionItemKind.Constant,
        ...(detail && {detail}),
        ...(title && {labelDetails: {description: title}}),
        filterText: `${label} ${words}`.trim(),
        sortText: `${rank}${label}`
      }
    })
  })
}

/** The list in the form of the protocol: each item replaces the letters before the cursor. */
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
