import {createDisambiguation} from '../disambiguate/disambiguate.ts'
import type {Looks} from '../disambiguate/looks.ts'
import type {Work} from '../disambiguate/work.ts'
import {bareState, type Engine} from '../engine/engine.ts'
import type {Item} from '../rendering/context.ts'
import {changedState} from '../rendering/work-state.ts'
import {compareKeys} from '../sort/collation.ts'
import {createWorkKeys, keyAttributes, sortKeys} from '../sort/keys.ts'

/**
 * Returns a function that sorts, numbers and disambiguates works; `items` are in order of citation. Keys, looks and
 * groups are cached, so the cost of a call depends on what changed.
 */
export function createWorks(
  engine: Engine,
  looks: Looks
): (items: readonly Item[], isSorted: boolean) => readonly Work[] {
  const sort = engine.sortOf('bibliography')
  const keys = sortKeys(sort, engine.macroIn('bibliography'))
  const attributes = keyAttributes(sort)
  const descends = keys.map(key => key.descends)
  const keysOf = createWorkKeys(keys, engine.counts, (item, state, key) =>
    engine.contextFor(item, 'bibliography', {}, state, attributes[key])
  )
  const disambiguate = createDisambiguation(engine, looks)
  let places: ReadonlyMap<string, number> = new Map()

  /** Presorts works by the previous order, new ones last, because nearly sorted lists sort faster. */
  function nearlySorted(items: readonly Item[]): readonly Numbered[] {
    const known = new Array<Numbered | undefined>(places.size).fill(undefined)
    const others: Numbered[] = []
    for (const [index, item] of items.entries()) {
      const numbered = {
        item,
        number: index + 1,
        keys: keysOf(item, changedState(bareState, {number: index + 1}))
      }
      const place = places.get(String(item.id))
      if (place === undefined || known[place] !== undefined) others.push(numbered)
      else known[place] = numbered
    }
    return [...known.filter(each => each !== undefined), ...others]
  }

  return (items, isSorted) => {
    const sorted =
      keys.length === 0 || !isSorted || items.length < 2
        ? items
        : nearlySorted(items)
            .toSorted((a, b) => compareKeys(a.keys, b.keys, descends) || a.number - b.number)
            .map(({item}) => item)
    places = new Map(sorted.map((item, index) => [String(item.id), index]))
    const works = sorted.map(
      (item, order): Work => ({item, order, state: changedState(bareState, {number: order + 1})})
    )
    disambiguate(works)
    return works
  }
}

type Numbered = Readonly<{item: Item; number: number; keys: readonly string[]}>
