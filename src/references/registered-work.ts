import {UNFOLDED, unfolded} from '../core/letters.ts'
import {plainValue} from '../core/plain-value.ts'
import type {CslItem, CslName} from '../core/types.ts'
import {checkItem} from '../parse/csl/json-item.ts'

/** Parses a DOI: `10.1177/…`, `doi:10.1177/…` or a URL of doi.org; undefined for anything else. */
export function doiOf(text: string): string | undefined {
  const doi = /^(?:https?:\/\/(?:[\w-]+\.)*doi\.org\/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*\/\S+)$/i.exec(
    text.trim()
  )?.[1]
  if (doi === undefined) return undefined
  return /^https?:/i.test(text.trim()) ? decoded(doi) : doi
}

/** Whether DOIs are the same; case does not matter (DOI handbook, 2.4). */
export function isSameDoi(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** The variables taken from a registry: the data of a work, not of the registry's record. */
const taken: ReadonlySet<string> = new Set(
  'author editor translator container-author issued event-date title title-short container-title container-title-short collection-title collection-number event-title event-place volume issue page number number-of-pages edition version publisher publisher-place genre language DOI ISBN ISSN URL'.split(
    ' '
  )
)

/** Crossref's own names of types, which some registries pass on. */
const registryTypes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'book-chapter': 'chapter',
    'book-part': 'chapter',
    'book-section': 'chapter',
    'edited-book': 'book',
    'journal-article': 'article-journal',
    'journal-issue': 'periodical',
    'posted-content': 'article',
    'peer-review': 'review',
    'proceedings-article': 'paper-conference',
    'reference-book': 'book',
    'reference-entry': 'entry-encyclopedia',
    'report-component': 'report',
    dissertation: 'thesis',
    monograph: 'book',
    proceedings: 'book'
  })
)

/**
 * Converts the response of a DOI registry (Crossref, DataCite) to CSL-JSON, with the DOI as its id. Lists with one
 * value become that value, XML in titles becomes CSL rich text, and data about the record is left out. Undefined for a
 * response that is not a work.
 */
export function readRegisteredWork(answer: unknown, doi: string): CslItem | undefined {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined
  const item: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(answer)) {
    if (!taken.has(name)) continue
    const isNames = Array.isArray(value) && typeof value[0] === 'object'
    const one = Array.isArray(value) && !isNames ? value[0] : value
    if (isNames) item[name] = value.flatMap(personOf)
    else if (typeof one === 'string') item[name] = richText(one)
    else if (one !== undefined && one !== null) item[name] = one
  }
  const {
    type,
    'article-number': articleNumber,
    'publisher-location': place
  } = answer as Record<string, unknown>
  const {csl} = checkItem({
    ...(typeof articleNumber === 'string' && {page: articleNumber}),
    ...(typeof place === 'string' && {'publisher-place': richText(place)}),
    ...item,
    id: doi,
    type: typeof type === 'string' ? (registryTypes.get(type) ?? type) : 'document',
    DOI: doi
  })
  if (csl === undefined || (csl.title === undefined && csl['container-title'] === undefined)) return undefined
  // The DOI already implies the URL.
  const {URL, ...rest} = csl
  return typeof URL === 'string' && doiOf(URL) === undefined ? csl : (rest as CslItem)
}

/**
 * A new key for a work: the family name of the first author, or the first word of an organization or title (without its
 * article), in ASCII letters, followed by the year and, if the key is taken, by `a`, `b` and so on. For many works,
 * `tried` remembers how many suffixes are taken, so that they are not tried again for each work.
 */
export function newKey(
  item: CslItem,
  isTaken: (key: string) => boolean,
  tried: Map<string, number> = new Map()
): string {
  const [first] = [item.author, item.editor, item.translator].flatMap(names =>
    Array.isArray(names) ? (names as readonly CslName[]) : []
  )
  const title = typeof item.title === 'string' ? plainValue(item.title) : ''
  const name =
    [first?.family, ...wordsOf(first?.literal ?? ''), ...wordsOf(title).filter(word => word.length > 3)]
      .map(word => ascii(word ?? ''))
      .find(word => word !== '') ?? 'work'
  const issued = item.issued as Readonly<{'date-parts'?: readonly (readonly number[])[]}> | undefined
  const year = `${name}${issued?.['date-parts']?.[0]?.[0] ?? ''}`
  const letter = item['year-suffix']
  // A work that its list prints as 2018b gets this letter, regardless of the order of the list.
  const key = typeof letter === 'string' && /^[a-z]$/.test(letter) ? `${year}${letter}` : year
  if (!isTaken(key)) return key
  for (let index = tried.get(key) ?? 0; ; index++) {
    const candidate = key + suffix(index)
    if (isTaken(candidate)) continue
    tried.set(key, index)
    return candidate
  }
}

/** A name or a title without its article, unless it consists only of that word. */
function wordsOf(text: string): readonly string[] {
  return text
    .trim()
    .replace(/^(?:the|an?|der|die|das|les?|la|el|los|las|il)\s+(?=\S)/i, '')
    .split(/\s+/)
}

/** The suffix of a number: `a` to `z`, then `aa`, `ab`. */
function suffix(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26))
  return index < 26 ? letter : suffix(Math.floor(index / 26) - 1) + letter
}

function ascii(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(UNFOLDED, unfolded)
    .replace(/[^a-z0-9]/g, '')
}

function personOf(value: unknown): readonly CslName[] {
  if (typeof value !== 'object' || value === null) return []
  const {name, ...parts} = value as Readonly<Record<string, unknown>>
  const kept = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'].flatMap(
    part => {
      const text = parts[part]
      return typeof text === 'string' && text.trim() !== '' ? [[part, oneLine(text)] as const] : []
    }
  )
  if (kept.length > 0) return [Object.fromEntries(kept)]
  return typeof name === 'string' && name.trim() !== '' ? [{literal: oneLine(name)}] : []
}

/** Converts HTML or JATS tags and entities in the titles of registries to CSL rich text, which has few tags. */
function richText(text: string): string {
  return oneLine(
    text
      .replace(/<(\/?)(?:\w+:)?([a-z]+)\b[^<>]*>/gi, (_, closing: string, name: string) => {
        const tag = cslTags.get(name.toLowerCase())
        return tag === undefined ? '' : `<${closing}${tag}>`
      })
      .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities.get(name)!)
  )
}

const cslTags: ReadonlyMap<string, string> = new Map([
  ['i', 'i'],
  ['em', 'i'],
  ['italic', 'i'],
  ['b', 'b'],
  ['strong', 'b'],
  ['bold', 'b'],
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['sc', 'sc'],
  ['scp', 'sc']
])

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' ']
])

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
