import {readFileSync} from 'node:fs'
import {afterAll, expect, test, vi} from 'vitest'
import {asGalley} from '../../../../bench/pages/pair-text.mjs'
import {createLayout} from '../../../laid-out.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 60_000})

const layout = createLayout()
afterAll(() => layout.close())

/** The headings of each page that are below other text, with the space above them, and the space around lists. */
const rooms = `[...document.querySelectorAll('.page')].map(page => {
  const roomAbove = block =>
    Math.round(block.getBoundingClientRect().top - block.previousElementSibling.getBoundingClientRect().bottom)
  const isInside = block => block?.previousElementSibling && !/^H/.test(block.previousElementSibling.localName)
  return {
    headings: [...page.querySelectorAll('.text :is(h2, h3)')]
      .filter(isInside)
      .map(heading => [heading.localName, roomAbove(heading)]),
    lists: [...page.querySelectorAll('.text > :is(ul, ol)')]
      .filter(list => isInside(list) && list.nextElementSibling?.localName === 'p')
      .map(list => [roomAbove(list), roomAbove(list.nextElementSibling)])
  }
})`

type Rooms = Readonly<{
  headings: readonly (readonly [name: string, room: number])[]
  lists: readonly (readonly [above: number, below: number])[]
}>

test.each(['en', 'fr', 'de'])('two columns on a grid, %s', async lang => {
  const text = readFileSync(new URL(`../../../../bench/pages/pairs/${lang}.md`, import.meta.url), 'utf8')
  const [pages] = await layout.ask({'paper.md': asGalley(text, lang, 'twocolumn')}, [rooms])
  for (const {headings, lists} of pages as readonly Rooms[]) {
    const roomsOf = (name: string) => headings.flatMap(([own, room]) => (own === name ? [room] : []))
    // A subsection never has more space above it than a section of its page.
    expect(Math.max(0, ...roomsOf('h3'))).toBeLessThanOrEqual(Math.min(999, ...roomsOf('h2')))
    for (const [above, below] of lists) expect(Math.abs(above - below)).toBeLessThanOrEqual(1)
  }
})
