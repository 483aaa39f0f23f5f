import {afterAll, expect, test, vi} from 'vitest'
import {createLayout} from '../../../laid-out.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const layout = createLayout()
afterAll(() => layout.close())

const tops = `[...document.querySelectorAll('.text li')].map(item => {
  const range = document.createRange()
  range.selectNodeContents(item)
  return range.getClientRects()[0].top
})`

test.each(['plain', 'insights', 'joss', 'notes', 'twocolumn'])(
  'nested lists have the same room above and below as between items: %s',
  async style => {
    const list =
      '- Second order\n    - Newton\n    - Trust region\n- First order\n    1. Gradient\n        - Descent\n- Swarm\n'
    const text = `---\ntitle: Lists\nlang: en\nstyle: ${style}\n---\n\nWords.\n\n${list}\n${'More words follow here. '.repeat(80)}\n`
    const [answer] = await layout.ask({'paper.md': text}, [tops])
    const found = answer as readonly number[]
    const distances = found.slice(1).map((top, index) => top - found[index]!)
    expect(distances).toHaveLength(6)
    expect(Math.max(...distances) - Math.min(...distances)).toBeLessThan(0.6)
  }
)
