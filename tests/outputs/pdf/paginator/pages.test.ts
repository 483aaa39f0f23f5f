import {beforeAll, describe, expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import type {TypesettingJob} from '../../../../src/core/typesetting.ts'
import type {World} from '../../../../src/core/world.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {openPdf} from '../../../../src/outputs/pdf/file/index.ts'
import type {Pagination} from '../../../../src/outputs/pdf/paginator/paginate.ts'
import {pageFaults} from '../../../../src/outputs/pdf/publication/page-check.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {figure, longArticle} from '../../../long-article.ts'
import {paintedText} from '../../../pdf-text.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

/** Runs in the page before it is laid out: counts the ranges that its scripts make. */
function countRanges(): void {
  const create = document.createRange.bind(document)
  const counted = globalThis as unknown as {ranges: number}
  counted.ranges = 0
  document.createRange = () => {
    counted.ranges++
    return create()
  }
}

/** Runs in the laid-out page: returns the measurements of its lines. */
function measureLines(): LineMeasures {
  const spaces: number[] = []
  let hyphens = 0
  let longest = 0
  let broken = 0
  for (const paragraph of document.querySelectorAll('.page-column p')) {
    let run = 0
    const spans = [...paragraph.querySelectorAll<HTMLElement>(':scope > span[style*="word-spacing"]')]
    for (const span of spans) {
      const tops = new Set(
        [...span.getClientRects()].filter(({width}) => width > 6).map(({top}) => Math.round(top / 6))
      )
      if (tops.size > 1) broken++
      // A space of Source Serif is 0.234 em; sizes of type differ.
      const natural = Number.parseFloat(getComputedStyle(span).fontSize) * 0.234
      if (!/ \S/.test(span.textContent ?? '')) continue
      spaces.push(
        1 +
          (Number.parseFloat(span.style.wordSpacing) +
            (Number.parseFloat(getComputedStyle(span).letterSpacing) || 0)) /
            natural
      )
      run = span.textContent?.endsWith('\u00ad') ? run + 1 : 0
      longest = Math.max(longest, run)
      if (run > 0) hyphens++
    }
  }
  const cut = [...document.querySelectorAll('.page-column > :not(.footnotes)')].map(
    part => part.textContent ?? ''
  )
  const steps = [...document.querySelectorAll<HTMLElement>('.page-column > .text > p')].map(paragraph => {
    const {top} = paragraph.closest('.page-column')!.getBoundingClientRect()
    const leading = Number.parseFloat(getComputedStyle(paragraph).lineHeight)
    return Math.abs(((paragraph.getBoundingClientRect().top - top + leading / 2) % leading) - leading / 2)
  })
  const pages = [...document.querySelectorAll('.page')]
  const withHeadings = pages
    .slice(0, -1)
    .flatMap(page => [...page.querySelectorAll('.page-column')])
    .filter(column => column.querySelector('.text > h2:not(:first-child)'))
  const emptyLines = withHeadings.map(column => {
    const text = column.querySelector(':scope > .text')!
    const foot = column.querySelector(':scope > :is(.foot-floats, .footnotes)')?.getBoundingClientRect().top
    const leading = Number.parseFloat(getComputedStyle(text).lineHeight)
    return ((foot ?? column.getBoundingClientRect().bottom) - text.getBoundingClientRect().bottom) / leading
  })
  const references = [...document.querySelectorAll<HTMLAnchorElement>('a.page-reference')].map(link => ({
    text: link.textContent ?? '',
    page: pages.findIndex(page => page.contains(document.getElementById(link.hash.slice(1))))
  }))
  return {
    spaces: spaces.sort((one, other) => one - other),
    hyphens,
    longest,
    broken,
    references,
    emptyLines,
    offGrid: steps.filter(step => step > 0.6).length,
    cutWords: cut.filter(text => text.endsWith('\u00ad')).length
  }
}

type LineMeasures = Readonly<{
  spaces: readonly number[]
  hyphens: number
  longest: number
  broken: number
  /** The number of paragraphs that do not start on a grid line of their column. */
  offGrid: number
  /** Empty lines, in columns of full pages with a heading that can be used for levelling. */
  emptyLines: readonly number[]
  /** The number of words that continue in the next column. */
  cutWords: number
  references: readonly Readonly<{text: string; page: number}>[]
}>

describe.each(['insights', 'twocolumn'])('an article of twenty pages in %s', style => {
  const article = longArticle(
    20,
    `title: A long article\nauthor: Test Author\nlang: en\nstyle: ${style}\njournal: {title: Test, first-page: 117}`
  )
  const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  /** The PDF as the browser wrote it. */
  let pdf: Uint8Array
  let pagination: Pagination
  let lines: LineMeasures
  /** The number of ranges that the page's scripts made. */
  let ranges: number
  let problems: readonly string[]
  /** All letters and digits of each page as painted, without the margins. */
  let printed: readonly string[]

  beforeAll(async () => {
    const world: World = {
      ...textWorld({'paper.md': article.markdown, 'figure.svg': figure}),
      asset: readAsset,
      typeset: async (job: TypesettingJob) => {
        const result = await typesetter.typeset({
          ...job,
          scripts: [`(${countRanges})()`, ...job.scripts, `(${measureLines})()`, 'globalThis.ranges']
        })
        pdf = result.pdf
        pagination = result.results[1] as Pagination
        ranges = result.results.at(-1) as number
        lines = result.results.at(-2) as LineMeasures
        return {...result, results: result.results.slice(1)}
      }
    }
    const result = await build(world, createMemo(), {entry: 'paper.md', outputs: [pdfOutput], draft: true})
    problems = result.problems
    const pieces = await paintedText(result.artifacts[0]!.bytes)
    printed = Array.from({length: pagination.pages}, (_, page) =>
      lettersOf(
        pieces
          .filter(piece => piece.page === page && !piece.isArtifact)
          .map(({text}) => text)
          .join('')
      )
    )
  })

  test('differences between the PDF and the composed pages are reported', async () => {
    const file = await openPdf(pdf)
    expect(pageFaults(file, pagination)).toEqual([])
    expect(pageFaults(file, {...pagination, pages: pagination.pages + 1})).toHaveLength(1)
    expect(
      pageFaults(file, {...pagination, headings: pagination.headings.map(page => page + 1)})
    ).toHaveLength(1)
    expect(pageFaults(file, {...pagination, calls: pagination.calls.slice(1)})).toHaveLength(1)
  })

  test('a long text makes no more ranges than a short one, as each slows down every change of a text', () => {
    expect(ranges).toBeLessThan(20)
  })

  const pageWith = (text: string) => printed.findIndex(page => page.includes(lettersOf(text)))

  test('nothing is reported', () => {
    expect(problems).toEqual([])
    expect(pagination.overfull).toEqual([])
    expect(pagination.unsettled).toEqual([])
  })

  test('every note begins on the page of its call', () => {
    const pages = Array.from({length: article.notes}, (_, index) => [
      pageWith(`call${index + 1}.${index + 1}`),
      pageWith(`${index + 1} Note${index + 1} `)
    ])
    expect(pages.flat()).not.toContain(-1)
    for (const [call, note] of pages) expect(note).toBe(call)
  })

  test('every page reference has the page of its target', () => {
    expect(lines.references.length).toBe(article.references)
    for (const {text, page} of lines.references) expect(Number(text)).toBe(117 + page)
    // The references as printed on the pages, except where a column ends between their words.
    const printedReferences = [...printed.join('').matchAll(/pageoff(\d+)x(\d+)y/g)]
    expect(printedReferences.length).toBeGreaterThan(article.references * 0.8)
    for (const [, target, page] of printedReferences)
      expect(Number(page)).toBe(117 + pageWith(`Caption-f${target} `))
  })

  test('no word is lost or duplicated', () => {
    const all = printed.join('')
    const marks = [
      ...Array.from({length: article.notes}, (_, index) => `call${index + 1}.${index + 1}`),
      ...Array.from({length: article.figures}, (_, index) => `Caption-f${index + 1} `)
    ]
    for (const mark of marks) expect(all.split(lettersOf(mark)).length, mark).toBeGreaterThan(1)
    for (const paragraph of article.markdown.split('\n\n').filter(part => /^[A-Z]/.test(part))) {
      const sentences = paragraph.split(/(?<=\.) /).filter(part => !/\[\^|\\/.test(part))
      for (const sentence of sentences) expect(isPrinted(sentence), sentence).toBe(true)
    }
    // Whether a sentence is printed: whole, or in two parts with notes and figures between them, if its paragraph
    // continues on the next page.
    function isPrinted(sentence: string): boolean {
      if (all.includes(lettersOf(sentence))) return true
      const letters = lettersOf(sentence)
      return Array.from(letters, (_, cut) => cut).some(
        cut => all.includes(letters.slice(0, cut)) && all.includes(letters.slice(cut))
      )
    }
  })

  test('lines are even, no three consecutive lines end in a hyphen, and columns end level', () => {
    const {spaces, longest, broken} = lines
    expect(spaces.length).toBeGreaterThan(400)
    expect(broken).toBe(0)
    expect(longest).toBeLessThanOrEqual(2)
    expect(lines.cutWords).toBeLessThanOrEqual(1)
    const mean = spaces.reduce((sum, space) => sum + space, 0) / spaces.length
    const p99 = spaces[Math.floor(spaces.length * 0.99)]!
    expect(mean).toBeLessThan(1.1)
    expect(p99).toBeLessThan(1.6)
    if (style !== 'twocolumn') return
    expect(lines.offGrid).toBe(0)
    expect(lines.emptyLines.length).toBeGreaterThan(4)
    expect(Math.max(...lines.emptyLines)).toBeLessThan(2)
  })
})
