import {letters} from '../../core/letters.ts'
import type {Author, CslName, Metadata, Reference} from '../../core/types.ts'

/** Whether a work is by one of the authors of the paper: the same family name, and compatible initials. */
export function isOwnWork({csl}: Reference, {authors}: Pick<Metadata, 'authors'>): boolean {
  const names = ['author', 'editor'].flatMap(role =>
    Array.isArray(csl[role]) ? (csl[role] as CslName[]) : []
  )
  return names.some(name => authors.some(author => isSamePerson(author, name)))
}

/** The roles that authors of the paper have in a work, other than author and editor: `translator`. */
export function rolesOfAuthors({csl}: Reference, {authors}: Pick<Metadata, 'authors'>): readonly string[] {
  return Object.entries(csl).flatMap(([role, names]) => {
    if (role === 'author' || role === 'editor' || !Array.isArray(names)) return []
    const isOf = names.some((name: CslName) => authors.some(author => isSamePerson(author, name)))
    return isOf ? [role] : []
  })
}

function isSamePerson(author: Author, {family, given, literal}: CslName): boolean {
  if (author.corporate) return letters(author.name) === letters(literal ?? '')
  if (author.family === undefined || letters(author.family) !== letters(family ?? '')) return false
  return fits(author.given ?? '', given ?? '')
}

/**
 * Whether two given names can belong to the same person: `Ann B.` and `A.` or `AB`, `Dmitry` and `Dmitriy`, `Ben` and
 * `Benjamin`, but not `Ann` and `Alice`.
 */
function fits(one: string, other: string): boolean {
  const [left, right] = [one, other].map(given =>
    given
      .split(/[\s.-]+/)
      .flatMap(name => (/^\p{Lu}{2,3}$/u.test(name) ? [...name] : [name]))
      .map(letters)
      .filter(Boolean)
  )
  const [first = '', second = ''] = [left![0], right![0]]
  if (first === '' || second === '') return true
  return first.length === 1 || second.length === 1 ? first[0] === second[0] : isSpelling(first, second)
}

/** Whether one name is the other one, its beginning, or a spelling that differs in one letter. */
function isSpelling(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length > 2 && long.startsWith(short)) return true
  if (short.length < (short.length === long.length ? 7 : 5) || long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  return long.slice(start + 1) === short.slice(start + (long.length === short.length ? 1 : 0))
}

/** The authors' mail accounts that identify a person: `annedoe` of `annedoe@mud.test`, but not `info`. */
export function mailAccounts({authors}: Pick<Metadata, 'authors'>): readonly string[] {
  return authors.flatMap(({email}) => {
    const [name = ''] = email?.split('@') ?? []
    return name.length > 3 && !officeMail.test(name) ? [name] : []
  })
}

const officeMail =
  /^(?:info|mail|e-?mail|contact|kontakt|office|admin|hello|editor|authors?|correspondence|research|team|press|noreply)$/i
