import type {Citation} from '../../core/article.ts'
import type {CslItem, Reference} from '../../core/types.ts'
import {checkItem} from '../../parse/csl/json-item.ts'
import {escaped} from './markdown-text.ts'
import type {WordPiece} from './read/document.ts'

/** A work that a co-author cites and the paper does not have. */
export type NewWork = Readonly<{key: string; item: CslItem}>

/** What the citation fields of a Word file mean in the paper. */
export type CitationFields = Readonly<{
  /** The keys that a field cites; undefined for one that does not say. */
  keysOf: (piece: WordPiece) => readonly string[] | undefined
  /** A field as a citation of Markdown. */
  markdownOf: (piece: WordPiece) => string | undefined
  /** The works met so far that the paper does not have. */
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

/** Reads the citation fields of a file for a paper with these works. */
export function citationFields(references: readonly Reference[]): CitationFields {
  const keys = new Set(references.map(({key}) => key))
  const known = new Map(references.flatMap(({key, csl}) => identities(csl).map(name => [name, key] as const)))
  const added = new Map<string, NewWork>()
  const keyOf = ({itemData}: FieldItem): string | undefined => {
    if (itemData === undefined) return undefined
    for (const key of [itemData['citation-key'], itemData.id]) if (isKey(key) && keys.has(key)) return key
    const names = identities(itemData)
    const found = names.map(name => known.get(name)).find(key => key !== undefined)
    if (found !== undefined) return found
    const {csl} = checkItem({...itemData, id: 'new'})
    if (csl === undefined) return undefined
    const key = freeKey(csl, keys)
    keys.add(key)
    for (const name of [...names, `key ${key}`]) known.set(name, key)
    added.set(key, {key, item: {...csl, id: key}})
    return key
  }
  return {
    keysOf(piece) {
      const items = itemsOf(piece)
      const found = items?.map(keyOf)
      return found?.every(key => key !== undefined) ? found : undefined
    },
    markdownOf(piece) {
      const items = itemsOf(piece)
      if (items === undefined || items.length === 0) return undefined
      const cites = items.map(item => {
        const key = keyOf(item)
        return key === undefined ? undefined : citeOf(item, key)
      })
      return cites.every(cite => cite !== undefined) ? `[${cites.join('; ')}]` : undefined
    },
    newWorks: () => [...added.values()]
  }
}

/** The keys of a citation of the article, for a comparison with those of a field. */
export function keysOfCitation({items}: Citation): readonly string[] {
  return items.map(({work, key}) => work ?? key)
}

function itemsOf({atom}: WordPiece): readonly FieldItem[] | undefined {
  const instruction = atom?.instruction ?? ''
  const start = instruction.indexOf('{')
  if (start < 0) return undefined
  try {
    const value: unknown = JSON.parse(instruction.slice(start, instruction.lastIndexOf('}') + 1))
    const items = (value as {citationItems?: unknown}).citationItems
    return Array.isArray(items) && items.every(isFieldItem) ? items : undefined
  } catch {
    return undefined
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

/** What a work is known by in any program: its DOI, or its title and year. */
function identities(item: Readonly<Record<string, unknown>>): readonly string[] {
  const {DOI: doi, title} = item
  const names = typeof doi === 'string' && doi !== '' ? [`doi ${doi.toLowerCase()}`] : []
  if (typeof title !== 'string' || title === '') return names
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/<[^>]*>|[^\p{L}\p{N}]/gu, '')
  return [...names, `title ${words} ${yearOf(item)}`]
}

function yearOf({issued}: Readonly<Record<string, unknown>>): string {
  const parts = (issued as {'date-parts'?: unknown} | undefined)?.['date-parts']
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined
  return Array.isArray(first) ? String(first[0] ?? '') : ''
}

/** A key that the paper does not have: family name and year, with a letter if it is taken. */
function freeKey(item: CslItem, keys: ReadonlySet<string>): string {
  const [first] = Array.isArray(item.author) ? (item.author as readonly unknown[]) : []
  const {family, literal} = (first ?? {}) as Readonly<{family?: unknown; literal?: unknown}>
  const name = [family, literal, item.title, 'work'].find(each => typeof each === 'string' && each !== '')
  const letters = String(name)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 20)
  const base = `${letters || 'work'}${yearOf(item)}`
  for (let count = 0; ; count++) {
    const key = count === 0 ? base : `${base}${suffixOf(count)}`
    if (!keys.has(key)) return key
  }
}

function suffixOf(count: number): string {
  return count < 26 ? String.fromCharCode(97 + count) : `-${count}`
}

function citeOf(item: FieldItem, key: string): string {
  const text = (value: unknown): string => (typeof value === 'string' ? escaped(value.trim()) : '')
  const [prefix, suffix, locator] = [text(item.prefix), text(item.suffix), text(item.locator)]
  const label = labels[String(item.label ?? 'page')] ?? `${String(item.label)} `
  const place = locator === '' ? '' : `, ${label}${locator}`
  const isBraced = !/^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_])?$/u.test(key)
  const cite = `${item['suppress-author'] === true ? '-' : ''}@${isBraced ? `{${key}}` : key}`
  const after = suffix === '' ? '' : /^[,.;:]/.test(suffix) ? suffix : `, ${suffix}`
  return `${prefix === '' ? '' : `${prefix} `}${cite}${place}${after}`
}

const labels: Readonly<Record<string, string>> = {
  page: 'p. ',
  chapter: 'chap. ',
  section: 'sec. ',
  figure: 'fig. ',
  volume: 'vol. ',
  paragraph: 'para. ',
  verse: 'v. ',
  note: 'n. ',
  line: 'l. ',
  issue: 'no. ',
  folio: 'fol. ',
  part: 'pt. ',
  book: 'bk. '
}
