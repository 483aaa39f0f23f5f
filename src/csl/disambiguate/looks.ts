import type {Engine} from '../engine/engine.ts'
import {joinTokens} from '../output/punctuation.ts'
import {tokenText} from '../output/tokens.ts'
import type {Context, Item, WorkState} from '../rendering/context.ts'
import {changedState, isAlike} from '../rendering/work-state.ts'
import type {Name} from '../values/name.ts'
import type {Work, WorkMemo} from './work.ts'

/** The rendered cite of a work in a state, reduced to the parts that matter for disambiguation. */
export type WorkLook = Readonly<{
  text: string
  /** The persons shown; those who are first in a list; those hidden by “et al.”. */
  persons: readonly Name[]
  primary: readonly Name[]
  unshown: readonly Name[]
  /** The largest number of names that a list hides. */
  hidden: number
  /** The number of `disambiguate` conditions that were evaluated. */
  asked: number
  /** The citation number of the work, if the cite depends on it. */
  number: number | undefined
  /** The rendered cite, if a citation of this work alone is rendered in the same way. */
  cite: RenderedCite | undefined
}>

/** The part of a rendered cite that citations reuse. */
export type RenderedCite = Readonly<Pick<Context, 'out' | 'beginsWithTerm' | 'firstNames'>>

/** Returns the look of a work in a state. */
export type LookOf = (work: Work, state: WorkState) => WorkLook

/** The looks of a document's works. */
export type Looks = Readonly<{
  of: LookOf
  /** The look of a work in its current state, if it is cached. */
  known: (work: Work) => WorkLook | undefined
}>

/** Renders cites for disambiguation, once per work and state. */
export function createLooks(engine: Engine): Looks {
  const position = engine.style.usesPositions ? ('subsequent' as const) : ('first' as const)

  function lookAt(item: Item, state: WorkState): WorkLook {
    const {numbers} = engine.counts
    const context = engine.render(withoutAccess(item), 'citation', {position}, state)
    const isCite = position === 'first' && item.accessed === undefined
    return lookOf(context, isCite, engine.counts.numbers === numbers ? undefined : state.number)
  }

  function known({memo, state: {number}}: Work, state: WorkState): WorkLook | undefined {
    const look = lookIn(memo, state)
    if (look === undefined || (look.number !== undefined && look.number !== number)) return undefined
    if (look.number !== undefined) engine.counts.numbers++
    return look
  }

  function of(work: Work, state: WorkState): WorkLook {
    const found = known(work, state)
    if (found !== undefined) return found
    const {item, memo} = work
    const look = lookAt(item, changedState(state, {number: work.state.number}))
    if (isTold(state)) {
      memo.others ??= new Map()
      memo.others.set(stateKey(state), look)
    } else if (state.givens.size === 0) memo.plain = look
    else memo.named = {givens: state.givens, look}
    return look
  }

  return {of, known: work => known(work, work.state)}
}

function lookIn({plain, named, others}: WorkMemo, state: WorkState): WorkLook | undefined {
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

function lookOf(context: Context, isCite: boolean, number: number | undefined): WorkLook {
  const {out, beginsWithTerm, firstNames, shownNames, hiddenNames, hidden, asked} = context
  const shown = personsOf(shownNames.map(({name}) => name))
  // If a person is in several lists, only the position in the last list matters.
  const isFirst = ({person}: Name): boolean =>
    shownNames.findLast(({name}) => name.person === person)?.index === 0
  return {
    text: tokenText(joinTokens(out, false)),
    persons: shown,
    primary: shown.every(isFirst) ? shown : shown.filter(isFirst),
    unshown: personsOf(hiddenNames),
    hidden,
    asked,
    number,
    cite: isCite ? {out, beginsWithTerm, firstNames} : undefined
  }
}

const nobody: readonly Name[] = []

/** The persons of a list of names, each once, at the first position. */
function personsOf(names: readonly Name[]): readonly Name[] {
  if (names.length === 0) return nobody
  if (names.length === 1) return [names[0]!]
  const persons = new Map<string, Name>()
  for (const name of names) persons.set(name.person, name)
  return [...persons.values()]
}

/** Removes the date of access, which must not disambiguate works. */
function withoutAccess(item: Item): Item {
  if (item.accessed === undefined) return item
  const {accessed: _, ...rest} = item
  return rest
}
