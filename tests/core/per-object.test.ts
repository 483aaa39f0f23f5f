import {expect, test} from 'vitest'
import {perItems, sameEnds} from '../../src/core/per-object.ts'
import fc from '../properties.ts'

type Item = Readonly<{found: readonly number[]}>

test('what is found in a list is the same whatever lists there were before', () => {
  const pool: readonly Item[] = [[], [], [1], [2, 3], [], [4]].map(found => ({found}))
  const lists = fc.array(fc.array(fc.constantFrom(...pool), {maxLength: 12}), {maxLength: 8})
  fc.assert(
    fc.property(lists, given => {
      const gather = perItems(({found}: Item) => found)
      for (const items of given) expect(gather(items)).toEqual(items.flatMap(({found}) => found))
    })
  )
})

test('only what stands between the same items is looked at again', () => {
  const seen: Item[] = []
  const gather = perItems((item: Item) => {
    seen.push(item)
    return item.found
  })
  const [a, b, c, d]: readonly Item[] = [[1], [], [2], []].map(found => ({found}))
  const first = gather([a!, b!, c!])
  seen.length = 0
  expect(gather([a!, d!, c!])).toBe(first)
  expect(seen).toEqual([d])
})

test('the ends that two lists share do not overlap', () => {
  expect(sameEnds(['a', 'a'], ['a', 'a', 'a'])).toEqual({start: 2, same: 0})
  expect(sameEnds(['a', 'b', 'c'], ['a', 'x', 'y', 'c'])).toEqual({start: 1, same: 1})
  expect(sameEnds([], ['a'])).toEqual({start: 0, same: 0})
})
