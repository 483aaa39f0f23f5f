import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {previewPaper, type ServedPreview} from '../../src/node/commands/watch.ts'
import {findProject} from '../../src/node/files/project.ts'
import {createKeptFiles} from '../../src/node/kept-files.ts'
import {readingWorld} from '../../src/node/preview/reading-world.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {openBrowser} from '../browser.ts'
import {openFirefox} from '../firefox.ts'
import {project, removeProjects} from '../project.ts'
import {rounds, tier} from '../tier.ts'

/**
 * Editing sessions with one paper: the line being read stays in place, no edit is lost, and the page equals the
 * published one.
 */

const section = (number: number, words: string) =>
  `## Part ${number}\n\n${Array.from({length: 4}, (_, at) => `Paragraph ${number}.${at} ${words} ${'with words that fill lines '.repeat(12)}`).join('\n\n')}\n`

const sections = 14
/** The section with the line being read, which no edit changes. */
const read = 7

const entry = (year: number) =>
  `@book{doe99, author = {Doe, Jane}, title = {Tides}, publisher = {P}, year = {${year}}}\n`

const settings = (title: string) => `title: ${title}\nlicense: CC-BY-4.0\nlang: en\n`

let preview: ServedPreview
let root: string
let round = 0
const browsers: Browser[] = []

beforeAll(async () => {
  root = project({'manuscript/manuscript.yaml': settings('A day'), 'references.bib': entry(1999)})
  write(0)
  preview = await previewPaper(findProject([root], undefined), {
    port: 0,
    poll: false,
    print: () => undefined,
    warn: () => undefined
  })
})

afterAll(async () => {
  await Promise.all(browsers.map(browser => browser.close()))
  await preview?.close()
  removeProjects()
})

async function openIn(launched: Promise<Browser>): Promise<Page> {
  const browser = await launched
  browsers.push(browser)
  const page = await browser.newPage()
  await page.setViewport({width: 1100, height: 800})
  await page.goto(preview.url)
  await shows(page, `Paragraph ${read}.1`)
  return page
}

/** Saves the paper after some edit, and returns words that the page should then have. */
function write(round: number): string {
  const where = [1, 3, 9, 12][round % 4]!
  const added: Readonly<Record<number, string>> = {
    1: `A new paragraph of round ${round}.\n`,
    2: `Cited in round ${round} [@doe99, p. ${round}].\n`,
    3: `### Heading of round ${round}\n\nAnd more.\n`,
    4: `A misspelt key in round ${round} [@deo99].\n`,
    5: `A note in round ${round}.^[Note ${round}.]\n`,
    6: `$$ x^{${round}} $$\n\nA formula in round ${round}.\n`
  }
  const kind = round % 8
  const texts = Array.from({length: sections}, (_, number) => {
    const isEdited = number === where
    const words = isEdited && kind === 0 ? `changed in round ${round}` : 'as it was'
    return section(number, words) + (isEdited ? `\n${added[kind] ?? ''}` : '')
  })
  writeFileSync(
    join(root, 'manuscript/01.md'),
    `# Text\n\nRound ${round}. See [@doe99].\n\n${texts.join('\n')}`
  )
  if (kind === 7) writeFileSync(join(root, 'references.bib'), entry(1900 + (round % 100)))
  if (round % 16 === 15) writeFileSync(join(root, 'manuscript/manuscript.yaml'), settings(`Day ${round}`))
  return `Round ${round}.`
}

async function shows(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    text => document.querySelector('main')?.textContent?.includes(text),
    {polling: 15, timeout: 30_000},
    words
  )
}

/** The position in the window of the line being read. */
function lineTop(page: Page): Promise<number> {
  return page.evaluate(words => {
    const line = [...document.querySelectorAll('#article-text > p')].find(p =>
      p.textContent!.startsWith(words)
    )
    return line!.getBoundingClientRect().top
  }, `Paragraph ${read}.1`)
}

/** The memory of the page's script after garbage collection; undefined in Firefox, which does not report it. */
async function heapOf(page: Page): Promise<number | undefined> {
  if (!(await page.browser().version()).includes('Chrome')) return undefined
  const client = await page.createCDPSession()
  await client.send('HeapProfiler.collectGarbage')
  await client.detach()
  return (await page.metrics()).JSHeapUsedSize
}

test.each([
  ['Chromium', () => openBrowser({headless: 'shell', pipe: true})],
  ['Firefox', openFirefox]
] as const)(
  'through a session of edits in %s one line stays where it is, and each edit arrives',
  async (_, open) => {
    const page = await openIn(open())
    await page.evaluate(words => {
      const line = [...document.querySelectorAll('#article-text > p')].find(p =>
        p.textContent!.startsWith(words)
      )!
      scrollBy({top: line.getBoundingClientRect().top - 20, behavior: 'instant'})
    }, `Paragraph ${read}.1`)
    const before = await lineTop(page)
    const moved: string[] = []
    let heap: number | undefined
    for (let count = 0; count < rounds(50); count++) {
      // By then, the browser has compiled the code that handles an edit, which takes about a tenth of the 1.4 MB.
      if (count === Math.round(rounds(50) / 4)) heap = await heapOf(page)
      await shows(page, write(++round))
      const now = await lineTop(page)
      // The browser scrolls by whole pixels, so a difference of one is allowed.
      if (Math.abs(now - before) > 1) moved.push(`round ${round}: ${now - before}`)
    }
    expect(moved).toEqual([])
    const after = await heapOf(page)
    // In fewer rounds, most of the growth is code that the browser still compiles.
    if (rounds(50) >= 50) expect((after ?? 1) / (heap ?? 1)).toBeLessThan(1.1)
  },
  600_000
)

/** The published page. */
async function published(): Promise<string> {
  const {world, today} = readingWorld(findProject([root], undefined), createKeptFiles())
  const options = {entry: '', outputs: [htmlOutput], draft: true, today}
  const {artifacts} = await build(world, createMemo(), options)
  return new TextDecoder().decode(artifacts[0]!.bytes)
}

/**
 * The differences between the open document and the HTML of a page, except the marks of the preview and of the script
 * for readers; undefined if there are none.
 */
function difference(html: string): string | undefined {
  const plain = (document: Document) => {
    const copy = document.documentElement.cloneNode(true) as Element
    const ours =
      '#galley-findings, .preview, .progress, button.sign, label.choice, .cited-work, script, noscript, meta[http-equiv], style.stand-ins'
    for (const element of copy.querySelectorAll(ours)) element.remove()
    for (const element of copy.querySelectorAll('[aria-current]')) element.removeAttribute('aria-current')
    for (const element of copy.querySelectorAll('details')) element.removeAttribute('open')
    // Removes the positions of notes in the margin, which each page's script sets.
    for (const element of [copy, ...copy.querySelectorAll('.note, .note-call, .in-text, [data-watched]')]) {
      element.classList.remove('side-notes', 'called', 'in-text', 'goes-on')
      element.removeAttribute('data-watched')
      element.removeAttribute('style')
      if (element.className === '') element.removeAttribute('class')
    }
    copy.normalize()
    return copy.outerHTML.replace(/\s+(?=<\/?(?:head|body|meta)\b)/g, '')
  }
  const [shown, expected] = [plain(document), plain(new DOMParser().parseFromString(html, 'text/html'))]
  if (shown === expected) return undefined
  let same = 0
  while (shown[same] === expected[same]) same++
  return [shown, expected]
    .map(text => text.slice(Math.max(0, same - 200), same + 200))
    .join('\n\nexpected:\n')
}

test('after each edit, the page is the one that is published', async () => {
  const page = await openIn(openBrowser({headless: 'shell', pipe: true}))
  for (let count = tier === 'long' ? 500 : rounds(36); count > 0; count--) {
    await shows(page, write(++round))
    const html = await published()
    let found = await page.evaluate(difference, html)
    // The checks finish after the page, and report the number of errors in the draft.
    for (let tries = 0; found !== undefined && tries < 1000; tries++) {
      await page.evaluate(() => new Promise(requestAnimationFrame))
      found = await page.evaluate(difference, html)
    }
    expect(found, `round ${round}`).toBeUndefined()
  }
}, 600_000)
