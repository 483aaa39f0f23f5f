import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {previewPaper, type ServedPreview} from '../../src/node/commands/watch.ts'
import {findProject} from '../../src/node/files/project.ts'
import {createKeptFiles} from '../../src/node/kept-files.ts'
import {readingWorld} from '../../src/node/preview/reading-world.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {openBrowser} from '../browser.ts'
import {project, removeProjects} from '../project.ts'

/** The preview lays its chapters out as islands: it must look as the published page, and be searched and printed as it. */

const words = 'Words of a line that goes on for a while. '
const cells = (text: string): string => `| ${Array.from({length: 9}, () => text).join(' | ')} |`
const wide = `${cells('head')}\n${cells('---')}\n${cells('a cell of words')}\n\n: Cells. {#tbl-wide}\n`
/** What a chapter ends with, so that its margin meets that of the next heading. */
const ends = [
  '> Quoted.\n',
  '- item\n\n  of two\n',
  '```\ncode\n```\n',
  wide,
  '$$ x^2 $$\n',
  '***\n',
  '<div>\n\n> Inner\n\n</div>\n'
]
const chapters = ends.map(
  (end, at) =>
    `# Chapter ${at}\n\n${words.repeat(6)}Call.[^${at}]\n\n## Section ${at}\n\n${words.repeat(20)}Unique${at}\n\n${end}`
)
const notes = ends.map((_, at) => `[^${at}]: Note ${at}. ${words.repeat(at)}`)
const text = `Before the first heading [@doe99].\n\n${[...chapters, ...notes].join('\n\n')}\n`

let browser: Browser
let preview: ServedPreview
let root: string
const pages: Page[] = []

beforeAll(async () => {
  root = project({
    'manuscript/manuscript.yaml': 'title: Islands\nlang: en\nlicense: CC-BY-4.0\n',
    'manuscript/01.md': text,
    'references.bib': '@book{doe99, author = {Doe, Jane}, title = {T}, publisher = {P}, year = 1999}\n'
  })
  const place = findProject([root], undefined)
  const {world, today} = readingWorld(place, createKeptFiles())
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true, today})
  const file = join(root, 'published.html')
  writeFileSync(file, artifacts[0]!.bytes)
  const silent = {print: () => undefined, warn: () => undefined}
  preview = await previewPaper(place, {port: 0, poll: false, isReadOnly: true, ...silent})
  browser = await openBrowser({headless: 'shell', pipe: true})
  for (const url of [pathToFileURL(file).href, preview.url]) {
    const page = await browser.newPage()
    await page.goto(url)
    await page.waitForFunction(() => document.body.textContent!.includes('Unique6'))
    // The panel of findings takes no room.
    await page.addStyleTag({
      content: '#galley-findings { display: none !important } body { padding: 0 !important }'
    })
    pages.push(page)
  }
})
afterAll(async () => {
  await browser?.close()
  await preview?.close()
  removeProjects()
})

/** Asks the published page and the preview the same. */
async function both<Value>(ask: (page: Page) => Promise<Value>): Promise<readonly Value[]> {
  const answers: Value[] = []
  for (const page of pages) answers.push(await ask(page))
  return answers
}

/** Where all elements of the article are. */
function boxes(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<readonly string[]>(resolve => {
        const boxOf = (element: Element): string => {
          const {left, top, width, height} = element.getBoundingClientRect()
          const place = [left, top + scrollY, width, height].map(value => Math.round(value * 8) / 8)
          return `${element.localName} ${element.id} ${place.join(' ')}`
        }
        // Notes are placed anew a moment after the width has changed.
        setTimeout(() => resolve([...document.querySelectorAll('article *:not(math *)')].map(boxOf)), 150)
      })
  )
}

test.each([1440, 1024, 390])(
  'at %i px, each element of the preview is where it is in the published page',
  async width => {
    const [published, shown] = await both(async page => {
      await page.setViewport({width, height: 900})
      return boxes(page)
    })
    expect(published!.length).toBeGreaterThan(90)
    expect(shown).toEqual(published)
  }
)

test('the preview has islands', async () => {
  const client = await pages[1]!.createCDPSession()
  // They are made when the page has been painted.
  await vi.waitFor(async () => {
    const {root: document} = await client.send('DOM.getDocument', {depth: -1, pierce: true})
    const islands = JSON.stringify(document).match(/"class","island"/g)
    // One for each chapter, for what precedes them, and for the references.
    expect(islands ?? []).toHaveLength(ends.length + 2)
  }, 10_000)
})

test.each<[string, (page: Page) => Promise<unknown>]>([
  [
    'a search finds words of each chapter',
    page =>
      page.evaluate(() =>
        Array.from({length: 7}, (_, at) => {
          const found = 'find' in window && (window.find as (words: string) => boolean)(`Unique${at}`)
          return [found, getSelection()!.toString(), Math.round(scrollY)]
        })
      )
  ],
  [
    'an address leads to its heading',
    page =>
      page.evaluate(() =>
        [...document.querySelectorAll('article h2[id]')].map(({id}) => {
          document.documentElement.style.scrollBehavior = 'auto'
          location.hash = `#${id}`
          return Math.round(scrollY)
        })
      )
  ],
  [
    'the whole text is selected',
    page =>
      page.evaluate(() => {
        getSelection()!.selectAllChildren(document.querySelector('article')!)
        return getSelection()!.toString()
      })
  ],
  [
    'screen readers hear each heading',
    async page => {
      const client = await page.createCDPSession()
      const {nodes} = await client.send('Accessibility.getFullAXTree')
      return nodes.filter(({role}) => role?.value === 'heading').map(({name}) => name?.value)
    }
  ],
  [
    'it is printed',
    async page => {
      await page.emulateMediaType('print')
      const places = await boxes(page)
      await page.emulateMediaType('screen')
      return places
    }
  ]
])('as in the published page, %s', async (_, ask) => {
  const [published, shown] = await both(ask)
  expect(shown).toEqual(published)
})

test('after edits at the ends of chapters, everything is where it is in the published page', async () => {
  const edited = text
    .replace('> Quoted.\n', '> Quoted.\n\nAnother.\n')
    .replace('# Chapter 2', '# Chapter 2 {#two}\n\nNew.\n\n# Chapter between')
    .replace('# Chapter 5\n', '\n')
  writeFileSync(join(root, 'manuscript/01.md'), edited)
  await pages[1]!.waitForFunction(() => document.body.textContent!.includes('Chapter between'))
  const {world, today} = readingWorld(findProject([root], undefined), createKeptFiles())
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true, today})
  writeFileSync(join(root, 'published.html'), artifacts[0]!.bytes)
  await pages[0]!.reload()
  const [published, shown] = await both(boxes)
  expect(shown).toEqual(published)
})
