import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {openBrowser} from '../browser.ts'
import {project} from '../project.ts'
import {quickPart} from '../tier.ts'
import {textWorld} from '../world.ts'

const remark = 'It was closed after the fire, and opened again under another name in the next year'
const text = `
| Kiln | Place | Years | Output | Share | Owner | Remark |
|---|---|---|---|---|---|---|
| Old Red, the one beside the old town hall | Stoke-on-Trent, in the north of Staffordshire | 1791–1850 | 12.5 | 3.25% | The Royal Kiln Works of Delft and their heirs | ${remark} |
| Green | Limoges | 1900– | 1200 | 12% | Fabrique de porcelaine | ${remark} |

: Kilns {#tbl-kilns}

| n | mean |
|---|---|
| a | 1.5 |
| b | 12.25 |

: Numbers {#tbl-numbers}
`

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const styles = ['plain', 'insights', 'joss', 'notes', 'twocolumn']
const widths = [1440, 1024, 390] as const
const screens = styles.flatMap(style =>
  widths.map(width => ({style, width, name: `${style} at ${width} px`}))
)

test.each(quickPart(screens, 5, ({name}) => name))(
  'tables are read without scrolling the page: $name',
  async ({style, width}) => {
    const files = {
      'manuscript.yaml': `title: Kilns\nstyle: ${style}\n`,
      '01.md': `# One\n\n# Two\n\nText.\n${text}`
    }
    const options = {entry: '', outputs: [htmlOutput], draft: true}
    const {artifacts} = await build(textWorld(files), createMemo(), options)
    const file = join(project({}), 'paper.html')
    writeFileSync(file, artifacts[0]!.bytes)
    const page = await browser.newPage()
    await page.setViewport({width, height: 800})
    await page.goto(pathToFileURL(file).href)
    const seen = await page.evaluate(() => {
      const boxOf = (element: Element) => element.getBoundingClientRect()
      const [wide, narrow] = document.querySelectorAll('table')
      const numbers = [...narrow!.querySelectorAll('td.number')]
      const [whole, other] = numbers.map(cell => {
        const range = document.createRange()
        const [digits] = cell.childNodes
        range.setStart(digits!, 0)
        range.setEnd(digits!, digits!.textContent!.indexOf('.'))
        return range.getBoundingClientRect().right
      })
      return {
        page: document.documentElement.scrollWidth,
        text: boxOf(document.querySelector('.text > p')!).width,
        wide: boxOf(wide!.parentElement!).width,
        needed: wide!.scrollWidth,
        narrow: boxOf(narrow!).width,
        remark: boxOf(wide!.rows[1]!.cells[6]!).width,
        points: Math.abs(whole! - other!)
      }
    })
    await page.close()
    expect(seen.page).toBe(width)
    expect(seen.narrow).toBeCloseTo(seen.text, 0)
    expect(seen.remark).toBeGreaterThan(130)
    expect(seen.points).toBeLessThan(0.2)
    if (width === 1440) {
      expect(seen.wide).toBeGreaterThan(seen.text * 1.3)
      expect(seen.needed).toBeLessThanOrEqual(Math.ceil(seen.wide))
    } else expect(seen.wide).toBeGreaterThanOrEqual(Math.floor(seen.text))
  }
)
