import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {openBrowser} from '../../browser.ts'
import {galley, project, removeProjects} from '../../galley.ts'

const browser = await openBrowser()
afterAll(async () => {
  removeProjects()
  await browser.close()
})

test('the HTML of a proof hides no line if a browser measures letters differently', async () => {
  const paragraph = Array.from({length: 120}, (_, index) => `word${index}`).join(' ')
  const text = Array.from({length: 12}, () => `${paragraph}^[A note.]`).join('\n\n')
  const folder = project({'manuscript/manuscript.yaml': 'title: Bricks\n', 'manuscript/01.md': text})
  await galley(['proof', folder, '--to', 'html'])
  const page = await browser.newPage()
  await page.setContent(readFileSync(join(folder, 'proofs/round-1/bricks.html'), 'utf8'))
  await page.addStyleTag({content: 'p { letter-spacing: .5px }'})
  const pages = await page.evaluate(() =>
    [...document.querySelectorAll('.page')].map(each => {
      const {bottom} = each.getBoundingClientRect()
      const words = [...each.querySelectorAll('p')].map(block => block.getBoundingClientRect().bottom)
      return Math.max(...words) <= bottom + 1
    })
  )
  expect(pages.length).toBeGreaterThan(4)
  expect(pages).toEqual(pages.map(() => true))
})
