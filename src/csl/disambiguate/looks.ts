import type {Engine} from '../engine/engine.ts'
import {joinPieces} from '../output/punctuation.ts'
import {textOf} from '../output/tokens.ts'
import type {Context, Item, WorkState} from '../rendering/context.ts'
import {changedState, isAlike} from '../rendering/work-state.ts'
import type {Name} from '../values/name.ts'
import type {Givens, Work} from './work.ts'

/** A person named in a work. */
export type Person = Readonly<{key: string; name: Name; family: string}>

/** The rendered cite of a work in a state, as far as it matters for disambiguation. */
export type Look = Readonly<{
  text: string
  /** The persons shown; those who are first in a list; those hidden by “et al.”. */
  persons: readonly Person[]
  primary: readonly Person[]
  unshown: readonly Person[]
  /** The largest number of names that a list hides. */
  hidden: number
  /** The number of `disambiguate` conditions that were evaluated. */
  asked: number
  /** The number of the work, if the cite uses it. */
  number: number | undefined
  /** The cite, if a citation of only this work renders the same. */
  cite: RenderedCite | undefined
}>

/** The part of a rendered cite that citations reuse. */
export type RenderedCite = Readonly<Pick<Context, 'out' | 'beginsWithTerm' | 'firstNames'>>

/** Returns the look of a work in a state. */
export type LookOf = (work: Work, state: WorkState) => Look

/** The looks of a document's works. */
export type Looks = Readonly<{
  of: LookOf
  /** The look of a work in its current state, if it is cached. */
  known: (work: Work) => Look | undefined
}>

/** The cached looks of a work: without changes, with its given names only, and in other states. */
type Seen = {
  plain: Look | undefined
  named: Readonly<{givens: Givens; look: Look}> | undefined
  others: Map<string, Look> | undefined
}

/** Renders cites for disambiguation, once per work and state. */
export function createLooks(engine: Engine): Looks {
  const memory = new WeakMap<Item, Seen>()
  const position = engine.style.usesPositions ? ('subsequent' as const) : ('first' as const)

  function lookAt(item: Item, state: WorkState): Look {
    const {numbers} = engine.counts
    const context = engine.render(withoutAccess(item), 'citation', {position}, state)
    const isCite = position === 'first' && item.accessed === undefined
    return lookOf(context, isCite, engine.counts.numbers === numbers ? undefined : state.number)
  }

  function known({item, state: {number}}: Work, state: WorkState): Look | undefined {
    const seen = memory.get(item)
    const look = seen && lookIn(seen, state)
    if (look === undefined || (look.number !== undefined && look.number !== number)) return undefined
    if (look.number !== undefined) engine.counts.numbers++
    return look
  }

  function of(work: Work, state: WorkState): Look {
    const found = known(work, state)
    if (found !== undefined) return found
    const {item} = work
    const looks = memory.get(item) ?? {plain: undefined, named: undefined, others: undefined}
    memory.set(item, looks)
    const look = lookAt(item, changedState(state, {number: work.state.number}))
    if (isTold(state)) {
      looks.others ??= new Map()
      looks.others.set(stateKey(state), look)
    } else if (state.givens.size === 0) looks.plain = look
    else looks.named = {givens: state.givens, look}
    return look
  }

  return {of, known: work => known(work, work.state)}
}

function lookIn({plain, named, others}: Seen, state: WorkState): Look | undefined {
  if (isTold(state)) return others?.get(stateKey(state))
  if (state.givens.size === 0) return plain
  return named !== undefined && isAlike(named.givens, state.givens) ? named.look : undefined
}

/** Whether a state disambiguates by anything other than given names. */
function isTold({extraNames, conditions, suffix}: WorkState): boolean {
  return extraNames > 0 || conditions > 0 || suffix !== ''
}

function stateKey({extraNames, conditions, givens, suffix}: WorkState): string {
  const names = givens.size === 0 ? '' : [...givens].join()
  return `${extraNames} ${conditions} ${suffix} ${names}`
}

function lookOf(context: Context, isCite: boolean, number: number | undefined): Look {
  const {out, beginsWithTerm, firstNames, shownNames, hiddenNames, hidden, asked} = context
  const shown = personsOf(shownNames.map(({name}) => name))
  // If a person is in several lists, the position in the last one counts.
  const isFirst = ({key}: Person): boolean =>
    shownNames.findLast(({name}) => name.person === key)?.index === 0
  return {
    text: textOf(joinPieces(out, false)),
    persons: shown,
    primary: shown.every(isFirst) ? shown : shown.filter(isFirst),
    unshown: personsOf(hiddenNames),
    hidden,
    asked,
    number,
    cite: isCite ? {out, beginsWithTerm, firstNames} : undefined
  }
}

const nobody: readonly Person[] = []

/** Each person once, at the first position. */
function personsOf(names: readonly Name[]): readonly Person[] {
  if (names.length === 0) return nobody
  if (names.length === 1) return [personOf(names[0]!)]
  const persons = new Map<string, Person>()
  for (const name of names) persons.set(name.person, personOf(name))
  return [...persons.values()]
}

const persons = new WeakMap<Name, Person>()

function personOf(name: Name): Person {
  const known = persons.get(name)
  if (known !== undefined) return known
  const person = {key: name.person, name, family: `${name.nonDroppingParticle} ${name.family}`}
  persons.set(name, person)
  return person
}

/** The date of access does not disambiguate works. */
function withoutAccess(item: Item): Item {
  if (item.accessed === undefined) return item
  const {accessed: _, ...rest} = item
  return rest
}
