import {afterAll, describe, expect, test, vi} from 'vitest'
import {createLayout} from '../../../laid-out.ts'

vi.setConfig({testTimeout: 60_000})

const layout = createLayout()
afterAll(() => layout.close())

/**
 * Runs in the laid-out page: returns the lines of all paragraphs, items and cells, and the widths of the page and its
 * tables.
 */
function readLines(): Reading {
  const lines: string[] = []
  const range = document.createRange()
  for (const block of document.querySelectorAll('.text :is(p, li, td, h2)')) {
    let line = ''
    let bottom = -Infinity
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      for (let offset = 0; offset < node.length; offset++) {
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        const box = [...range.getClientRects()].at(-1)
        if (box && box.width > 0 && box.top > bottom - 2) {
          if (line.trim() !== '') lines.push(line.trim())
          line = ''
          bottom = box.bottom
        }
        line += node.data[offset]
      }
    }
    lines.push(line.trim())
  }
  const widest = Math.max(
    0,
    ...[...document.querySelectorAll('table')].map(table => table.getBoundingClientRect().right)
  )
  const spans = [...document.querySelectorAll<HTMLElement>('[style*="word-spacing"]')]
  const spaces = spans.map(span => Number.parseFloat(span.style.wordSpacing))
  const broken = spans.filter(span => {
    const boxes = [...span.getClientRects()].filter(({width}) => width > 6)
    return new Set(boxes.map(({top}) => Math.round(top / 6))).size > 1
  })
  const ends = [...document.querySelectorAll('.page-column > :is(.text, .footnotes)')].map(part => {
    const hyphen = [...part.querySelectorAll('.last-hyphen')].at(-1)
    const shown = hyphen ? getComputedStyle(hyphen, '::after').content.slice(1, 2) : ''
    return `${part.textContent?.trimEnd().slice(-20)}${shown}`
  })
  return {lines, widest, page: document.documentElement.clientWidth, spaces, broken: broken.length, ends}
}

type Reading = Readonly<{
  lines: readonly string[]
  widest: number
  page: number
  spaces: readonly number[]
  /** The number of stretches of text that were spaced for one line but are on two. */
  broken: number
  /** The last letters of each column and of its notes, with the hyphen of a word that continues. */
  ends: readonly string[]
}>

async function read(markdown: string, style = 'plain'): Promise<Reading> {
  const files = {'paper.md': `---\ntitle: Words\nlang: en\nstyle: ${style}\n---\n\n${markdown}\n`}
  const [reading] = await layout.ask(files, [`(${readLines})()`])
  return reading as Reading
}

/** Sentences of growing length, so that the words after them reach every position of a line. */
const before = Array.from({length: 30}, (_, index) => 'word '.repeat(index + 8))

describe('line breaks in the PDF', () => {
  test('are never inside the name of a licence', async () => {
    const {lines} = await read(
      before.map(words => `${words} CC-BY-NC-ND-4.0 and GPL-3.0-or-later here.`).join('\n\n')
    )
    const names = lines.join('\n').match(/CC-BY-NC-ND-4\.0|GPL-3\.0-or-later/g) ?? []
    expect(names).toHaveLength(60)
  })

  test('leave lines around formulas as full as others', async () => {
    const {spaces, broken} = await read(
      before.map(words => `${words} by the heat, $Q$, and ${words}.`).join('\n\n')
    )
    expect(spaces.length).toBeGreaterThan(30)
    expect(broken).toBe(0)
  })

  test('in a long identifier in code are after separators, and leave no gaps', async () => {
    const {lines, spaces} = await read(
      before
        .slice(0, 12)
        .map(
          words => `${words} \`some_code_that_is_rather_long_and_has_no_spaces_at_all(argument_one)\` here.`
        )
        .join('\n\n')
    )
    expect(lines.some(line => line.endsWith('_'))).toBe(true)
    expect(Math.max(...spaces)).toBeLessThan(20)
  })

  test('are not at the hyphen of a name in a heading', async () => {
    const headings = Array.from(
      {length: 12},
      (_, index) => `## ${'Scikit-Learn '.repeat(index + 6)}here\n\nText.`
    )
    const {lines} = await read(headings.join('\n\n'))
    expect(lines.length).toBeGreaterThan(30)
    expect(lines.filter(line => line.endsWith('-'))).toEqual([])
  })

  test('in a URL keep a table within its page', async () => {
    const address = 'https://example.org/a/rather/long/path/to/something/that/nobody/would/type'
    const {lines, widest, page} = await read(
      // In a list, a table is not turned.
      `- | a | b |\n  |--|--|\n  | ${address} | ${address} |\n  | ${'x'.repeat(150)} | y |`,
      'notes'
    )
    expect(widest).toBeLessThanOrEqual(page + 1)
    expect(lines.some(line => line.endsWith('/') && line.length < address.length)).toBe(true)
  })

  test('no column ends inside a word if there is an alternative', async () => {
    const phrases = ['well-known', 'and', 'policy-makers', 'of', 'a', 'widely-read', 'in-house', 'paper']
    const compounds = Array.from({length: 40}, (_, index) =>
      Array.from({length: 50 + index}, (_, word) => phrases[(word * 5 + index * word) % 8]).join(' ')
    )
    const {ends, lines} = await read(compounds.join('\n\n'), 'twocolumn')
    expect(lines.filter(line => /[-\u00ad]$/.test(line)).length).toBeGreaterThan(40)
    expect(ends.length).toBeGreaterThan(6)
    expect(ends.filter(end => /[-\u00ad]$/.test(end))).toEqual([])
  })

  test('no note continues inside a word if there is an alternative', async () => {
    const sentence = 'Every organisation shall investigate responsibilities independently. '
    const notes = before.map((_, index) => `Text.[^${index}]\n\n[^${index}]: ${sentence.repeat(index + 20)}`)
    const {ends} = await read(notes.join('\n\n'), 'insights')
    expect(ends.length).toBeGreaterThan(20)
    expect(ends.filter(end => /[-\u00ad]$/.test(end))).toEqual([])
  })

  test('a word that must continue in the next column shows its hyphen', async () => {
    const {ends} = await read('sylla\u00ad'.repeat(2000))
    expect(ends.length).toBeGreaterThan(2)
    for (const end of ends.slice(0, -1)) expect(end).toMatch(/sylla\u00ad-$/)
  })
})
