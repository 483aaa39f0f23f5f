import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {previewPaper, type ServedPreview} from '../../src/node/commands/watch.ts'
import {findProject} from '../../src/node/files/project.ts'
import {openBrowser} from '../browser.ts'
import {project, removeProjects} from '../project.ts'
import {rounds} from '../tier.ts'

/** A session of edits at one paper: the line that is read stays where it is, and no edit is lost. */

const section = (number: number, words: string) =>
  `## Part ${number}\n\n${Array.from({length: 4}, (_, at) => `Paragraph ${number}.${at} ${words} ${'with words that fill lines '.repeat(12)}`).join('\n\n')}\n`

const sections = 14
/** The line that is read is in this section, which no edit changes. */
const read = 7

const entry = (year: number) =>
  `@book{doe99, author = {Doe, Jane}, title = {Tides}, publisher = {P}, year = {${year}}}\n`

const settings = (title: string) => `title: ${title}\nlicense: CC-BY-4.0\nlang: en\n`

let browser: Browser
let preview: ServedPreview
let page: Page
let root: string

beforeAll(async () => {
  root = project({'manuscript/manuscript.yaml': settings('A day'), 'references.bib': entry(1999)})
  write(0)
  preview = await previewPaper(findProject([root], undefined), {
    port: 0,
    poll: false,
    print: () => undefined,
    warn: () => undefined
  })
  browser = await openBrowser({headless: 'shell', pipe: true})
  page = await browser.newPage()
  await page.setViewport({width: 1100, height: 800})
  await page.goto(preview.url)
  await shows(`Paragraph ${read}.1`)
})

afterAll(async () => {
  await browser?.close()
  await preview?.close()
  removeProjects()
})

/** Saves the paper after an edit of some kind, and gives words that the page has then. */
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
  return `Round ${round}.`
}

async function shows(words: string): Promise<void> {
  await page.waitForFunction(
    text => document.querySelector('main')?.textContent?.includes(text),
    {polling: 15, timeout: 30_000},
    words
  )
}

/** The place of the line that is read, in the window. */
function lineTop(): Promise<number> {
  return page.evaluate(words => {
    const line = [...document.querySelectorAll('#article-text > p')].find(p =>
      p.textContent!.startsWith(words)
    )
    return line!.getBoundingClientRect().top
  }, `Paragraph ${read}.1`)
}

test('through a session of edits one line stays where it is, and each edit arrives', async () => {
  await page.evaluate(words => {
    const line = [...document.querySelectorAll('#article-text > p')].find(p =>
      p.textContent!.startsWith(words)
    )!
    scrollBy({top: line.getBoundingClientRect().top - 20, behavior: 'instant'})
  }, `Paragraph ${read}.1`)
  const before = await lineTop()
  const moved: string[] = []
  for (let round = 1; round <= rounds(50); round++) {
    await shows(write(round))
    const now = await lineTop()
    // The browser scrolls by whole pixels.
    if (Math.abs(now - before) > 1) moved.push(`round ${round}: ${now - before}`)
  }
  expect(moved).toEqual([])
})
