import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {createLayout} from '../../../laid-out.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const layout = createLayout()
afterAll(() => layout.close())

/**
 * The texts of the lines of each selected element, and the distance of each line from the edges of the first element.
 */
const linesOf = (selector: string) => `[...document.querySelectorAll('${selector}')].map(element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const lines = []
  while (walker.nextNode()) {
    const text = walker.currentNode
    for (let at = 0; at < text.length; at++) {
      if (/[\\s\\u00ad]/.test(text.data[at])) continue
      range.setStart(text, at)
      range.setEnd(text, at + 1)
      const box = [...range.getClientRects()].at(-1)
      if (box === undefined || box.width === 0) continue
      if (lines.length === 0 || box.bottom - lines.at(-1).bottom > 8) lines.push({...box.toJSON(), text: ''})
      lines.at(-1).text += text.data[at]
      lines.at(-1).right = box.right
    }
  }
  return lines.map(({text, left, right}) => ({text, left, right}))
})`

type Line = Readonly<{text: string; left: number; right: number}>

const sentence =
  'In this experiment the observer looks at the middle of the screen, and a target that moves at the same height is seen ahead of its place when the light is shown. '

const address =
  'https://www.example.org/~doe/wiki/publications/collectedworks/elementsofthehistoryofprinting/digitizedpages/ngs-cpp11.pdf'

let found: Record<'plain' | 'anchored' | 'entries' | 'codes', readonly (readonly Line[])[]>

beforeAll(async () => {
  const text = `---
title: Looks
style: plain
lang: en
bibliography: r.bib
---

Words.

${sentence.repeat(3)} [@doe]

[]{#here} ${sentence.repeat(3)} [@doe]

| Kind | Identifier | Service | Result | Remarks | Source | Years |
|---|---|---|---|---|---|---|
| Number of a book with sentences | \`isbn:9780262517638\` | the server of translations | thirteen digits | sentences of several words | catalogues | many |
| Number in a catalogue of medicine | \`pmid:25851694\` | the server of translations | eight digits | sentences of several words | catalogues | few |

: Identifiers
`
  const bib = `@misc{doe, author = {Doe, Jane}, title = {A Book of Elements}, year = {2014}, url = {${address}}}`
  const [paragraphs, entries, codes] = (await layout.ask({'paper.md': text, 'r.bib': bib}, [
    linesOf('.text > p'),
    linesOf('.csl-entry'),
    linesOf('td code')
  ])) as readonly (readonly (readonly Line[])[])[]
  found = {
    plain: paragraphs!.slice(1, 2),
    anchored: paragraphs!.slice(2, 3),
    entries: entries!,
    codes: codes!
  }
})

test('a paragraph after an empty element has no space at its start, and full lines', () => {
  const [[plain], [anchored]] = [found.plain, found.anchored]
  expect(anchored!.map(({text}) => text)).toEqual(plain!.map(({text}) => text))
  expect(anchored!.map(({right}) => Math.round(right))).toEqual(plain!.map(({right}) => Math.round(right)))
})

test('an address in a list of references that is longer than a line is broken after a separator', () => {
  const lines = found.entries.flat().map(({text}) => text)
  const parts = lines.slice(lines.findIndex(text => text.includes('https:')))
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.join('').endsWith(address)).toBe(true)
  for (const part of parts.slice(0, -1)) expect(part).toMatch(/[/._-]$/)
})

test('a number in code is whole in the cells of a table', () => {
  const codes = found.codes.map(lines => lines.map(({text}) => text))
  expect(codes.flat().filter(text => /\d/.test(text))).toEqual([
    expect.stringMatching(/9780262517638$/),
    expect.stringMatching(/25851694$/)
  ])
})

test('short lists and listings are not divided so that one entry is alone, or where few lines would stay empty', async () => {
  const block = (index: number) =>
    `Words ${index}.\n\n- one\n- two\n- three\n\nWords.\n\n\`\`\`\na\nb\nc\nd\n\`\`\`\n`
  const text = `---\ntitle: Lists\nstyle: plain\n---\n\n${Array.from({length: 40}, (_, index) => block(index)).join('\n')}`
  const [counts] = await layout.ask({'paper.md': text}, [
    `[document.querySelectorAll('.page').length, [...document.querySelectorAll('.page ul')].map(({children}) => children.length).join(''),
      [...document.querySelectorAll('.page pre')].map(pre => pre.textContent.trim().split('\\n').length).join('')]`
  ])
  const [pages, lists, listings] = counts as readonly [number, string, string]
  expect(pages).toBeGreaterThan(8)
  expect(lists).toBe('3'.repeat(40))
  expect(listings).toBe('4'.repeat(40))
})

test('a table without a caption that its column cannot hold spans columns or is turned, and none of its numbers is broken', async () => {
  const table = (columns: number, cell: string) => [
    `| Site ${'| Column '.repeat(columns)}|`,
    `|${'---|'.repeat(columns + 1)}`,
    `| one ${`| ${cell} `.repeat(columns)}|`
  ]
  const wide = table(13, '1 435 / 12 018 279')
  const blocks = [
    table(3, '1 435'),
    table(8, '12 018 279'),
    wide,
    wide.map(row => `  ${row}`).with(0, `- ${wide[0]}`)
  ]
  const seen = (style: string) =>
    layout.ask(
      {
        'paper.md': `---\ntitle: Tables\nstyle: ${style}\n---\n\n${blocks.map(rows => rows.join('\n')).join('\n\nWords.\n\n')}\n`
      },
      [
        `[...document.querySelectorAll('.page table')].map(({parentElement, classList}) =>
          [...parentElement.classList, ...classList].filter(name => /^(table-scroll|turned|wide|here|broken)$/.test(name)).join(' '))`,
        `[...document.querySelectorAll('.page table:not(.broken) .whole')].filter(span => span.getClientRects().length > 1).length`
      ]
    )
  expect(await seen('plain')).toEqual([['table-scroll', 'here', 'table-scroll broken', 'turned wide'], 0])
  expect(await seen('twocolumn')).toEqual([['table-scroll', 'table-scroll broken', 'wide', 'wide turned'], 0])
})
