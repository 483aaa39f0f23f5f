import {describe, expect, test, vi} from 'vitest'
import type {SetPage} from '../../src/browser/messages.ts'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {World} from '../../src/core/world.ts'
import {readAsset} from '../../src/node/program/package.ts'
import {createPagesOutput, type PagesOutput} from '../../src/preview/pages-output.ts'
import {figure, longArticle} from '../long-article.ts'
import {typesetter} from '../shared-typesetter.ts'
import {rounds} from '../tier.ts'
import {textWorld} from '../world.ts'

vi.setConfig({testTimeout: 600_000, hookTimeout: 120_000})

/** Edits as authors make them, in the paragraph that begins at an offset of the text. */
const edits: Readonly<Record<string, (text: string, at: number) => string>> = {
  word: (text, at) => `${text.slice(0, at)} indeed${text.slice(at)}`,
  'words taken out': (text, at) => text.slice(0, at) + text.slice(text.indexOf(' ', at + 30)),
  sentences: (text, at) =>
    `${text.slice(0, at)} ${'It goes on for a while and then ends. '.repeat(6)}${text.slice(at)}`,
  paragraph: (text, at) => `${text.slice(0, at)}\n\nA paragraph of its own begins here, and${text.slice(at)}`
}

const memo = createMemo()

async function setPages(pages: PagesOutput, markdown: string) {
  const world: World = {
    ...textWorld({'paper.md': markdown, 'figure.svg': figure}),
    asset: readAsset,
    typeset: typesetter.typeset
  }
  await build(world, memo, {entry: 'paper.md', outputs: [pages.output], draft: true})
  return pages.latest()
}

/**
 * The HTML of a page without the spacing of its lines, whose last digits depend on where a word was first measured;
 * other lengths are rounded to tenths of a pixel.
 */
function withoutSpacing(html: string): string {
  return html
    .replaceAll(' style=""', '')
    .replace(/(word|letter)-spacing: [-.\d]+(px|em)/g, '$1-spacing')
    .replace(/([\d.]+)px/g, (_, px: string) => `${Number(px).toFixed(1)}px`)
}

const wordsOf = (pages: readonly SetPage[]) =>
  pages
    .flatMap(
      ({html}) =>
        html
          .replace(/<[^>]*>/g, '')
          .replaceAll('\u00ad', '')
          .match(/\p{L}+/gu) ?? []
    )
    .toSorted()

/** Keeps the front matter, the headings, and the paragraphs without figures, notes and formulas. */
const prose = (markdown: string) =>
  markdown
    .split('\n\n')
    .filter(block => /^(---|#|[A-Z])/.test(block) && !block.includes('[^'))
    .join('\n\n')

describe.each(['prose', 'notes'])('an article of %s', kind => {
  test('after random edits, pages of which a part was set again have all words once, and most are those of a fresh set', async () => {
    const metadata = `title: A long article\nauthor: Test Author\nlang: en\nstyle: ${kind === 'notes' ? 'notes' : 'plain'}`
    const article = longArticle(20, metadata)
    let markdown = kind === 'prose' ? prose(article.markdown) : article.markdown
    let seed = Number(process.env.GALLEY_SEED ?? 3)
    const below = (count: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * count)
    }
    const pages = createPagesOutput()
    await setPages(pages, markdown)
    let [complete, exact] = [0, 0]
    for (let round = 0; round < rounds(4); round++) {
      const [name, edit] = Object.entries(edits)[round % 4]!
      const spaces = [...markdown.matchAll(/(?<=[a-z]{3}) (?=[a-z]{3})/g)]
      const at = spaces[below(spaces.length)]!.index
      markdown = edit(markdown, at)
      const {set, part} = await setPages(pages, markdown)
      if (part?.isComplete !== true) pages.forget()
      const fresh = await setPages(part?.isComplete ? createPagesOutput() : pages, markdown)
      const told = `${name} at ${at}: ${JSON.stringify(part)} of ${fresh.set.pages.length}`
      if (part?.isComplete !== true) continue
      expect(wordsOf(set.pages), told).toEqual(wordsOf(fresh.set.pages))
      const [now, whole] = [set, fresh.set].map(each => each.pages.map(({html}) => withoutSpacing(html)))
      const isExact = now!.every((html, index) => html === whole![index])
      complete++
      if (!isExact) continue
      exact++
      expect(set.pages.length, told).toBe(fresh.set.pages.length)
      expect(
        set.pages.map(({sources}) => sources),
        told
      ).toEqual(fresh.set.pages.map(({sources}) => sources))
    }
    // Another paragraph can have a line more or less, until all pages are set again.
    if (kind === 'notes') expect(exact).toBeGreaterThanOrEqual(complete / 2)
    expect(complete).toBeGreaterThan(0)
  })
})
