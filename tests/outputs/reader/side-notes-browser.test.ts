import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {axeIn} from '../../axe.ts'
import {openBrowser} from '../../browser.ts'
import {project} from '../../project.ts'
import {textWorld} from '../../world.ts'

const words = 'A line of the text, which goes on for a while. '
const cells = (text: string): string => `| ${Array.from({length: 9}, () => text).join(' | ')} |`
const table = (name: string, last = ''): string =>
  `${cells('head')}\n${cells('---')}\n${cells('a cell of words').replace(/ \|$/, `${last} |`)}\n\n: Cells. {#tbl-${name}}\n`
const text = `# One

${words.repeat(8)} Call.[^a] ${words.repeat(2)} Another.[^b] And one more.[^c]

${table('beside', '[^e]')}

# Two

${words.repeat(40)}

# Three

${table('free')}

${words.repeat(4)} The first again.[^a] A last one.[^d]

${words.repeat(40)} A note of a narrow table.[^f]

| one | two |
|-----|-----|
| a   | b   |

: Narrow. {#tbl-narrow .wide}

[^a]: First note. ${words.repeat(3)}
[^b]: Second note. ${words.repeat(5)}
[^c]: Third note. ${words.repeat(9)}
[^d]: Fourth note.
[^e]: In the table.
[^f]: Beside a table. ${words.repeat(3)}
`

let browser: Awaited<ReturnType<typeof openBrowser>>
let address: string
beforeAll(async () => {
  const files = {'manuscript.yaml': 'title: Notes\n', '01.md': text}
  const {artifacts} = await build(textWorld(files), createMemo(), {
    entry: '',
    outputs: [htmlOutput],
    draft: true
  })
  const file = join(project({}), 'paper.html')
  writeFileSync(file, artifacts[0]!.bytes)
  address = pathToFileURL(file).href
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function openPage(width: number, script = true, url = address) {
  const page = await browser.newPage()
  await page.setViewport({width, height: 900})
  await page.setJavaScriptEnabled(script)
  await page.goto(url)
  return page
}

/** The boxes of notes, their first calls and wide tables. */
const places = () => {
  const boxOf = (element: Element | null | undefined) => {
    const {left, right, top, bottom} = element!.getBoundingClientRect()
    return {left, right, top: top + scrollY, bottom: bottom + scrollY}
  }
  const text = boxOf(document.querySelector('.text > p'))
  const notes = [...document.querySelectorAll('.note')].map(boxOf)
  const calls = [...document.querySelectorAll('.note')].map(({id}) =>
    boxOf(document.querySelector(`.note-call > a[href="#${id}"]`))
  )
  const tables = [...document.querySelectorAll('figure.table')].map(boxOf)
  const entry = document.querySelector('.contents a[href="#notes"]')
  return {
    text,
    notes,
    calls,
    tables,
    width: document.documentElement.scrollWidth,
    entry: entry?.getClientRects().length ?? 0
  }
}

test('on a wide screen each note is beside its first call, below the note before it, and no table covers it', async () => {
  const page = await openPage(1440)
  const {text, notes, calls, tables, width, entry} = await page.evaluate(places)
  expect(width).toBe(1440)
  expect(entry).toBe(0)
  for (const [index, {left, right, top}] of notes.entries()) {
    expect(left).toBeGreaterThan(text.right)
    expect(right).toBeLessThan(1440)
    expect(top).toBeGreaterThanOrEqual(Math.max(calls[index]!.top - 1, (notes[index - 1]?.bottom ?? 0) + 5))
    expect(top - calls[index]!.top).toBeLessThan(400)
  }
  // Tables that would be cut keep their width, and the notes move; the table with two narrow columns needs no more
  // room.
  const [beside, free, narrow] = tables
  expect(beside!.right).toBeGreaterThan(notes[0]!.left)
  expect(free!.right).toBeGreaterThan(notes[0]!.left)
  expect(narrow!.right).toBeLessThan(notes[0]!.left)
  for (const box of tables)
    expect(
      notes.filter(({left, top, bottom}) => left < box.right && top < box.bottom && bottom > box.top)
    ).toEqual([])
  expect(notes[0]!.bottom).toBeLessThan(beside!.top)
  expect(notes[3]!.top).toBeGreaterThan(beside!.bottom)
  await page.close()
})

test('a click on the call of a note that is beside it marks the note, and nothing moves', async () => {
  const page = await openPage(1440)
  await page.click('.note-call > a[href="#note-2"]')
  expect(await page.$$eval('.called', marked => marked.map(({id}) => id))).toEqual(['note-2'])
  expect(
    await page.evaluate(() => [scrollY, location.hash, document.querySelectorAll(':popover-open').length])
  ).toEqual([0, '', 0])
  // The second call of the first note is far from it, so it shows a preview.
  await page.hover('#three ~ p .note-call > a[href="#note-1"]')
  await page.waitForSelector('.preview:popover-open')
  expect(await page.$eval('.preview', ({textContent}) => textContent)).toContain('First note.')
  await page.close()
})

test('more notes than a browser places in time are at the end', async () => {
  const calls = Array.from({length: 301}, (_, at) => `Call.[^${at}]\n\n[^${at}]: Note.\n`)
  const files = {'manuscript.yaml': 'title: Notes\n', '01.md': `# One\n\n${calls.join('\n')}`}
  const {artifacts} = await build(textWorld(files), createMemo(), {
    entry: '',
    outputs: [htmlOutput],
    draft: true
  })
  const file = join(project({}), 'paper.html')
  writeFileSync(file, artifacts[0]!.bytes)
  const page = await openPage(1440, true, pathToFileURL(file).href)
  const [call, note] = await page.evaluate(() =>
    ['.note-call', '.note'].map(
      name => [...document.querySelectorAll(name)].at(-1)!.getBoundingClientRect().top
    )
  )
  expect(note).toBeGreaterThan(call! + 300)
  expect(await page.$$('.note[style]')).toEqual([])
  await page.close()
})

test.each([
  [1024, true],
  [390, true],
  [1440, false]
])('at %i px, with script %s, the notes are at the end', async (width, script) => {
  const page = await openPage(width, script)
  // The page's scripts are disabled, but not those of the test.
  const {text, notes, tables, entry} = await page.evaluate(places)
  expect(notes[0]!.top).toBeGreaterThan(tables.at(-1)!.bottom)
  expect(notes[0]!.left).toBeLessThan(text.right)
  if (width === 1440) expect(entry).toBe(1)
  await page.close()
})

test('cited works are beside their citations if the reader chooses so, among the notes and without covering one', async () => {
  const works = Array.from(
    {length: 9},
    (_, at) => `@book{w${at}, title = {${words}}, author = {Doe, J.}, year = ${2000 + at}}`
  )
  const files = {
    'manuscript.yaml': 'title: Notes\nstyle: plain\n',
    'references.bib': works.join('\n'),
    '01.md': `# One\n\nCited [@w0], a note,[^a] and [@w1; @w2; @w3]. ${words.repeat(20)}\n\n# Two\n\nAgain [@w0] and [@w4; @w5; @w6; @w7; @w8].[^b]\n\n> Words\n>\n> --- Ada Lovelace\n\n[^a]: First note [@w8].\n[^b]: Second note.\n`
  }
  const {artifacts} = await build(textWorld(files), createMemo(), {
    entry: '',
    outputs: [htmlOutput],
    draft: true
  })
  const file = join(project({}), 'paper.html')
  writeFileSync(file, artifacts[0]!.bytes)
  const page = await openPage(1440, true, pathToFileURL(file).href)
  const seen = () =>
    page.evaluate(() => {
      const beside = [...document.querySelectorAll('.note')].map(note => note.getBoundingClientRect())
      return {
        order: [...document.querySelectorAll('.note')].map(({id}) => id.replace('beside-bib-', '')),
        overlaps: beside.slice(1).filter(({top}, at) => top < beside[at]!.bottom).length,
        left:
          Math.min(...beside.map(({left}) => left)) >
          document.querySelector('.text > p')!.getBoundingClientRect().right
      }
    })
  expect(await seen()).toEqual({order: ['note-1', 'note-2'], overlaps: 0, left: true})
  await page.click('.choice input')
  const order = ['w0', 'note-1', 'w1', 'w2', 'w3', 'w8', 'w4', 'w5', 'w6', 'w7', 'note-2']
  expect(await seen()).toEqual({order, overlaps: 0, left: true})
  expect(await axeIn(page, 'violations')).toEqual([])
  // A click on a citation marks the work in the margin, as a click on a note call does.
  await page.click('.text .citation a')
  expect(await page.$$eval('.called', marked => marked.map(({id}) => id))).toEqual(['beside-bib-w0'])
  expect(await page.evaluate(() => [scrollY, location.hash])).toEqual([0, ''])
  await page.click('.choice input')
  expect(await seen()).toEqual({order: ['note-1', 'note-2'], overlaps: 0, left: true})
  // On paper, and in windows without a margin, neither the choice nor the copies of works are shown.
  await page.click('.choice input')
  const shown = () =>
    page.$$eval(
      '.choice, .cited-work, footer.source',
      all => all.filter(one => one.getClientRects().length > 0).length
    )
  expect(await shown()).toBe(11)
  await page.emulateMediaType('print')
  expect(await shown()).toBe(1)
  await page.emulateMediaType('screen')
  await page.setViewport({width: 1024, height: 900})
  expect(await shown()).toBe(1)
  await page.close()
})
