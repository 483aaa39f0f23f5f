import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Page} from 'puppeteer'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import type {Article} from '../../src/core/article.ts'
import {kinds} from '../../src/core/kinds.ts'
import {createMemo} from '../../src/core/memo.ts'
import {topNodes, walkNodes} from '../../src/core/walk-article.ts'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {fontPrograms} from '../../src/node/fonts/programs.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {axeFindings} from '../axe.ts'
import {project} from '../project.ts'
import {screenSample} from '../screen-sample.ts'
import {textWorld} from '../world.ts'

/**
 * Each kind of node has its look in each style, by day and by night, on each width of window. `make screens` keeps the
 * pictures.
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
      let measured = {excess: -1, shift: -1}
      const prepare = async (page: Page) => {
        await page.setViewport({width, height: 900})
        await page.reload()
        measured = await page.evaluate(async () => {
          await document.fonts.ready
          let shift = 0
          const add = (list: PerformanceObserverEntryList) => {
            for (const entry of list.getEntries())
              shift += (entry as PerformanceEntry & {value: number}).value
          }
          new PerformanceObserver(add).observe({type: 'layout-shift', buffered: true})
          await new Promise(settle => requestAnimationFrame(() => setTimeout(settle, 50)))
          return {excess: document.documentElement.scrollWidth - innerWidth, shift}
        })
        if (pictures !== undefined) {
          mkdirSync(pictures, {recursive: true})
          await page.screenshot({path: join(pictures, `${style}-${width}-${scheme}.png`), fullPage: true})
        }
      }
      // What axe cannot decide is what tables and listings scroll out of their room, as other tests see.
      const findings = await axeFindings(pages.get(style)!, scheme, prepare, 'violations')
      expect(findings).toEqual([])
      expect(measured.excess).toBeLessThanOrEqual(0)
      expect(measured.shift).toBeLessThan(0.02)
    }
  )
})
