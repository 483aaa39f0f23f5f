import type {Engine} from '../engine/engine.ts'
import {joinPieces} from '../output/punctuation.ts'
import {textOf} from '../output/tokens.ts'
import type {Context, Item, WorkState} from '../rendering/context.ts'
import {type Name, personKey} from '../values/name.ts'
import {type Givens, isAlike, type Work} from './work.ts'

/** Somebody named in a work. */
export type Person = Readonly<{key: string; name: Name; family: string}>

/** How the cite of a work looks in a state, as far as works are told apart by it. */
export type Look = Readonly<{
  text: string
  /** Persons that are shown; those of them who come first in a list; those of lists that are cut. */
  persons: readonly Person[]
  primary: readonly Person[]
  unshown: readonly Person[]
  /** How many names the longest list hides. */
  hidden: number
  /** How many conditions `disambiguate` were asked. */
  asked: number
  /** The number that the work had, if the cite asked for it. */
  number: number | undefined
}>

/** The look of a work in a state. */
export type LookOf = (work: Work, state: WorkState) => Look

/** The looks of a work: plain, with its given names, and in other states by what these say. */
type Looks = {
  plain: Look | undefined
  named: Readonly<{givens: Givens; look: Look}> | undefined
  others: Map<string, Look> | undefined
}

/** Renders cites for telling works apart, each once for a state. */
export function createLooks(engine: Engine): LookOf {
  const memory = new WeakMap<Item, Looks>()
  const position = engine.style.usesPositions ? ('subsequent' as const) : ('first' as const)

  function lookAt(item: Item, state: WorkState): Look {
    const {numbers} = engine.counts
    const context = engine.render(withoutAccess(item), 'citation', {position}, state)
    return lookOf(context, engine.counts.numbers === numbers ? undefined : state.number)
  }

  return ({item, state: {number}}, state) => {
    const looks = memory.get(item) ?? {plain: undefined, named: undefined, others: undefined}
    const known = lookIn(looks, state)
    if (known !== undefined && (known.number === undefined || known.number === number)) {
      if (known.number !== undefined) engine.counts.numbers++
      return known
    }
    memory.set(item, looks)
    const look = lookAt(item, {...state, number})
    if (isTold(state)) {
      looks.others ??= new Map()
      looks.others.set(stateKey(state), look)
    } else if (state.givens.size === 0) looks.plain = look
    else looks.named = {givens: state.givens, look}
    return look
  }
}

function lookIn({plain, named, others}: Looks, state: WorkState): Look | undefined {
  if (isTold(state)) return others?.get(stateKey(state))
  if (state.givens.size === 0) return plain
  return named !== undefined && isAlike(named.givens, state.givens) ? named.look : undefined
}

/** Whether something else than given names tells a work apart. */
function isTold({extraNames, conditions, suffix}: WorkState): boolean {
  return extraNames > 0 || conditions > 0 || suffix !== ''
}

function stateKey({extraNames, conditions, givens, suffix}: WorkState): string {
  const names = givens.size === 0 ? '' : [...givens].join()
  return `${extraNames} ${conditions} ${suffix} ${names}`
}

function lookOf(context: Context, number: number | undefined): Look {
  const {persons, shownNames, hiddenPersons, hidden, asked} = context
  const shown = Array.from(shownNames.values(), personOf)
  const isPrimary = shown.every(({key}) => persons.get(key) === 0)
  return {
    text: textOf(joinPieces(context.out, false)),
    persons: shown,
    primary: isPrimary ? shown : shown.filter(({key}) => persons.get(key) === 0),
    unshown: hiddenPersons.size === 0 ? nobody : Array.from(hiddenPersons.values(), personOf),
    hidden,
    asked,
    number
  }
}

const nobody: readonly Person[] = []

const known = new WeakMap<Name, Person>()

function personOf(name: Name): Person {
  const person = known.get(name) ?? {
    key: personKey(name),
    name,
    family: `${name.nonDroppingParticle} ${name.family}`
  }
  known.set(name, person)
  return person
}

/** The day of access tells no works apart. */
function withoutAccess(item: Item): Item {
  if (item.accessed === undefined) return item
  const {accessed: _, ...rest} = item
  return rest
}
