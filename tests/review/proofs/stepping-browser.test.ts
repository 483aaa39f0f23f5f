import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {axeFindings} from '../../axe.ts'
import {openBrowser} from '../../browser.ts'
import {galley, project, removeProjects} from '../../galley.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

let browser: Browser
let page: Page

const paragraph = (index: number, word: string): string =>
  `Paragraph ${index} has a ${word} word among many others that stay as they were, so that it is found again.`

beforeAll(async () => {
  browser = await openBrowser()
  const text = (word: string): string =>
    `# One\n\n${Array.from({length: 40}, (_, index) => paragraph(index, index % 10 === 5 ? word : 'plain')).join('\n\n')}\n`
  const folder = project({
    'manuscript/manuscript.yaml': 'title: Bricks\nlicense: CC-BY-4.0\n',
    'manuscript/01.md': text('plain')
  })
  await galley(['proof', folder, '--to', 'html'])
  writeFileSync(join(folder, 'manuscript/01.md'), text('fancy'))
  await galley(['proof', folder, '--to', 'html', '--against', 'last'])
  page = await browser.newPage()
  await page.setViewport({width: 900, height: 700})
  await page.goto(pathToFileURL(join(folder, 'proofs/round-2/bricks.redline.html')).href)
})

afterAll(async () => {
  await browser?.close()
  removeProjects()
})

const status = (): Promise<string> =>
  page.$eval('.changes-bar [role="status"]', each => each.textContent ?? '')

/** Whether the number of a change is in the window. */
const isSeen = (number: number): Promise<boolean> =>
  page.$eval(`#change-${number}`, mark => {
    const {top, bottom} = mark.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

test('buttons and keys go from change to change, and wrap around', async () => {
  expect(await status()).toBe('4 changes')
  await page.click('.changes-bar button:nth-of-type(2)')
  expect([await status(), await isSeen(1)]).toEqual(['Change 1 of 4', true])
  await page.keyboard.press('n')
  expect([await status(), await isSeen(2)]).toEqual(['Change 2 of 4', true])
  await page.keyboard.press('p')
  await page.keyboard.press('p')
  expect([await status(), await isSeen(4)]).toEqual(['Change 4 of 4', true])
})

test('only the changes are shown on request', async () => {
  const shown = (): Promise<number> =>
    page.$$eval(
      'p:not(.proof-cover *)',
      blocks => blocks.filter(block => block.getClientRects().length > 0).length
    )
  const before = await shown()
  await page.click('#only-changes')
  const after = await shown()
  await page.click('#only-changes')
  expect(before).toBeGreaterThan(39)
  expect(after).toBeLessThan(10)
  expect(after).toBeGreaterThan(3)
  expect(await shown()).toBe(before)
})

test('the page has the lines of the layout', async () => {
  const rows = await page.$$eval('p > span[style*="word-spacing"]', lines =>
    lines.map(line => new Set([...line.getClientRects()].map(({top}) => top)).size)
  )
  expect(rows.length).toBeGreaterThan(39)
  expect(rows.filter(count => count > 1)).toEqual([])
})

test('the page is accessible', async () => {
  // Lines that are set tighter than the height of their font overlap; axe cannot decide their contrast.
  expect(await axeFindings(page.url(), 'light', undefined, 'violations')).toEqual([])
})

test('no script may run except that of the page', () => {
  expect(readFileSync(new URL(page.url()), 'utf8')).toMatch(/script-src &#x27;sha256-|script-src 'sha256-/)
})
