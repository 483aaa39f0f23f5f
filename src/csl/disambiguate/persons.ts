import type {Item} from '../rendering/context.ts'
import {initials} from '../values/initials.ts'
import {type Name, readNameList} from '../values/name.ts'
import type {WorkLook} from './looks.ts'
import type {Givens, Work} from './work.ts'

/**
 * Returns a function that determines, by the style's `givenname-disambiguation-rule`, which given names each work
 * shows, so that no person is mistaken for another. Persons are counted by their family names; after a change, only the
 * persons of added and removed looks are counted.
 */
export function createGivens(
  rule: string
): (looks: readonly WorkLook[]) => (work: Work, look: WorkLook) => Givens {
  const isPrimary = rule.startsWith('primary-name')
  const levels = new Map<string, number>()
  const families = new Map<string, Family>()
  const raise = createRaise(levels, rule.endsWith('with-initials'))
  let counted: ReadonlySet<WorkLook> = new Set()

  return looks => {
    const now = new Set(looks)
    const touched = new Set<string>()
    for (const look of now) if (!counted.has(look)) countPersons(families, look, isPrimary, 1, touched)
    for (const look of counted) if (!now.has(look)) countPersons(families, look, isPrimary, -1, touched)
    counted = now
    for (const name of touched) raiseFamily(families.get(name)!, levels, raise)
    return ({item, memo}, look) => {
      if (levels.size === 0) return none
      if (!isPrimary) memo.persons ??= personsOf(item)
      const {primary} = look
      const {persons} = memo
      let raised: Map<string, number> | undefined
      for (let index = 0; index < (persons ?? primary).length; index++) {
        const key = persons === undefined ? primary[index]!.person : persons[index]!
        const level = levels.get(key)
        if (level === undefined) continue
        raised ??= new Map()
        raised.set(key, level)
      }
      return raised ?? none
    }
  }
}

const none: Givens = new Map()

/** All persons of a work, shown or hidden. */
function personsOf(item: Item): readonly string[] {
  return Object.values(item).flatMap(value => readNameList(value).map(({person}) => person))
}

/**
 * The persons who share a family name, by their keys, each with the numbers of works that show and that hide the
 * person.
 */
type Family = Map<string, {person: Name; shown: number; hidden: number}>

/** Adds the persons of a look to their families, or removes them, and collects the names of these families. */
function countPersons(
  families: Map<string, Family>,
  {persons, primary, unshown}: WorkLook,
  isPrimary: boolean,
  times: 1 | -1,
  touched: Set<string>
): void {
  const count = (person: Name, shown: number, hidden: number): void => {
    if (person.literal !== undefined) return
    const family: Family = families.get(person.wholeFamily) ?? new Map()
    families.set(person.wholeFamily, family)
    touched.add(person.wholeFamily)
    const known = family.get(person.person) ?? {person, shown: 0, hidden: 0}
    family.set(person.person, known)
    known.shown += shown
    known.hidden += hidden
  }
  for (const person of isPrimary ? primary : persons) count(person, times, 0)
  if (!isPrimary) for (const person of unshown) count(person, 0, times)
}

type Raise = (persons: readonly Name[], raised: readonly Name[]) => void

/**
 * Sets how much of their given names the persons with one family name must show to be told apart, and drops persons who
 * are no longer in any work.
 */
function raiseFamily(family: Family, levels: Map<string, number>, raise: Raise): void {
  for (const [key, {shown, hidden}] of family) {
    levels.delete(key)
    if (shown === 0 && hidden === 0) family.delete(key)
  }
  if (family.size < 2) return
  const persons = [...family.values()]
  const shown = persons.filter(each => each.shown > 0).map(({person}) => person)
  const unshown = persons.filter(each => each.shown === 0).map(({person}) => person)
  raise([...shown, ...unshown], unshown)
  // Names that “et al.” hides do not make the shown names longer.
  raise(shown, shown)
}

function createRaise(levels: Map<string, number>, onlyInitials: boolean): Raise {
  const shorts = new Map<string, string>()
  const shortOf = ({given}: Name): string => {
    const known = shorts.get(given)
    if (known !== undefined) return known
    const short = initials(given, '.', {initializes: true, keepsHyphen: true}).replace(/\s+/g, '')
    shorts.set(given, short)
    return short
  }
  return (persons, raised) => {
    if (persons.length < 2 || raised.length === 0) return
    const counts = new Map<string, number>()
    for (const person of persons) counts.set(shortOf(person), (counts.get(shortOf(person)) ?? 0) + 1)
    for (const person of raised) {
      const isAlone = counts.get(shortOf(person)) === 1
      if (isAlone) levels.set(person.person, 1)
      else if (!onlyInitials) levels.set(person.person, 2)
      else if (counts.size > 1) levels.set(person.person, 1)
    }
  }
}
