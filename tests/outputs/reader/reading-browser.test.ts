import {readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {patience} from '../../../src/outputs/reader/reading.ts'
import {openBrowser} from '../../browser.ts'
import {project} from '../../project.ts'
import {quickPart} from '../../tier.ts'
import {textWorld} from '../../world.ts'

/** The page of an article as readers open it, with the script that the page’s own policy allows. */
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const works = 'abcd'
  .split('')
  .map(
    key => `@book{${key}, title = {Book ${key}}, author = {Doe, Jane}, year = 1999, doi = {10.5555/${key}}}`
  )
const long = Array.from({length: 60}, (_, line) => `Line ${line} of the text, which goes on.`).join('\n\n')
const text = `# One

Of [@a], of [@a; @b; @c; @d] and of a note.[^n] See @fig:m.

Then $a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} + a_{12} + a_{13}$ follows.

# Two

${long}

![Map.](m.svg){#fig:m}

# Three

\`\`\`python
a = 1
b = 2
\`\`\`

${long}

There are at last [@d], a note[^m] and @fig:m of it.

${long}

[^m]: A longer note. ${'It goes on and says more. '.repeat(9)}
[^n]: What the note says [@b].
`

let browser: Browser
let address: string

beforeAll(async () => {
  const world = textWorld({
    'manuscript/manuscript.yaml': 'title: A paper\nauthors: [Ada Lovelace]\ncsl: vancouver\n',
    'references.bib': works.join('\n'),
    'manuscript/01.md': text,
    'manuscript/m.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
  const file = join(project({}), 'paper.html')
  writeFileSync(file, artifacts[0]!.bytes)
  address = pathToFileURL(file).href
  browser = await openBrowser()
})

afterAll(() => browser?.close())

type Screen = Readonly<{width?: number; touch?: boolean; script?: boolean}>

async function openPage({width = 1200, touch = false, script = true}: Screen = {}): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport({width, height: 800, hasTouch: touch, isMobile: touch})
  await page.setJavaScriptEnabled(script)
  await page.goto(address)
  return page
}

/** The words of the open preview; empty if none is open. */
const previewed = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('.preview:popover-open')?.textContent ?? '')

const becomes = (page: Page, said: string): Promise<unknown> =>
  page.waitForFunction(
    wanted => {
      const open = document.querySelector('.preview:popover-open')?.textContent ?? ''
      return wanted === '' ? open === '' : open.includes(wanted)
    },
    {timeout: 30_000},
    said
  )

test.each([
  ['a citation', '.citation a', 'Book a. 1999. doi:10.5555/a'],
  ['the whole of a range', '#citation--a--b--c--d--2 a', 'Book c.'],
  ['a note', '.note-call a', 'What the note says'],
  ['a figure', 'a.cross-reference', 'Figure 1. Map.']
])('the pointer on %s shows its target and does not scroll', async (_, link, said) => {
  const page = await openPage()
  const before = await page.evaluate(() => scrollY)
  await page.hover(link)
  await becomes(page, said)
  expect(await page.evaluate(() => scrollY)).toBe(before)
  expect(await page.$$eval('.preview :is([id], .back-links, .note-back)', found => found.length)).toBe(0)
  // The pointer may move into the preview (WCAG 1.4.13), and away.
  await page.hover('.preview')
  // A timer with the same delay fires after the one that would close the preview.
  await page.evaluate(delay => new Promise(settle => setTimeout(settle, delay)), patience)
  expect(await previewed(page)).toContain(said)
  await page.hover('h1')
  await becomes(page, '')
  await page.close()
})

test('the DOI in a previewed reference is a link', async () => {
  const page = await openPage()
  await page.hover('.citation a')
  await becomes(page, 'Book a.')
  expect(await page.$eval('.preview a', link => link.getAttribute('href'))).toBe('https://doi.org/10.5555/a')
  await page.close()
})

test('a picture opens as large as the window and closes again, with its caption and description', async () => {
  const page = await openPage()
  const state = () =>
    page.evaluate(() => {
      const dialog = document.querySelector('dialog')
      return {
        open: dialog?.open ?? false,
        says: dialog?.textContent?.trim(),
        alt: dialog?.querySelector('img')?.alt,
        wide: (dialog?.querySelector('img')?.clientWidth ?? 0) > innerWidth * 0.9,
        on: document.activeElement?.className
      }
    })
  await page.focus('.enlarge')
  await page.keyboard.press('Enter')
  expect(await state()).toEqual({
    open: true,
    says: 'Figure 1. Map.',
    alt: 'Map.',
    wide: true,
    on: 'sign close'
  })
  await page.keyboard.press('Escape')
  expect(await state()).toMatchObject({open: false, on: 'sign enlarge'})
  await page.click('figure img')
  expect(await state()).toMatchObject({open: true})
  await page.click('dialog .close')
  expect(await state()).toMatchObject({open: false})
  await page.close()
})

test('buttons copy a listing and the address of a section, and are no text of the page', async () => {
  const page = await openPage()
  const words = await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {writeText: async (text: string) => Object.assign(window, {copied: text})}
    })
    return document.querySelector('.text')?.textContent
  })
  const copied = () => page.evaluate(() => (window as unknown as {copied: string}).copied)
  await page.$eval('.copy-code', button => (button as HTMLElement).click())
  expect(await copied()).toBe('a = 1\nb = 2\n')
  expect(await page.$eval('.copy-code', button => button.getAttribute('aria-label'))).toBe('Copied')
  await page.$eval('#three .copy-link', button => (button as HTMLElement).click())
  expect(await copied()).toBe(`${address}#three`)
  const plain = await openPage({script: false})
  expect(await plain.evaluate(() => document.querySelector('.text')?.textContent)).toBe(words)
  expect(await plain.$$('.sign, .progress')).toEqual([])
  await plain.close()
  await page.close()
})

test('a line at the top is as long as what has been read', async () => {
  const page = await openPage()
  const length = () => page.$eval('.progress', line => line.getBoundingClientRect().width / innerWidth)
  expect(await length()).toBe(0)
  await page.evaluate(() => scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'}))
  await page.waitForFunction(
    () => document.querySelector('.progress')!.getBoundingClientRect().width > innerWidth - 2
  )
  await page.close()
})

test('focusing a link opens its preview, Tab goes into it, and Escape closes it', async () => {
  const page = await openPage()
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
  for (let step = 0; step < 20 && (await focused()) !== '#bib-a'; step++) await page.keyboard.press('Tab')
  await becomes(page, 'Book a.')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('https://doi.org/10.5555/a')
  expect(await previewed(page)).toContain('Book a.')
  await page.keyboard.down('Shift')
  await page.keyboard.press('Tab')
  await page.keyboard.up('Shift')
  await page.keyboard.press('Escape')
  await becomes(page, '')
  expect(await focused()).toBe('#bib-a')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash === '#bib-a')
  expect(await previewed(page)).toBe('')
  await page.close()
})

test('the first touch shows the reference, the second follows the link', async () => {
  const page = await openPage({width: 390, touch: true})
  await page.tap('.citation a')
  await becomes(page, 'Book a.')
  expect(await page.evaluate(() => location.hash)).toBe('')
  await page.tap('.citation a')
  await page.waitForFunction(() => location.hash === '#bib-a')
  await page.close()
})

const edges = [
  [390, 'start'],
  [390, 'end'],
  [640, 'end']
] as const
test.each(quickPart(edges, edges.length, place => place.join(' ')))(
  'in a window of %d px a preview leaves its link to be seen at the %s of the window',
  async (width, edge) => {
    const page = await openPage({width})
    for (const link of ['.citation a', '.note-call a', 'a.cross-reference'].map(one => `#three ~ p ${one}`)) {
      const place = await page.$eval(
        link,
        (element, block) => {
          element.scrollIntoView({block, behavior: 'instant'})
          const {left, top, width, height} = element.getBoundingClientRect()
          return {x: left + width / 2, y: top + height / 2}
        },
        edge
      )
      await page.mouse.move(place.x, place.y)
      await page.waitForSelector('.preview:popover-open')
      const isCovered = await page.$eval(link, element => {
        const own = element.getBoundingClientRect()
        const other = document.querySelector('.preview')!.getBoundingClientRect()
        const isBeside = other.left >= own.right || other.right <= own.left
        return !isBeside && other.top < own.bottom - 1 && other.bottom > own.top + 1
      })
      expect({link, isCovered}).toEqual({link, isCovered: false})
      await page.keyboard.press('Escape')
    }
    await page.close()
  }
)

test('links in a previewed note are the same as in the note', async () => {
  const page = await openPage()
  await page.hover('.note-call a')
  await becomes(page, 'What the note says')
  expect(await page.$eval('.preview .citation a', link => getComputedStyle(link).padding)).toBe('0px')
  await page.close()
})

test('a work cited in a note is shown in the preview of the note, and the next click follows the link', async () => {
  const page = await openPage()
  await page.hover('.note-call a')
  await becomes(page, 'What the note says')
  const before = await page.evaluate(() => scrollY)
  await page.click('.preview .citation a')
  await becomes(page, 'Book b.')
  expect(await previewed(page)).toContain('What the note says')
  expect(await page.evaluate(() => [scrollY, location.hash])).toEqual([before, ''])
  await page.click('.preview .citation a')
  await page.waitForFunction(() => location.hash === '#bib-b')
  expect(await previewed(page)).toBe('')
  await page.close()
})

test('a page in dark mode is printed dark on white', async () => {
  const page = await openPage()
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: 'dark'}])
  const keyword = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--code-keyword'))
  expect(await keyword()).toBe('#f0a3c4')
  await page.emulateMediaType('print')
  expect(await keyword()).toBe('#8b1a4f')
  await page.close()
})

test('the contents are open beside the text, mark the current section, and are folded on a phone', async () => {
  const page = await openPage()
  expect(await page.$eval('.contents details', details => details.open)).toBe(true)
  await page.evaluate(() => document.getElementById('three')?.scrollIntoView({behavior: 'instant'}))
  await page.waitForFunction(
    () => document.querySelector('.contents [aria-current]')?.textContent === '3 Three'
  )
  await page.setViewport({width: 390, height: 800})
  await page.waitForFunction(
    () => document.querySelector<HTMLDetailsElement>('.contents details')?.open === false
  )
  await page.close()
})

test('buttons save the citation of the article as a file, and select and copy it', async () => {
  const folder = project({})
  const page = await openPage()
  const client = await page.createCDPSession()
  await client.send('Browser.setDownloadBehavior', {behavior: 'allow', downloadPath: folder})
  await page.click('.cite-this summary')
  await page.click('a[download$=".ris"]')
  const saved = join(folder, 'a-paper.ris')
  await vi.waitFor(
    () => expect(readFileSync(saved, 'utf8')).toMatch(/^TY {2}- [\s\S]*TI {2}- A paper\r\n/),
    30_000
  )
  await page.click('.copy[aria-controls="cite-bib"]')
  expect(await page.evaluate(() => getSelection()?.toString())).toMatch(/^@misc\{lovelace/)
  await page.close()
})

test('without scripts, links and contents work and no button is shown', async () => {
  const page = await openPage({script: false})
  await page.click('.citation a')
  expect(page.url()).toMatch(/#bib-a$/)
  const box = await (await page.$('.contents a'))?.boundingBox()
  expect(box?.height).toBeGreaterThan(10)
  expect(await (await page.$('.copy'))?.boundingBox()).toBeNull()
  await page.close()
})

test.each(['ltr', 'rtl'])('nothing is wider than a screen of 320 px, %s', async direction => {
  const page = await openPage({width: 320})
  await page.evaluate(dir => {
    document.documentElement.dir = dir
    for (const details of document.querySelectorAll('details')) details.open = true
  }, direction)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.close()
})

test('external links in an article that a site shows in a frame, as OJS does, open in the whole window', async () => {
  const server = createServer(({url}, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      url === '/view'
        ? '<!doctype html><iframe name="htmlFrame" src="/galley" width="900" height="700"></iframe>'
        : url === '/galley'
          ? readFileSync(new URL(address))
          : '<p>Elsewhere</p>'
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await browser.newPage()
  await page.goto(`${site}/view`)
  const frame = page.frames().find(candidate => candidate.name() === 'htmlFrame')!
  await frame.click('.citation a')
  expect([page.url(), frame.url()]).toEqual([`${site}/view`, `${site}/galley#bib-a`])
  const leave = (link: HTMLAnchorElement, to: string): void => {
    link.href = to
    link.click()
  }
  await Promise.all([page.waitForNavigation(), frame.$eval('#bib-a a[href^="https:"]', leave, `${site}/doi`)])
  expect(page.url()).toBe(`${site}/doi`)
  await page.close()
  server.close()
})
