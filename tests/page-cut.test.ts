import {afterAll, expect, test, vi} from 'vitest'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import type {PrintJob} from '../src/core/print.ts'
import {readAsset} from '../src/node/package.ts'
import {createPrinter} from '../src/node/print.ts'
import {pdfOutput} from '../src/outputs/pdf/index.ts'
import {textWorld} from './world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const printer = createPrinter({warn: () => undefined})
afterAll(() => printer.close())

/** Builds a paper, and asks its pages something before they are printed. */
async function asked<Answer>(
  style: string,
  text: string,
  ask: () => Answer,
  files: Readonly<Record<string, string>> = {}
) {
  let answer: Answer | undefined
  const world = {
    ...textWorld({'paper.md': `---\ntitle: A paper\nstyle: ${style}\n---\n\n${text}\n`, ...files}),
    asset: readAsset,
    print: async (job: PrintJob) => {
      const printed = await printer.print({...job, scripts: [...job.scripts, `(${ask})()`]})
      answer = printed.results.at(-1) as Answer
      return printed
    }
  }
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  const {problems} = await build(world, createMemo(), options)
  return {problems, answer: answer!}
}

const sentence = 'Every member shall suppress it within the shortest possible period. '

test('the last line of a column is as full as the others, where a text goes on', async () => {
  // How far each line at the foot of a column stays from its edge, but for the column where the text ends.
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

test('a formula that is wider than its column is set smaller, and another is not', async () => {
  const formulas = () =>
    [...document.querySelectorAll('.equation')].map(equation => ({
      over: Math.round(equation.scrollWidth - equation.clientWidth),
      size: (equation as HTMLElement).style.fontSize
    }))
  const long = Array.from({length: 16}, (_, index) => `x_{${index}}`).join(' + ')
  const {answer} = await asked('twocolumn', `$$ ${long} $$\n\n$$ x + y $$`, formulas)
  expect(answer.map(({over}) => over)).toEqual([0, 0])
  expect(Number.parseFloat(answer[0]!.size)).toBeLessThan(12)
  expect(answer[1]!.size).toBe('')
})

test('a formula in the text that is wider than its column is set smaller, and another is not', async () => {
  const formulas = () => {
    const [column] = document.querySelectorAll('.page-column')
    const edge = column!.getBoundingClientRect().right
    return [...document.querySelectorAll('.text math')].map(formula => ({
      isInside: formula.getBoundingClientRect().right < edge + 1,
      size: Number.parseFloat(getComputedStyle(formula).fontSize)
    }))
  }
  const long = (count: number) => Array.from({length: count}, (_, index) => `x_{${index}}`).join(' + ')
  const {answer} = await asked('twocolumn', `Let $${long(16)}$ be. Let $${long(7)}$ be.`, formulas)
  expect(answer.map(({isInside}) => isInside)).toEqual([true, true])
  expect(answer[0]!.size).toBeLessThan(answer[1]!.size)
})

test('a table of a style that only asks for two columns stays in its column', async () => {
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

test('notes are in the face that the sheet gives to notes', async () => {
  const faces = () =>
    [...document.querySelectorAll('.footnote, .footnote em')].map(part => getComputedStyle(part).fontFamily)
  const css = '.footnotes { font-family: "Galley Mono" }'
  const files = {'styles/q/style.yaml': 'extends: plain\nname: Q\n', 'styles/q/print.css': css}
  const {answer} = await asked('q', 'Words.^[A *note*.]', faces, files)
  expect(answer).toEqual(['"Galley Mono"', '"Galley Mono"'])
})

test('the link of a raised number in the first line of a page stays on that page', async () => {
  const notes = Array.from({length: 70}, (_, index) => `Word.[^${index + 1}]\n\n[^${index + 1}]: Note.`)
  const {problems} = await asked('twocolumn', notes.join('\n\n'), () => 0)
  expect(problems).toEqual([])
})

test('a reference to the page of a note says the page where the note begins', async () => {
  const references = () => ({
    text: document.querySelector('a.page-reference')?.textContent,
    page: [...document.querySelectorAll('.page')].findIndex(page => page.querySelector('#note-1'))
  })
  const text = `See page \\pageref{note:far}.\n\n${`${sentence.repeat(12)}\n\n`.repeat(12)}Word.[^far]\n\n[^far]: A note.`
  const {answer} = await asked('insights', text, references)
  expect(answer.page).toBeGreaterThan(0)
  expect(answer.text).toBe(String(answer.page + 1))
})

test('a picture at the end of a text that begins a column stands at its head', async () => {
  const pictures = () =>
    [...document.querySelectorAll('.page-column')].flatMap(column => {
      const picture = column.querySelector('.text img')
      return picture ? [picture.getBoundingClientRect().top - column.getBoundingClientRect().top] : []
    })
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="280"><rect width="9" height="9"/></svg>'
  const {answer, problems} = await asked(
    'twocolumn',
    `${sentence.repeat(8)}\n\n-![Dots](dots.svg)\n`,
    pictures,
    {
      'dots.svg': svg
    }
  )
  expect(answer).toEqual([0])
  expect(problems).toEqual([])
})

/** The room between each paragraph and the one before it in its column. */
function roomBetweenParagraphs(): number[] {
  return [...document.querySelectorAll('.page-column .text > p + p')].map(
    paragraph =>
      paragraph.getBoundingClientRect().top - paragraph.previousElementSibling!.getBoundingClientRect().bottom
  )
}

test.each(['Plain words.', 'Words with `code`.', '# Heading\n\nWords.'])(
  'no room is left between paragraphs on the grid after: %s',
  async start => {
    const text = `${start}\n\n${`${sentence}\n\n`.repeat(6)}`
    const {answer} = await asked('twocolumn', text, roomBetweenParagraphs)
    expect(answer.length).toBeGreaterThan(3)
    expect(new Set(answer)).toEqual(new Set([0]))
  }
)

test('a date in a table stays whole, also where its column is asked to be narrow', async () => {
  const table = `| Date | What |\n|--|${'-'.repeat(90)}|\n| 2020-06-05 | ${sentence} |`
  const {answer} = await asked('twocolumn', `${table}\n`, () => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('tbody td')!)
    return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size
  })
  expect(answer).toBe(1)
})

test.each([40, 41, 42])('the colophon does not stand alone on a page after %s lines', async count => {
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
  const {answer, problems} = await asked(style, text, pages, {'figure.svg': svg})
  expect(problems).toEqual([])
  expect(answer).toEqual([1, 1])
})

test('a long word in a caption is broken before it leaves the page', async () => {
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

test('the repeated head of a table calls its note once', async () => {
  const links = () => document.querySelectorAll('thead a[href], thead a[id]').length
  const rows = Array.from({length: 70}, (_, index) => `| ${index} | Words |\n`).join('')
  const {answer, problems} = await asked('insights', `| One^[Note.] | Two |\n|---|---|\n${rows}`, links)
  expect(problems).toEqual([])
  expect(answer).toBe(1)
})
