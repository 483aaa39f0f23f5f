import {plainValue} from '../../core/plain-value.ts'
import type {CslItem, CslName, Reference} from '../../core/types.ts'
import {isSameDoi, newKey} from '../registered-work.ts'
import type {ImportedReference} from './imported.ts'

/** An imported work with its assigned key. */
export type ImportedWork = Readonly<{
  /** The number of the work over all files, from 1. */
  number: number
  key: string
  file: string
  reference: ImportedReference
  /** The work that is most likely the same: one of the bibliography, or one imported earlier. */
  same?: Readonly<{key: string; isKnown: boolean}> | undefined
}>

/**
 * Assigns keys to works: their own if they have one, or else the name of the first author and the year, followed by a
 * letter if that is taken. The same works in the same order get the same keys. A work that is also in `known` gets its
 * key from there, and a work with a `knownKey` gets that key. Two works are the same if they have the same DOI or, if a
 * DOI is missing, the same title, year and first author.
 */
export function nameWorks(
  imported: ReadonlyArray<
    Readonly<{file: string; reference: ImportedReference; knownKey?: string | undefined}>
  >,
  known: readonly Reference[]
): readonly ImportedWork[] {
  const taken = new Set(known.flatMap(({key, aliases}) => [key, ...aliases]))
  const tried = new Map<string, number>()
  const byIdentity = new Map<string, Identified[]>()
  for (const {key, csl} of known) remember(byIdentity, {key, csl, isKnown: true})
  return imported.map(({file, reference, knownKey}, index) => {
    const {csl} = reference
    const same = knownKey === undefined ? findSame(byIdentity, csl) : {key: knownKey, isKnown: true}
    if (same?.isKnown) return {number: index + 1, key: same.key, file, reference, same}
    const own = csl['citation-key']
    const isFree = typeof own === 'string' && validKey.test(own) && !taken.has(own)
    const key = isFree ? own : newKey(csl, candidate => taken.has(candidate), tried)
    taken.add(key)
    remember(byIdentity, {key, csl, isKnown: false})
    return {number: index + 1, key, file, reference, ...(same !== undefined && {same})}
  })
}

/** A key that is valid in both BibTeX and Pandoc's citations. */
const validKey = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.+/-]*[\p{L}\p{N}_])?$/u

type Identified = Readonly<{key: string; csl: CslItem; isKnown: boolean}>

function remember(byIdentity: Map<string, Identified[]>, work: Identified): void {
  for (const identity of identitiesOf(work.csl)) {
    const works = byIdentity.get(identity)
    if (works === undefined) byIdentity.set(identity, [work])
    // A title shared by many works identifies none of them.
    else if (works.length < 20) works.push(work)
  }
}

function findSame(
  byIdentity: ReadonlyMap<string, readonly Identified[]>,
  csl: CslItem
): Readonly<{key: string; isKnown: boolean}> | undefined {
  const found = identitiesOf(csl)
    .flatMap(identity => byIdentity.get(identity) ?? [])
    .find(other => !isOther(other.csl, csl))
  return found && {key: found.key, isKnown: found.isKnown}
}

function identitiesOf({DOI: doi, title, issued}: CslItem): readonly string[] {
  const year = (issued as {'date-parts'?: readonly (readonly number[])[]} | undefined)?.[
    'date-parts'
  ]?.[0]?.[0]
  const letters = lettersOf(title)
  return [
    ...(typeof doi === 'string' ? [`doi ${doi.toLowerCase()}`] : []),
    ...(letters === '' ? [] : [`${year ?? ''} ${letters}`])
  ]
}

/** Whether two works with the same title and year have different DOIs or different authors. */
function isOther(a: CslItem, b: CslItem): boolean {
  if (typeof a.DOI === 'string' && typeof b.DOI === 'string') return !isSameDoi(a.DOI, b.DOI)
  const [first, second] = [authorOf(a), authorOf(b)]
  return first !== '' && second !== '' && !first.includes(second) && !second.includes(first)
}

function authorOf({author, editor}: CslItem): string {
  const [name] = [author, editor].flatMap(names =>
    Array.isArray(names) ? (names as readonly CslName[]) : []
  )
  return lettersOf(name?.family ?? name?.literal)
}

function lettersOf(text: unknown): string {
  if (typeof text !== 'string') return ''
  return plainValue(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
