import {type CompletionItem, CompletionItemKind, type CompletionList} from 'vscode-languageserver-types'
import type {CslDate, CslName, Reference} from '../core/types.ts'
import {isCitationCommand} from '../parse/latex/citation-commands.ts'
import {settingsText} from './settings.ts'
import {settingsCompletion} from './settings-completion.ts'
import type {PaperTables} from './tables.ts'
import {shortCaption, targetTitle} from './target-names.ts'

/** A cursor in a text as the editor has it, which may be later than the tables. */
export type Cursor = Readonly<{file: string; text: string; offset: number}>

/** What can be written at a cursor, and how many letters before it that replaces. */
export type Completions = Readonly<{
  items: readonly CompletionItem[]
  replaces: number
  isIncomplete: boolean
}>

/** More would not be looked at; the editor asks again with the next letter. */
const mostItems = 200

/** The keys, labels and settings that can be written at a cursor. */
export function completionsAt(tables: PaperTables, cursor: Cursor): Completions {
  const {file, text, offset} = cursor
  const settings = settingsText(file, text)
  const isInSettings =
    settings !== undefined && settings.offset <= offset && offset <= settings.offset + settings.yaml.length
  const before = text.slice(Math.max(0, offset - 400), offset)
  const wanted = isInSettings && !/["']@[^"']*$/.test(before) ? undefined : wantedBefore(before, file)
  if (wanted === undefined)
    return isInSettings ? settingsCompletion(tables, cursor) : {items: [], replaces: 0, isIncomplete: false}
  const {typed} = wanted
  const items = [
    ...(wanted.what === 'label' ? [] : works(tables, typed)),
    ...(wanted.what === 'work' ? [] : labels(tables, typed))
  ]
  return {items: items.slice(0, mostItems), replaces: typed.length, isIncomplete: items.length > mostItems}
}

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

function works({build: {manuscript}, printed}: PaperTables, typed: string): readonly CompletionItem[] {
  const wanted = typed.toLowerCase()
  const {references} = manuscript.bibliography
  return references.flatMap((reference): CompletionItem[] => {
    const {key, aliases, file} = reference
    const entry = printed.entries.get(key) ?? bareEntry(reference)
    const isNear = wanted === '' || key.toLowerCase().includes(wanted)
    if (!isNear && !entry.toLowerCase().includes(wanted)) return []
    const count = manuscript.citedBy.get(key)?.length ?? 0
    return [key, ...aliases].map(label => ({
      label,
      kind: CompletionItemKind.Reference,
      detail: entry,
      labelDetails: {description: file},
      filterText: `${label} ${entry}`,
      // Keys that begin so come first, then cited works.
      sortText: `${key.toLowerCase().startsWith(wanted) ? 0 : isNear ? 1 : 2}${count > 0 ? 0 : 1}${label}`,
      documentation: {
        kind: 'markdown' as const,
        value: `${entry}\n\n\`${file}\`, ${citedWords(count)}`
      }
    }))
  })
}

/** Author, year and title of a work that the style has not printed. */
function bareEntry({csl}: Reference): string {
  const names = (csl.author ?? csl.editor ?? []) as readonly CslName[]
  const year = (csl.issued as CslDate | undefined)?.['date-parts']?.[0]?.[0]
  const name = names[0]?.family ?? names[0]?.literal
  const title = csl.title as string | undefined
  return [name && (names.length > 1 ? `${name} et al.` : name), year && `(${year}).`, title]
    .filter(Boolean)
    .join(' ')
}

export function citedWords(count: number): string {
  return count === 0 ? 'not cited' : count === 1 ? 'cited once' : `cited ${count} times`
}

function labels({build: {manuscript}}: PaperTables, typed: string): readonly CompletionItem[] {
  const wanted = typed.toLowerCase()
  const named = [...manuscript.targets.values(), ...manuscript.sections.values()]
  return named.flatMap((target): CompletionItem[] => {
    const [title, caption] = [targetTitle(target, manuscript), shortCaption(target)]
    if (target.label === '' || !`${target.label} ${caption}`.toLowerCase().includes(wanted)) return []
    return [
      {
        label: target.label,
        kind: CompletionItemKind.Constant,
        detail: caption === '' ? title : `${title}: ${caption}`,
        labelDetails: {description: title},
        filterText: `${target.label} ${caption}`,
        sortText: `${target.label.toLowerCase().startsWith(wanted) ? 0 : 2}0${target.label}`
      }
    ]
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
