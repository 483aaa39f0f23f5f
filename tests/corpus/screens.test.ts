import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import puppeteer, {type Browser, type Page} from 'puppeteer'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import type {Article} from '../../src/core/article.ts'
import {kinds} from '../../src/core/kinds.ts'
import {createMemo} from '../../src/core/memo.ts'
import {topNodes, walkNodes} from '../../src/core/walk-article.ts'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {fontPrograms} from '../../src/node/fonts/programs.ts'
import {findBrowser, thisMachine} from '../../src/node/print/browser.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {findJudge} from '../../tools/oracles/find.mjs'
import {axeFindings, axeIn} from '../axe.ts'
import {judge} from '../judge.ts'
import {project} from '../project.ts'
import {screenSample} from '../screen-sample.ts'
import {part} from '../tier.ts'
import {textWorld} from '../world.ts'

/**
 * Each kind of node is styled in each style, in light and dark mode, at each width of the window. `make screens` writes
 * the pictures.
 */
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const widths = [1440, 1024, 768, 390]
const schemes = ['light', 'dark'] as const
const pictures = process.env.GALLEY_SCREENS

let article: Article | undefined
const pages = new Map<string, string>()

beforeAll(async () => {
  const folder = project({})
  for (const style of builtInStyles) {
    const world = {...textWorld(screenSample), ...fontPrograms(), style}
    const {artifacts} = await build(world, createMemo(), {
      entry: '',
      draft: true,
      outputs: [
        {
          ...htmlOutput,
          render: rendering => {
            article = rendering.article
            return htmlOutput.render(rendering)
          }
        }
      ]
    })
    const file = join(folder, `${style}.html`)
    writeFileSync(file, artifacts[0]!.bytes)
    pages.set(style, pathToFileURL(file).href)
  }
})

test('the page has a node of each kind', () => {
  const found = new Set<string>()
  walkNodes(topNodes(article!), node => {
    found.add(node.type)
    return undefined
  })
  expect(Object.keys(kinds).filter(kind => !found.has(kind))).toEqual([])
})

describe.each(builtInStyles)('%s', style => {
  test.each(widths.flatMap(width => schemes.map(scheme => [width, scheme] as const)))(
    '%s px wide, %s',
    async (width, scheme) => {
      let excess = -1
      const prepare = async (page: Page) => {
        await page.setViewport({width, height: 900})
        await page.reload()
        excess = await page.evaluate(async () => {
          await document.fonts.ready
          return document.documentElement.scrollWidth - innerWidth
        })
        if (pictures !== undefined) {
          mkdirSync(pictures, {recursive: true})
          await page.screenshot({path: join(pictures, `${style}-${width}-${scheme}.png`), fullPage: true})
        }
      }
      // axe cannot decide about content that tables and listings scroll out of view; other tests cover it.
      const findings = await axeFindings(pages.get(style)!, scheme, prepare, 'violations')
      expect(findings).toEqual([])
      expect(excess).toBeLessThanOrEqual(0)
    }
  )
})

/** How much the layout shifts while the page opens, in the first window that shows it. */
const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await document.fonts.ready
    let shift = 0
    const add = (list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries()) shift += (entry as PerformanceEntry & {value: number}).value
    }
    // Earlier shifts are delivered in a separate task, after the frame with the last fonts.
    new PerformanceObserver(add).observe({type: 'layout-shift', buffered: true})
    await new Promise(settle => requestAnimationFrame(() => setTimeout(settle, 50)))
    return shift
  })

describe('nothing moves while the faces of the style are read', () => {
  let browser: Browser
  beforeAll(async () => {
    // This browser has the machine's fonts, which are shown until those of the style are loaded.
    const found = findBrowser(thisMachine(''))
    if ('problem' in found) throw new Error(found.problem)
    browser = await puppeteer.launch({executablePath: found.path, args: ['--no-sandbox']})
  })
  afterAll(() => browser?.close())
  test.each(builtInStyles)('%s', async style => {
    const shifts: Record<number, number> = {}
    for (const width of [...widths, 360]) {
      // A reloaded page has its fonts in the browser's memory.
      const context = await browser.createBrowserContext()
      const page = await context.newPage()
      await page.setViewport({width, height: 900})
      await page.goto(pages.get(style)!)
      const shift = await shiftOf(page)
      if (shift > 0.01) shifts[width] = shift
      await context.close()
    }
    expect(shifts).toEqual({})
  })
})

describe('in Firefox', () => {
  const ask = judge('firefox-esr')
  const browsers = new Map<string, Promise<Browser>>()
  afterAll(() => Promise.all([...browsers.values()].map(async browser => (await browser).close())))

  /** Firefox takes light or dark mode from its settings. */
  const firefoxIn = (scheme: (typeof schemes)[number]): Promise<Browser> => {
    const found = findJudge('firefox-esr')
    if ('missing' in found) throw new Error(found.missing)
    const browser =
      browsers.get(scheme) ??
      puppeteer.launch({
        browser: 'firefox',
        executablePath: found.command[0]!,
        headless: true,
        extraPrefsFirefox: {'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1}
      })
    browsers.set(scheme, browser)
    return browser
  }

  const screens = builtInStyles.flatMap(style =>
    widths.flatMap(width =>
      schemes.map(scheme => ({style, width, scheme, name: `${style}, ${width} px, ${scheme}`}))
    )
  )
  test.each(part(screens, 30, ({name}) => name))('$name', async ({style, width, scheme}) => {
    ask(['--version'])
    const page = await (await firefoxIn(scheme)).newPage()
    await page.setViewport({width, height: 900})
    await page.goto(pages.get(style)!)
    const seen = await page.evaluate(async () => {
      await document.fonts.ready
      const [red = 0] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)!.map(Number)
      return {
        excess: document.documentElement.scrollWidth - innerWidth,
        isDark: red < 128,
        hasFace: [...document.fonts].some(({family, status}) => /Galley/.test(family) && status === 'loaded')
      }
    })
    if (pictures !== undefined)
      await page.screenshot({
        path: join(pictures, `firefox-${style}-${width}-${scheme}.png`) as `${string}.png`,
        fullPage: true
      })
    expect(seen.excess).toBeLessThanOrEqual(0)
    expect(seen.isDark).toBe(scheme === 'dark')
    expect(seen.hasFace).toBe(true)
    expect(await axeIn(page, 'violations')).toEqual([])
    await page.close()
  })
})
