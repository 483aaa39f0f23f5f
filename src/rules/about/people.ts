import type {CslName, Reference} from '../../core/types.ts'
import {type Part, partWith, placedAt} from './parts.ts'

/** A name of an entry, and its role. */
export type Person = Readonly<{name: CslName; role: string; reference: Reference}>

/** Authors, editors and translators of the entries, without the mark for further names. */
export function* peopleOf(references: readonly Reference[]): Generator<Person> {
  for (const reference of references) {
    for (const role of roles) {
      for (const name of namesOf(reference, role))
        if (name.literal !== 'et al.') yield {name, role, reference}
    }
  }
}

/** A name as a part of its entry; undefined if the entry inherits it. */
export function partOfPerson({name, role, reference}: Person): Part | undefined {
  const written = writtenName(name)
  const part = partWith(reference, written, [role])
  return part && placedAt(part, written)
}

/** The names of a CSL variable; empty if it is absent. */
export function namesOf({csl}: Reference, variable: string): readonly CslName[] {
  const names = csl[variable]
  return Array.isArray(names) ? (names as readonly CslName[]) : []
}

/** A name as it is sorted: `Doe, Jane`; an organisation as it is. */
export function writtenName(name: CslName): string {
  if (name.literal !== undefined) return name.literal
  const particle = name['non-dropping-particle'] ?? name['dropping-particle']
  // `India, T. o.`: BibTeX reads a small initial as a particle.
  if (particle !== undefined && smallInitials.test(particle))
    return `${name.family}, ${[name.given, particle].filter(Boolean).join(' ')}`
  const family = [particle, name.family].filter(Boolean).join(' ')
  return [family, name.suffix, name.given].filter(Boolean).join(', ')
}

/** The initials of a given name, `JM` of “J. M.”; undefined where it is more than initials. */
export function initialsOf(given: string | undefined): string | undefined {
  return given !== undefined && /^\p{L}\.?(?:(?:[\s-]+|(?<=\.))\p{L}\.?)*$/u.test(given)
    ? given.replace(/[^\p{L}]/gu, '')
    : undefined
}

/** Lower-case initials: of words such as “of” and “the”, never of names. */
const smallInitials = /^\p{Ll}\.(?: \p{Ll}\.)*$/u

const roles: readonly string[] = ['author', 'editor', 'translator']
