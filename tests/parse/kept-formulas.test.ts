import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo, type Store} from '../../src/core/memo.ts'
import {mapStore} from '../map-store.ts'
import {textWorld} from '../world.ts'

/**
 * Returns a function that builds with the store of its earlier builds; the function returns the faults of formulas, and
 * the number of chapters whose formulas were parsed.
 */
function builder() {
  const kept = mapStore()
  return async (text: string) => {
    let read = 0
    const store: Store = {
      get: kept.get,
      set: (name, value) => {
        if (name.startsWith('formulas of a text')) read++
        return kept.set(name, value)
      }
    }
    const world = textWorld({'01.md': text})
    const {diagnostics} = await build(world, createMemo(store), {entry: '', outputs: []})
    const faults = diagnostics.filter(({rule}) => rule === 'formula-unread')
    return {read, faults: faults.map(({start}) => `${start?.line}:${start?.column}`)}
  }
}

test('an edit of a sentence reads no formula again, and a fault has its new place', async () => {
  const built = builder()
  expect(await built('Here $x^2$ and $\\unread$.')).toEqual({read: 1, faults: ['1:17']})
  expect(await built('A line.\n\nHere is $x^2$ and $\\unread$.')).toEqual({read: 0, faults: ['3:20']})
  expect(await built('A line.\n\nHere is $x^3$ and $\\unread$.')).toEqual({read: 1, faults: ['3:20']})
})

test('a formula that is set in the text is not taken for a displayed one', async () => {
  const built = builder()
  await built('Here $\\sum_i x$ is.')
  expect((await built('$$\n\\sum_i x\n$$')).read).toBe(1)
})
