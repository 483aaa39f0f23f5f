import {letters} from '../../core/letters.ts'
import type {Author, CslName, Metadata, Reference} from '../../core/types.ts'

/** Whether a work is by one of the authors of the paper: the same family name, and compatible initials. */
export function isOwnWork({csl}: Reference, {authors}: Pick<Metadata, 'authors'>): boolean {
  const names = ['author', 'editor'].flatMap(role =>
    Array.isArray(csl[role]) ? (csl[role] as CslName[]) : []
  )
  return names.some(name => authors.some(author => isSamePerson(author, name)))
}

function isSamePerson(author: Author, {family, given, literal}: CslName): boolean {
  if (author.corporate) return letters(author.name) === letters(literal ?? '')
  if (author.family === undefined || letters(author.family) !== letters(family ?? '')) return false
  return fits(author.given ?? '', given ?? '')
}

/** Whether two given names can belong to one person: `Ann B.` and `A.`, but not `Ann` and `Alice`. */
function fits(one: string, other: string): boolean {
  const [left, right] = [one, other].map(given =>
    given
      .split(/[\s.-]+/)
      .map(letters)
      .filter(Boolean)
  )
  const [first = '', second = ''] = [left![0], right![0]]
  if (first === '' || second === '') return true
  return first.length === 1 || second.length === 1 ? first[0] === second[0] : first === second
}
