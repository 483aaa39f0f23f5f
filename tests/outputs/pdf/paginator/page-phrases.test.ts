import {afterAll, expect, test, vi} from 'vitest'
import {createLayout} from '../../../laid-out.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const layout = createLayout()
afterAll(() => layout.close())

/** The distance between the lines of a note, in CSS px. */
async function leadingOfNote(note: string): Promise<readonly number[]> {
  const measure = `(() => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('.footnote > p'))
    const tops = [...range.getClientRects()].filter(({width}) => width > 50).map(({bottom}) => Math.round(bottom / 4) * 4)
    return [...new Set(tops)].sort((one, other) => one - other)
  })()`
  const text = `---\ntitle: Notes\nlang: en\nstyle: plain\n---\n\nWords.[^1]\n\n[^1]: ${note}\n`
  const [answer] = await layout.ask({'paper.md': text}, [measure])
  const tops = answer as readonly number[]
  return tops.slice(1).map((top, index) => top - tops[index]!)
}

test('lines in Nastaliq in an English note have room for their strokes', async () => {
  const urdu = 'یہ ایک مضمون ہے جس میں اردو زبان کے الفاظ ہیں اور یہ کئی سطروں پر پھیلا ہوا ہے۔ '.repeat(4)
  const leading = await leadingOfNote(`[${urdu.trim()}]{lang=ur}`)
  expect(leading.length).toBeGreaterThan(1)
  for (const distance of leading) expect(distance).toBeGreaterThanOrEqual(24)
  // A single word is set between lines of the usual distance.
  const words = 'Words and more words of a note. '
  for (const distance of await leadingOfNote(`${words.repeat(5)}[ثالثی]{lang=ur} ${words.repeat(5)}`))
    expect(distance).toBeLessThanOrEqual(20)
})

const heads =
  'Municipality Population Households Employment Unemployment Temperature Precipitation Elevation Agriculture Manufacturing Transport Education'
const row = 'Valmontone 2,345,678 512,346 69.50 9.25 23.1 987.50 303 22,345 55,678 8,765 33,456'
const lines = [heads, heads.replaceAll(/\w+/g, '--:'), row].map(line => `| ${line.replaceAll(' ', ' | ')} |`)

test.each(['plain', 'notes'])('a table of twelve columns yields before a word is broken: %s', async style => {
  // The letters before and after each line end within a word, without soft hyphens.
  const broken = `[...document.querySelectorAll('table :is(th, td)')].flatMap(cell => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    const ends = []
    let before
    while (walker.nextNode()) {
      const text = walker.currentNode
      for (let at = 0; at < text.length; at++) {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        const box = [...range.getClientRects()].at(-1)
        const letter = text.data[at]
        if (before && box && box.top > before.top + 4 && before.letter.charCodeAt() !== 173 && letter.charCodeAt() !== 173)
          ends.push(before.letter + letter)
        if (letter.charCodeAt() === 173) before = {letter, top: before?.top ?? 0}
        else if (box) before = {letter, top: box.top}
      }
    }
    return ends
  })`
  const [fontSizes, found, excess] = await layout.ask(
    {
      'paper.md': `---\ntitle: T\nlang: en\nstyle: ${style}\n---\n\nSee @tbl:a, @tbl:b.\n\n${lines.join('\n')}\n\n: A. {#tbl:a}\n\n| a |\n|---|\n| b |\n\n: B. {#tbl:b .small}\n`
    },
    [
      `[...document.querySelectorAll('table')].map(table => parseFloat(getComputedStyle(table).fontSize))`,
      broken,
      `Math.max(...[...document.querySelectorAll('table')].map(table => table.offsetWidth - table.parentElement.clientWidth))`
    ]
  )
  expect(found).toEqual([])
  expect(excess).toBeLessThanOrEqual(1)
  // Small type is 8 pt, which is 10.7 px.
  expect((fontSizes as readonly number[])[1]).toBeCloseTo(10.7)
})

test.each(['plain', 'insights', 'joss', 'notes', 'twocolumn'])(
  'numbers of Persian lists are as wide as their digits: %s',
  async style => {
    const text = `---\ntitle: فهرست\nlang: fa\nstyle: ${style}\n---\n\n1. یک\n2. دو\n\nمتن\n\n1) یک\n\nمتن\n\n(1) یک\n`
    const digits = `[...document.querySelectorAll('.text li')].map(
      item => getComputedStyle(item, '::marker').fontVariantNumeric)`
    const marks = `[...document.querySelectorAll('.text ol')].map(list => getComputedStyle(list).listStyleType)`
    expect(await layout.ask({'paper.md': text}, [digits, marks])).toEqual([
      ['normal', 'normal', 'normal', 'normal'],
      ['persian', 'numerals-parenthesis', 'numerals-parentheses']
    ])
  }
)
