import {expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import type {TypesettingJob} from '../../../../src/core/typesetting.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {textOfPdf} from '../../../pdf-text.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

type Measures = Readonly<{
  /** Widths of the letters of each `ffi` in one line, in em: a ligature is divided evenly. */
  ligatures: readonly (readonly number[])[]
  /**
   * The distance between the end of a line and the edge of its column, for lines that are not the last of a paragraph,
   * in em.
   */
  short: readonly number[]
  hyphens: number
  /** The number of parts of lines that are on two lines, since the browser broke them again. */
  parted: number
}>

/** Runs in the page: returns the measurements of its lines. */
function measure(): Measures {
  const range = document.createRange()
  const ligatures: number[][] = []
  const short: number[] = []
  let hyphens = 0
  let parted = 0
  for (const paragraph of document.querySelectorAll<HTMLElement>('.text p')) {
    const size = Number.parseFloat(getComputedStyle(paragraph).fontSize)
    const column = paragraph.closest('.page-column')!.getBoundingClientRect()
    const spans = [...paragraph.querySelectorAll<HTMLElement>('span[style*="letter-spacing"]')]
    for (const span of spans) {
      const node = span.firstChild as Text
      for (const {index} of node.data.matchAll(/ffi/g)) {
        const widths = [0, 1, 2].map(letter => {
          range.setStart(node, index + letter)
          range.setEnd(node, index + letter + 1)
          return range.getBoundingClientRect().width / size
        })
        ligatures.push(widths)
      }
      if (/f\u00ad$/.test(node.data)) hyphens++
    }
    const rights = new Map<number, number>()
    for (const {firstChild} of spans) {
      range.selectNodeContents(firstChild!)
      // The space at the end of a line overhangs it.
      range.setEnd(firstChild!, (firstChild as Text).data.trimEnd().length)
      const boxes = [...range.getClientRects()].filter(({width}) => width > 0)
      if (boxes.some(({bottom}) => bottom - boxes[0]!.bottom > size / 2)) parted++
      for (const {bottom, right} of boxes) rights.set(bottom, Math.max(right, rights.get(bottom) ?? 0))
    }
    short.push(...[...rights.values()].slice(0, -1).map(right => (column.right - right) / size))
  }
  return {ligatures, short, hyphens, parted}
}

const sentence =
  'Traffickers, officials and other officers differ; the offices find the affluent difficult, and offer sufficient efficient offices. '

async function printed(css = '', words = sentence): Promise<Readonly<{measures: Measures; text: string}>> {
  const text = Array.from({length: 20}, (_, index) => `${'A '.repeat(index)}${words.repeat(6)}`).join('\n\n')
  let measures: Measures = {ligatures: [], short: [], hyphens: 0, parted: 0}
  const world = {
    ...textWorld({
      'paper.md': `---\ntitle: Ligatures\nlang: en\nstyle: q\n---\n\n${text}\n`,
      'styles/q/style.yaml': 'extends: insights\n',
      'styles/q/print.css': `.text { --optical-margins: off } ${css}`
    }),
    asset: readAsset,
    typeset: async (job: TypesettingJob) => {
      const result = await typesetter.typeset({...job, scripts: [...job.scripts, `(${measure})()`]})
      measures = result.results.at(-1) as Measures
      return result
    }
  }
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  const {artifacts, problems} = await build(world, createMemo(), options)
  expect(problems).toEqual([])
  return {measures, text: await textOfPdf(artifacts[0]!.bytes)}
}

const isDivided = ([first, ...others]: readonly number[]) =>
  others.every(width => Math.abs(width - first!) < 0.01)

test('justified text has the ligatures of its font, and their letters as text', async () => {
  const {measures, text} = await printed()
  expect(measures.ligatures.length).toBeGreaterThan(100)
  expect(measures.ligatures.filter(widths => !isDivided(widths))).toEqual([])
  expect(text).toContain('difficult')
  expect(text).not.toMatch(/[\ufb00-\ufb06]/u)
})

test('a line that ends in a part of a ligature is as wide as the others', async () => {
  // In wide columns, few words are hyphenated.
  const {measures} = await printed('.text { --columns: 2 }')
  expect(measures.hyphens).toBeGreaterThan(3)
  expect(Math.max(...measures.short)).toBeLessThan(0.1)
  expect(Math.min(...measures.short)).toBeGreaterThan(-0.1)
})

test('a style can disable ligatures', async () => {
  const {measures} = await printed('.text { font-variant-ligatures: none }')
  expect(measures.ligatures.length).toBeGreaterThan(100)
  expect(measures.ligatures.filter(isDivided)).toEqual([])
})

test('a line that is wider at its end than measured is not two lines', async () => {
  // Single letters reveal nothing about capitals set by a style: T is set under A until they separate.
  const words =
    'Observation, conservation, preservation and innovation, in elevation, are motivation for salvation. '
  const {measures} = await printed('.text p { text-transform: uppercase }', words)
  expect(measures.short.length).toBeGreaterThan(100)
  expect(measures.parted).toBe(0)
})
