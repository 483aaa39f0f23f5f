import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import puppeteer, {type Browser, type Page} from 'puppeteer'
import {afterAll, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {findJudge} from '../../tools/oracles/find.mjs'
import {openBrowser} from '../browser.ts'
import {judge} from '../judge.ts'
import {project} from '../project.ts'
import {textWorld} from '../world.ts'

/** The page of an article in Firefox, compared with Chromium. */
const ask = judge('firefox-esr')

const formulas = [
  '\\frac{a+b}{c}',
  '\\sqrt{x^2+y^2}',
  '\\sum_{i=1}^n i^2',
  '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}'
]
const text = `# One

Of [@doe] and a note.[^n]

${formulas.map(formula => `$$ ${formula} $$`).join('\n\n')}

[^n]: What the note says.
`

let chromium: Browser | undefined
let firefox: Browser | undefined

afterAll(() => Promise.all([chromium?.close(), firefox?.close()]))

/** The URL of the page, which is built once. */
let address: Promise<string> | undefined

async function builtPage(): Promise<string> {
  const world = textWorld({
    'manuscript/manuscript.yaml': 'title: Bricks\nlicense: CC-BY-4.0\nlang: en\n',
    'references.bib': '@book{doe, title = {Tides}, author = {Doe, Jane}, publisher = {P}, year = 1999}\n',
    'manuscript/01.md': text
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput]})
  const file = join(project({}), 'bricks.html')
  writeFileSync(file, artifacts[0]!.bytes)
  return pathToFileURL(file).href
}

async function openBoth(): Promise<readonly [Page, Page]> {
  ask(['--version'])
  const found = findJudge('firefox-esr')
  if ('missing' in found) throw new Error(found.missing)
  chromium ??= await openBrowser()
  firefox ??= await puppeteer.launch({browser: 'firefox', executablePath: found.command[0]!, headless: true})
  address ??= builtPage()
  const pages = await Promise.all([chromium.newPage(), firefox.newPage()])
  for (const page of pages) {
    await page.setViewport({width: 1280, height: 900})
    await page.goto(await address)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
  }
  return pages as [Page, Page]
}

test('formulas have the sizes in Firefox that they have in Chromium', async () => {
  const sizesOf = (page: Page) =>
    page.$$eval('math', all =>
      all.map(math => {
        const parts = [...math.querySelectorAll('mfrac, msqrt, munderover, mtable, mi, mn, mo')]
        const boxes = parts.map(part => part.getBoundingClientRect()).filter(({width}) => width > 0)
        const [left, right] = [boxes.map(box => box.left), boxes.map(box => box.right)]
        return Math.max(...right) - Math.min(...left)
      })
    )
  const [ours, theirs] = await Promise.all((await openBoth()).map(sizesOf))
  expect(ours).toHaveLength(formulas.length)
  for (const [index, width] of ours!.entries()) {
    expect(width).toBeGreaterThan(10)
    expect(Math.abs(theirs![index]! - width) / width, formulas[index]).toBeLessThan(0.1)
  }
})

test('the words of the page, and what a link previews, are the same', async () => {
  const [ours, theirs] = await Promise.all(
    (await openBoth()).map(async page => {
      const words = await page.evaluate(() => document.querySelector('main, article, body')!.textContent)
      const previews: string[] = []
      for (const link of ['.citation a', '.note-call a']) {
        await page.focus(link)
        await page.waitForSelector('.preview:popover-open', {timeout: 30_000})
        previews.push(await page.$eval('.preview:popover-open', preview => preview.textContent ?? ''))
        await page.keyboard.press('Escape')
        await page.waitForFunction(() => document.querySelector('.preview:popover-open') === null)
      }
      return {words, previews}
    })
  )
  expect(ours!.previews).toEqual([
    expect.stringContaining('Tides'),
    expect.stringContaining('What the note says')
  ])
  expect(theirs).toEqual(ours)
})
