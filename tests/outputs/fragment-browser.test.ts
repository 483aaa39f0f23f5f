import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {allOutputs} from '../../src/outputs/index.ts'
import {openBrowser} from '../browser.ts'
import {project} from '../project.ts'
import {quickPart} from '../tier.ts'
import {textWorld} from '../world.ts'

/** The fragment in pages of journals, compared with the whole page in the browser. */
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser?.close())

const text = `
# One

Words *and* \`code\`^[A note.] and @doe with [@fig:map], $x^2$, H~2~O.

> A quotation.

a) first
b) second

- point

![A map.](m.svg){#fig:map width=40%}

| Head | Number |
|------|-------:|
| a    |      1 |

: A table. {#tbl:one}

$$\\frac{a}{b}$$ {#eq:one}

\`\`\`js
const a = 'b'
\`\`\`

Term
: What it means.

## Within

Text with [a link](https://example.org).

# Two

Text.

# Three

Text.
`

async function filesOf(style: string): Promise<Readonly<Record<string, string>>> {
  const world = textWorld({
    'manuscript/manuscript.yaml': `title: Title^[A note at the title.]
authors: [{name: Ada Lovelace, orcid: 0000-0002-1825-0097}]
abstract: What it is about.
keywords: [one]
doi: 10.5555/x
license: CC-BY-4.0
style: ${style}
output: law
`,
    'references.bib': '@book{doe, title = {A book}, author = {Doe, Jane}, year = 1999}',
    'manuscript/01.md': text,
    'manuscript/m.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
  })
  const outputs = allOutputs.filter(({name}) => name !== 'pdf')
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs, draft: true})
  return Object.fromEntries(artifacts.map(({path, bytes}) => [path, new TextDecoder().decode(bytes)]))
}

/** Opens a page in a window without scripts, like that of the fragment. */
async function openPage(html: string, width: number): Promise<Page> {
  const file = join(project({}), 'page.html')
  writeFileSync(file, html)
  const page = await browser.newPage()
  await page.setJavaScriptEnabled(false)
  await page.setViewport({width, height: 800})
  await page.goto(pathToFileURL(file).href)
  return page
}

type Look = Readonly<{element: string; properties: Readonly<Record<string, string>>}>

/**
 * The computed styles of a selected element and its content, including those of `::before`, `::after` and list markers.
 * Custom properties and colour schemes are not compared, since readers do not see them.
 */
async function looks(page: Page, selector: string): Promise<readonly Look[]> {
  const json = await page.evaluate(selector => {
    const root = document.querySelector(selector)!
    for (const made of root.querySelectorAll('.copy, [role=status], .cite-ways:not(:has(a))')) made.remove()
    const all = [root, ...root.querySelectorAll('*')].flatMap(element =>
      ['', '::before', '::after', '::marker'].flatMap(pseudo => {
        const style = getComputedStyle(element, pseudo)
        if (
          pseudo !== '' &&
          style.content === (pseudo === '::marker' ? 'normal' : 'none') &&
          style.display === 'inline'
        )
          return []
        const names = [...style].filter(name => !name.startsWith('--') && name !== 'color-scheme')
        // The names of a fragment's fonts end in its own name, which is removed for the comparison.
        const lookOf = (name: string) => style.getPropertyValue(name).replaceAll(/("Galley \w+) law\b/g, '$1')
        const properties = Object.fromEntries(names.map(name => [name, lookOf(name)]))
        return [{element: `${element.tagName}.${element.className}${pseudo}`, properties}]
      })
    )
    return JSON.stringify(all)
  }, selector)
  return JSON.parse(json) as readonly Look[]
}

/** The properties in which two lists of styles differ. */
function differences(expected: readonly Look[], found: readonly Look[]): readonly string[] {
  expect(found.map(({element}) => element)).toEqual(expected.map(({element}) => element))
  return expected.flatMap(({element, properties}, index) =>
    Object.entries(properties)
      .filter(([name, value]) => found[index]!.properties[name] !== value)
      .map(([name, value]) => `${element} ${name}: ${value} → ${found[index]!.properties[name]}`)
  )
}

const hostile = `
html{font-size:62.5%;color:red}*,*::before,*::after{box-sizing:border-box;letter-spacing:.1em}
body{margin:0;font:bold 2rem/3 cursive;color:red;text-align:center;--ink:red;--numerals:thai;--script:cursive}
p{color:red;margin:0;text-indent:3em}h1,h2,h3{font:900 5rem fantasy;text-transform:uppercase}
a{color:red;text-decoration:none;border-bottom:1px dashed}ul,ol{list-style:none;padding:0;margin:0}
li::before{content:"•"}li::marker{color:red}blockquote::before{content:"“"}img,svg{display:block;border:5px solid red;margin:9px}
table{border:1px solid red;width:50%}td,th{background:red;border:1px solid;padding:2rem}code,pre{background:#000;color:#0f0}
.note,.title,.text,.authors,.figure{display:none}figure{float:left;width:10px}details>summary{list-style:none;color:red}
#content p{color:red;font-size:9px}#content .entry p{line-height:9}main,article,header{display:flex;padding:50px}
@media (prefers-color-scheme:light){sup{font-size:30px}}
`

const hosts = {
  bare: ['<body style="margin:0">', '</body>'],
  hostile: [`<style>${hostile}</style><body id="content"><div class="entry">`, '</div></body>']
}

const windows = [
  ['plain', 600],
  ['insights', 1400],
  ['joss', 1400]
] as const
test.each(quickPart(windows, windows.length, ([style]) => style))(
  'an article of `%s` looks the same within a page of a site, %i px wide',
  async (style, width) => {
    const files = await filesOf(style)
    const own = await openPage(files['law.html']!, width)
    const expected = await looks(own, 'article')
    await own.close()
    for (const [start, end] of Object.values(hosts)) {
      const page = await openPage(`<!doctype html>${start}${files['law.fragment.html']}${end}`, width)
      const found = differences(expected, await looks(page, '#galley-law article'))
      // A list of contents next to the text is as high as the article, not the window.
      expect(found.filter(line => !/^NAV.contents (?:block-size|height|\w+-origin): /.test(line))).toEqual([])
      await page.close()
    }
  }
)

test('the fragment does not change the look of the site', async () => {
  const files = await filesOf('insights')
  const site = `<header><h1>Site</h1><p class="title">Words <a href="#x">link</a> <sup>1</sup></p>
<ol><li>One</li></ol><table><caption>C</caption><tr><th>H</th></tr></table><blockquote>Q</blockquote>
<figure><figcaption>F</figcaption></figure><pre><code>x</code></pre><nav class="contents">N</nav></header>`
  const alone = await openPage(`<!doctype html><main>${site}</main>`, 1400)
  const expected = await looks(alone, 'header')
  const page = await openPage(`<!doctype html><main>${site}${files['law.fragment.html']}</main>`, 1400)
  expect(differences(expected, await looks(page, 'header'))).toEqual([])
  await Promise.all([alone.close(), page.close()])
})

test('an article in a narrow column of a wide window looks as in a narrow window, and stays in its column', async () => {
  const files = await filesOf('joss')
  const page = await openPage(
    `<!doctype html><body style="margin:0 0 0 800px"><div style="width:600px">${files['law.fragment.html']}</div></body>`,
    1400
  )
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll('#galley-law .contents, #galley-law .details, #galley-law .text')].map(
      element => {
        const {left, right} = element.getBoundingClientRect()
        return left >= 800 && right <= 1400
      }
    )
  )
  expect(boxes).toEqual([true, true, true])
  await page.close()
})
