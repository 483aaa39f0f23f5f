import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {openBrowser} from '../../browser.ts'
import {project} from '../../project.ts'
import {textWorld} from '../../world.ts'

/** Articles in the screen sheets of the journal styles, as the browser lays them out. */
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser?.close())

async function openArticle(settings: string, text: string, width: number): Promise<Page> {
  const world = textWorld({
    'manuscript/manuscript.yaml': `title: Title\nauthors: [Ada Lovelace]\n${settings}`,
    'references.bib': '@book{doe, title = {A book}, author = {Doe, Jane}, year = 1999}',
    'manuscript/01.md': text,
    'manuscript/m.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
  const file = join(project({}), 'paper.html')
  writeFileSync(file, artifacts[0]!.bytes)
  const page = await browser.newPage()
  await page.setViewport({width, height: 800})
  await page.goto(pathToFileURL(file).href)
  return page
}

const sections = ['# One\n\nText.', '# Two\n\nText.', '# Three\n\nText.'].join('\n\n')

test.each(['ltr', 'rtl'])('the margin of `joss` is before the text, %s, and within the window', async dir => {
  const lang = dir === 'rtl' ? 'ur' : 'en'
  const page = await openArticle(`style: joss\nlang: ${lang}\ndoi: 10.5555/x\n`, sections, 1400)
  for (const part of ['.details', '.contents']) {
    const [{left, right}, text] = await page.evaluate(
      selector => [
        document.querySelector(selector)!.getBoundingClientRect().toJSON(),
        document.querySelector('.text')!.getBoundingClientRect().toJSON()
      ],
      part
    )
    expect(left).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(1400)
    if (dir === 'ltr') expect(right).toBeLessThan(text.left)
    else expect(left).toBeGreaterThan(text.right)
  }
  await page.close()
})

test('`notes` does not shrink or space Arabic letters where it has small capitals', async () => {
  const settings = 'style: notes\nlang: ar\njournal: {title: مجلة}\nabstract: كلمة\n'
  const page = await openArticle(settings, sections, 1400)
  for (const selector of ['.journal', '.authors', '.abstract > h2', '.text h2']) {
    const {fontVariantCaps, letterSpacing} = await page.$eval(selector, element => {
      const {fontVariantCaps, letterSpacing} = getComputedStyle(element)
      return {fontVariantCaps, letterSpacing}
    })
    expect({selector, fontVariantCaps, letterSpacing}).toEqual({
      selector,
      fontVariantCaps: 'normal',
      letterSpacing: 'normal'
    })
  }
  await page.close()
})

test('the number of a section is separated from its title in right-to-left contents', async () => {
  const page = await openArticle('style: plain\nlang: fa\n', sections, 1400)
  const [before, after] = await page.$eval('.contents .section-number', number => {
    const {marginLeft, marginRight} = getComputedStyle(number)
    return [Number.parseFloat(marginRight), Number.parseFloat(marginLeft)]
  })
  expect(before).toBe(0)
  expect(after).toBeGreaterThan(0)
  await page.close()
})

const wideTable = `See @tbl:wide.

| ${'Heading | '.repeat(12)}
| ${'--- | '.repeat(12)}
| ${'Something | '.repeat(12)}

: A caption that goes on for more than the one line that a narrow window gives to it. {#tbl:wide}
`

test.each(['en', 'ur'])(
  'the caption of a wide table stays in its preview, and where it is, %s',
  async lang => {
    const page = await openArticle(`style: plain\nlang: ${lang}\n`, wideTable, 390)
    const reach = (selector: string): Promise<readonly number[]> =>
      page.$eval(selector, caption => {
        const scroller = caption.closest('figure')!
        scroller.scrollLeft = getComputedStyle(scroller).direction === 'rtl' ? -500 : 500
        const [own, room] = [caption.getBoundingClientRect(), scroller.getBoundingClientRect()]
        return [Math.max(0, room.left - own.left), Math.max(0, own.right - room.right)].map(Math.floor)
      })
    expect(await reach('.text caption')).toEqual([0, 0])
    await page.hover('a.cross-reference')
    await page.waitForSelector('.preview:popover-open')
    expect(await reach('.preview caption')).toEqual([0, 0])
    await page.close()
  }
)

test('the link back from a numbered work is on the line of its last words', async () => {
  const page = await openArticle('style: plain\n', 'As [@doe].\n', 1400)
  const [words, back] = await page.$eval('.csl-entry', entry =>
    ['.csl-right-inline', '.back-links'].map(
      part => entry.querySelector(part)!.getBoundingClientRect().bottom
    )
  )
  expect(Math.abs(words! - back!)).toBeLessThan(5)
  await page.close()
})

test('a power is not separated from its sign', async () => {
  const words = Array.from({length: 40}, (_, count) => `${'a'.repeat(count % 17)} 10^-10^ m`).join(' ')
  const page = await openArticle('style: plain\n', words, 390)
  const torn = await page.$$eval(
    'sup',
    powers => powers.filter(one => one.getClientRects().length > 1).length
  )
  expect(torn).toBe(0)
  await page.close()
})

test.each([
  ['plain', 'normal'],
  ['joss', 'normal'],
  ['twocolumn', 'normal'],
  ['notes', 'oldstyle-nums proportional-nums'],
  ['insights', 'oldstyle-nums proportional-nums']
])('the text of `%s` has the same figures as its PDF', async (style, figures) => {
  const page = await openArticle(`style: ${style}\n`, 'TRF2 and RAP1 in 1999.[^n]\n\n[^n]: Of 2001.\n', 1200)
  const numeric = (selector: string): Promise<string> =>
    page.$eval(selector, element => getComputedStyle(element).fontVariantNumeric)
  expect(await numeric('.text p')).toBe(figures)
  await page.hover('.note-call a')
  await page.waitForSelector('.preview:popover-open')
  expect(await numeric('.preview p')).toBe(figures)
  await page.close()
})

test('a page printed from the browser has no buttons', async () => {
  const page = await openArticle('style: joss\n', 'As [@doe] says.[^n]\n\n[^n]: A note.\n', 1200)
  const shown = (): Promise<number> =>
    page.$$eval('.note-back, .back-links', ways => ways.filter(way => way.getClientRects().length > 0).length)
  expect(await shown()).toBe(2)
  await page.emulateMediaType('print')
  expect(await shown()).toBe(0)
  await page.close()
})

test('the citation of an article in Urdu is in the font of the article', async () => {
  const page = await openArticle('style: plain\nlang: ur\n', 'لفظ\n', 1400)
  const family = (selector: string): Promise<string> =>
    page.$eval(selector, element => getComputedStyle(element).fontFamily)
  expect(await family('.cite-words')).toBe(await family('.text'))
  expect(await family('.cite-words')).toMatch(/^"Galley Nastaliq"/)
  await page.close()
})

test('a picture of the height of letters is visible in dark mode, too', async () => {
  const page = await openArticle('style: plain\n', 'Of ![Map](m.svg){height=9pt} here.\n', 1400)
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: 'dark'}])
  const seen = await page.$eval('.text p img', picture => {
    const {height, paddingTop, paddingBottom} = getComputedStyle(picture)
    const [all, ...margins] = [height, paddingTop, paddingBottom].map(Number.parseFloat)
    return all! - margins.reduce((sum, margin) => sum + margin)
  })
  expect(seen).toBe(12)
  await page.close()
})

test.each(['ltr', 'rtl'])(
  'the number of a formula wider than the text is below it, and in sight, %s',
  async dir => {
    const long = Array.from({length: 30}, (_, at) => `x_{${at}}`).join(' + ')
    const lang = dir === 'rtl' ? 'ur' : 'en'
    const text = `See @eq:long.\n\n$$ ${long} $$ {#eq:long}\n\n$$ x $$ {#eq:short}\n`
    for (const width of [1440, 390]) {
      const page = await openArticle(`style: plain\nlang: ${lang}\n`, text, width)
      const seen = await page.$$eval('.text .equation', equations =>
        equations.map(equation => {
          const [formula, number] = [...equation.children].map(child => child.getBoundingClientRect())
          const room = equation.getBoundingClientRect()
          return {
            // Formulas run from left to right; a wide one begins where it can be scrolled to.
            begins:
              equation.scrollLeft === 0 &&
              (formula!.left >= room.left - 1 || formula!.right <= room.right + 1),
            isBelow: number!.top >= formula!.bottom - 1,
            isInSight: number!.left >= room.left - 1 && number!.right <= room.right + 1
          }
        })
      )
      expect(seen).toEqual([
        {begins: true, isBelow: true, isInSight: true},
        {begins: true, isBelow: false, isInSight: true}
      ])
      await page.close()
    }
  }
)

test('figures with hyphens in a cell, such as a date, stay on one line', async () => {
  const table = `| Day | ${'Something | '.repeat(9)}\n|---|${'---|'.repeat(9)}\n| 2020-06-05 | ${'words of a cell | '.repeat(9)}\n`
  const page = await openArticle('style: plain\n', table, 390)
  const lines = await page.$eval('tbody td', cell => {
    const range = document.createRange()
    range.selectNodeContents(cell)
    return new Set([...range.getClientRects()].map(({top}) => top)).size
  })
  expect(lines).toBe(1)
  await page.close()
})

test('a term of the index is in one column with the first of those under it', async () => {
  const page = await openArticle(
    'style: plain\n',
    'Here\\index{kinds} and\\index{kinds!looks of} there.\n',
    1440
  )
  const [first, second] = await page.$$eval('.index-entry', entries =>
    entries.map(entry => entry.getBoundingClientRect().toJSON())
  )
  expect(second.top).toBeGreaterThan(first.top)
  await page.close()
})

test('a page printed from a browser by night is black on white, with notes at the end and everything within the paper', async () => {
  const cell = 'words of a cell'
  const row = (text: string): string => `| ${Array.from({length: 7}, () => text).join(' | ')} |`
  const text = `# One\n\nAs [@doe] says.[^n]\n\n${row('Head')}\n${row('---')}\n${row(cell)}\n\n~~~\n${'a long line of code '.repeat(12)}\n~~~\n\n> [!NOTE]\n> Words.\n\n# Two\n\n[^n]: A note.\n`
  const page = await openArticle('style: plain\ntoc: true\n', text, 1440)
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: 'dark'}])
  await page.emulateMediaType('print')
  // The width of A4 without the margins of the sheet.
  await page.setViewport({width: 605, height: 900})
  const seen = await page.evaluate(() => {
    const boxOf = (selector: string) => document.querySelector(selector)!.getBoundingClientRect()
    const looks = getComputedStyle(document.documentElement)
    return {
      page: [looks.backgroundColor, looks.color],
      shown: ['.contents', '.sign', '.progress', '.cite-this', '.choice', '.skip'].filter(selector =>
        [...document.querySelectorAll(selector)].some(one => one.getClientRects().length > 0)
      ),
      isNoteAtEnd: boxOf('.note').top > boxOf('pre').bottom && boxOf('.note').left < boxOf('.text').right,
      width: document.documentElement.scrollWidth,
      reaches: ['table', 'pre > code', '.note'].filter(
        selector => boxOf(selector).right > boxOf('main').right + 1
      ),
      callout: getComputedStyle(document.querySelector('.callout-note')!).breakInside
    }
  })
  expect(seen).toEqual({
    page: ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'],
    shown: [],
    isNoteAtEnd: true,
    width: 605,
    reaches: [],
    callout: 'avoid'
  })
  await page.close()
})

test.each([1440, 390])(
  'what is beside the lines of a listing stays while they scroll, %s px',
  async width => {
    const line = `call(${'argument, '.repeat(30)})`
    const page = await openArticle('style: plain\n', `~~~{.python .numberLines}\n${line}\n~~~\n`, width)
    const seen = await page.$eval('.text pre', listing => {
      const code = listing.querySelector('code')!
      code.scrollLeft = code.scrollWidth
      const room = listing.getBoundingClientRect()
      const button = listing.querySelector('.copy-code')!.getBoundingClientRect()
      const end = code.getBoundingClientRect()
      return {
        button: button.right <= room.right && button.left >= room.left,
        // Line numbers are before the code, which does not scroll under them.
        numbers: end.left - room.left > 10,
        ends: Math.round(end.right) <= Math.round(room.right)
      }
    })
    expect(seen).toEqual({button: true, numbers: true, ends: true})
    await page.close()
  }
)

test('what goes on beyond the edge of its room says so: tables, listings and formulas', async () => {
  const row = (cell: string): string => `| ${Array.from({length: 9}, () => cell).join(' | ')} |`
  const text = `${row('Heading')}\n${row('---')}\n${row('something')}\n\n~~~\n${'long '.repeat(40)}\n~~~\n\n$$ ${'x + '.repeat(40)} y $$\n\n~~~\nshort\n~~~\n`
  const page = await openArticle('style: plain\n', text, 390)
  const shades = (): Promise<readonly boolean[]> =>
    page.$$eval('.table-scroll, pre > code, .equation', boxes =>
      boxes.map(box => getComputedStyle(box).boxShadow !== 'none')
    )
  expect(await shades()).toEqual([true, true, true, false])
  await page.$$eval('.table-scroll, pre > code, .equation', boxes => {
    for (const box of boxes) box.scrollLeft = 9999
  })
  await page.waitForFunction(() => document.querySelector('.goes-on') === null)
  expect(await shades()).toEqual([false, false, false, false])
  await page.close()
})

test('the mark of a proof is in its paragraph, and no line begins with a full stop, at every width', async () => {
  const words = Array.from(
    {length: 40},
    (_, count) => `${'a'.repeat(count % 9)} with $x_{${count}}$, so`
  ).join(' ')
  const page = await openArticle('style: plain\n', `::: proof\n${words} $y$.\n:::\n\nWords.\n`, 390)
  const faults: unknown[] = []
  for (let width = 390; width < 480; width += 6) {
    await page.setViewport({width, height: 800})
    const fault = await page.$eval('.theorem p', paragraph => {
      const {left, bottom} = paragraph.getBoundingClientRect()
      const mark = paragraph.querySelector('.theorem-end')!.getBoundingClientRect()
      const signs = [...paragraph.querySelectorAll('.held')].map(held => {
        const range = document.createRange()
        range.selectNodeContents(held.lastChild!)
        return range.getBoundingClientRect().left - left
      })
      return {mark: mark.bottom > bottom + 1, signs: signs.filter(at => at < 2).length}
    })
    if (fault.mark || fault.signs > 0) faults.push({width, ...fault})
  }
  expect(faults).toEqual([])
  await page.close()
})

test('labels in Arabic letters have Latin words in the face of the page', async () => {
  const page = await openArticle('style: plain\nlang: ar\ndoi: 10.5555/x\n', 'كلمة\n', 1400)
  const family = (selector: string): Promise<string> =>
    page.$eval(selector, element => getComputedStyle(element).fontFamily)
  expect(await family('.facts a')).toMatch(/^"Galley Naskh", "Galley Serif"/)
  await page.close()
})
