import {afterAll, expect, test, vi} from 'vitest'
import {createLayout} from '../../../laid-out.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const layout = createLayout()
afterAll(() => layout.close())

/** For each line of each entry of the list of references, whether it ends in a hyphen. */
const hyphens = `[...document.querySelectorAll('.csl-entry')].map(entry => {
  const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const lines = []
  while (walker.nextNode()) {
    const text = walker.currentNode
    for (let at = 0; at < text.length; at++) {
      if (/\\s/.test(text.data[at])) continue
      range.setStart(text, at)
      range.setEnd(text, at + 1)
      const box = [...range.getClientRects()].at(-1)
      if (box === undefined) continue
      if (lines.length === 0 || box.bottom - lines.at(-1).bottom > 8) lines.push({bottom: box.bottom})
      lines.at(-1).isHyphen = /[-\\u2010\\u00ad]/.test(text.data[at])
    }
  }
  return lines.map(({isHyphen}) => (isHyphen ? 'h' : '.')).join('')
})`

const words =
  'electrochemical impedance spectroscopy characterization of transformations, environmental responsibility and international communication between interdisciplinary organizations '

test('no three lines in a row of a list of references end in a hyphen', async () => {
  const entries = Array.from({length: 24}, (_, index) => {
    const title = words
      .slice(index * 5)
      .concat(words, words)
      .trim()
    return `@book{a${index}, author = {Doe, Jane}, title = {${title}}, year = {${1990 + index}}}`
  })
  const keys = entries.map((_, index) => `@a${index}`).join('; ')
  const text = `---\ntitle: Lists\nlang: en\nstyle: notes\nbibliography: r.bib\n---\n\nWords [${keys}].\n`
  const [answer] = await layout.ask({'paper.md': text, 'r.bib': entries.join('\n')}, [hyphens])
  const lists = answer as readonly string[]
  expect(lists.join(' ')).toMatch(/h/)
  expect(lists.filter(lines => lines.includes('hhh'))).toEqual([])
})
