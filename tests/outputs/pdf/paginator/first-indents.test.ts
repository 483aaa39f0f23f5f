import {afterAll, expect, test, vi} from 'vitest'
import {createLayout} from '../../../laid-out.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const layout = createLayout()
afterAll(() => layout.close())

/** The indents of the first lines, in em of the text. */
const indents = `[...document.querySelectorAll('.text > p')].map(element => {
  const {textIndent, fontSize} = getComputedStyle(element)
  return Math.round(10 * Number.parseFloat(textIndent) / Number.parseFloat(fontSize)) / 10
})`

test.each([
  ['en', 'plain', [0, 1.4, 0]],
  ['fr', 'plain', [1.4, 1.4, 0]],
  ['fr-CA', 'insights', [1.4, 1.4, 0]],
  ['fr', 'joss', [1.4, 1.4, 0]],
  ['fr', 'notes', [1.6, 1.6, 0]],
  ['fr', 'twocolumn', [1.2, 1.2, 0]],
  ['en', 'twocolumn', [0, 1.2, 0]]
])('first lines below headings are indented in French only: %s, %s', async (lang, style, expected) => {
  const body = '# Un\n\nPremier alinéa.\n\nDeuxième alinéa.\n\n# Deux\n\n\\noindent Sans retrait.\n'
  const text = `---\ntitle: Retraits\nlang: ${lang}\nstyle: ${style}\n---\n\n${body}`
  const [found] = await layout.ask({'paper.md': text}, [indents])
  expect(found).toEqual(expected)
})
