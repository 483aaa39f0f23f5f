import {type CompletionItem, CompletionItemKind, type CompletionList} from 'vscode-languageserver-types'
import {isMarkdown} from '../core/path.ts'
import {isCitationCommand} from '../parse/latex/citation-commands.ts'
import {attributeCompletion} from './attribute-completion.ts'
import type {CompletionTables} from './completion-tables.ts'
import {settingsText} from './settings.ts'
import {settingsCompletion} from './settings-completion.ts'

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
  const found = [
    ...(wanted.what === 'label' ? [] : works(tables, typed)),
    ...(wanted.what === 'work' ? [] : labels(tables, typed))
  ]
  const isIncomplete = found.length > mostItems
  const best = isIncomplete ? [...found].sort((a, b) => Number(a.rank) - Number(b.rank)) : found
  return {items: best.slice(0, mostItems).map(({item}) => item()), replaces: typed.length, isIncomplete}
}

/** A work or label that fits; only the best of many become items. */
type Match = Readonly<{rank: string; item: () => CompletionItem}>

type Wanted = Readonly<{what: 'work' | 'label' | 'both'; typed: string}>

/** What the text before the cursor begins. */
function wantedBefore(before: string, file: string): Wanted | undefined {
  if (file.endsWith('.bib')) {
    const typed = /\b(?:crossref|xref|xdata|entryset|related)\s*=\s*[{"](?:[^{}"]*,)?\s*([^\s{}",]*)$/i.exec(
      before
    )?.[1]
    return typed === undefined ? undefined : {what: 'work', typed}
  }
  const cited = /(?:^|[^\p{L}\p{N}\\])@\{?((?:[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)?)$/u.exec(before)?.[1]
  if (cited !== undefined) return {what: 'both', typed: cited}
  const [, command = '', typed] =
    /\\([A-Za-z]+)\*?(?:\[[^\]]*\])*\{(?:[^{}]*,)?\s*([^\s{},]*)$/.exec(before) ?? []
  if (typed !== undefined) {
    if (isCitationCommand(command)) return {what: 'work', typed}
    if (/^(?:[cC]|eq|auto|page|name|v)?ref$/.test(command)) return {what: 'label', typed}
  }
  const linked = /\]\(#([^\s()]*)$/.exec(before)?.[1]
  return linked === undefined ? undefined : {what: 'label', typed: linked}
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

function labels({labels: all}: CompletionTables, typed: string): readonly Match[] {
  const wanted = typed.toLowerCase()
  return all
    .filter(({label, caption}) => `${label} ${caption}`.toLowerCase().includes(wanted))
    .map(({label, title, caption}) => {
      const rank = `${label.toLowerCase().startsWith(wanted) ? 0 : 2}0`
      const item = (): CompletionItem => ({
        label,
        kind: CompletionItemKind.Constant,
        detail: caption === '' ? title : `${title}: ${caption}`,
        labelDetails: {description: title},
        filterText: `${label} ${caption}`,
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
