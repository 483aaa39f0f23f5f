import {letters} from '../../../core/letters.ts'
import {perWork} from '../../../core/per-work.ts'
import {editDistance} from '../../../core/similar.ts'
import type {CslDate, CslName, Reference} from '../../../core/types.ts'
import {variableText} from './parts.ts'
import {initialsOf, namesOf, writtenName} from './people.ts'
import {words} from './words.ts'

/** The degree of similarity of two entries. */
export type Likeness = 'same' | 'case' | 'near'

/** Two entries for the same work. */
type Pair = Readonly<{first: Reference; second: Reference; likeness: Likeness}>

/**
 * Finds entries for the same work: with the same words, with only differences of case and punctuation, or with a typing
 * error. Only entries that are neighbours when sorted by the first or the last letters of their titles are compared. As
 * neighbours share these letters, only entries that share them with another entry are sorted.
 */
export function sameWorks(references: readonly Reference[]): readonly Pair[] {
  const related = relatedKeys(references)
  const works = references
    .map(describe)
    .filter(({title, reference}) => title.length >= shortestTitle && !related.has(reference.key))
  const found = new Map<Reference, Pair>()
  for (const blockOf of [
    (work: ComparedWork) => work.title,
    (work: ComparedWork) => titleEnd(work.reference)
  ]) {
    const sorted = groupsAlike(works.map(work => ({work, block: blockOf(work)})))
    for (const [index, {work, block}] of sorted.entries()) {
      for (let next = index + 1; next < Math.min(index + 5, sorted.length); next++) {
        const other = sorted[next]!
        if (!other.block.startsWith(block.slice(0, 8))) break
        const [first, second] = work.index < other.work.index ? [work, other.work] : [other.work, work]
        const likeness = found.has(second.reference) ? undefined : likenessOf(first, second)
        if (likeness !== undefined)
          found.set(second.reference, {first: first.reference, second: second.reference, likeness})
      }
    }
  }
  return [...found.values()]
}

type Block = Readonly<{work: ComparedWork; block: string}>

/** The works that share the first letters of their blocks with another work, sorted by block. */
function groupsAlike(works: readonly Block[]): readonly Block[] {
  const groups = new Map<string, Block[]>()
  for (const work of works) {
    const letters = work.block.slice(0, shortestTitle)
    const group = groups.get(letters)
    if (group === undefined) groups.set(letters, [work])
    else group.push(work)
  }
  return [...groups.values()]
    .filter(({length}) => length > 1)
    .flat()
    .sort((a, b) => order(a.block, b.block))
}

/** The length of the shortest titles that are compared, in letters. */
const shortestTitle = 6

/** An entry with its position and the letters of its title, which is compared first. */
export type ComparedWork = Readonly<{reference: Reference; index: number; title: string}>

/** Prepares an entry for comparing. */
export function describe(reference: Reference, index: number): ComparedWork {
  return {reference, index, title: titleLetters(reference)}
}

const titleLetters = perWork((reference): string => letters(variableText(reference, 'title')))

/** All names of an entry as one text. */
function peopleText(reference: Reference): string {
  return [...namesOf(reference, 'author'), ...namesOf(reference, 'editor')].map(writtenName).join(' ')
}

/** Whether two entries have the same authors or editors: `Doe, J.` may be `Doe, Jane`, and a letter may be mistyped. */
export function isSamePeople(a: Reference, b: Reference): boolean {
  if (isSlip(letters(peopleText(a)), letters(peopleText(b)))) return true
  return (['author', 'editor'] as const).every(role => {
    const [first, second] = [namesOf(a, role), namesOf(b, role)]
    return first.length === second.length && first.every((name, index) => isSamePerson(name, second[index]!))
  })
}

function isSamePerson(a: CslName, b: CslName): boolean {
  if (letters(writtenName({...a, given: ''})) !== letters(writtenName({...b, given: ''}))) return false
  const [first, second] = [a.given ?? '', b.given ?? '']
  if (letters(first) === letters(second)) return true
  const initials = initialsOf(first) ?? initialsOf(second)
  return initials !== undefined && initials === firstLetters(first) && initials === firstLetters(second)
}

/** The first letters of a given name: `JM` for “Jane Mary”, “J. M.” and “Jane-Mary”. */
function firstLetters(given: string): string {
  return initialsOf(given) ?? (given.match(/\p{L}+/gu) ?? []).map(word => word.charAt(0)).join('')
}

/** An entry approximately as a style renders it. */
const wholeText = perWork((reference): string => {
  const variables = [
    'title',
    'volume-title',
    'container-title',
    'volume',
    'issue',
    'page',
    'edition',
    'publisher',
    'number',
    'genre'
  ]
  const texts = variables.map(variable => variableText(reference, variable))
  return [peopleText(reference), ...texts, yearOf(reference)].join('|')
})

/** The year of an entry, or the text in place of a year; empty without either. */
export const yearOf = perWork(({csl}): string => {
  const date = csl.issued as CslDate | undefined
  const year = date?.['date-parts']?.[0]?.[0]
  const written = date?.literal ?? date?.raw ?? ''
  return year === undefined ? (/(?<!\d)\d{4}(?!\d)/.exec(written)?.[0] ?? written) : String(year)
})

/** The DOI of an entry in lower case, because case does not matter (DOI Handbook, 2.4). */
export const referenceDoi = perWork((reference): string => variableText(reference, 'DOI').toLowerCase())

/** The likeness of two entries; undefined if they are for different works. */
export function likenessOf(a: ComparedWork, b: ComparedWork): Likeness | undefined {
  if (Math.abs(a.title.length - b.title.length) > 4) return undefined
  if (yearOf(a.reference) !== yearOf(b.reference)) return undefined
  if (a.title !== b.title && !isNear(a, b)) return undefined
  const wholes = [wholeText(a.reference), wholeText(b.reference)] as const
  if (wholes[0] === wholes[1]) return 'same'
  const [first, second] = [letters(wholes[0]), letters(wholes[1])]
  if (first === second) return 'case'
  const most = 0.15 * Math.max(first.length, second.length)
  return isNear(a, b) && editDistance(first, second, most) < most ? 'near' : undefined
}

/** The keys of entries that have BibLaTeX's `related`, and of those that a `related`, `xref` or `crossref` names. */
export function relatedKeys(references: readonly Reference[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const reference of references) for (const key of relatedByEntry(reference)) keys.add(key)
  return keys
}

const relatedByEntry = perWork(({key, fields}): readonly string[] => {
  const named = ['related', 'xref', 'crossref'].flatMap(name => fields.get(name)?.value.split(',') ?? [])
  return fields.has('related') ? [key, ...named.map(name => name.trim())] : named.map(name => name.trim())
})

/**
 * Whether two works may be the same: no year, number in a title, volume, first page or DOI shows that they are
 * different.
 */
function isNear(a: ComparedWork, b: ComparedWork): boolean {
  if (a.title.length <= 12 || b.title.length <= 12 || a.reference.csl.type !== b.reference.csl.type)
    return false
  const isPart = (variable: string) => a.reference.csl[variable] !== b.reference.csl[variable]
  if (isPart('edition') || isPart('version')) return false
  if (a.reference.csl.type === 'book' && ['volume', 'number-of-volumes', 'volume-title'].some(isPart))
    return false
  const differs = ['volume', 'issue', 'number', 'ISBN', 'publisher'].some(variable => {
    const values = [a, b].map(({reference}) => letters(variableText(reference, variable)))
    return values[0] !== values[1] && values.every(value => value !== '')
  })
  const dois = [referenceDoi(a.reference), referenceDoi(b.reference)]
  const pages = [a, b].map(({reference}) => /^\D*\d*/.exec(variableText(reference, 'page'))![0])
  if (differs || (dois[0] !== dois[1] && dois.every(Boolean))) return false
  if (pages[0] !== pages[1] && pages.every(Boolean)) return false
  return (
    isSamePeople(a.reference, b.reference) &&
    isSameTitle(variableText(a.reference, 'title'), variableText(b.reference, 'title'))
  )
}

/** Whether titles have the same numbers and the same words in the same order, except for typing errors. */
function isSameTitle(a: string, b: string): boolean {
  if (letters(a) === letters(b)) return true
  const [first, second] = [words(a), words(b)]
  return first.length === second.length && first.every((word, index) => isSlip(word, second[index]!))
}

function isSlip(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.min(a.length, b.length) < 5 || /\d/.test(a + b)) return false
  return editDistance(a, b, 2) <= 2 && a.slice(-1) === b.slice(-1)
}

/** The last letters of a title, in reverse order. */
const titleEnd = perWork((reference): string => [...titleLetters(reference).slice(-24)].reverse().join(''))

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
