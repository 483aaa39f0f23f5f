import {plainValue} from '../../core/plain-value.ts'
import type {CslItem, Reference} from '../../core/types.ts'
import {checkItem} from '../../parse/csl/json-item.ts'
import {type CitedPart, citationMarkdown, withoutJoint} from './cited.ts'
import type {WordPiece} from './read/document.ts'

/** A work that a co-author cites and that the paper does not have. */
export type NewWork = Readonly<{key: string; item: CslItem}>

/** The meaning of a Word file's citation fields in the paper. */
export type CitationFields = Readonly<{
  /** Returns the works that a field cites; undefined if the field names none. */
  partsOf: (piece: WordPiece) => readonly CitedPart[] | undefined
  /** Returns the Markdown of a field's citation. */
  markdownOf: (piece: WordPiece) => string | undefined
  /** Returns the works found so far that are not in the paper. */
  newWorks: () => readonly NewWork[]
}>

/** An item of a field, as Zotero writes it (CSL citation data). */
type FieldItem = Readonly<{
  itemData?: CslItem
  uris?: unknown
  locator?: unknown
  label?: unknown
  prefix?: unknown
  suffix?: unknown
  'suppress-author'?: unknown
}>

/** Creates a reader of citation fields for a paper with these works. */
export function citationFields(references: readonly Reference[]): CitationFields {
  const keys = new Set(references.map(({key}) => key))
  const known = new Map(references.flatMap(({key, csl}) => identities(csl).map(name => [name, key] as const)))
  const added = new Map<string, NewWork>()
  const counts = new Map<string, number>()
  const keyOf = ({itemData}: FieldItem): string | undefined => {
    if (itemData === undefined) return undefined
    for (const key of [itemData['citation-key'], itemData.id]) if (isKey(key) && keys.has(key)) return key
    const names = identities(itemData)
    const found = names.map(name => known.get(name)).find(key => key !== undefined)
    if (found !== undefined) return found
    const {csl} = checkItem({...itemData, id: 'new'})
    if (csl === undefined) return undefined
    const key = freeKey(csl, keys, counts)
    keys.add(key)
    for (const name of [...names, `key ${key}`]) known.set(name, key)
    added.set(key, {key, item: {...csl, id: key}})
    return key
  }
  const partsOf = (piece: WordPiece): readonly CitedPart[] | undefined => {
    const parts = fieldOf(piece)?.items.map(item => {
      const key = keyOf(item)
      return key === undefined ? undefined : partOf(item, key)
    })
    return parts?.every(part => part !== undefined) ? parts : undefined
  }
  return {
    partsOf,
    markdownOf(piece) {
      if (piece.atom?.markdown !== undefined) return piece.atom.markdown
      const parts = partsOf(piece)
      return parts === undefined || parts.length === 0 ? undefined : citationMarkdown(parts, false)
    },
    newWorks: () => [...added.values()]
  }
}

/** A Zotero field: its works, and the text with which it was rendered. */
type Field = Readonly<{items: readonly FieldItem[]; rendered: string | undefined}>

function fieldOf({atom}: WordPiece): Field | undefined {
  const instruction = atom?.instruction ?? ''
  const start = instruction.indexOf('{')
  if (start < 0) return undefined
  try {
    const value: unknown = JSON.parse(instruction.slice(start, instruction.lastIndexOf('}') + 1))
    const {citationItems: items, properties} = value as Readonly<{
      citationItems?: unknown
      properties?: unknown
    }>
    if (!Array.isArray(items) || !items.every(isFieldItem)) return undefined
    const {plainCitation: rendered} = (properties ?? {}) as Readonly<{plainCitation?: unknown}>
    return {items, rendered: typeof rendered === 'string' ? rendered : undefined}
  } catch {
    return undefined
  }
}

/** The text with which a program rendered a field; if the field shows another text, a person has typed over it. */
export function renderedWords(piece: WordPiece): string | undefined {
  return fieldOf(piece)?.rendered
}

function partOf({prefix, suffix, locator, label, ...item}: FieldItem, key: string): CitedPart {
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
  return {
    key,
    prefix: text(prefix),
    label: text(locator) === '' ? undefined : String(label ?? 'page'),
    locator: text(locator),
    suffix: withoutJoint(text(suffix)),
    isSuppressed: item['suppress-author'] === true
  }
}

function isFieldItem(item: unknown): item is FieldItem {
  if (typeof item !== 'object' || item === null) return false
  const {itemData} = item as Record<string, unknown>
  return itemData === undefined || (typeof itemData === 'object' && itemData !== null && 'type' in itemData)
}

function isKey(key: unknown): key is string {
  return typeof key === 'string'
}

/** The names by which a work is recognized in any program: its DOI, or its title and year. */
function identities(item: Readonly<Record<string, unknown>>): readonly string[] {
  const {DOI: doi, title} = item
  const names = typeof doi === 'string' && doi !== '' ? [`doi ${doi.toLowerCase()}`] : []
  if (typeof title !== 'string' || title === '') return names
  const words = plainValue(title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return [...names, `title ${words} ${yearOf(item)}`]
}

function yearOf({issued}: Readonly<Record<string, unknown>>): string {
  const parts = (issued as {'date-parts'?: unknown} | undefined)?.['date-parts']
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined
  return Array.isArray(first) ? String(first[0] ?? '') : ''
}

/**
 * An unused key: family name and year, followed by a letter if that key is already used. `counts` is the number of
 * keys generated so far for each name and year.
 */
function freeKey(item: CslItem, keys: ReadonlySet<string>, counts: Map<string, number>): string {
  const [first] = Array.isArray(item.author) ? (item.author as readonly unknown[]) : []
  const {family, literal} = (first ?? {}) as Readonly<{family?: unknown; literal?: unknown}>
  const name = [family, literal, item.title, 'work'].find(each => typeof each === 'string' && each !== '')
  const letters = String(name)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 20)
  const base = `${letters || 'work'}${yearOf(item)}`
  for (let count = counts.get(base) ?? 0; ; count++) {
    const key = count === 0 ? base : `${base}${suffixOf(count)}`
    counts.set(base, count + 1)
    if (!keys.has(key)) return key
  }
}

function suffixOf(count: number): string {
  return count < 26 ? String.fromCharCode(97 + count) : `-${count}`
}
