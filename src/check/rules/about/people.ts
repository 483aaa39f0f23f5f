import type {CslName, Reference} from '../../../core/types.ts'
import {partWith, placedAt, type ReferencePart} from './parts.ts'

/** A name of an entry, and its role. */
export type Person = Readonly<{name: CslName; role: string; reference: Reference}>

/** The authors, editors and translators of entries, without “and others”. */
export function* peopleOf(references: readonly Reference[]): Generator<Person> {
  for (const reference of references) {
    for (const role of roles) {
      for (const name of namesOf(reference, role))
        if (name.literal !== 'et al.') yield {name, role, reference}
    }
  }
}

/** A name as a part of its entry; undefined if it is inherited. */
export function partOfPerson({name, role, reference}: Person): ReferencePart | undefined {
  const written = writtenName(name)
  const part = partWith(reference, written, [role])
  return part && placedAt(part, written)
}

/** The names in a CSL variable; empty if the entry lacks it. */
export function namesOf({csl}: Reference, variable: string): readonly CslName[] {
  const names = csl[variable]
  return Array.isArray(names) ? (names as readonly CslName[]) : []
}

/** A name in inverted order, `Doe, Jane`; the name of an organization is unchanged. */
export function writtenName(name: CslName): string {
  if (name.literal !== undefined) return name.literal
  const particle = name['non-dropping-particle'] ?? name['dropping-particle']
  // In `India, T. o.`, BibTeX parses the lower-case initial as a particle.
  if (particle !== undefined && smallInitials.test(particle))
    return `${name.family}, ${[name.given, particle].filter(Boolean).join(' ')}`
  const family = [particle, name.family].filter(Boolean).join(' ')
  return [family, name.suffix, name.given].filter(Boolean).join(', ')
}

/** The initials of a given name, such as `JM` for “J. M.”; undefined if it is more than initials. */
export function initialsOf(given: string | undefined): string | undefined {
  return given !== undefined && /^\p{L}\.?(?:(?:[\s-]+|(?<=\.))\p{L}\.?)*$/u.test(given)
    ? given.replace(/[^\p{L}]/gu, '')
    : undefined
}

/** Matches lower-case initials, which abbreviate words such as “of” and “the”, never names. */
const smallInitials = /^\p{Ll}\.(?: \p{Ll}\.)*$/u

const roles: readonly string[] = ['author', 'editor', 'translator']
