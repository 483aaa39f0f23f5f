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

const numbers = (first: number, last: number) =>
  Array.from({length: last - first + 1}, (_, index) => first + index)

/** The tops of the paragraphs and list items of each column. */
const columnTops = `[...document.querySelectorAll('.page-columns > .page-column:has(.text)')].map(column =>
  [...column.querySelectorAll('.text > p, .text li')].map(block => [block.localName, block.getBoundingClientRect().top])
)`

test('on a grid, text below the rest of a nested list is level with the neighbouring column', async () => {
  const list = '- First\n    - Newton\n    - Brent\n'.repeat(8)
  for (const count of numbers(40, 46)) {
    const text = `---\nstyle: twocolumn\n---\n\n${'Line.\n\n'.repeat(count)}${list}\n${'Line.\n\n'.repeat(60)}`
    const [answer] = await layout.ask({'paper.md': text}, [columnTops])
    const [left, right] = answer as readonly (readonly (readonly [name: string, top: number])[])[]
    const grid = left![0]![1]
    const paragraphs = right!.filter(([name]) => name === 'p')
    expect([right![0]![0], paragraphs.length > 0], `${count} lines`).toEqual(['li', true])
    for (const [, top] of paragraphs) {
      const off = (top - grid) % 16
      expect(Math.min(off, 16 - off), `${count} lines`).toBeLessThan(0.3)
    }
  }
})

/** The number of entries of the list of references on each page. */
const entries = `[...document.querySelectorAll('.page')].map(page => page.querySelectorAll('.csl-entry').length)`

test.each(['plain', 'joss'])('no page has only the last entry of a list of references: %s', async style => {
  const works = ['a', 'b']
  const bibliography = works.map(
    key =>
      `@book{${key}, author = {Doe, Ann}, title = {${'A long title '.repeat(16)}${key}}, year = {2001}, publisher = {Press}}`
  )
  const found = new Set<string>()
  for (const count of numbers(28, 38)) {
    const text = `---\ntitle: Works\nstyle: ${style}\nbibliography: works.bib\n---\n\n${'Line.\n\n'.repeat(count)}[@a; @b]\n`
    const files = {'paper.md': text, 'works.bib': bibliography.join('\n')}
    const [counts] = await layout.ask(files, [entries])
    found.add((counts as readonly number[]).join(' '))
  }
  expect([...found].filter(counts => counts.endsWith(' 1'))).toEqual([])
  // The list is divided at all.
  expect(found.size).toBeGreaterThan(1)
})
