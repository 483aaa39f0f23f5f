import {slug} from '../../core/slug.ts'
import {terms} from '../../core/terms/index.ts'
import type {TypedInline, TypedWrapper} from './content.ts'
import {type FormerNames, formerNamesOf, type KnownThing} from './former-names.ts'
import type {TypedItem} from './structure/items.ts'
import {textOfInlines, typedLine} from './words.ts'

/** A labelled thing, and the number that the file shows for it. */
export type PaperLabel = Readonly<{
  id: string
  kind: 'figure' | 'table' | 'listing' | 'equation' | 'section'
  number: string
}>

export type PaperLabels = Readonly<{
  of: ReadonlyMap<TypedItem, PaperLabel>
  /** The labels, by the names of Word bookmarks within the labelled things. */
  byBookmark: ReadonlyMap<string, PaperLabel>
  /** All bookmarks of the file. */
  known: ReadonlySet<string>
  /** The bookmarks to which the text refers. */
  asked: ReadonlySet<string>
}>

const prefixes = {figure: 'fig', table: 'tbl', listing: 'lst'} as const

/** Labels for numbered things, and for headings to which the text refers. */
export function labelItems(
  items: readonly TypedItem[],
  notes: ReadonlyArray<readonly TypedInline[]>,
  former?: FormerNames
): PaperLabels {
  const asked = new Set<string>()
  const known = new Set<string>()
  const ask = (inlines: readonly TypedInline[]): void => {
    for (const inline of inlines) {
      const {within} = inline
      if (inline.kind === 'bookmark') known.add(inline.name)
      if (within?.kind === 'reference') asked.add(within.bookmark)
      if (within?.kind === 'link' && within.url.startsWith('#')) asked.add(within.url.slice(1))
    }
  }
  for (const item of items) for (const inlines of inlinesOf(item)) ask(inlines)
  for (const inlines of notes) ask(inlines)
  const of = new Map<TypedItem, PaperLabel>()
  const byBookmark = new Map<string, PaperLabel>()
  const taken = new Set(former?.things.map(({name}) => name))
  const names = formerNamesOf(
    former,
    items.map(item => ({kind: item.kind, words: wordsOfItem(item)}))
  )
  for (const [index, item] of items.entries()) {
    const bookmarks = ownInlines(item).flatMap(inline => (inline.kind === 'bookmark' ? [inline.name] : []))
    const label = labelOf(
      item,
      bookmarks.some(name => asked.has(name)),
      taken,
      names[index]
    )
    if (label === undefined) continue
    of.set(item, label)
    for (const name of bookmarks) byBookmark.set(name, label)
  }
  return {of, byBookmark, known, asked}
}

/** The labels of items with their words, by which a newer version recognizes them. */
export function namedItems(items: readonly TypedItem[], {of}: PaperLabels): readonly KnownThing[] {
  return items.flatMap(item => {
    const label = of.get(item)
    return label === undefined ? [] : [{kind: item.kind, name: label.id, words: wordsOfItem(item)}]
  })
}

function wordsOfItem(item: TypedItem): string {
  if (item.kind === 'heading') return typedLine(item.heading.paragraph)
  if (item.kind === 'equation') return item.formula.tex
  const isNamed = item.kind === 'figure' || item.kind === 'table' || item.kind === 'code'
  return isNamed && item.caption !== undefined ? typedLine(item.caption.words) : ''
}

function labelOf(
  item: TypedItem,
  isAsked: boolean,
  taken: Set<string>,
  former: string | undefined
): PaperLabel | undefined {
  const free = (id: string): string => {
    if (former !== undefined) return former
    let name = id
    for (let count = 2; taken.has(name); count++) name = `${id}-${count}`
    taken.add(name)
    return name
  }
  if (item.kind === 'heading') {
    if (!isAsked) return undefined
    const {paragraph, number} = item.heading
    return {id: free(`sec:${slug(typedLine(paragraph)) || 'section'}`), kind: 'section', number}
  }
  if (item.kind === 'equation')
    return item.number === ''
      ? undefined
      : {id: free(`eq:${plain(item.number)}`), kind: 'equation', number: item.number}
  if (item.kind !== 'figure' && item.kind !== 'table' && item.kind !== 'code') return undefined
  if (item.caption === undefined) return undefined
  const {kind, number} = item.caption
  if (number === '' && !isAsked) return undefined
  return {id: free(`${prefixes[kind]}:${plain(number) || 'x'}`), kind, number}
}

function plain(number: string): string {
  return number
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** The ranges that can contain a bookmark of the item itself: its heading, caption or equation. */
function ownInlines(item: TypedItem): readonly TypedInline[] {
  if (item.kind === 'heading') return item.heading.paragraph.inlines
  if (item.kind === 'equation') return item.paragraph.inlines
  if (item.kind === 'figure') return [...item.paragraph.inlines, ...(item.caption?.words.inlines ?? [])]
  return item.kind === 'table' || item.kind === 'code' ? (item.caption?.words.inlines ?? []) : []
}

/** All ranges of an item. */
export function inlinesOf(item: TypedItem): ReadonlyArray<readonly TypedInline[]> {
  if (item.kind === 'paragraph') return [item.paragraph.inlines]
  if (item.kind !== 'table') return [ownInlines(item)]
  const inCells = item.table.rows.flatMap(cells =>
    cells.flatMap(cell => cell.blocks.flatMap(block => (block.kind === 'paragraph' ? [block.inlines] : [])))
  )
  return [ownInlines(item), ...inCells]
}

/**
 * Converts a reference of Word that shows the number of its target: alone, after the name that galley prints, or after
 * another name, which stays as typed. Undefined if it shows anything else.
 */
export function referenceMarkdown(
  label: PaperLabel,
  shown: readonly TypedInline[],
  lang: string
): Readonly<{markdown: string; typed: string}> | undefined {
  const text = textOfInlines(shown)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  const bare = text.replace(/^\(|\)$/g, '')
  if (label.number === '') return undefined
  if (bare === label.number) return {markdown: `[-@${label.id}]`, typed: ''}
  const name = new RegExp(`^(.*?)[ ]?\\(?${label.number.replace(/[^\p{L}\p{N}]/gu, '\\$&')}\\)?$`, 'u')
    .exec(text)?.[1]
    ?.trim()
  if (name === undefined || name === '' || /[\d[\]{}@\\]/.test(name) || name.length > 40) return undefined
  return name === terms(lang).names[label.kind].one
    ? {markdown: `@${label.id}`, typed: ''}
    : {markdown: `[${name} @${label.id}]`, typed: name}
}

/** The bookmark to which a range refers; undefined if it is not a reference. */
export function bookmarkOf(wrapper: TypedWrapper): string | undefined {
  if (wrapper.kind === 'reference') return wrapper.bookmark
  return wrapper.kind === 'link' && wrapper.url.startsWith('#') ? wrapper.url.slice(1) : undefined
}
