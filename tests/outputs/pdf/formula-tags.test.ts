import {expect, test, vi} from 'vitest'
import {openDisk} from '../../../src/node/world.ts'
import {openPdf} from '../../../src/outputs/pdf/file/index.ts'
import {visitElements} from '../../../src/outputs/pdf/file/structure-tree.ts'
import {readStructure} from '../../../src/outputs/pdf/structure/reading.ts'
import {formulaPaper} from '../../formula-paper.ts'
import {buildPlacedFormulas} from '../../formula-places.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {tier} from '../../tier.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

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

test('the numbers of lines are labels in their formula, and in no mark of it', async () => {
  const lines = String.raw`$$\begin{align}a &= b \label{eq:a} \\ c &= d \notag \\ e &= f \label{eq:b}\end{align}$$`
  const world = textWorld({'paper.md': `---\nlang: en\n---\n\n${lines}\n\nBy [@eq:a] and [@eq:b].\n`})
  const {artifacts, faults} = await buildPlacedFormulas(world, typesetter.typeset, 'paper.md')
  expect(faults).toEqual([])
  const {root} = readStructure(await openPdf(artifacts[0]!.bytes))!
  const labels: number[] = []
  visitElements(root, ({type, kids}) => {
    if (type === 'Lbl') labels.push(kids.length)
  })
  expect(labels).toEqual([1, 1])
})

test.skipIf(tier === 'quick')('so it is in the example of an article', async () => {
  const {world} = openDisk('docs/examples/article', typesetter.typeset)
  const {signs, faults} = await buildPlacedFormulas(world, typesetter.typeset, 'manuscript.yaml')
  expect(signs.length).toBeGreaterThan(0)
  expect(faults).toEqual([])
})
