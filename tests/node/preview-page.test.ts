import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest'
import type {FilePoint} from '../../src/browser/messages.ts'
import {previewPaper, type ServedPreview} from '../../src/node/commands/watch.ts'
import {findProject} from '../../src/node/files/project.ts'
import {openBrowser} from '../browser.ts'
import {project, removeProjects} from '../project.ts'

const chapter = `# First

Some *quoted* words and [a link](https://example.org).

As was said [@doe98, p. 3], here is $x^2$ and more.[^n] Also @doe99.

![The path](none.png){#fig:path alt="A path"}

[^n]: A note to read.

${'Words fill the page. '.repeat(150)}

## Second part

The end of it, see @fig:nowhere.
`

const files = {
  'manuscript/manuscript.yaml':
    'title: On Clicks\nlicense: CC-BY-4.0\nlang: en\ncsl: apa\nauthors: [Ann Poe]\n',
  'manuscript/01.md': chapter,
  'references.bib':
    '@book{doe99,\n  author = {Doe, Jane},\n  title = {Tides},\n  publisher = {P},\n  year = {1999}\n}\n'
}

let browser: Browser
let page: Page
let preview: ServedPreview
let root: string
/** A folder for the program that acts as the editor. */
let desk: string

beforeAll(async () => {
  root = project(files)
  desk = mkdtempSync(join(tmpdir(), 'galley-test-desk-'))
  writeFileSync(
    join(desk, 'editor.mjs'),
    `import {appendFileSync} from 'node:fs'
appendFileSync(process.argv[2], process.argv.slice(3).join(' ') + '\\n')\n`
  )
  writeFileSync(join(desk, 'said'), '')
  preview = await previewPaper(findProject([root], undefined), {
    port: 0,
    poll: false,
    editor: [process.execPath, join(desk, 'editor.mjs'), join(desk, 'said'), '{file}', '{line}', '{column}'],
    print: () => undefined,
    warn: () => undefined
  })
  browser = await openBrowser({headless: 'shell', pipe: true})
  page = await browser.newPage()
  await page.setViewport({width: 1200, height: 800})
  await page.goto(preview.url)
  await page.waitForSelector('.citation-undefined')
  await page.waitForFunction(() => CSS.highlights.get('galley-error')?.size === 3)
  // Closes the panel of findings, so that it covers no words.
  await page.click('#galley-findings >>> summary')
})

afterAll(async () => {
  await browser?.close()
  await preview?.close()
  removeProjects()
  rmSync(desk, {recursive: true, force: true})
})

beforeEach(async () => {
  await page.keyboard.press('Escape')
  await page.evaluate(() => scrollTo({top: 0, behavior: 'instant'}))
})

function save(text: string): void {
  writeFileSync(join(root, 'manuscript/01.md'), text)
}

/** Clicks in the middle of a word of the page. */
async function clickWord(word: string, modifier?: 'Control' | 'Meta'): Promise<void> {
  const [x, y] = await page.evaluate(wanted => {
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      range.startContainer.parentElement!.scrollIntoView({block: 'center', behavior: 'instant'})
      const box = range.getBoundingClientRect()
      return [box.left + box.width / 2, box.top + box.height / 2] as const
    }
    throw new Error(`no ${wanted}`)
  }, word)
  if (modifier) await page.keyboard.down(modifier)
  await page.mouse.click(x, y)
  if (modifier) await page.keyboard.up(modifier)
}

/** Waits for the next arguments passed to the editor. */
async function opened(): Promise<string> {
  for (let tries = 0; tries < 2000; tries++) {
    const [line] = readFileSync(join(desk, 'said'), 'utf8').split('\n')
    if (line) {
      writeFileSync(join(desk, 'said'), '')
      return line.replace(`${root}/`, '')
    }
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  throw new Error('The editor was not called')
}

/** The file, line and column of some text, by default in the chapter. */
function placeOf(text: string, file: keyof typeof files = 'manuscript/01.md'): string {
  const before = files[file].split(text)[0]!.split('\n')
  return `${file} ${before.length} ${before.at(-1)!.length + 1}`
}

const clicks: ReadonlyArray<readonly [word: string, written: string, file?: keyof typeof files]> = [
  ['quoted', 'quoted*'],
  [' and ', 'and [a'],
  ['a link', 'link]'],
  ['doe98', '[@doe98'],
  ['Doe', '@doe99'],
  ['read', 'read.'],
  ['The path', 'path]'],
  ['On Clicks', 'On Clicks', 'manuscript/manuscript.yaml'],
  ['Tides', 'title = {Tides}', 'references.bib'],
  ['Second part', '## Second part'],
  ['Ann', 'Ann Poe', 'manuscript/manuscript.yaml']
]

test.each(clicks.map(([word, written, file]) => ({word, written, file})))(
  'Ctrl and a click at “$word” opens its line and column',
  async ({word, written, file}) => {
    await clickWord(word, 'Control')
    expect(await opened()).toBe(placeOf(written, file))
  }
)

test('a click at a formula opens its own place', async () => {
  await page.$eval('math', math => math.scrollIntoView({block: 'center'}))
  const box = (await (await page.$('math'))!.boundingBox())!
  await page.keyboard.down('Meta')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.keyboard.up('Meta')
  expect(await opened()).toBe(placeOf('$x^2$'))
})

test('in the source mode each click opens the source, and links are not followed', async () => {
  const mode = '#galley-findings >>> .source-mode'
  await page.click(mode)
  expect(await page.$eval(mode, button => button.ariaPressed)).toBe('true')
  const before = page.url()
  await clickWord('a link')
  expect(await opened()).toBe(placeOf('link]'))
  expect(page.url()).toBe(before)
  await page.keyboard.press('Escape')
  expect(await page.$eval(mode, button => button.ariaPressed)).toBe('false')
})

/** Sends a request as the page's script does. */
function request(body: unknown): Promise<unknown> {
  return page.evaluate(
    async (path, text) => {
      const answer = await fetch(path, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: text
      })
      return answer.json()
    },
    `${new URL(preview.url).pathname}requests`,
    JSON.stringify(body)
  )
}

const places: ReadonlyArray<readonly [file: string, fault: string | undefined]> = [
  ['manuscript/01.md', undefined],
  ['references.bib', undefined],
  ['../../etc/passwd', '../../etc/passwd is not a file of the paper'],
  ['/etc/passwd', '/etc/passwd is not a file of the paper'],
  ['manuscript/02.md', 'manuscript/02.md is not a file of the paper'],
  ['--help', '--help is not a file of the paper']
]

test.each(places)('only files of the paper are opened: %s', async (file, fault) => {
  const place: FilePoint = {file, line: 1, column: 1}
  const answer = await request({ask: 'open', ...place})
  expect(answer).toMatchObject(fault === undefined ? {place} : {fault})
  if (fault === undefined) expect(await opened()).toBe(`${file} 1 1`)
})

/** The findings of the paper: the code of each, and the words that are underlined for it. */
const kinds: ReadonlyArray<readonly [code: string, underlined: string]> = [
  ['G101', 'doe98'],
  ['G303', 'The path'],
  ['G301', '@fig:nowhere'],
  ['G309', 'The path']
]

test('every finding with a place has it in the panel, and is underlined at its words', async () => {
  const listed = await page.$$eval('#galley-findings >>> details li', items =>
    items.map(item => [
      item.querySelector('.severity')!.textContent!.split(' ')[1],
      [...item.children].filter(({localName}) => localName === 'button').length
    ])
  )
  expect(listed).toEqual(kinds.map(([code]) => [code, 2]))
  const marked = await page.evaluate(() =>
    ['error', 'warning', 'info'].flatMap(severity =>
      [...CSS.highlights.get(`galley-${severity}`)!].map(range => (range as Range).toString())
    )
  )
  expect(marked.sort()).toEqual(kinds.map(([, words]) => words).sort())
})

test.each(kinds.filter(([, words]) => words !== 'The path'))(
  'a click at the underlined words of %s shows the finding there, and the way to its source',
  async (code, words) => {
    await clickWord(words)
    const card = '#galley-findings >>> .card'
    expect(await page.$eval(card, element => element.textContent)).toContain(code)
    await page.click(`${card} .where`)
    expect(await opened()).toBe(placeOf(words.replace(/^doe98/, '@doe98')))
    await page.keyboard.press('Escape')
    expect(await page.$eval(card, element => element.checkVisibility())).toBe(false)
  }
)

test('a click at the edge of an undefined key shows its finding, too', async () => {
  const {x, y} = await page.$eval('.citation-undefined', element => {
    const {left, top, height} = element.getBoundingClientRect()
    return {x: left + 1, y: top + height / 2}
  })
  await page.mouse.click(x, y)
  expect(await page.$eval('#galley-findings >>> .card', card => card.textContent)).toContain('G101')
})

test('a misspelt key is mended by one click at its words, and the change undone by another', async () => {
  const before = readFileSync(join(root, 'manuscript/01.md'), 'utf8')
  await clickWord('doe98')
  const card = '#galley-findings >>> .card'
  expect(await page.$eval(`${card} .changes`, shown => shown.innerHTML)).toContain(
    '<del>doe98</del><ins>doe99</ins>'
  )
  await page.click(`${card} .mend`)
  await page.waitForFunction(() => !document.querySelector('main')!.textContent.includes('doe98'))
  expect(readFileSync(join(root, 'manuscript/01.md'), 'utf8')).toBe(before.replace('doe98', 'doe99'))
  await page.click('#galley-findings >>> .undo')
  await page.waitForFunction(() => document.querySelector('main')!.textContent.includes('doe98'))
  expect(readFileSync(join(root, 'manuscript/01.md'), 'utf8')).toBe(before)
})

test('a form stays open with its words when the page changes, and asks the author', async () => {
  await page.click('#galley-findings >>> summary')
  await page.click('#galley-findings >>> details .query')
  await page.keyboard.type('Who is')
  save(chapter.replace('The end of it', 'The very end'))
  await page.waitForFunction(() => document.querySelector('main')!.textContent.includes('The very end'))
  await page.keyboard.type(' this?')
  await page.keyboard.press('Enter')
  await page.waitForSelector('mark.query')
  expect(readFileSync(join(root, 'manuscript/01.md'), 'utf8')).toContain(
    '[@doe98, p. 3]<!-- AQ: Who is this? -->'
  )
  save(chapter)
  await page.waitForFunction(() => document.querySelector('mark.query') === null)
  await page.click('#galley-findings >>> summary')
})

const notice = '#galley-findings >>> .notice'

test('only the changed word glows, and a change out of view is said with its section and shown by a click', async () => {
  save(chapter.replace('The end of it', 'The close of it'))
  await page.waitForFunction(() => document.querySelector('main')!.textContent.includes('The close'))
  const glowing = await page.evaluate(() => [...CSS.highlights.get('galley-changed')!].map(String))
  expect(glowing).toEqual(['close'])
  expect(await page.evaluate(() => scrollY)).toBe(0)
  expect(await page.$eval(notice, line => line.textContent)).toBe('changed in 1.1 Second part ↓')
  await page.click(`${notice} button`)
  await page.waitForFunction(() => {
    const {top, bottom} = document.querySelector('#article-text > p:last-of-type')!.getBoundingClientRect()
    return top > 0 && bottom < innerHeight
  })
  save(chapter)
  await page.waitForFunction(() => document.querySelector('main')!.textContent.includes('The end'))
  expect(await page.$eval(notice, line => line.checkVisibility())).toBe(false)
})

test('a change many windows away is shown at once, while its mark is lit', async () => {
  await page.setViewport({width: 1200, height: 200})
  await page.evaluate(() => scrollTo({top: 0, behavior: 'instant'}))
  save(chapter.replace('The end of it', 'The finish of it'))
  await page.waitForFunction(() => document.querySelector('main')!.textContent.includes('The finish'))
  const [way, isThere] = await page.$eval(`${notice} button`, button => {
    const last = document.querySelector('#article-text > p:last-of-type')!
    const before = last.getBoundingClientRect().top
    ;(button as HTMLElement).click()
    const {top, bottom} = last.getBoundingClientRect()
    return [before / innerHeight, top > 0 && bottom < innerHeight] as const
  })
  expect(way).toBeGreaterThan(3)
  expect(isThere).toBe(true)
  await page.setViewport({width: 1200, height: 800})
  save(chapter)
  await page.waitForFunction(() => document.querySelector('main')!.textContent.includes('The end'))
})

test('a heading and a listing that come with an edit have the buttons of the script for readers', async () => {
  save(`${chapter}\n### Third {#third}\n\n> \`\`\`\n> new\n> \`\`\`\n`)
  expect(await page.waitForSelector('#third > .copy-link')).not.toBeNull()
  expect(await page.waitForSelector('blockquote > pre > .copy-code')).not.toBeNull()
  save(chapter)
  await page.waitForFunction(() => document.getElementById('third') === null)
})

/**
 * Edits, and the number of notes after each: the block of a note gets other ids, a note is added, both are removed, and
 * the first one is restored.
 */
const noteEdits = [
  [chapter.replace('*quoted*', '*quoted* [@doe99]'), 1],
  [chapter.replace('The end of it', 'The end^[Here.] of it'), 2],
  [chapter.replace('[^n] Also', ' Also').replace('[^n]: A note to read.', ''), 0],
  [chapter, 1]
] as const

test('a note is beside its call after each edit, also if only ids of its block change', async () => {
  for (const [text, count] of noteEdits) {
    save(text)
    await page.waitForFunction(
      (wanted, isCited) =>
        document.querySelectorAll('.note').length === wanted &&
        (document.querySelector('#article-text > p:first-of-type .citation') !== null) === isCited,
      {},
      count,
      text.includes('[@doe99]')
    )
    const anchored = await page.$$eval('.note', notes =>
      notes.map(note => {
        const call = document.querySelector<HTMLElement>(`.note-call:has(> a[href="#${note.id}"])`)!
        const name = call.style.getPropertyValue('anchor-name')
        return name !== '' && (note as HTMLElement).style.top.includes(name)
      })
    )
    expect(anchored, text.slice(0, 60)).toEqual(Array.from({length: count}, () => true))
  }
})

test('a page that follows goes to the change itself, and one for showing has no buttons', async () => {
  const settings = {port: 0, poll: false, print: () => undefined, warn: () => undefined}
  const other = await previewPaper(findProject([root], undefined), {
    ...settings,
    isReadOnly: true,
    isFollowing: true
  })
  const second = await browser.newPage()
  try {
    await second.setViewport({width: 1200, height: 800})
    await second.goto(other.url)
    await second.waitForSelector('.citation-undefined')
    await second.waitForFunction(() => CSS.highlights.get('galley-error')?.size === 3)
    const buttons = await second.$$eval('#galley-findings >>> button', all =>
      all.filter(button => button.checkVisibility()).map(button => button.title)
    )
    expect(new Set(buttons)).toEqual(new Set(['Show in the text']))
    save(chapter.replace('The end of it', 'The last of it'))
    await second.waitForFunction(() => {
      const last = document.querySelector('#article-text > p:last-of-type')!
      const {top, bottom} = last.getBoundingClientRect()
      return last.textContent!.includes('The last') && top > 0 && bottom < innerHeight
    })
  } finally {
    await second.close()
    await other.close()
    save(chapter)
  }
})
