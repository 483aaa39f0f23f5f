import type {Engine} from '../engine/engine.ts'
import type {Item, WorkState} from '../rendering/context.ts'
import {changedState, isAlike} from '../rendering/work-state.ts'
import {buckets, type Means, tellApart} from './group.ts'
import type {Looks} from './looks.ts'
import {createGivens} from './persons.ts'
import type {Givens, Work} from './work.ts'

/** A group of works whose citations look the same, and how they were disambiguated. */
type Group = Readonly<{
  members: readonly Item[]
  givens: readonly Givens[]
  /** The citation numbers of the works, if their cites depend on them. */
  numbers: readonly number[] | undefined
  states: readonly WorkState[]
}>

/**
 * Returns a function that disambiguates works whose citations look the same (CSL 1.0.2, “Disambiguation”). The works
 * are in the order of the bibliography. Looks and groups are cached between calls: only new works, and the groups that
 * they change, are rendered.
 */
export function createDisambiguation(engine: Engine, looks: Looks): (works: readonly Work[]) => void {
  const {citation, style} = engine
  const rule = citation['givenname-disambiguation-rule'] ?? 'by-cite'
  const addsGivens = citation['disambiguate-add-givenname'] === 'true'
  const means: Means = {
    names: citation['disambiguate-add-names'] === 'true',
    givens: addsGivens && rule === 'by-cite',
    suffixes: citation['disambiguate-add-year-suffix'] === 'true'
  }
  if (!means.names && !addsGivens && !means.suffixes && !style.usesConditions) return () => {}
  const givensOf = addsGivens && rule !== 'by-cite' ? createGivens(rule) : undefined
  const lookOf = looks.of
  let groups: ReadonlyMap<string, Group> = new Map()
  return works => {
    const seen = works.map(work => lookOf(work, work.state))
    const texts = seen.map(({text}) => text)
    const ownGivens = givensOf?.(seen)
    if (ownGivens !== undefined)
      for (const [index, work] of works.entries()) {
        const givens = ownGivens(work, seen[index]!)
        if (givens.size === 0) continue
        work.state = changedState(work.state, {givens})
        texts[index] = lookOf(work, work.state).text
      }
    const now = new Map<string, Group>()
    for (const [text, members] of buckets(works, (_, index) => texts[index]!)) {
      if (members.length < 2) continue
      const before = groups.get(text)
      const group = before !== undefined && isSame(before, members) ? before : told(members)
      now.set(text, group)
      for (const [index, work] of members.entries())
        work.state = changedState(group.states[index]!, {number: work.state.number})
    }
    groups = now
  }

  function told(members: readonly Work[]): Group {
    const givens = members.map(({state}) => state.givens)
    const {numbers} = engine.counts
    tellApart(members, lookOf, means)
    return {
      members: members.map(({item}) => item),
      givens,
      numbers: engine.counts.numbers === numbers ? undefined : members.map(({state}) => state.number),
      states: members.map(({state}) => state)
    }
  }
}

function isSame({members, givens, numbers}: Group, works: readonly Work[]): boolean {
  return (
    members.length === works.length &&
    works.every(
      ({item, state}, index) =>
        members[index] === item &&
        isAlike(givens[index]!, state.givens) &&
        (numbers === undefined || numbers[index] === state.number)
    )
  )
}
