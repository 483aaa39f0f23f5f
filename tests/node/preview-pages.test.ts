import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {previewPaper, type ServedPreview} from '../../src/node/commands/watch.ts'
import {findProject} from '../../src/node/files/project.ts'
import {createTypesetter} from '../../src/node/print/typesetter.ts'
import {openBrowser} from '../browser.ts'
import {project, removeProjects} from '../project.ts'

const paragraph = (name: string): string => `${name}. ${'Words fill the page of a paper. '.repeat(60)}`
const chapter = `# First

Some *quoted* words.[^n]

${['One', 'Two', 'Three'].map(paragraph).join('\n\n')}

# Middle

${['Four', 'Five', 'Six'].map(paragraph).join('\n\n')}

# Last

The quick end of it.

[^n]: A note to read.
`

let browser: Browser
let page: Page
let preview: ServedPreview
let root: string
let desk: string
let isBroken = false
const typesetter = createTypesetter({requireSandbox: false, warn: () => undefined})

beforeAll(async () => {
  root = project({
    'manuscript/manuscript.yaml':
      'title: On Pages\nlicense: CC-BY-4.0\nlang: en\ncsl: apa\nauthors: [Ann Poe]\nstyle: plain\n',
    'manuscript/01.md': chapter,
    'references.bib': ''
  })
  desk = mkdtempSync(join(tmpdir(), 'galley-test-desk-'))
  writeFileSync(
    join(desk, 'editor.mjs'),
    `import {writeFileSync} from 'node:fs'
writeFileSync(process.argv[2], process.argv.slice(3).join(' '))\n`
  )
  writeFileSync(join(desk, 'said'), '')
  preview = await previewPaper(findProject([root], undefined), {
    port: 0,
    poll: false,
    pagesTypesetter: {
      ...typesetter,
      typeset: job => (isBroken ? Promise.reject(new Error('no browser is left')) : typesetter.typeset(job))
    },
    editor: [process.execPath, join(desk, 'editor.mjs'), join(desk, 'said'), '{file}', '{line}', '{column}'],
    print: () => undefined,
    warn: () => undefined
  })
  browser = await openBrowser({headless: 'shell', pipe: true})
  page = await browser.newPage()
  await page.setViewport({width: 1200, height: 800})
  await page.goto(preview.url)
  await page.waitForSelector('#galley-findings >>> a[href$="/pages"]')
  await Promise.all([page.waitForNavigation(), page.click('#galley-findings >>> a[href$="/pages"]')])
  await page.waitForSelector('.page')
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await preview?.close()
  removeProjects()
  rmSync(desk, {recursive: true, force: true})
})

function save(text: string): void {
  writeFileSync(join(root, 'manuscript/01.md'), text)
}

/** The words of each page, and the number of its paragraphs that extend below the page. */
function seen() {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.page')].map(each => {
      const bottom = each.getBoundingClientRect().bottom + 1
      const low = [...each.querySelectorAll('p')].filter(box => box.getBoundingClientRect().bottom > bottom)
      return {words: each.textContent.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim(), low: low.length}
    })
  )
}

test('the pages are those of the PDF: all words once, in order, and none below its page', async () => {
  const pages = await seen()
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.map(({low}) => low)).toEqual(pages.map(() => 0))
  const words = pages.map(each => each.words).join(' ')
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six'])
    expect(words.split(`${name}. Words fill`)).toHaveLength(2)
  expect(words).toContain('A note to read.')
})

test('pages have their running heads and their numbers', async () => {
  const shown = await page.evaluate(() => {
    const second = document.querySelectorAll('.page')[1]!
    return {
      boxes: [...second.querySelectorAll('.margin-box')].map(
        box => getComputedStyle(box, '::before').content
      ),
      counter: (second as HTMLElement).style.counterReset
    }
  })
  expect(shown.counter).toBe('page 2')
  expect(shown.boxes).toContain('counter(page)')
  expect(shown.boxes).toContain('"On Pages"')
})

test('an edit replaces the pages that change, and the page that is read stays where it is', async () => {
  await page.evaluate(() => {
    const pages = [...document.querySelectorAll<HTMLElement>('.page')]
    for (const each of pages) each.dataset.old = 'true'
    pages.at(-1)!.scrollIntoView({block: 'end', behavior: 'instant'})
  })
  const before = await page.evaluate(() => scrollY)
  save(chapter.replace('The quick end', 'The slow end'))
  await page.waitForFunction(() => document.querySelector('main')?.textContent.includes('The slow end'))
  const after = await page.evaluate(() => ({
    top: scrollY,
    old: [...document.querySelectorAll<HTMLElement>('.page')].map(each => each.dataset.old ?? '')
  }))
  expect(after.old.slice(0, -1)).toEqual(after.old.slice(0, -1).map(() => 'true'))
  expect(after.old.at(-1)).toBe('')
  expect(after.top).toBe(before)
})

test('a click with Ctrl opens the word in its file, also on a later page', async () => {
  const at = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const index = (node as Text).data.indexOf('slow')
      if (index < 0) continue
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + 4)
      node.parentElement!.scrollIntoView({block: 'center', behavior: 'instant'})
      const box = range.getBoundingClientRect()
      return {x: box.left + box.width / 2, y: box.top + box.height / 2}
    }
    throw new Error('no word')
  })
  await page.keyboard.down('Control')
  await page.mouse.click(at.x, at.y)
  await page.keyboard.up('Control')
  const line = chapter.split('\n').indexOf('The quick end of it.') + 1
  await expect
    .poll(() => readFileSync(join(desk, 'said'), 'utf8').replace(`${root}/`, ''), {timeout: 10_000})
    .toBe(`manuscript/01.md ${line} 5`)
})

test('where pages cannot be set, the last ones stay, with the reason', async () => {
  isBroken = true
  save(chapter.replace('The quick end', 'The other end'))
  await page.waitForFunction(() =>
    document.getElementById('galley-pages-bar')?.shadowRoot?.textContent.includes('no browser is left')
  )
  expect(await page.evaluate(() => document.querySelectorAll('.page').length)).toBeGreaterThan(2)
  isBroken = false
})

test('back and forth, the text at the top of the window stays', async () => {
  const heightOf = (where: string) =>
    page.waitForFunction(
      (selector: string) => {
        const headings = [...document.querySelectorAll('main h2')]
        const heading = headings.find(each => each.textContent.includes('Middle'))
        return document.querySelector(selector) && heading && {y: heading.getBoundingClientRect().top}
      },
      {},
      where
    )
  await page.evaluate(() => {
    const heading = [...document.querySelectorAll('main h2')].find(each =>
      each.textContent.includes('Middle')
    )
    heading!.scrollIntoView({block: 'start', behavior: 'instant'})
    scrollBy({top: -30, behavior: 'instant'})
  })
  const {y} = (await (await heightOf('#galley-pages-bar')).jsonValue()) as {y: number}
  await Promise.all([page.waitForNavigation(), page.click('#galley-pages-bar >>> .bar a')])
  const article = (await (await heightOf('#galley-findings')).jsonValue()) as {y: number}
  expect(Math.abs(article.y - y)).toBeLessThan(3)
})
