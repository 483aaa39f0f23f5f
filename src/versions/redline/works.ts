import type {Article} from '../../core/article.ts'
import {plainValue} from '../../core/plain-value.ts'
import type {CslDate, CslItem, CslName} from '../../core/types.ts'
import type {FieldChange} from './types.ts'

/** The works in the lists of an article by key, each once and in order. */
export function worksOf({lists}: Article): ReadonlyMap<string, CslItem> {
  const works = new Map<string, CslItem>()
  for (const {entries} of lists) {
    for (const {key, work} of entries) if (work !== undefined && !works.has(key)) works.set(key, work)
  }
  return works
}

/**
 * Maps the keys of works in the old version to keys in the new one. Two works with the same key are the same work if
 * their DOIs, titles, authors or years match, or if they have none of these in common. Other works are the same if
 * one of these matches, in this order: DOI; title, author and year; title; author, container and pages; URL; author,
 * year and container, with a similar title.
 */
export function pairWorks(
  old: ReadonlyMap<string, CslItem>,
  next: ReadonlyMap<string, CslItem>
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  const taken = new Set<string>()
  const pair = (oldKey: string, newKey: string): void => {
    pairs.set(oldKey, newKey)
    taken.add(newKey)
  }
  for (const [key, work] of old) {
    const same = next.get(key)
    if (same !== undefined && agree(work, same)) pair(key, key)
  }
  for (const mark of marks) {
    const unpaired = new Map<string, string | undefined>()
    for (const [key, work] of next) {
      const value = taken.has(key) ? '' : mark(work)
      // A property that two works share identifies neither of them.
      if (value !== '') unpaired.set(value, unpaired.has(value) ? undefined : key)
    }
    const seen = new Map<string, number>()
    const isFree = (key: string): boolean => !pairs.has(key)
    for (const [key, work] of old) if (isFree(key)) seen.set(mark(work), (seen.get(mark(work)) ?? 0) + 1)
    for (const [key, work] of old) {
      if (!isFree(key)) continue
      const value = mark(work)
      const newKey = value !== '' && seen.get(value) === 1 ? unpaired.get(value) : undefined
      if (newKey !== undefined && (mark !== circumstances || haveLikeTitles(work, next.get(newKey)!)))
        pair(key, newKey)
    }
  }
  return pairs
}

/** Author, year and container; together with a similar title, they identify a work. */
const circumstances = (work: CslItem): string =>
  all(authorOf(work), yearOf(work), lettersOf(work['container-title']))

/** The marks by which a work is identified, from the most to the least certain; empty if the work lacks them. */
const marks: ReadonlyArray<(work: CslItem) => string> = [
  work => (typeof work.DOI === 'string' ? work.DOI.trim().toLowerCase() : ''),
  work => all(titleOf(work), yearOf(work), authorOf(work)),
  work => titleOf(work),
  work => all(authorOf(work), lettersOf(work['container-title']), lettersOf(work.page)),
  work => lettersOf(work.URL),
  circumstances
]

function all(...parts: readonly string[]): string {
  return parts.includes('') ? '' : parts.join('\0')
}

/** Whether two works with the same key are the same work: one of the marks matches, or they have no mark in common. */
function agree(one: CslItem, other: CslItem): boolean {
  const values = [marks[0]!, titleOf, authorOf, yearOf].map(mark => [mark(one), mark(other)] as const)
  const comparable = values.filter(([a, b]) => a !== '' && b !== '')
  return comparable.length === 0 || comparable.some(([a, b]) => a === b)
}

/** Whether two titles share most of their words. */
function haveLikeTitles(one: CslItem, other: CslItem): boolean {
  const [words, others] = [one, other].map(
    ({title}) => new Set(typeof title === 'string' ? title.toLowerCase().match(/[\p{L}\p{N}]+/gu) : [])
  )
  const shared = [...words!].filter(word => others!.has(word)).length
  return 2 * shared >= 0.6 * (words!.size + others!.size)
}

function titleOf({title}: CslItem): string {
  return lettersOf(title)
}

function yearOf({issued}: CslItem): string {
  return /\d{4}/.exec(fieldText(issued))?.[0] ?? ''
}

/** The family name of the first author or editor. */
function authorOf({author, editor}: CslItem): string {
  const names = author ?? editor
  const [first] = (Array.isArray(names) ? names : []) as readonly CslName[]
  return lettersOf(first?.family ?? first?.literal)
}

/** The letters and digits of a text, in lower case, without accents. */
function lettersOf(value: unknown): string {
  if (typeof value !== 'string') return ''
  return plainValue(value)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A field of a work as text: names are separated by semicolons, and dates are as in ISO 8601. */
export function fieldText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value))
    return value.map(each => (isRecord(each) ? nameText(each) : fieldText(each))).join('; ')
  return isRecord(value) ? dateText(value) : ''
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nameText(name: CslName): string {
  const particles = [name['dropping-particle'], name['non-dropping-particle']]
  const family = [...particles, name.family ?? name.literal].filter(Boolean).join(' ')
  return [family, name.given, name.suffix].filter(Boolean).join(', ')
}

function dateText(date: CslDate): string {
  const parts = date['date-parts'] ?? []
  const text = parts
    .map(part => part.map((number, index) => String(number).padStart(index === 0 ? 4 : 2, '0')).join('-'))
    .join('/')
  const words = text === '' ? (date.literal ?? date.raw ?? '') : text
  return [date.circa ? 'ca.' : '', words, date.season === undefined ? '' : `season ${date.season}`]
    .filter(Boolean)
    .join(' ')
}

/** A field that differs between two versions of a work, as text without tags. */
export type ChangedField = FieldChange &
  Readonly<{
    /**
     * Whether only case differs, including braces that protect the case of words; in most styles, such a difference is
     * not visible.
     */
    isCase: boolean
  }>

/** The fields, by name, that differ between two versions of a work, except the key. */
export function changedFields(old: CslItem | undefined, next: CslItem | undefined): readonly ChangedField[] {
  const names = new Set([...Object.keys(old ?? {}), ...Object.keys(next ?? {})])
  const changes = [...names].sort().flatMap(name => {
    if (name === 'id' || name === 'citation-key') return []
    const [before, after] = [fieldText(old?.[name]), fieldText(next?.[name])]
    if (before === after) return []
    const isCase = withoutCase(before) === withoutCase(after)
    return [{name, old: plainValue(before), new: plainValue(after), isCase}]
  })
  return changes
}

/** A field in lower case, without the tags that protect the case of words. */
function withoutCase(value: string): string {
  const open: boolean[] = []
  return value
    .replace(/<(\/?)span\b([^<>]*)>/g, (tag, end: string, attributes: string) => {
      if (end === '') open.push(/\bnocase\b/.test(attributes))
      const isCase = end === '' ? open.at(-1) : open.pop()
      return isCase ? '' : tag
    })
    .toLowerCase()
}
