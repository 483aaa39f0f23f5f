import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser, Page} from 'puppeteer'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {readAnswers} from '../../../src/review/proofs/answers.ts'
import {proofHtmlOutput} from '../../../src/review/proofs/html.ts'
import {proofMarks} from '../../../src/review/proofs/marks.ts'
import {axeFindings} from '../../axe.ts'
import {openBrowser} from '../../browser.ts'
import {project, removeProjects} from '../../project.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  removeProjects()
})

/** Writes the HTML of a proof to a file, and returns its path. */
async function proofFile(text: string): Promise<string> {
  const files = {'manuscript.yaml': 'title: Bricks\nlang: en\n', '01.md': text}
  const world = {...textWorld(files), asset: readAsset, typeset: typesetter.typeset}
  const {artifacts} = await build(world, createMemo(), {
    entry: '',
    outputs: [proofHtmlOutput],
    draft: true,
    proof: content => proofMarks(content, {round: 3, date: undefined, revision: undefined}, 'abc', {})
  })
  const file = join(project({}), 'proof.html')
  writeFileSync(file, artifacts[0]!.bytes)
  return file
}

const text =
  'Old <!-- AQ: How old? -->bricks <!-- AQ: Red </script> ones? -->of clay <!-- AQ: Done? --><!-- A: Yes. -->.'

async function open(file: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(file).href)
  return page
}

const status = (page: Page): Promise<string> => page.$eval('[role="status"]', each => each.textContent ?? '')

test('each open query has a field with a label, and its mark leads there', async () => {
  const page = await open(await proofFile(text))
  const labels = await page.$$eval('textarea', fields => fields.map(field => field.labels[0]?.textContent))
  expect(labels).toEqual(['Your answer to AQ1', 'Your answer to AQ2'])
  await page.click('#query-2')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer-2')
  const described = await page.$eval('#answer-2', field => field.ariaDescribedByElements?.[0]?.textContent)
  expect(described).toContain('Red </script> ones?')
  await page.close()
})

test('answers are saved as a file that galley reads, and stored until then', async () => {
  const file = await proofFile(text)
  const page = await open(file)
  const folder = project({})
  const client = await page.createCDPSession()
  await client.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    eventsEnabled: true
  })
  const saved = new Promise<void>(resolve =>
    client.on('Browser.downloadProgress', ({state}) => state === 'completed' && resolve())
  )
  await page.type('#answer-1', 'A hundred\nyears.')
  await page.type('#answers-name', 'Ann Doe')
  expect(await status(page)).toBe('1 of 2 answered, not saved yet')
  const leaving: string[] = []
  page.on('dialog', dialog => {
    leaving.push(dialog.type())
    void dialog.accept()
  })
  await page.reload()
  expect(leaving).toEqual(['beforeunload'])
  expect(await page.$eval('#answer-1', field => (field as HTMLTextAreaElement).value)).toBe(
    'A hundred\nyears.'
  )
  await page.click('.answers-bar button')
  await saved
  const [name = ''] = readdirSync(folder)
  expect(name).toBe('answers-round-3.json')
  expect(readAnswers(readFileSync(join(folder, name), 'utf8'))).toEqual({
    round: 3,
    content: 'abc',
    answers: [{by: 'Ann Doe', query: 1, question: 'How old?', answer: 'A hundred years.'}]
  })
  await page.reload()
  expect(leaving).toHaveLength(1)
  await page.close()
})

test('the name is required, and the page works if the browser stores nothing', async () => {
  const page = await browser.newPage()
  await page.evaluateOnNewDocument(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new Error('no')
      }
    })
  )
  await page.goto(pathToFileURL(await proofFile(text)).href)
  await page.type('#answer-1', 'x')
  expect(await status(page)).toContain('this browser does not keep them')
  await page.click('.answers-bar button')
  expect(await status(page)).toContain('please give your name')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('answers-name')
  await page.close()
})

test('fields move the content below them, and axe finds nothing', async () => {
  const file = await proofFile(
    Array.from({length: 12}, (_, at) => `Words <!-- AQ: Question ${at}? -->.`).join('\n\n')
  )
  const page = await open(file)
  const overlaps = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.query-list li')].map(each => each.getBoundingClientRect())
    return boxes.filter((box, at) => at > 0 && box.top < boxes[at - 1]!.bottom).length
  })
  expect(overlaps).toBe(0)
  await page.close()
  expect(await axeFindings(pathToFileURL(file).href, 'light')).toEqual([])
})

test('a proof without open queries has no script', async () => {
  expect(readFileSync(await proofFile('Words.'), 'utf8').includes('script-src')).toBe(false)
})
