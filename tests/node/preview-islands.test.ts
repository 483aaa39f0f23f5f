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
import {openFirefox} from '../firefox.ts'
import {judge} from '../judge.ts'
import {project, removeProjects} from '../project.ts'

/**
 * The preview lays out its chapters as islands: it must look like the published page, and be searched and printed like
 * it.
 */

const words = 'Words of a line that goes on for a while. '
const cells = (text: string): string => `| ${Array.from({length: 9}, () => text).join(' | ')} |`
const wide = `${cells('head')}\n${cells('---')}\n${cells('a cell of words')}\n\n: Cells. {#tbl-wide}\n`
/** Last blocks of a chapter, whose margins meet the margin of the next heading. */
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

const asPoppler = judge('pdftotext')

let preview: ServedPreview
let root: string
const browsers: Browser[] = []

beforeAll(async () => {
  root = project({
    'manuscript/manuscript.yaml': 'title: Islands\nlang: en\nlicense: CC-BY-4.0\n',
    'references.bib': '@book{doe99, author = {Doe, Jane}, title = {T}, publisher = {P}, year = 1999}\n'
  })
  await publish(text)
  const silent = {print: () => undefined, warn: () => undefined}
  const place = findProject([root], undefined)
  preview = await previewPaper(place, {port: 0, poll: false, isReadOnly: true, ...silent})
})
afterAll(async () => {
  await Promise.all(browsers.map(browser => browser.close()))
  await preview?.close()
  removeProjects()
})

/** Saves the chapter, and builds the published page. */
async function publish(chapter: string): Promise<void> {
  writeFileSync(join(root, 'manuscript/01.md'), chapter)
  const {world, today} = readingWorld(findProject([root], undefined), createKeptFiles())
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true, today})
  writeFileSync(join(root, 'published.html'), artifacts[0]!.bytes)
}

/** The published page and the preview. */
type Both = readonly [published: Page, shown: Page]

async function openBoth(launched: Promise<Browser>): Promise<Both> {
  const browser = await launched
  browsers.push(browser)
  const open = async (url: string): Promise<Page> => {
    const page = await browser.newPage()
    await page.evaluateOnNewDocument(rememberIslands)
    await page.goto(url)
    await page.waitForFunction(() => document.body.textContent!.includes('Unique6'))
    // Hides the panel of findings, so that it takes no space.
    await page.addStyleTag({
      content: '#galley-findings { display: none !important } body { padding: 0 !important }'
    })
    return page
  }
  return [await open(pathToFileURL(join(root, 'published.html')).href), await open(preview.url)]
}

/** Runs before the scripts of a page: gives the test access to the closed trees of islands. */
function rememberIslands(): void {
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (options) {
    const shadow = attach.call(this, options)
    const countIslands = () => shadow.querySelectorAll('.island').length
    if (this.id === 'article-text') Object.assign(window, {countIslands})
    return shadow
  }
}

function countIslands(page: Page): Promise<number> {
  return page.evaluate(() => ('countIslands' in window ? (window.countIslands as () => number)() : 0))
}

const launchers = {
  Chromium: () => openBrowser({headless: 'shell', pipe: true}),
  Firefox: openFirefox
}
type Name = keyof typeof launchers
const opened = new Map<Name, Promise<Both>>()

function pagesIn(name: Name): Promise<Both> {
  const pages = opened.get(name) ?? openBoth(launchers[name]())
  opened.set(name, pages)
  return pages
}

/** Puts the same question to the published page and the preview. */
async function both<Value>(name: Name, ask: (page: Page) => Promise<Value>): Promise<readonly Value[]> {
  const answers: Value[] = []
  for (const page of await pagesIn(name)) {
    // Questions change the scroll position and the selection of a page, from which a search would continue.
    await page.bringToFront()
    await page.evaluate(() => {
      getSelection()!.removeAllRanges()
      scrollTo({top: 0, behavior: 'instant'})
    })
    answers.push(await ask(page))
  }
  return answers
}

/** The boxes of all elements of the article. */
function boxes(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<readonly string[]>(resolve => {
        const boxOf = (element: Element): string => {
          const {left, top, width, height} = element.getBoundingClientRect()
          const place = [left, top + scrollY, width, height].map(value => Math.round(value * 8) / 8)
          return `${element.localName} ${element.id} ${place.join(' ')}`
        }
        // Notes are placed again a moment after the width has changed.
        setTimeout(() => resolve([...document.querySelectorAll('article *:not(math *)')].map(boxOf)), 150)
      })
  )
}

const names: readonly Name[] = ['Chromium', 'Firefox']
const widths = [1440, 1024, 390]

test.each(names.flatMap(name => widths.map(width => [name, width] as const)))(
  'in %s at %i px, each element of the preview is where it is in the published page',
  async (name, width) => {
    const [published, shown] = await both(name, async page => {
      await page.setViewport({width, height: 900})
      return boxes(page)
    })
    expect(published!.length).toBeGreaterThan(90)
    expect(shown).toEqual(published)
  }
)

test.each(names)('the preview has islands in %s', async name => {
  const [published, shown] = await pagesIn(name)
  // Islands are created after the page is painted: one for each chapter, for the content before them, and for the
  // references.
  await vi.waitFor(async () => expect(await countIslands(shown)).toBe(ends.length + 2), 10_000)
  expect(await countIslands(published)).toBe(0)
})

type Row = readonly [what: string, ask: (page: Page) => Promise<unknown>]

/** The questions that each browser is asked. */
const everywhere: readonly Row[] = [
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
    'the scroll bar is as long, and leads to the same lines',
    page =>
      page.evaluate(() => {
        const {scrollHeight} = document.documentElement
        const lines = [0.25, 0.5, 0.75, 1].map(share => {
          scrollTo({top: share * (scrollHeight - innerHeight), behavior: 'instant'})
          return document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.textContent
        })
        return [scrollHeight, lines]
      })
  ]
]
const inChromium: readonly Row[] = [
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
]
const inFirefox: readonly Row[] = [['it is printed', async page => printedWords(await page.pdf())]]

const asked: ReadonlyArray<readonly [Name, ...Row]> = [
  ...[...everywhere, ...inChromium].map(row => ['Chromium', ...row] as const),
  ...[...everywhere, ...inFirefox].map(row => ['Firefox', ...row] as const)
]

test.each(asked)('in %s as in the published page, %s', async (name, _, ask) => {
  const [published, shown] = await both(name, ask)
  expect(shown).toEqual(published)
})

/** The words of a PDF with their places. */
function printedWords(pdf: Uint8Array): readonly string[] {
  const file = join(root, 'printed.pdf')
  writeFileSync(file, pdf)
  const {stdout} = asPoppler(['-bbox', file, '-'])
  const words = stdout.match(/<(?:page|word) .*/g) ?? []
  expect(words.length).toBeGreaterThan(300)
  return words
}

test.each(names)(
  'in %s after edits at the ends of chapters, everything is where it is in the published page',
  async name => {
    const [page, shown] = await pagesIn(name)
    const edited = text
      .replace('> Quoted.\n', '> Quoted.\n\nAnother.\n')
      .replace('# Chapter 2', '# Chapter 2 {#two}\n\nNew.\n\n# Chapter between')
      .replace('# Chapter 5\n', '\n')
    await publish(edited)
    await shown.waitForFunction(() => document.body.textContent!.includes('Chapter between'))
    await page.reload()
    const [published, now] = await both(name, boxes)
    expect(now).toEqual(published)
    await publish(text)
    await shown.waitForFunction(() => !document.body.textContent!.includes('Chapter between'))
  }
)
