import type {Engine} from '../engine/engine.ts'
import {joinPieces} from '../output/punctuation.ts'
import {textOf} from '../output/tokens.ts'
import type {Context, Item, WorkState} from '../rendering/context.ts'
import {isAlike} from '../rendering/work-state.ts'
import type {Name} from '../values/name.ts'
import type {Givens, Work} from './work.ts'

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
  /** The cite itself, where it is what a citation of the work alone renders. */
  cite: RenderedCite | undefined
}>

/** What a citation takes of a cite that was rendered. */
export type RenderedCite = Readonly<Pick<Context, 'out' | 'beginsWithTerm' | 'firstNames'>>

/** Gives the look of a work in a state. */
export type LookOf = (work: Work, state: WorkState) => Look

/** The looks of the works of a document. */
export type Looks = Readonly<{
  of: LookOf
  /** The look of a work as it is, if it was asked for before. */
  known: (work: Work) => Look | undefined
}>

/** The looks of a work: plain, with its given names, and in other states by what these say. */
type Seen = {
  plain: Look | undefined
  named: Readonly<{givens: Givens; look: Look}> | undefined
  others: Map<string, Look> | undefined
}

/** Renders cites for telling works apart, each once for a state. */
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
    const look = lookAt(item, {...state, number: work.state.number})
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

/** Whether something else than given names tells a work apart. */
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
  // Of a person who is in several lists, the place in the last one counts.
  const places = new Map(shownNames.map(({name, index}) => [name.person, index]))
  const isPrimary = shown.every(({key}) => places.get(key) === 0)
  return {
    text: textOf(joinPieces(out, false)),
    persons: shown,
    primary: isPrimary ? shown : shown.filter(({key}) => places.get(key) === 0),
    unshown: personsOf(hiddenNames),
    hidden,
    asked,
    number,
    cite: isCite ? {out, beginsWithTerm, firstNames} : undefined
  }
}

const nobody: readonly Person[] = []

/** The persons of names, each once, where it was named first. */
function personsOf(names: readonly Name[]): readonly Person[] {
  if (names.length === 0) return nobody
  const persons = new Map<string, Person>()
  for (const name of names) {
    const {person: key, nonDroppingParticle, family} = name
    persons.set(key, {key, name, family: `${nonDroppingParticle} ${family}`})
  }
  return [...persons.values()]
}

/** The day of access tells no works apart. */
function withoutAccess(item: Item): Item {
  if (item.accessed === undefined) return item
  const {accessed: _, ...rest} = item
  return rest
}
