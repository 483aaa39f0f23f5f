import type {Item} from '../rendering/context.ts'
import {initials} from '../values/initials.ts'
import {type Name, namesOf} from '../values/name.ts'
import type {Look, Person} from './looks.ts'
import type {Givens} from './work.ts'

/**
 * Returns the given names that each work shows so that none of its persons is mistaken for another, by the style's
 * `givenname-disambiguation-rule`.
 */
export function createGivens(rule: string): (looks: readonly Look[]) => (item: Item, look: Look) => Givens {
  const isPrimary = rule.startsWith('primary-name')
  const onlyInitials = rule.endsWith('with-initials')
  const shorts = new WeakMap<Name, string>()
  const shortOf = ({name}: Person): string => {
    const short =
      shorts.get(name) ??
      initials(name.given, '.', {initializes: true, keepsHyphen: true}).replace(/\s+/g, '')
    shorts.set(name, short)
    return short
  }
  return looks => {
    const levels = levelsOf(familiesOf(looks, isPrimary), onlyInitials, shortOf)
    return (item, look) => {
      if (levels.size === 0) return none
      let own: Map<string, number> | undefined
      const raise = (person: string): void => {
        const level = levels.get(person)
        if (level === undefined) return
        own ??= new Map()
        own.set(person, level)
      }
      if (isPrimary) for (const {key} of look.primary) raise(key)
      else for (const person of personsOf(item)) raise(person)
      return own ?? none
    }
  }
}

const none: Givens = new Map()

/** All persons of a work, shown or hidden. */
function personsOf(item: Item): readonly string[] {
  return Object.values(item).flatMap(value => namesOf(value).map(({person}) => person))
}

/** The persons with a family name, by their keys. */
type Family = Map<string, Readonly<{person: Person; isShown: boolean}>>

function familiesOf(looks: readonly Look[], isPrimary: boolean): Iterable<Family> {
  const families = new Map<string, Family>()
  const add = (person: Person, isShown: boolean): void => {
    if (person.name.literal !== undefined) return
    const persons = families.get(person.family)
    if (persons === undefined) families.set(person.family, new Map([[person.key, {person, isShown}]]))
    else if (!persons.has(person.key) || (isShown && !persons.get(person.key)!.isShown))
      persons.set(person.key, {person, isShown})
  }
  for (const {persons, primary, unshown} of looks) {
    if (isPrimary) for (const person of primary) add(person, true)
    else {
      for (const person of persons) add(person, true)
      for (const person of unshown) add(person, false)
    }
  }
  return families.values()
}

/** How much of the given names disambiguates the persons with one family name, for those who are shown. */
function levelsOf(
  families: Iterable<Family>,
  onlyInitials: boolean,
  shortOf: (person: Person) => string
): Givens {
  const levels = new Map<string, number>()
  const raise = (persons: readonly Person[], raised: readonly Person[]): void => {
    if (persons.length < 2 || raised.length === 0) return
    const counts = new Map<string, number>()
    for (const person of persons) counts.set(shortOf(person), (counts.get(shortOf(person)) ?? 0) + 1)
    for (const person of raised) {
      const isAlone = counts.get(shortOf(person)) === 1
      if (isAlone) levels.set(person.key, 1)
      else if (!onlyInitials) levels.set(person.key, 2)
      else if (counts.size > 1) levels.set(person.key, 1)
    }
  }
  for (const family of families) {
    if (family.size < 2) continue
    const persons = [...family.values()]
    const shown = persons.filter(({isShown}) => isShown).map(({person}) => person)
    const unshown = persons.filter(({isShown}) => !isShown).map(({person}) => person)
    raise([...shown, ...unshown], unshown)
    // Hidden names do not lengthen shown ones.
    raise(shown, shown)
  }
  return levels
}
