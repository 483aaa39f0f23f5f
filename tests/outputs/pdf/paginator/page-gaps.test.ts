import {afterAll, describe, expect, test, vi} from 'vitest'
import {createLayout} from '../../../laid-out.ts'
import {type Gap, wideGaps} from '../../../page-gaps.ts'

vi.setConfig({testTimeout: 60_000})

const layout = createLayout()
afterAll(() => layout.close())

/** The width of a space in a line as loose as permitted: not quite twice that of the font. */
const loose = 1.9

type Line = Readonly<{text: string; width: number}>
type Reading = Readonly<{gaps: readonly Gap[]; lines: readonly Line[]; column: number}>

/**
 * Runs in the laid-out page: returns the lines of its paragraphs and items with their widths, and the width of a
 * column.
 */
function readLines(): Omit<Reading, 'gaps'> {
  const range = document.createRange()
  const lines: Line[] = []
  for (const block of document.querySelectorAll('.text :is(p, li):not(:has(p, li))')) {
    let [text, left, right, bottom] = ['', 0, 0, -Infinity]
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      for (let offset = 0; offset < node.length; offset++) {
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        const box = [...range.getClientRects()].at(-1)
        if (box && box.width > 0 && box.top > bottom - 2) {
          if (text !== '') lines.push({text: text.trim(), width: right - left})
          text = ''
          left = Infinity
          right = -Infinity
          bottom = box.bottom
        }
        if (box && /\S/.test(node.data[offset]!)) {
          left = Math.min(left, box.left)
          right = Math.max(right, box.right)
        }
        text += node.data[offset]
      }
    }
    lines.push({text: text.trim(), width: right - left})
  }
  const columns = [...document.querySelectorAll('.page-column')]
  return {lines, column: Math.min(...columns.map(column => column.getBoundingClientRect().width))}
}

async function read(markdown: string, style = 'twocolumn'): Promise<Reading> {
  const files = {'paper.md': `---\ntitle: Spaces\nlang: en\nstyle: ${style}\n---\n\n${markdown}\n`}
  const [gaps, lines] = await layout.ask(files, [`(${wideGaps})(${loose})`, `(${readLines})()`])
  return {gaps: gaps as Gap[], ...(lines as Omit<Reading, 'gaps'>)}
}

/** Sentences of growing length, so that the words after them reach every position of a line. */
const before = Array.from({length: 24}, (_, index) => 'some words '.repeat(index + 3))
const after = 'and a few words that come after it, in the same narrow column.'

describe('no line of a narrow column is visibly loose', () => {
  test.each([
    ['an address', 'https://example.org/archive/of/reports/report-2023/appendix_tables.html'],
    ['an address of one long part', 'https://example.org/thesequickbrownfoxesjumpedoverit'],
    ['a long name in code', '`SomeRatherLongNameOfAClass.and_its_method(argument)`'],
    ['a name that cannot be broken', 'BlackBoxOptimisationToolkit2000'],
    ['an address to write to', 'firstname.lastname@department-of-history.example.org'],
    ['a protein', 'MGHHHHHHHHGTGQQMGRDLENLYFQGAGGGGSSDGSGRAAGRRASRSSGRARRGRHEPGLGGPAE'],
    ['code with spaces', '`x = a + b * c - d * e`'],
    ['two words and a slash', 'development/maintenance']
  ])('%s', async (_, word) => {
    const {gaps, lines} = await read(before.map(words => `${words}${word} ${after}`).join('\n\n'))
    expect(lines.length).toBeGreaterThan(90)
    expect(gaps).toEqual([])
  })

  test('in items of two or three lines', async () => {
    const {gaps} = await read(before.map(words => `- ${words}multiplicity under\n\n`).join(''))
    expect(gaps).toEqual([])
  })

  test('around forced breaks, also across pages', async () => {
    const verse = before.map(words => `${words}strengths\\\n${words}throughout`)
    const {gaps, lines} = await read(`${verse.join('\\\n')}\n\n`.repeat(4))
    expect(lines.length).toBeGreaterThan(300)
    expect(gaps).toEqual([])
  })

  test('after a formula in a paragraph, or beside the checkbox of a task', async () => {
    const paragraphs = before.map(words => `First ${words}\n$$\na = b\n$$\n${words}strengths ${words}`)
    const tasks = before.map(words => `- [x] ${words}strengths\n`)
    const {gaps} = await read(`${paragraphs.join('\n\n')}\n\n${tasks.join('')}`, 'notes')
    expect(gaps).toEqual([])
  })
})

test('right-to-left lines with bracketed left-to-right words are as full as others', async () => {
  const paragraphs = before.map(words => {
    const first = words.replaceAll('some words', 'كتاب عربي')
    return `${first}(Gregorio de Gregori) في مدينة فانو، وفي روما طبعت المطبعة (Tipografia Medicea) كتاب القانون.`
  })
  const {lines, column} = await read(`::: {lang=ar dir=rtl}\n${paragraphs.join('\n\n')}\n:::`, 'plain')
  const inside = lines.filter(({text}) => !text.endsWith('القانون.'))
  expect(inside.length).toBeGreaterThan(40)
  for (const {text, width} of inside) expect(width, text).toBeGreaterThan(column * 0.97)
})

test('a protein is broken between any letters, without a hyphen, and its lines are full', async () => {
  const protein = 'MSGWESYYKTEGDEEAEEEQEENLEASGDYKYSGRDSLIFLVDASKAMFESQSEDELTPFDMSIQLVAVTAWAYV'.repeat(9)
  const {lines, column} = await read(protein)
  expect(lines.map(({text}) => text).join('')).toBe(protein)
  expect(lines.length).toBeGreaterThan(12)
  for (const {width} of lines.slice(0, -1)) expect(width).toBeGreaterThan(column - 14)
})

test('a short line has the spaces of its neighbours', async () => {
  const paragraphs = [38, 40, 42, 44].flatMap(length => before.map(words => `${words}${'x'.repeat(length)}`))
  const {lines, column, gaps} = await read(paragraphs.join('\n\n'))
  const short = lines.filter(({text, width}) => text.endsWith('some') && width < column * 0.9)
  expect(short.length).toBeGreaterThan(2)
  expect(gaps).toEqual([])
})

/** Runs in the laid-out page: returns the parts of computed lines that the browser set on two lines. */
function readOverfull(): readonly string[] {
  return [...document.querySelectorAll('span[style^="word-spacing"]')]
    .filter(part => {
      const [first, ...others] = part.getClientRects()
      return others.some(({bottom}) => Math.abs(bottom - first!.bottom) > 4)
    })
    .map(({textContent}) => textContent)
}

describe('a line with a mark that is wider than its letters ends where it was computed', () => {
  const marked = '[@doi:10.1038/s41467-018-05378-z]'
  test.each([
    ['an undefined citation', (words: string) => `${words}${marked}, ${words}multiplicity`],
    ['one at the start of a paragraph', (words: string) => `${marked} ${words}${words}multiplicity`],
    ['one at the end', (words: string) => `${words}${words}multiplicity ${marked}`],
    ['an undefined label', (words: string) => `${words}@fig:the-missing-one, ${words}multiplicity`],
    ['emphasis', (words: string) => `*${words}${marked}* ${words}multiplicity`],
    ['a formula', (words: string) => `${words}$a \\times b + c$ ${words}multiplicity`]
  ])('%s', async (_, paragraph) => {
    const text = before.map(words => paragraph(words)).join('\n\n')
    const files = {'paper.md': `---\ntitle: Lines\nlang: en\nstyle: twocolumn\n---\n\n${text}\n`}
    const [over] = await layout.ask(files, [`(${readOverfull})()`])
    expect(over).toEqual([])
  })
})
