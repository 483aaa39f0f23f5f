import type {CslItem, CslName, Reference} from '../core/types.ts'
import {isSameDoi, newKey} from '../references/registered-work.ts'
import type {ImportedReference} from './imported.ts'

/** A work that was imported, with the key that it gets. */
export type Work = Readonly<{
  /** From 1, over all files. */
  number: number
  key: string
  file: string
  reference: ImportedReference
  /** The work that it is most likely the same as: one of the bibliography, or one imported before it. */
  same?: Readonly<{key: string; isKnown: boolean}> | undefined
}>

/**
 * Gives keys to works: their own if they have one, else the name of the first author and the year, with a letter if
 * that is taken. The same works in the same order get the same keys. A work that is also in `known` keeps its key
 * there; two works are the same by their DOI, or by title, year and first author if a DOI is missing.
 */
export function nameWorks(
  imported: ReadonlyArray<Readonly<{file: string; reference: ImportedReference}>>,
  known: readonly Reference[]
): readonly Work[] {
  const taken = new Set(known.flatMap(({key, aliases}) => [key, ...aliases]))
  const byIdentity = new Map<string, Identified[]>()
  for (const {key, csl} of known) remember(byIdentity, {key, csl, isKnown: true})
  return imported.map(({file, reference}, index) => {
    const {csl} = reference
    const same = findSame(byIdentity, csl)
    if (same?.isKnown) return {number: index + 1, key: same.key, file, reference, same}
    const own = csl['citation-key']
    const isFree = typeof own === 'string' && validKey.test(own) && !taken.has(own)
    const key = isFree ? own : newKey(csl, candidate => taken.has(candidate))
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
    // A title that many works share identifies none of them.
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

/** Works with different DOIs or by different authors are not the same, though they share a title and a year. */
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
  return text
    .replace(/<[^<>]*>/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
