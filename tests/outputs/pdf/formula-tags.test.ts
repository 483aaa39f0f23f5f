import {afterAll, expect, test, vi} from 'vitest'
import {createTypesetter} from '../../../src/node/print/typesetter.ts'
import {diskWorld} from '../../../src/node/world.ts'
import {formulaPaper} from '../../formula-paper.ts'
import {buildPlacedFormulas} from '../../formula-places.ts'
import {tier} from '../../tier.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const typesetter = createTypesetter({warn: () => undefined})
afterAll(() => typesetter.close())

test.each<readonly [count: number, style: string, step: number]>(
  tier === 'quick'
    ? [[40, 'twocolumn', 6]]
    : [
        [240, 'twocolumn', 1],
        [240, 'insights', 1]
      ]
)(
  'each sign of %i formulas is in the one mark of its formula, and nothing else is, in %s',
  async (count, style, step) => {
    const world = textWorld({'paper.md': formulaPaper(style, step)})
    const {signs, faults} = await buildPlacedFormulas(world, typesetter.typeset, 'paper.md')
    expect(new Set(signs.map(({formula}) => formula)).size).toBe(count)
    expect(faults).toEqual([])
  }
)

test.skipIf(tier === 'quick')('so it is in the example of an article', async () => {
  const {world} = diskWorld('docs/examples/article', typesetter.typeset)
  const {signs, faults} = await buildPlacedFormulas(world, typesetter.typeset, 'manuscript.yaml')
  expect(signs.length).toBeGreaterThan(0)
  expect(faults).toEqual([])
})
