import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import axe from 'axe-core'
import type {Browser, Page} from 'puppeteer'
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest'
import morph from '../../src/browser/morph.ts?script'
import {previewPaper, type ServedPreview} from '../../src/node/commands/watch.ts'
import {findProject} from '../../src/node/files/project.ts'
import {watchInputs} from '../../src/node/preview/watch.ts'
import {openBrowser} from '../browser.ts'
import fc from '../properties.ts'
import {quickPart} from '../tier.ts'

const paragraphs = (word: string) =>
  Array.from({length: 12}, (_, index) => `${word} ${index}. ${'Words stand here. '.repeat(40)}`).join('\n\n')

const paper: Readonly<Record<string, string>> = {
  'manuscript/manuscript.yaml': 'title: On Watching\nlicense: CC-BY-4.0\n',
  'manuscript/01-first.md': `# First\n\n${paragraphs('Alpha')}\n`,
  'manuscript/02-second.md': `# Second\n\nAs was said [@doe99].\n\n${paragraphs('Beta')}\n`,
  'references.bib': '@book{doe99, author = {Doe, Jane}, title = {A Book}, publisher = {P}, year = {1999}}\n'
}

let browser: Browser
let root: string
let preview: ServedPreview | undefined
let lines: string[]

beforeAll(async () => {
  browser = await openBrowser({headless: 'shell', pipe: true})
})

afterAll(() => browser.close())

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-test-watch-'))
  for (const [path, text] of Object.entries(paper)) save(path, text)
  lines = []
})

afterEach(async () => {
  for (const page of await browser.pages()) if (page.url() !== 'about:blank') await page.close()
  await preview?.close()
  preview = undefined
  rmSync(root, {recursive: true})
})

function save(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), text)
}

/** The paper in a browser, marked so that a reload would be noticed. */
async function openPaper(poll = false): Promise<Page> {
  preview ??= await previewPaper(findProject([root], undefined), {
    port: 0,
    poll,
    print: line => lines.push(line),
    warn: line => lines.push(line)
  })
  const page = await browser.newPage()
  await page.goto(preview.url)
  await page.evaluate(() => Object.assign(window, {loadedOnce: true}))
  return page
}

/** Waits until the text of the page, without the panel, contains the words; fails if the page has been reloaded. */
async function shows(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    text => document.body.textContent.includes(text),
    {timeout: 30_000, polling: 20},
    words
  )
  expect(await page.evaluate(() => 'loadedOnce' in window)).toBe(true)
}

/** The text of the panel of findings once it has the words. */
async function panel(page: Page, words: string): Promise<string> {
  const handle = await page.waitForFunction(
    text => {
      const content = document.getElementById('galley-findings')?.shadowRoot?.textContent ?? ''
      return content.includes(text) ? content : undefined
    },
    {timeout: 30_000, polling: 20},
    words
  )
  return String(await handle.jsonValue())
}

test('a saved word appears without a reload, and the text being read does not move', async () => {
  const page = await openPaper()
  await shows(page, 'Beta 11')
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2))
  const place = () =>
    page.evaluate(() => {
      const block = [...document.querySelectorAll('p')].find(p => p.getBoundingClientRect().bottom > 0)
      return {
        text: block?.textContent?.slice(0, 10),
        top: block?.getBoundingClientRect().top ?? 0
      }
    })
  const before = await place()
  const untouched = await page.evaluateHandle(() => document.querySelector('main p:nth-of-type(2)'))
  save(
    'manuscript/01-first.md',
    `# First\n\nA word more. ${'And more lines. '.repeat(100)}\n\n${paragraphs('Alpha')}\n`
  )
  await shows(page, 'A word more')
  // The browser scrolls by whole pixels, so a difference of one is allowed.
  const after = await place()
  expect(after.text).toBe(before.text)
  expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(1)
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500)
  expect(await page.evaluate(element => element?.isConnected, untouched)).toBe(true)
})

test('an edit of the text parses only the edited blocks of the page', async () => {
  const page = await openPaper()
  await shows(page, 'Beta 11')
  await page.evaluate(() => {
    const parse = DOMParser.prototype.parseFromString
    DOMParser.prototype.parseFromString = function (...values) {
      Object.assign(window, {isParsedWhole: true})
      return parse.apply(this, values)
    }
  })
  const wholly = () => page.evaluate(() => 'isParsedWhole' in window)
  const text = paragraphs('Alpha')
  for (const [edited, words] of [
    [text.replace('Alpha 8', 'A changed Alpha 8'), 'A changed Alpha 8'],
    [text.replace('Alpha 8', 'A new paragraph.\n\nAlpha 8'), 'A new paragraph'],
    [`${text}\n\nThe last one.`, 'The last one']
  ] as const) {
    save('manuscript/01-first.md', `# First\n\n${edited}\n`)
    await shows(page, words)
    expect(await wholly(), words).toBe(false)
  }
  // The title of the paper is also in the head of the page.
  save('manuscript/manuscript.yaml', 'title: Another title\nlicense: CC-BY-4.0\n')
  await shows(page, 'Another title')
  expect(await page.title()).toBe('Another title')
  expect(await wholly()).toBe(false)
  save('manuscript/manuscript.yaml', 'title: Another title\nkeywords: [zebra, quagga]\n')
  await shows(page, 'quagga')
  expect(await wholly()).toBe(true)
})

test('an edit in several places leaves the blocks between them untouched', async () => {
  const page = await openPaper()
  await shows(page, 'Beta 11')
  const between = await page.evaluateHandle(() =>
    [...document.querySelectorAll('main p')].filter(p =>
      /^(Alpha (9|1\d)|Beta \d)\./.test(p.textContent ?? '')
    )
  )
  const texts = () =>
    page.evaluate(list => list.map(p => p.isConnected && p.textContent?.slice(0, 8)), between)
  const before = await texts()
  expect(before).toHaveLength(13)
  save(
    'manuscript/01-first.md',
    `# First\n\nNew [@roe01].\n\n${paragraphs('Alpha').replace('Alpha 8', 'New [@roe01].\n\nAlpha eight')}\n`
  )
  save(
    'references.bib',
    `${paper['references.bib']}@book{roe01, author = {Roe, Al}, title = {New}, publisher = {P}, year = {2001}}\n`
  )
  await shows(page, 'Roe')
  await shows(page, 'Alpha eight')
  expect(await texts()).toEqual(before)
})

test('the page after an edit equals the page after a reload', async () => {
  const page = await openPaper()
  await shows(page, 'Beta 11')
  save(
    'manuscript/02-second.md',
    `# Another *second*\n\n- a list\n\n${paragraphs('Beta').replace('Beta 5.', 'Beta five [@doe99, p. 3].')}\n\n![](none.png)\n\n$x^2$\n`
  )
  await shows(page, 'Beta five')
  const content = () =>
    page.evaluate(async () => {
      // Until the next frame, the page has a style that keeps the line being read in place.
      do await new Promise(requestAnimationFrame)
      while (document.documentElement.hasAttribute('style'))
      const copy = document.documentElement.cloneNode(true) as Element
      for (const ours of copy.querySelectorAll('#galley-findings, .progress, script[nonce], noscript'))
        ours.remove()
      // The panel may be before or after the white space that ends the page, since the parser may read this white space
      // later.
      return copy.outerHTML.replace(/\s+<\/body>/, '</body>')
    })
  const edited = await content()
  await page.reload()
  expect(edited).toBe(await content())
})

test('an undefined citation gives a finding and a mark, linked to each other', async () => {
  const page = await openPaper()
  await panel(page, 'No findings')
  const titleTop = () => page.$eval('.title-block', title => Math.round(title.getBoundingClientRect().top))
  const top = await titleTop()
  save('manuscript/02-second.md', `${paper['manuscript/02-second.md']}\nAnd so on [@doe98; @doe99].\n`)
  const text = await panel(page, '1 error')
  expect(text).toContain('manuscript/02-second.md:29:12')
  expect(text).toContain('doe98')
  expect(text).toContain('Write doe99')
  expect(await page.$eval('.citation-undefined', mark => mark.textContent)).toContain('doe98')
  // The notice of the draft appears above the title; the title stays in place in the window, even when the notice
  // disappears.
  await page.waitForSelector('.draft-notice')
  expect(await titleTop()).toBe(top)
  await page.evaluate(() => scrollTo(0, 0))
  const below = await titleTop()
  expect(below).toBeGreaterThan(top)
  save('manuscript/02-second.md', `${paper['manuscript/02-second.md']}\nAnd so on [@doe99].\n`)
  await page.waitForFunction(() => document.querySelector('.draft-notice') === null)
  expect(await titleTop()).toBe(below)
  save('manuscript/02-second.md', `${paper['manuscript/02-second.md']}\nAnd so on [@doe98; @doe99].\n`)
  await page.waitForSelector('.draft-notice')
  expect(await titleTop()).toBe(below)
  await page.evaluate(() => {
    const root = document.getElementById('galley-findings')?.shadowRoot
    root?.querySelector<HTMLElement>('summary')?.click()
    root?.querySelector<HTMLElement>('button.where')?.click()
  })
  await page.waitForFunction(() => {
    const box = document.querySelector('.citation-undefined')?.getBoundingClientRect()
    return scrollY > 0 && box !== undefined && box.top > 0 && box.bottom < innerHeight
  })
  expect(
    await page.evaluate(() => document.activeElement?.closest('.citation-undefined')?.textContent)
  ).toContain('doe98')
})

const looks = [
  ['light', 1200],
  ['dark', 400]
] as const
test.each(quickPart(looks, looks.length, ([scheme]) => scheme))(
  'the panel is accessible: %s, %i px',
  async (scheme, width) => {
    save('manuscript/02-second.md', 'As was said [@doe98].\n\n::: {.open}\nNever closed.\n')
    const page = await openPaper()
    await page.setViewport({width, height: 700})
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}])
    await panel(page, 'error')
    const isOpen = () => page.$eval('#galley-findings >>> details', details => details.open)
    expect(await isOpen()).toBe(true)
    await page.focus('#galley-findings >>> summary')
    await page.keyboard.press('Enter')
    expect(await isOpen()).toBe(false)
    await page.keyboard.press('Enter')
    expect(await isOpen()).toBe(true)
    // The source is passed as a string, since the page's policy does not forbid evaluation by the browser itself.
    await page.evaluate(axe.source)
    const judged = await page.evaluate(async () => {
      type Rules = readonly {id: string}[]
      type Verdict = Readonly<{violations: Rules; incomplete: Rules; passes: Rules}>
      const {axe} = window as unknown as {axe: {run: (context: unknown) => Promise<Verdict>}}
      const {violations, incomplete, passes} = await axe.run({include: [['#galley-findings']]})
      const names = (rules: Rules) => rules.map(rule => rule.id)
      return {faults: names([...violations, ...incomplete]), passes: names(passes)}
    })
    expect(judged.faults).toEqual([])
    expect(judged.passes).toContain('color-contrast')
    // On a narrow screen the end of the text can be scrolled clear of the bar.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    const gap = await page.evaluate(() => {
      const bar = document.getElementById('galley-findings')?.shadowRoot?.querySelector('section')
      const last = document.querySelector('article')?.lastElementChild
      return (bar?.getBoundingClientRect().top ?? 0) - (last?.getBoundingClientRect().bottom ?? 0)
    })
    if (width < 960) expect(gap).toBeGreaterThanOrEqual(0)
  }
)

test('an open preview and open contents stay open when the page changes', async () => {
  save('manuscript/03-third.md', '# Third\n\n[Here]{#here} it ends.\n')
  const page = await openPaper()
  await page.setViewport({width: 1280, height: 700})
  await shows(page, 'it ends')
  await page.hover('.citation a')
  await page.waitForSelector('.preview:popover-open')
  await page.$eval('.contents details', details => {
    details.open = true
  })
  save('manuscript/03-third.md', '# Third\n\nHere it begins.\n')
  await shows(page, 'it begins')
  expect(await page.$eval('.preview:popover-open', open => open.textContent)).toContain('Doe')
  expect(await page.$eval('.contents details', details => details.open)).toBe(true)
  save('manuscript/02-second.md', '# Second\n\nNothing is cited now.\n')
  await shows(page, 'Nothing is cited')
  expect(await page.$('.preview:popover-open')).toBeNull()
})

test('a broken front matter keeps the last good page and shows why', async () => {
  const page = await openPaper()
  await shows(page, 'On Watching')
  save('manuscript/manuscript.yaml', 'title: On: Watching\nlicense: [\n')
  const text = await panel(page, 'not up to date')
  expect(text).toContain(
    'The page is not up to date: the settings cannot be read. manuscript/manuscript.yaml:1:8'
  )
  expect(await page.$eval('#galley-findings >>> details > p button', button => button.title)).toBe(
    'Open in the editor'
  )
  expect(lines.at(-1)).toMatch(
    /the last good page stays: the settings cannot be read, manuscript\/manuscript\.yaml:1:8$/
  )
  await shows(page, 'On Watching')
  save('manuscript/manuscript.yaml', 'title: On Seeing\nlicense: CC-BY-4.0\n')
  await shows(page, 'On Seeing')
  await panel(page, 'No findings')
})

test('a missing bibliography keeps the last good page until it is back', async () => {
  const page = await openPaper()
  await shows(page, '1999')
  renameSync(join(root, 'references.bib'), join(root, 'away.bib'))
  await panel(page, 'the bibliography is gone')
  await shows(page, '1999')
  save('references.bib', (paper['references.bib'] ?? '').replace('1999}', '1998}'))
  await shows(page, '1998')
  await panel(page, 'No findings')
})

test('a misspelt setting of the bibliography is one finding, to which the line about the page leads', async () => {
  renameSync(join(root, 'references.bib'), join(root, 'manuscript', 'works.bib'))
  const settings = `${paper['manuscript/manuscript.yaml']}bibliography: works.bib\n`
  save('manuscript/manuscript.yaml', settings)
  // The only bibliography of a folder would be read without a setting.
  save('manuscript/other.bib', '@book{x,}')
  const page = await openPaper()
  await shows(page, '1999')
  save('manuscript/manuscript.yaml', settings.replace('bibliography', 'bibliograpy'))
  const text = await panel(page, '1 error')
  expect(text).toContain('the bibliography is gone. manuscript/manuscript.yaml:3:1')
  expect(text).toContain('1 cited work cannot be found, because bibliograpy is not a setting')
  expect(text).toContain('Write bibliography')
  await shows(page, '1999')
})

test('a new chapter appears, and disappears with its file', async () => {
  const page = await openPaper()
  await shows(page, 'Beta 11')
  save('manuscript/03-third.md', '# Third\n\nGamma.\n')
  await shows(page, 'Gamma')
  rmSync(join(root, 'manuscript/03-third.md'))
  await page.waitForFunction(() => !document.body.textContent.includes('Gamma'), {
    timeout: 30_000,
    polling: 20
  })
})

test('a page opened before the first good build gets the paper', async () => {
  const [first, second] = [paper['manuscript/01-first.md'] ?? '', paper['manuscript/02-second.md'] ?? '']
  rmSync(join(root, 'manuscript/01-first.md'))
  rmSync(join(root, 'manuscript/02-second.md'))
  const page = await openPaper()
  await panel(page, 'there are no chapters')
  save('manuscript/01-first.md', first)
  save('manuscript/02-second.md', second)
  await shows(page, 'Beta 11')
  expect(await page.title()).toBe('On Watching')
})

test('two open pages are both up to date', async () => {
  const [one, other] = [await openPaper(), await openPaper()]
  save('manuscript/01-first.md', '# First\n\nBoth of you.\n')
  await shows(one, 'Both of you')
  await shows(other, 'Both of you')
})

test('no script runs in the page except that of the preview', async () => {
  const page = await openPaper()
  save(
    'manuscript/01-first.md',
    '# First\n\n<script>window.evil = 1</script>\n\nEvil <img src=x onerror="window.evil = 1">.\n'
  )
  await shows(page, 'Evil')
  expect(
    await page.evaluate(() => ({
      evil: 'evil' in window,
      left: document.querySelectorAll('script[nonce]').length
    }))
  ).toEqual({evil: false, left: 0})
})

/** Ways in which editors, sync tools and git save a file. */
const saves: readonly (readonly [name: string, write: (path: string, text: string) => void])[] = [
  ['in place', writeFileSync],
  [
    'a new file renamed over the old one',
    (path, text) => {
      writeFileSync(`${path}.tmp`, text)
      renameSync(`${path}.tmp`, path)
    }
  ],
  [
    'the old file renamed and a new one in its place, as vim does',
    (path, text) => {
      renameSync(path, `${path}~`)
      writeFileSync(path, text)
    }
  ],
  [
    'removed and written again',
    (path, text) => {
      rmSync(path)
      writeFileSync(path, text)
    }
  ],
  [
    'with the time that it had before',
    (path, text) => {
      writeFileSync(path, text)
      utimesSync(path, 1, 1)
    }
  ],
  [
    'its folder swapped for another, which gives no event',
    (path, text) => {
      const folder = dirname(path)
      mkdirSync(`${folder}-new`)
      for (const [name, old] of Object.entries(paper)) {
        if (name.startsWith('manuscript/')) writeFileSync(join(`${folder}-new`, name.slice(11)), old)
      }
      writeFileSync(path.replace('/manuscript/', '/manuscript-new/'), text)
      renameSync(folder, `${folder}-old`)
      renameSync(`${folder}-new`, folder)
    }
  ]
]

test('every way of saving a file is noticed, twice each', async () => {
  const page = await openPaper()
  await shows(page, 'Beta 11')
  const path = join(root, 'manuscript/01-first.md')
  for (const [name, write] of saves) {
    for (const time of name.startsWith('its folder') ? ['once'] : ['once', 'twice']) {
      write(path, `# First\n\nSaved ${name}, ${time}.\n`)
      await shows(page, `Saved ${name}, ${time}.`)
    }
  }
  // After the folder was replaced, the new one is watched.
  writeFileSync(path, '# First\n\nStill watched.\n')
  await shows(page, 'Still watched')
})

test('polling notices a save, too', async () => {
  const page = await openPaper(true)
  await shows(page, 'Beta 11')
  save('manuscript/01-first.md', '# First\n\nPolled.\n')
  await shows(page, 'Polled')
})

test('a touched file is no change, and a changed one is', async () => {
  const path = 'manuscript/01-first.md'
  const hash = async (paths: readonly string[]) => paths.map(each => readFileSync(join(root, each), 'utf8'))
  let changes = 0
  const options = {root, poll: false, ignored: [], hash, warn: () => undefined}
  const inputs = watchInputs(options, () => changes++)
  try {
    await inputs.follow({files: new Map([[path, paper[path]]]), folders: new Map()})
    utimesSync(join(root, path), 5, 5)
    await inputs.look()
    expect(changes).toBe(0)
    save(path, '# Other\n')
    await inputs.look()
    expect(changes).toBe(1)
  } finally {
    await inputs.close()
  }
})

test('a touched file is not built again, and nothing is written', async () => {
  const page = await openPaper()
  await shows(page, 'Beta 11')
  utimesSync(join(root, 'manuscript/01-first.md'), 5, 5)
  save('manuscript/02-second.md', '# Second\n\nThe end [@doe99].\n')
  await shows(page, 'The end')
  expect(lines.map(line => line.replace(/\d+(?= ms)|^[\d:]{8}|127.+$/g, '#'))).toEqual([
    expect.stringMatching(/^watching .*galley-test-watch-.*: http:\/\/#$/),
    '# 0 errors, 0 warnings, # ms',
    '# 0 errors, 0 warnings, # ms'
  ])
  expect(readdirSync(root).sort()).toEqual(['manuscript', 'references.bib'])
})

const tree = fc.letrec<{node: string; inline: string}>(tie => ({
  inline: fc.oneof(
    {maxDepth: 2},
    fc.constantFrom('', ' ', 'one', 'two', '<b>', '<img src="data:,">', '<math><mi>x</mi></math>'),
    fc
      .tuple(fc.constantFrom('em', 'a href="#x"', 'span id="s"'), tie('inline'))
      .map(([tag, inside]) => `<${tag}>${inside}</${tag.split(' ')[0]}>`)
  ),
  node: fc.oneof(
    {maxDepth: 3},
    tie('inline'),
    fc
      .tuple(
        fc.constantFrom('p', 'section class="a"', 'section lang="ur" dir="rtl"', 'ul', 'h2 id="h"'),
        fc.array(tie('node'), {maxLength: 5})
      )
      .map(([tag, inside]) => `<${tag}>${inside.join('\n')}</${tag.split(' ')[0]}>`)
  )
}))

test('any page becomes equal to the next one and keeps the nodes to keep', async () => {
  const page = await browser.newPage()
  await page.goto('data:text/html,<body></body>')
  const likeness = async (before: string, after: string): Promise<unknown> =>
    page.evaluate(`(() => {
      const parse = html => new DOMParser().parseFromString(html, 'text/html').body
      const live = parse(${JSON.stringify(before)})
      const kept = document.createElement('aside')
      live.append(kept)
      const next = parse(${JSON.stringify(after)})
      const wanted = next.outerHTML
      ;${morph}.morph(live, next, node => node === kept)
      const isKept = kept.parentNode === live
      kept.remove()
      return isKept && live.outerHTML === wanted
    })()`)
  const body = fc.array(tree.node, {maxLength: 8}).map(nodes => nodes.join('\n'))
  await fc.assert(
    fc.asyncProperty(body, body, async (before, after) => {
      expect(await likeness(before, after)).toBe(true)
    }),
    {numRuns: 300, seed: 7}
  )
})
