import {createDisambiguation} from '../disambiguate/disambiguate.ts'
import type {Looks} from '../disambiguate/looks.ts'
import type {Work, WorkMemo} from '../disambiguate/work.ts'
import {type Area, bareState, type Engine} from '../engine/engine.ts'
import type {Item, WorkState} from '../rendering/context.ts'
import {changedState} from '../rendering/work-state.ts'
import {createSorter, type Sortable, type Sorter} from '../sort/keys.ts'

/**
 * Returns a function that sorts, numbers and disambiguates works; `items` are in order of citation. Keys, looks and
 * groups are cached, so the cost of a call depends on the differences from the previous call.
 */
export function createWorks(
  engine: Engine,
  looks: Looks,
  memoOf: (item: Item) => WorkMemo
): (items: readonly Item[], isSorted: boolean) => readonly Work[] {
  const sorter = sorterOf(engine, 'bibliography')
  const disambiguate = createDisambiguation(engine, looks)
  let places: ReadonlyMap<string, number> = new Map()
  const states: WorkState[] = []

  /** The state of a work that is not disambiguated; works with the same number share it. */
  function stateAt(number: number): WorkState {
    const known = states[number]
    if (known !== undefined) return known
    const made = changedState(bareState, {number})
    states[number] = made
    return made
  }

  /** Presorts works by the previous order, new ones last, because nearly sorted lists sort faster. */
  function nearlySorted(items: readonly Item[]): readonly Numbered[] {
    const known = new Array<Numbered | undefined>(places.size).fill(undefined)
    const others: Numbered[] = []
    for (const [index, item] of items.entries()) {
      const memo = memoOf(item)
      memo.listed = sorter.of(item, stateAt(index + 1), memo.listed)
      const numbered = {sorted: memo.listed, number: index + 1}
      const place = places.get(String(item.id))
      if (place === undefined || known[place] !== undefined) others.push(numbered)
      else known[place] = numbered
    }
    return [...known.filter(each => each !== undefined), ...others]
  }

  return (items, isSorted) => {
    const sorted =
      !sorter.hasKeys || !isSorted || items.length < 2
        ? items
        : nearlySorted(items)
            .toSorted((a, b) => sorter.compare(a.sorted, b.sorted) || a.number - b.number)
            .map(({sorted: {item}}) => item)
    places = new Map(sorted.map((item, index) => [String(item.id), index]))
    const works = sorted.map(
      (item, order): Work => ({
        item,
        order,
        state: stateAt(order + 1),
        memo: memoOf(item)
      })
    )
    disambiguate(works)
    return works
  }
}

type Numbered = Readonly<{sorted: Sortable; number: number}>

/** Creates a sorter of works for an area of a style. */
export function sorterOf(engine: Engine, area: Area): Sorter {
  return createSorter(
    engine.sortOf(area),
    engine.macroIn(area),
    engine.counts,
    ({item, cite, state}, attributes) => engine.contextFor(item, area, cite, state, attributes)
  )
}
