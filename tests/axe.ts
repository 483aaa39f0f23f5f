import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Page} from 'puppeteer'
import {openContext} from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * The rules of axe (WCAG 2.2 AA and best practice) that a page breaks. Unless only violations are wanted, these include
 * contrasts that axe cannot decide, except those of a symbol alone in its element (`nonBmp`), such as an operator of a
 * formula. `prepare` brings the page into the state to judge.
 */
export async function axeFindings(
  url: string,
  scheme: 'light' | 'dark',
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
  kind: 'violations' | 'undecided too' = 'undecided too'
): Promise<string[]> {
  const context = await openContext()
  try {
    const page = await context.newPage()
    await page.setBypassCSP(true)
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}])
    await page.goto(url)
    await prepare(page)
    return await axeIn(page, kind)
  } finally {
    await context.close()
  }
}

/** The rules of axe that a page breaks in its current state. */
export async function axeIn(page: Page, kind: 'violations' | 'undecided too'): Promise<string[]> {
  await page.evaluate(axe)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  return (await page.evaluate(
    `axe.run(document, {runOnly: {type: 'tag', values: ${JSON.stringify(tags)}}}).then(({violations, incomplete}) => {
      const isSign = ({any}) => any.some(({data}) => data?.messageKey === 'nonBmp')
      const undecided = ${kind === 'violations'} ? [] : incomplete.filter(({nodes}) => !nodes.every(isSign))
      return [...violations, ...undecided].map(({id}) => id)
    })`
  )) as string[]
}
