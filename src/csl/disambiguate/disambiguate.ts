import type {Engine} from '../engine/engine.ts'
import {joinPieces} from '../output/punctuation.ts'
import {textOf} from '../output/tokens.ts'
import type {Context, Item, WorkState} from '../rendering/context.ts'
import {initials} from '../values/initials.ts'
import {type Name, personKey} from '../values/name.ts'
import {letters} from './suffix.ts'

/** A work whose citations are to be told apart. */
export type Work = {readonly item: Item; readonly order: number; state: WorkState}

/**
 * Tells works apart whose citations read the same, by the means that the style allows (CSL 1.0.2, “Disambiguation”):
 * given names, more names, conditions, year suffixes. Works come in the order of the bibliography.
 */
export function disambiguate(works: readonly Work[], engine: Engine): void {
  const {citation} = engine
  const addsNames = citation['disambiguate-add-names'] === 'true'
  const addsGivens = citation['disambiguate-add-givenname'] === 'true'
  const rule = citation['givenname-disambiguation-rule'] ?? 'by-cite'
  const position = engine.style.usesPositions ? ('subsequent' as const) : ('first' as const)
  const renders = new Map<string, Context>()
  const numberOf = numbering()
  const render = (work: Work, state: WorkState): Context => {
    const key = `${work.order} ${state.extraNames} ${state.conditions} ${numberOf(state.givens)} ${state.suffix}`
    const known =
      renders.get(key) ??
      engine.render(withoutAccess(work.item), 'citation', {position}, {...state, number: work.state.number})
    renders.set(key, known)
    return known
  }
  const keyOf = (work: Work, state: WorkState = work.state): string =>
    textOf(joinPieces(render(work, state).out, false))

  if (addsGivens && rule !== 'by-cite') raiseGivens(works, rule, work => render(work, work.state))
  const groups = buckets(works, keyOf).filter(group => group.length > 1)
  for (const group of groups) {
    let left: readonly (readonly Work[])[] = [group]
    if (addsGivens && rule === 'by-cite') left = left.flatMap(each => byGivens(each, keyOf, render))
    if (addsNames) left = left.flatMap(each => byNames(each, keyOf, render, addsGivens && rule === 'by-cite'))
    left = left.flatMap(each => byConditions(each, keyOf, render))
    if (citation['disambiguate-add-year-suffix'] === 'true') for (const each of left) addSuffixes(each)
  }
}

/** Numbers maps by what is in them; a map that was seen before is not read again. */
function numbering(): (givens: WorkState['givens']) => number {
  const byContent = new Map<string, number>()
  const byMap = new WeakMap<WorkState['givens'], number>()
  return givens => {
    const known = byMap.get(givens)
    if (known !== undefined) return known
    const content = [...givens].join()
    const number = byContent.get(content) ?? byContent.size
    byContent.set(content, number)
    byMap.set(givens, number)
    return number
  }
}

/** The day of access tells no works apart. */
function withoutAccess(item: Item): Item {
  if (item.accessed === undefined) return item
  const {accessed: _, ...rest} = item
  return rest
}

function buckets(works: readonly Work[], keyOf: (work: Work) => string): readonly (readonly Work[])[] {
  const found = new Map<string, Work[]>()
  for (const work of works) {
    const key = keyOf(work)
    const bucket = found.get(key)
    if (bucket === undefined) found.set(key, [work])
    else bucket.push(work)
  }
  return [...found.values()]
}

type KeyOf = (work: Work, state?: WorkState) => string
type RenderOf = (work: Work, state: WorkState) => Context

/** More names, as many as tell works apart; names that win nothing are taken back. Gives what is still ambiguous. */
function byNames(
  group: readonly Work[],
  keyOf: KeyOf,
  render: RenderOf,
  withGivens: boolean
): readonly (readonly Work[])[] {
  const most = Math.max(...group.map(work => render(work, work.state).hidden))
  const split = (members: readonly Work[], from: number): readonly (readonly Work[])[] => {
    for (let extra = from; extra <= most; extra++) {
      const parts = buckets(members, work => keyOf(work, {...work.state, extraNames: extra}))
      if (parts.length > 1) {
        for (const work of members) work.state = {...work.state, extraNames: extra}
        // Given names of the names that are shown come before further names.
        return parts
          .filter(part => part.length > 1)
          .flatMap(part => (withGivens ? byGivens(part, keyOf, render) : [part]))
          .flatMap(part => (part.length > 1 ? split(part, extra + 1) : []))
      }
      if (withGivens) {
        const before = members.map(work => work.state)
        for (const work of members) work.state = {...work.state, extraNames: extra}
        const rest = byGivens(members, keyOf, render)
        if (rest.length !== 1 || rest[0]!.length !== members.length)
          return rest.flatMap(part => (part.length > 1 ? split(part, extra + 1) : []))
        for (const [index, work] of members.entries()) work.state = before[index]!
      }
    }
    return [members]
  }
  return split(group, 1)
}

/** Given names of the names that a cite shows, one after the other. Gives what is still ambiguous. */
function byGivens(group: readonly Work[], keyOf: KeyOf, render: RenderOf): readonly (readonly Work[])[] {
  const most = Math.max(...group.map(work => render(work, work.state).persons.size))
  const raised = (work: Work, index: number, level: number): WorkState => {
    const person = [...render(work, work.state).persons.keys()][index]
    return person === undefined
      ? work.state
      : {...work.state, givens: new Map([...work.state.givens, [person, level]])}
  }
  const split = (members: readonly Work[], from: number): readonly (readonly Work[])[] => {
    for (let index = from; index < most; index++) {
      for (const level of [1, 2]) {
        const parts = buckets(members, work => keyOf(work, raised(work, index, level)))
        if (parts.length < 2) continue
        for (const work of members) work.state = raised(work, index, level)
        return parts.flatMap(part => (part.length > 1 ? split(part, index) : []))
      }
    }
    return [members]
  }
  return split(group, 0)
}

/** Conditions `disambiguate`, each opened after the other. Gives what is still ambiguous. */
function byConditions(group: readonly Work[], keyOf: KeyOf, render: RenderOf): readonly (readonly Work[])[] {
  const split = (members: readonly Work[], from: number): readonly (readonly Work[])[] => {
    for (let conditions = from; conditions <= from + askedBy(members, render); conditions++) {
      const parts = buckets(members, work => keyOf(work, {...work.state, conditions}))
      if (parts.length < 2) continue
      for (const work of members) work.state = {...work.state, conditions}
      return parts.flatMap(part => (part.length > 1 ? split(part, conditions + 1) : []))
    }
    return [members]
  }
  return split(group, 1)
}

function askedBy(members: readonly Work[], render: RenderOf): number {
  return Math.max(...members.map(work => render(work, work.state).asked))
}

function addSuffixes(group: readonly Work[]): void {
  const inOrder = group.toSorted((a, b) => a.order - b.order)
  for (const [index, work] of inOrder.entries()) work.state = {...work.state, suffix: letters(index)}
}

/** Given names by person, over all works: of persons whose names read the same. */
function raiseGivens(works: readonly Work[], rule: string, render: (work: Work) => Context): void {
  const isPrimary = rule.startsWith('primary-name')
  const onlyInitials = rule.endsWith('with-initials')
  const shown = new Map<string, Name>()
  const hidden = new Map<string, Name>()
  for (const work of works) {
    const {persons, shownNames, hiddenPersons} = render(work)
    for (const [key, name] of shownNames) if (!isPrimary || persons.get(key) === 0) shown.set(key, name)
    if (!isPrimary) for (const [key, name] of hiddenPersons) hidden.set(key, name)
  }
  // Names that are not shown do not make shown ones longer.
  const levels = new Map([
    ...levelsOf([...new Map([...hidden, ...shown]).values()], onlyInitials),
    ...[...shown.keys()].map(key => [key, 0] as const),
    ...levelsOf([...shown.values()], onlyInitials)
  ])
  const raised = new Map([...levels].filter(([, level]) => level > 0))
  if (raised.size === 0) return
  for (const work of works) {
    const {persons} = render(work)
    const primary = [...persons].flatMap(([key, place]) =>
      place === 0 && raised.has(key) ? [[key, raised.get(key)!] as const] : []
    )
    // One map for all works: it is as large as the bibliography.
    work.state = {...work.state, givens: isPrimary ? new Map(primary) : raised}
  }
}

/** How much of the given names tells persons of one family name apart. */
function levelsOf(persons: readonly Name[], onlyInitials: boolean): ReadonlyMap<string, number> {
  const byFamily = new Map<string, Name[]>()
  for (const name of persons) {
    if (name.literal !== undefined) continue
    const family = `${name.nonDroppingParticle} ${name.family}`
    byFamily.set(family, [...(byFamily.get(family) ?? []), name])
  }
  const levels = new Map<string, number>()
  for (const names of byFamily.values()) {
    if (names.length < 2) continue
    const short = (name: Name): string =>
      initials(name.given, '.', {initializes: true, keepsHyphen: true}).replace(/\s+/g, '')
    const counts = new Map<string, number>()
    for (const name of names) counts.set(short(name), (counts.get(short(name)) ?? 0) + 1)
    for (const name of names) {
      const isAlone = counts.get(short(name)) === 1
      if (isAlone) levels.set(personKey(name), 1)
      else if (!onlyInitials) levels.set(personKey(name), 2)
      else if (counts.size > 1) levels.set(personKey(name), 1)
    }
  }
  return levels
}
