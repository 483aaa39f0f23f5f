import type {WorkState} from '../rendering/context.ts'
import {changedState} from '../rendering/work-state.ts'
import type {LookOf} from './looks.ts'
import type {Work} from './work.ts'

/** The means of disambiguation that a style allows. */
export type Means = Readonly<{names: boolean; givens: boolean; suffixes: boolean}>

/** Disambiguates a group of works by given names, more names, conditions and year suffixes, in this order. */
export function tellApart(group: readonly Work[], lookOf: LookOf, {names, givens, suffixes}: Means): void {
  let left: readonly (readonly Work[])[] = [group]
  if (givens) left = left.flatMap(each => byGivens(each, lookOf))
  if (names) left = left.flatMap(each => byNames(each, lookOf, givens))
  left = left.flatMap(each => byConditions(each, lookOf))
  if (suffixes) for (const each of left) addSuffixes(each)
}

/** Groups works by a text. */
export function buckets(
  works: readonly Work[],
  textOf: (work: Work, index: number) => string
): ReadonlyMap<string, readonly Work[]> {
  const found = new Map<string, Work[]>()
  for (const [index, work] of works.entries()) {
    const text = textOf(work, index)
    const bucket = found.get(text)
    if (bucket === undefined) found.set(text, [work])
    else bucket.push(work)
  }
  return found
}

/** Groups the works that look the same in their states. */
function alike(
  works: readonly Work[],
  lookOf: LookOf,
  stateOf: (work: Work) => WorkState
): readonly (readonly Work[])[] {
  return [...buckets(works, work => lookOf(work, stateOf(work)).text).values()]
}

/**
 * Adds as many names as disambiguate works, and removes those that do not help. Returns the works that are still
 * ambiguous.
 */
function byNames(group: readonly Work[], lookOf: LookOf, withGivens: boolean): readonly (readonly Work[])[] {
  const most = mostOf(group, work => lookOf(work, work.state).hidden)
  const split = (members: readonly Work[], from: number): readonly (readonly Work[])[] => {
    for (let extra = from; extra <= most; extra++) {
      const parts = alike(members, lookOf, work => changedState(work.state, {extraNames: extra}))
      if (parts.length > 1) {
        for (const work of members) work.state = changedState(work.state, {extraNames: extra})
        // Given names are added to the names that are already shown before further names are added.
        return parts
          .filter(part => part.length > 1)
          .flatMap(part => (withGivens ? byGivens(part, lookOf) : [part]))
          .flatMap(part => (part.length > 1 ? split(part, extra + 1) : []))
      }
      if (withGivens) {
        const before = members.map(work => work.state)
        for (const work of members) work.state = changedState(work.state, {extraNames: extra})
        const rest = byGivens(members, lookOf)
        if (rest.length !== 1 || rest[0]!.length !== members.length)
          return rest.flatMap(part => (part.length > 1 ? split(part, extra + 1) : []))
        for (const [index, work] of members.entries()) work.state = before[index]!
      }
    }
    return [members]
  }
  return split(group, 1)
}

/** Adds given names to the names in the works' cites, one by one. Returns the works that are still ambiguous. */
function byGivens(group: readonly Work[], lookOf: LookOf): readonly (readonly Work[])[] {
  const most = mostOf(group, work => lookOf(work, work.state).persons.length)
  const raised = (work: Work, index: number, level: number): WorkState => {
    const person = lookOf(work, work.state).persons[index]?.person
    return person === undefined
      ? work.state
      : changedState(work.state, {givens: new Map([...work.state.givens, [person, level]])})
  }
  const split = (members: readonly Work[], from: number): readonly (readonly Work[])[] => {
    for (let index = from; index < most; index++) {
      for (const level of [1, 2]) {
        const parts = alike(members, lookOf, work => raised(work, index, level))
        if (parts.length < 2) continue
        for (const work of members) work.state = raised(work, index, level)
        return parts.flatMap(part => (part.length > 1 ? split(part, index) : []))
      }
    }
    return [members]
  }
  return split(group, 0)
}

/** Makes `disambiguate` conditions true, one by one. Returns the works that are still ambiguous. */
function byConditions(group: readonly Work[], lookOf: LookOf): readonly (readonly Work[])[] {
  const split = (members: readonly Work[], from: number): readonly (readonly Work[])[] => {
    for (let conditions = from; conditions <= from + askedBy(members, lookOf); conditions++) {
      const parts = alike(members, lookOf, work => changedState(work.state, {conditions}))
      if (parts.length < 2) continue
      for (const work of members) work.state = changedState(work.state, {conditions})
      return parts.flatMap(part => (part.length > 1 ? split(part, conditions + 1) : []))
    }
    return [members]
  }
  return split(group, 1)
}

function mostOf(works: readonly Work[], count: (work: Work) => number): number {
  return works.reduce((most, work) => Math.max(most, count(work)), 0)
}

function askedBy(members: readonly Work[], lookOf: LookOf): number {
  return mostOf(members, work => lookOf(work, work.state).asked)
}

function addSuffixes(group: readonly Work[]): void {
  const inOrder = group.toSorted((a, b) => a.order - b.order)
  for (const [index, work] of inOrder.entries())
    work.state = changedState(work.state, {suffix: suffixLetters(index)})
}

/** The year suffix of an index from 0: `a` to `z`, then `aa`. */
function suffixLetters(index: number): string {
  const before = index < 26 ? '' : suffixLetters(Math.floor(index / 26) - 1)
  return before + String.fromCharCode(97 + (index % 26))
}
