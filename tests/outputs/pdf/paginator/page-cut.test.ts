import {afterAll, describe, expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import type {TypesettingJob} from '../../../../src/core/typesetting.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {readMarks} from '../../../../src/outputs/pdf/paginator/language-marks.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {createLayout} from '../../../laid-out.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const layout = createLayout()
afterAll(() => layout.close())

const paperOf = (style: string, text: string) => `---\ntitle: A paper\nstyle: ${style}\n---\n\n${text}\n`

/** Lays out a paper, and evaluates a function in its pages. */
async function asked<Answer>(
  style: string,
  text: string,
  ask: () => Answer,
  files: Readonly<Record<string, string>> = {}
): Promise<Readonly<{answer: Answer}>> {
  const [answer] = await layout.ask({'paper.md': paperOf(style, text), ...files}, [`(${ask})()`])
  return {answer: answer as Answer}
}

/** Builds a paper, and evaluates a function in its pages before they are printed. */
async function printed<Answer>(
  style: string,
  text: string,
  ask: () => Answer,
  files: Readonly<Record<string, string>> = {}
) {
  let answer: Answer | undefined
  const world = {
    ...textWorld({'paper.md': paperOf(style, text), ...files}),
    asset: readAsset,
    typeset: async (job: TypesettingJob) => {
      const result = await typesetter.typeset({...job, scripts: [...job.scripts, `(${ask})()`]})
      answer = result.results.at(-1) as Answer
      return result
    }
  }
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  const {problems} = await build(world, createMemo(), options)
  return {problems, answer: answer!}
}

const sentence = 'Every member shall suppress it within the shortest possible period. '

test('the last line of a column is justified if the text continues', async () => {
  // The distance of the last line of each column from the right edge of the column, except in the column where the text
  // ends.
  const gaps = () =>
    [...document.querySelectorAll('.page-column')].slice(0, -1).flatMap(column => {
      const paragraph = [...column.querySelectorAll('.text > p')].at(-1)
      if (!paragraph) return []
      const range = document.createRange()
      range.selectNodeContents(paragraph)
      const rects = [...range.getClientRects()].filter(({width}) => width > 0)
      const last = Math.max(...rects.map(({bottom}) => bottom))
      const right = Math.max(...rects.filter(({bottom}) => last - bottom < 3).map(rect => rect.right))
      return [paragraph.getBoundingClientRect().right - right]
    })
  const {answer} = await asked('insights', `Begin.\\\n${sentence.repeat(150)}`, gaps)
  expect(answer.length).toBeGreaterThan(1)
  for (const gap of answer) expect(gap).toBeLessThan(2)
})

test('a displayed formula of a divided paragraph begins at the top of its column', async () => {
  const gaps = () =>
    [...document.querySelectorAll('.page-column')].flatMap(column => {
      const first = column.querySelector('.continued > .equation:first-child')
      return first ? [first.getBoundingClientRect().top - column.getBoundingClientRect().top] : []
    })
  const {answer} = await asked('insights', `1. We see: ${'$$\\Delta U = Q - W$$\n'.repeat(60)}`, gaps)
  expect(answer.length).toBeGreaterThan(1)
  for (const gap of answer) expect(gap).toBeLessThan(1)
})

test('words of an edit go on over pages as words of their paragraph', async () => {
  const tags = () =>
    [...document.querySelectorAll<HTMLElement>('.text > p')].map(paragraph => [
      paragraph.lang,
      paragraph.querySelector('ins')?.lang ?? ''
    ])
  const {answer} = await asked('insights', `{++${sentence.repeat(100)}++}`, tags)
  expect(answer.length).toBeGreaterThan(1)
  for (const [index, [paragraph = '', inserted = '']] of answer.entries()) {
    expect(readMarks(paragraph).depth === undefined).toBe(index === 0)
    expect(readMarks(inserted)).toMatchObject({language: 'en', role: 'ins'})
  }
})

describe.each([
  ['hanging', 'apa'],
  ['numbered', 'ieee']
])('a list of references, %s', (_, csl) => {
  const files = {
    'references.bib': Array.from({length: 12}, (_, index) => {
      const title = `Work ${index} of ${'many causes of long entries and their effects '.repeat(14)}`
      return `@book{k${index}, author = {Doe, Jo}, title = {${title}}, year = {20${index + 10}}, publisher = {House}}`
    }).join('\n')
  }
  const cited = `[${Array.from({length: 12}, (_, index) => `@k${index}`).join('; ')}]`

  test.each([0, 1, 2, 3, 4, 5])('begins and goes on where two lines fit, after %d lines more', async more => {
    const lines = () => {
      const range = document.createRange()
      const linesOf = (element: Element) => {
        range.selectNodeContents(element)
        return new Set([...range.getClientRects()].map(({bottom}) => Math.round(bottom / 4))).size
      }
      return [...document.querySelectorAll('.page-column')].map(column => {
        const entries = [...column.querySelectorAll<HTMLElement>('.csl-entry')]
        const words = entries.map(entry => entry.querySelector('.csl-right-inline') ?? entry)
        return {
          isBegun: column.querySelector('.references-section > h2') !== null,
          empty:
            column.getBoundingClientRect().bottom - (entries.at(-1)?.getBoundingClientRect().bottom ?? 0),
          lines: words.map(linesOf),
          lefts: words.map(word => Math.round(word.getBoundingClientRect().left)),
          goesOn:
            entries[0]?.classList.contains('continued') === true && /-galley-cont-/.test(entries[0].lang)
        }
      })
    }
    const text = `${sentence.repeat(30)}\n\n${'Line.\n\n'.repeat(more + 2)}End ${cited}.`
    const paper = `---\ntitle: A paper\nstyle: plain\ncsl: ${csl}\n---\n\n${text}\n`
    const [found] = await layout.ask({'paper.md': paper, ...files}, [`(${lines})()`])
    const columns = (found as ReturnType<typeof lines>).filter(column => column.lines.length > 0)
    expect(columns.length).toBeGreaterThan(1)
    for (const {lines: own, lefts} of columns) {
      expect(Math.min(...own)).toBeGreaterThan(1)
      expect(new Set(lefts).size).toBe(1)
    }
    // 17 px is the height of a line of the list.
    for (const {empty} of columns.slice(0, -1)) expect(empty).toBeLessThan(17 * 3.5)
    divided.push(...columns.filter(({goesOn}) => goesOn))
  })

  const divided: unknown[] = []
  test('is divided within an entry at some of them', () => {
    expect(divided.length).toBeGreaterThan(2)
  })
})

test('a formula that is wider than its column is broken or set smaller, and another is not', async () => {
  const formulas = () =>
    [...document.querySelectorAll('.equation')].map(equation => {
      const lefts = [...equation.querySelectorAll('.piece')].map(piece => piece.getBoundingClientRect().left)
      return {
        over: Math.round(equation.scrollWidth - equation.clientWidth),
        breaks: lefts.filter((left, index) => left < (lefts[index - 1] ?? left)).length,
        size: (equation as HTMLElement).style.fontSize
      }
    })
  const long = (sign: string) => Array.from({length: 36}, (_, index) => `x_{${index}}`).join(sign)
  const text = `$$ ${long(' + ')} $$\n\n$$ ${long(' ')} $$\n\n$$ x + y $$`
  const {answer} = await asked('twocolumn', text, formulas)
  expect(answer.map(({over}) => over)).toEqual([0, 0, 0])
  expect(answer.map(({breaks}) => breaks)).toEqual([3, 0, 0])
  expect(Number.parseFloat(answer[1]!.size)).toBeLessThan(12)
  expect([answer[0]!.size, answer[2]!.size]).toEqual(['', ''])
})

test('a display of several formulas is broken between them first', async () => {
  const starts = () =>
    [...document.querySelectorAll('.equation')].map(equation => {
      const pieces = [...equation.querySelectorAll('.piece')].map(piece => piece.getBoundingClientRect())
      const isFirst = (index: number) => index === 0 || pieces[index]!.left < pieces[index - 1]!.left
      return pieces.flatMap((_, index) => (isFirst(index) ? index : []))
    })
  const sum = (count: number) => Array.from({length: count}, (_, index) => `x_{${index}}`).join(' + ')
  // The second formula is too wide even alone, so that it is also broken before its relation.
  const text = `$$ a = ${sum(8)} \\qquad b = ${sum(6)} $$\n\n$$ a = b \\quad ${sum(9)} = ${sum(12)} $$`
  const {answer} = await asked('twocolumn', text, starts)
  expect(answer[0]).toEqual([0, 9])
  expect(answer[1]!.length).toBeGreaterThan(1)
})

test('an inline formula that is wider than its column is broken, or set smaller if it cannot be', async () => {
  const formulas = () => {
    const [column] = document.querySelectorAll('.page-column')
    const edge = column!.getBoundingClientRect().right
    return [...document.querySelectorAll('.text .typeset')].map(formula => ({
      isInside: formula.getBoundingClientRect().right < edge + 1,
      size: Number.parseFloat(getComputedStyle(formula).fontSize)
    }))
  }
  const long = (count: number) => Array.from({length: count}, (_, index) => `x_{${index}}`).join(' + ')
  const text = `Let ${[long(16), `{${long(16)}}`, long(7)].map(tex => `$${tex}$`).join(' be. Let ')} be.`
  const {answer} = await asked('twocolumn', text, formulas)
  expect(answer.map(({isInside}) => isInside)).toEqual([true, true, true])
  const [broken, small, short] = answer.map(({size}) => size)
  expect(broken).toBe(short)
  expect(small).toBeLessThan(short!)
})

test('a table stays in its column if the style only requests two columns', async () => {
  const over = () => {
    const table = document.querySelector('figure.table')!
    const {left, right} = table.getBoundingClientRect()
    const column = table.closest('.page-column')!.getBoundingClientRect()
    return {left: Math.round(left - column.left), right: Math.round(right - column.right)}
  }
  const files = {'styles/q/style.yaml': 'extends: plain\n', 'styles/q/print.css': '.text { --columns: 2 }'}
  const table = '| A | B |\n|---|---|\n| 1 | 2 |\n\n: A table.'
  const {answer} = await asked('q', `${table}\n\n${sentence.repeat(20)}`, over, files)
  expect(answer).toEqual({left: 0, right: 0})
})

test('a table at the top of a page extends as far into the margins as elsewhere', async () => {
  const places = () =>
    [...document.querySelectorAll('figure.table')].map(table => {
      const {left, right} = table.getBoundingClientRect()
      const column = table.closest('.page-column')!.getBoundingClientRect()
      const isFloated = table.classList.contains('floated')
      return {isFloated, inGutter: left < column.left, over: Math.round(right - column.right)}
    })
  const table = (place: string) => `| A | B |\n|---|---|\n| 1 | 2 |\n\n: A table. ${place}`
  const text = `${sentence}\n\n${table('')}\n\n${sentence.repeat(60)}\n\n${table('{.top}')}`
  const {problems, answer} = await printed('insights', text, places)
  expect(answer).toEqual([false, true].map(isFloated => ({isFloated, inGutter: true, over: 0})))
  expect(problems).toEqual([])
})

test('notes have the font that the style sheet specifies for notes', async () => {
  const faces = () =>
    [...document.querySelectorAll('.footnote, .footnote em')].map(part => getComputedStyle(part).fontFamily)
  const css = '.footnotes { font-family: "Galley Mono" }'
  const files = {'styles/q/style.yaml': 'extends: plain\nname: Q\n', 'styles/q/print.css': css}
  const {answer} = await asked('q', 'Words.^[A *note*.]', faces, files)
  expect(answer).toEqual(['"Galley Mono"', '"Galley Mono"'])
})

test('the link of a raised number in the first line of a page stays on that page', async () => {
  const notes = Array.from({length: 70}, (_, index) => `Word.[^${index + 1}]\n\n[^${index + 1}]: Note.`)
  const {problems} = await printed('twocolumn', notes.join('\n\n'), () => 0)
  expect(problems).toEqual([])
})

test('a page reference to a note shows the page on which the note begins', async () => {
  const references = () => ({
    text: document.querySelector('a.page-reference')?.textContent,
    page: [...document.querySelectorAll('.page')].findIndex(page => page.querySelector('#note-1'))
  })
  const text = `See page \\pageref{note:far}.\n\n${`${sentence.repeat(12)}\n\n`.repeat(12)}Word.[^far]\n\n[^far]: A note.`
  const {answer} = await asked('insights', text, references)
  expect(answer.page).toBeGreaterThan(0)
  expect(answer.text).toBe(String(answer.page + 1))
})

test('a picture at the end of a text that begins a column is at its top', async () => {
  const pictures = () =>
    [...document.querySelectorAll('.page-column')].flatMap(column => {
      const picture = column.querySelector('.text img')
      return picture ? [picture.getBoundingClientRect().top - column.getBoundingClientRect().top] : []
    })
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="280"><rect width="9" height="9"/></svg>'
  const {answer, problems} = await printed(
    'twocolumn',
    `${sentence.repeat(8)}\n\nDots ![Dots](dots.svg)\n`,
    pictures,
    {
      'dots.svg': svg
    }
  )
  expect(answer).toEqual([0])
  expect(problems).toEqual([])
})

test('pictures in the lines of a paragraph stay inline across a page break', async () => {
  const displays = () =>
    [...document.querySelectorAll('.page img')].map(
      img =>
        `${[...document.querySelectorAll('.page')].indexOf(img.closest('.page')!)} ${getComputedStyle(img).display}`
    )
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="400"><rect width="9" height="9"/></svg>'
  const text = `${sentence.repeat(12)}\n\n-![First.](a.svg)\n-![Second.](a.svg)`
  const {answer} = await asked('plain', text, displays, {'a.svg': svg})
  expect(answer).toEqual(['0 inline', '1 inline'])
})

/** The space between each paragraph and the previous one in its column. */
function roomBetweenParagraphs(): number[] {
  return [...document.querySelectorAll('.page-column .text > p + p')].map(
    paragraph =>
      paragraph.getBoundingClientRect().top - paragraph.previousElementSibling!.getBoundingClientRect().bottom
  )
}

test.each(['Plain words.', 'Words with `code`.', '# Heading\n\nWords.'])(
  'there is no space between paragraphs on the grid after: %s',
  async start => {
    const text = `${start}\n\n${`${sentence}\n\n`.repeat(6)}`
    const {answer} = await asked('twocolumn', text, roomBetweenParagraphs)
    expect(answer.length).toBeGreaterThan(3)
    expect(new Set(answer)).toEqual(new Set([0]))
  }
)

/** In each column: the distances of paragraphs and headings from the grid, and the space around lists. */
function gridOfColumns(): {off: number[]; lists: number[][]; tops: number[]} {
  const columns = [...document.querySelectorAll('.page-column:has(.text)')]
  const spaces = (list: Element) => {
    const [before, after] = [list.previousElementSibling, list.nextElementSibling]
    const {top, bottom} = list.getBoundingClientRect()
    const above = before ? top - before.getBoundingClientRect().bottom : -1
    const padding = Number.parseFloat(getComputedStyle(list).paddingBottom)
    return [above, after ? after.getBoundingClientRect().top - bottom + padding : -1]
  }
  return {
    off: columns.flatMap(column =>
      [...column.querySelectorAll('.text > p')].map(
        block => (block.getBoundingClientRect().top - column.getBoundingClientRect().top) % 16
      )
    ),
    lists: columns.flatMap(column => [...column.querySelectorAll('.text > ul')].map(spaces)),
    tops: columns.map(
      column =>
        column.querySelector('.text > *')!.getBoundingClientRect().top - column.getBoundingClientRect().top
    )
  }
}

test('lists have half a line above and below, and headings space below; the text after them is on the grid', async () => {
  const items = Array.from({length: 30}, () => `- ${sentence}\n`).join('')
  const text = `${sentence}\n\n- One.\n- Two.\n\n${sentence}\n\n## Under\n\n${sentence}\n\n${items}\n${sentence}\n\n${sentence}`
  const {answer} = await asked('twocolumn', text, gridOfColumns)
  const rounded = (lengths: readonly number[]) => lengths.map(length => Math.round(length * 10) / 10)
  expect(new Set(rounded(answer.off))).toEqual(new Set([0]))
  expect(new Set(rounded(answer.tops))).toEqual(new Set([0]))
  // The long list continues in another column, and the half line above it is below its end.
  expect(answer.lists.map(rounded)).toEqual([
    [8, 8],
    [8, -1],
    [-1, 16]
  ])
})

test('lists in French have dashes', async () => {
  const text = '- One.\n\n::: {lang=fr}\n- Un.\n    - Deux.\n\n1. Un.\n:::'
  const {answer} = await asked('insights', text, () =>
    [...document.querySelectorAll('.text :is(ul, ol)')].map(list => getComputedStyle(list).listStyleType)
  )
  expect(answer).toEqual(['disc', '"— "', '"— "', 'decimal'])
})

test('the space below a heading at the top of a column moves its text onto the grid', async () => {
  const {answer} = await asked('twocolumn', `# Heading\n\n## Under\n\n${sentence}`, () => {
    const column = document.querySelector('.page-column:has(.text)')!.getBoundingClientRect()
    return ['h2', 'h3', '.text > p'].map(
      name => document.querySelector(`.page-column ${name}`)!.getBoundingClientRect().top - column.top
    )
  })
  expect(answer.map(Math.round)).toEqual([0, 21, 48])
})

test('a date in a table is not broken, even if its column is specified to be narrow', async () => {
  const table = `| Date | What |\n|--|${'-'.repeat(90)}|\n| 2020-06-05 | ${sentence} |`
  const {answer} = await asked('twocolumn', `${table}\n`, () => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('tbody td')!)
    return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size
  })
  expect(answer).toBe(1)
})

/** The lines of the cells in all columns of a table but the first. */
function linesOfCells(): string[] {
  const range = document.createRange()
  return [...document.querySelectorAll('tbody td:not(:first-child)')].map(cell => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    let lines = ''
    let top = -1
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      for (const {0: word, index} of node.data.matchAll(/\S+/g)) {
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        const now = Math.round(range.getBoundingClientRect().top)
        lines += `${lines === '' ? '' : now === top ? ' ' : ' / '}${word.replaceAll('\u00ad', '')}`
        top = now
      }
    }
    return lines
  })
}

test.each([
  ['insights', 'ratified 30 November 1954', 'ratified 9 July 1993'],
  // A month also stays with its day in a narrow column.
  ['twocolumn', 'ratified / 30 November / 1954', 'ratified / 9 July 1993']
])('columns of short cells are not broken if a longer one has room: %s', async (style, first, second) => {
  // Rules as long as the heads: Pandoc gives each column a share of the table by the length of its rule.
  const table = `| Instrument | Adopted | India | Pakistan |
|:-----------|:--------|:------|:---------|
| Forced Labour Convention (No. 29) | 28 June 1930 | ratified 30 November 1954 | ratified 23 December 1957 |
| Convention on Discrimination against Women | 18 December 1979 | ratified 9 July 1993 | acceded 12 March 1996 |

: Treaties.`
  const {answer} = await asked(style, table, linesOfCells)
  expect([answer[1], answer[4]]).toEqual([first, second])
})

test('a table with too many columns for its width is set smaller, and no number is broken', async () => {
  const heads = ['Journal', 'Publisher', 'Volumes', 'Issues', 'Articles', 'Words', 'Pages', 'Years']
  const row = ['Muqtabas', 'Damascus', '1234', '19', '2964', '1981081', '14203', '1906']
  const table = [heads, heads.map(() => '-'), row].map(cells => `| ${cells.join(' | ')} |`).join('\n')
  const {answer} = await asked('twocolumn', table, linesOfCells)
  expect(answer).toEqual(row.slice(1))
  const lines = () =>
    [...document.querySelectorAll('tbody td')].map(cell => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size
    })
  const counts = (await asked('twocolumn', table, lines)).answer
  expect(counts.filter((_, index) => /\d/.test(row[index]!))).toEqual([1, 1, 1, 1, 1, 1])
  // A word may be hyphenated, but not broken between any two letters.
  const broken = () => document.querySelector('table')!.style.overflowWrap
  expect((await asked('twocolumn', table, broken)).answer).toBe('')
})

test('the author’s column widths are kept if they break no additional lines', async () => {
  const widths = () => [...document.querySelectorAll('thead th')].map(cell => cell.clientWidth)
  const table = `| One | Two |\n|${'-'.repeat(60)}|${'-'.repeat(20)}|\n| short | short |\n| ${'short '.repeat(15)}| |`
  const {answer} = await asked('insights', table, widths)
  expect(answer[0]! / (answer[0]! + answer[1]!)).toBeCloseTo(0.75, 1)
})

test.each([
  ['one line under a heading', '## Heading\n\nThis follows.', 'This follows.'],
  ['a heading that ends a division', '::: x\n\n## Heading\n\n:::', 'Heading'],
  ['one entry under a heading', '## Heading\n\n- This follows.', 'This follows.'],
  ['what announces a list', `${sentence.repeat(2)}These are:`, 'are:'],
  ['what announces code', `${sentence.repeat(2)}These are:\n\n\`\`\`\none\ntwo\n\`\`\`\n\nAnd:`, 'are:'],
  ['what announces a quotation', `${sentence.repeat(2)}These are:\n\n> ${sentence}\n\nAnd:`, 'are:']
])('%s does not end a page before it', async (_, text, end) => {
  const ends = () =>
    [...document.querySelectorAll('.page')].map(page =>
      [...page.querySelectorAll('.text')].at(-1)?.lastElementChild?.textContent?.trim().slice(-15)
    )
  const part = (length: number) => `${text}\n\n- ${sentence}\n- One.\n\n${sentence.repeat(length)}`
  const {answer} = await asked(
    'plain',
    Array.from({length: 60}, (_, index) => part(1 + (index % 4))).join('\n\n'),
    ends
  )
  expect(answer.length).toBeGreaterThan(8)
  expect(answer.filter(words => words?.endsWith(end))).toEqual([])
})

test.each([40, 41, 42])('the colophon is not alone on a page after %s lines', async count => {
  const before = () => {
    const pages = [...document.querySelectorAll('.page')]
    return pages.find(page => page.querySelector('.colophon'))!.querySelectorAll('.text > p').length
  }
  const lines = Array.from({length: count}, (_, index) => `Line ${index}.`).join('\n\n')
  const paper = `---\ntitle: A paper\nstyle: plain\nlicense: CC-BY-4.0\n---\n\n${lines}\n`
  const {answer} = await asked('plain', '', before, {'paper.md': paper})
  expect(answer).toBeGreaterThan(0)
})

test.each([
  ['insights', ''],
  ['twocolumn', ''],
  ['twocolumn', '{.wide}']
])('a figure that moves to another page takes its note along: %s %s', async (style, attributes) => {
  const pages = () =>
    ['.note-call', '.footnotes > *'].map(selector =>
      [...document.querySelectorAll('.page')].findIndex(page => page.querySelector(selector))
    )
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="9" height="9"/></svg>'
  const figure = `![A figure^[Its note.]](figure.svg)${attributes}`
  const text = `${sentence.repeat(style === 'insights' ? 32 : 84)}\n\n${figure}\n\n${sentence.repeat(90)}`
  const {answer, problems} = await printed(style, text, pages, {'figure.svg': svg})
  expect(problems).toEqual([])
  expect(answer).toEqual([1, 1])
})

test('a long word in a caption is broken at the page margin', async () => {
  const over = () => {
    const caption = document.querySelector('figcaption')!.getBoundingClientRect()
    return caption.right - document.querySelector('.page-column')!.getBoundingClientRect().right
  }
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30"><rect width="9" height="9"/></svg>'
  const caption = `Seen at https://example.org/${'12345'.repeat(30)}`
  const {answer} = await asked('plain', `![${caption}](figure.svg)`, over, {'figure.svg': svg})
  expect(answer).toBeLessThan(1)
})

test('a style’s content after a block is at the end of the block, not at a page break', async () => {
  const ends = () =>
    [...document.querySelectorAll('.title-block')].map(block => getComputedStyle(block, '::after').content)
  const authors = Array.from({length: 100}, (_, index) => `Author Number ${index}`).join(', ')
  const paper = `---\ntitle: A paper\nstyle: notes\nauthor: [${authors}]\n---\n\nWords.\n`
  const {answer, problems} = await printed('notes', '', ends, {'paper.md': paper})
  expect(answer).toEqual(['none', '"" / ""'])
  expect(problems).toEqual([])
})

test.each([3, 50])(
  'cells that span %s rows keep the others in their columns, also across pages',
  async rowspan => {
    const group = (name: number) =>
      `<tr><td rowspan="${rowspan}">Group ${name}</td><td>first</td></tr>${'<tr><td>other</td></tr>'.repeat(rowspan - 1)}`
    const groups = Array.from({length: 150 / rowspan}, (_, name) => group(name))
    const columns = () =>
      [...document.querySelectorAll('table')].map(table => ({
        groups: table.querySelectorAll('td[rowspan]').length,
        firsts: [...table.rows].filter(row => /first/.test(row.textContent ?? '')).length,
        starts: new Set(
          [...table.querySelectorAll('td')]
            .filter(cell => /first|other/.test(cell.textContent ?? ''))
            .map(cell => Math.round(cell.getBoundingClientRect().left % 500))
        ).size
      }))
    const table = `<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>${groups.join('')}</tbody></table>`
    const {answer, problems} = await printed('insights', table, columns)
    expect(problems).toEqual([])
    expect(answer.length).toBeGreaterThan(2)
    for (const {starts} of answer) expect(starts).toBe(1)
    // A group of a few rows stays whole; the rest of a long one begins with an empty cell.
    if (rowspan === 3) for (const {groups, firsts} of answer) expect(groups).toBe(firsts)
    expect(answer.map(({firsts}) => firsts).reduce((sum, each) => sum + each)).toBe(groups.length)
  }
)

test('a repeated head of a table calls its note once', async () => {
  const links = () => document.querySelectorAll('thead a[href], thead a[id]').length
  const rows = Array.from({length: 70}, (_, index) => `| ${index} | Words |\n`).join('')
  const {answer, problems} = await printed('insights', `| One^[Note.] | Two |\n|---|---|\n${rows}`, links)
  expect(problems).toEqual([])
  expect(answer).toBe(1)
})

test.each([
  ['plain', 17, 1],
  ['plain', 21, 1],
  ['plain', 25, 2],
  ['twocolumn', 86, 1]
])(
  'space above headings is reduced to avoid a last page of a few lines: in %s, %s lines',
  async (style, count, pages) => {
    const rooms = () => ({
      pages: document.querySelectorAll('.page').length,
      room: getComputedStyle(document.querySelectorAll('h2')[2]!).marginTop
    })
    const parts = Array.from({length: 7}, (_, index) => `# Part ${index}\n\nWords.`)
    const lines = Array.from({length: count}, (_, index) => `Line ${index}.`)
    const {answer} = await asked(style, [...parts, ...lines].join('\n\n'), rooms)
    const {answer: usual} = await asked(style, parts.join('\n\n'), rooms)
    expect(answer.pages).toBe(pages)
    // Where narrowing saves nothing, nothing is narrowed.
    expect(Number.parseFloat(answer.room) < Number.parseFloat(usual.room)).toBe(pages === 1)
  }
)

test('the number of a deep section is on one line with its heading', async () => {
  const lines = () => {
    const range = document.createRange()
    range.selectNodeContents([...document.querySelectorAll('.section-number')].at(-1)!)
    return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size
  }
  const headings = ['# One', '## Two', '### Three', '#### Four', '##### Five'].map(
    each => `${each}\n\nWords.`
  )
  const {answer} = await asked('insights', headings.join('\n\n'), lines)
  expect(answer).toBe(1)
})

/** The lines of the first paragraph, and the widest blank in each relative to the type size. */
const linesAndBlanks = () => {
  const paragraph = document.querySelector('.text > p')!
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  const lines = new Map<number, {text: string; blank: number}>()
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let index = 0; index < node.textContent!.length; index++) {
      range.setStart(node, index)
      range.setEnd(node, index + 1)
      const {bottom, width} = range.getBoundingClientRect()
      const line = lines.get(Math.round(bottom)) ?? {text: '', blank: 0}
      const letter = node.textContent![index]!
      const size = Number.parseFloat(getComputedStyle(node.parentElement!).fontSize)
      lines.set(Math.round(bottom), {
        text: line.text + letter,
        blank: letter === ' ' ? Math.max(line.blank, width / size) : line.blank
      })
    }
  }
  return [...lines.values()].map(({text, blank}) => ({text: text.trim(), blank}))
}

test.each(['of', '*of*'])('a line with few words is short instead of having large gaps: %s', async end => {
  const text = `The function that we have here is a part ${end} $aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa$ and of other words that follow it.`
  const {answer} = await asked('twocolumn', text, linesAndBlanks)
  expect(answer[0]!.text).toBe('The function that we have here is a part of')
  expect(answer[0]!.blank).toBeGreaterThan(0)
  expect(answer[0]!.blank).toBeLessThan(0.6)
})

test('two words joined by a slash can be broken after it', async () => {
  const text = `The files that this program takes and gives are always input/output. ${sentence}`
  const {answer} = await asked('twocolumn', text, linesAndBlanks)
  expect(answer[0]!.text).toMatch(/ input\/$/)
  expect(answer[1]!.text).toMatch(/^output\. /)
})

test('an Urdu reference has room for its strokes below one in Latin script', async () => {
  const room = () =>
    [...document.querySelectorAll('.csl-entry')].map(entry =>
      Number.parseFloat(getComputedStyle(entry).paddingTop)
    )
  const entry = (key: string, author: string, title: string, language: string) =>
    `@book{${key}, author = {${author}}, title = {${title}}, publisher = {A}, year = {1957}, langid = {${language}}}\n`
  const bibliography =
    entry('doe', 'Doe, Ann', 'A book', 'english') +
    entry('first', 'صدیقی, عتیق', 'ہندوستانی اخبار', 'urdu') +
    entry('second', 'صدیقی, محمد', 'ہندوستانی اخبار', 'urdu')
  const {answer} = await asked('plain\nlang: ur', '[@doe; @first; @second]', room, {
    'references.bib': bibliography
  })
  expect(answer.map(Math.round)).toEqual([0, 6, 0])
})

test('a line that ends in a note call before a quotation is justified', async () => {
  const text =
    'Discussions of machine learning are frequently characterized by a singular focus on algorithmic behavior. Be it logistic regression, random forests, Bayesian methods, or artificial neural networks, practitioners are often quick to express their preference. However, model selection is more nuanced than simply picking the “right” or “wrong” algorithm. In practice, the workflow includes multiple iterations through feature engineering, algorithm selection, and hyperparameter tuning — summarized by Kumar et al. as a search for the maximally performing model selection triple.[^1] “Model selection,” they explain, “is iterative and exploratory because the space of triples is usually infinite.”\n\n[^1]: Note.'
  const {answer} = await asked('notes', text, linesAndBlanks)
  expect(answer.map(({text: line}) => line)).toContainEqual(expect.stringMatching(/^“Model selection,” they/))
})
