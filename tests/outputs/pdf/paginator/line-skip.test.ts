import {beforeAll, describe, expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import type {TypesettingJob} from '../../../../src/core/typesetting.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const text = String.raw`# Introduction

Letters gypq of the first line, then $\frac{a}{b}$ and more words of the same paragraph with $\dfrac{a+b}{c+d}$ and even more words until the line is full, and in the next line we have $\sum_{i=1}^{n} \frac{x_i}{y_i}$ and $\begin{pmatrix} a & b \\ c & d \end{pmatrix}$ and $\sqrt{\frac{a}{b}}$ with words of $\dfrac{\dfrac{a}{b}}{\dfrac{c}{d}}$ and $\displaystyle\int_0^1 f(x)\,dx$ and so on and on and on, until we have the end of the line with $x_{i_{j_k}}$ and $2^{2^{2^2}}$ in the end.

A second paragraph begins with $\dfrac{a}{b}$ and $\frac{1}{2}$ of it, and $\frac{1}{3}$, $\frac{1}{4}$, $\frac{1}{5}$, $\frac{1}{6}$, $\frac{1}{7}$, $\frac{1}{8}$, $\frac{1}{9}$, $\frac{1}{10}$, $\frac{1}{11}$, $\frac{1}{12}$, $\frac{1}{13}$, $\frac{1}{14}$, $\frac{1}{15}$, $\frac{1}{16}$, $\frac{1}{17}$, $\frac{1}{18}$, $\frac{1}{19}$ of the whole and $\dfrac{a}{b}$.

- A list with $\frac{x}{y}$, whose text is so long that it needs the next line, in which there is $\frac{1}{2}$, and so on.
- An item with $\dfrac{a}{b}$.

A third paragraph of words, whose lines have the distance that all lines have, because it has no formulas at all, and goes on and on until there are five of them or so, with capital letters: Ångström, Österreich, Ýmir. It is followed by no other paragraph, and by no other text at all, save the licence of the paper and the address of the journal, if it had one. As it has none, there is nothing to be said of it here.
`

/** Painted letters and signs of formulas; lengths are in CSS px. */
type Painted = Readonly<{
  text: string
  isSign: boolean
  /** The number of the paragraph or list. */
  block: number
  baseline: number
  left: number
  right: number
  top: number
  bottom: number
}>

type Look = Readonly<{painted: readonly Painted[]; leading: number; columns: readonly number[]}>

/** Runs in the laid-out page: returns the outlines of all letters in text and of all signs in formulas. */
function look(): Look {
  const range = document.createRange()
  const canvas = document.createElement('canvas').getContext('2d')!
  const painted: Painted[] = []
  const blocks = [...document.querySelectorAll('.page .text :is(p, ul)')]
  for (const block of document.querySelectorAll('.page .text :is(p, li)')) {
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement!
      if (parent.closest('p, li') !== block) continue
      const {fontStyle, fontWeight, fontSize, fontFamily} = getComputedStyle(parent)
      canvas.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
      const part = parent.closest('.piece, .typeset')
      const size = part?.querySelector(':scope > i')
      for (const [index, letter] of [...(node.textContent ?? '')].entries()) {
        range.setStart(node, index)
        range.setEnd(node, Math.min(index + letter.length, node.textContent!.length))
        const rect = [...range.getClientRects()].at(-1)
        if (rect === undefined || letter.trim() === '') continue
        const ink = canvas.measureText(letter)
        const {fontBoundingBoxAscent: above, fontBoundingBoxDescent: below} = ink
        const baseline = rect.top + (rect.height * above) / (above + below)
        painted.push({
          text: letter,
          isSign: part !== null,
          block: blocks.indexOf(block.closest('ul') ?? block),
          baseline: size
            ? size.getBoundingClientRect().bottom + Number.parseFloat(getComputedStyle(size).verticalAlign)
            : baseline,
          left: rect.left - ink.actualBoundingBoxLeft,
          right: rect.left + ink.actualBoundingBoxRight,
          top: baseline - ink.actualBoundingBoxAscent,
          bottom: baseline + ink.actualBoundingBoxDescent
        })
      }
    }
  }
  return {
    painted,
    leading: Number.parseFloat(getComputedStyle(document.querySelector('.page .text p')!).lineHeight),
    columns: [...document.querySelectorAll('.page-column')].map(column => column.getBoundingClientRect().top)
  }
}

/** The gaps between signs of formulas and the ink above or below them in other lines, in CSS px. */
function gapsOf(
  painted: readonly Painted[]
): ReadonlyArray<readonly [gap: number, upper: string, lower: string]> {
  return painted.flatMap(upper =>
    painted.flatMap(lower => {
      if (!upper.isSign && !lower.isSign) return []
      if (lower.baseline - upper.baseline < 8 || lower.baseline - upper.baseline > 60) return []
      if (upper.right <= lower.left || lower.right <= upper.left) return []
      return [[lower.top - upper.bottom, upper.text, lower.text] as const]
    })
  )
}

describe.each([
  ['insights', 4 / 3 - 0.25],
  ['twocolumn', -0.5]
])('tall formulas in the lines of %s', (style, least) => {
  let seen: Look

  beforeAll(async () => {
    const world = {
      ...textWorld({'paper.md': `---\ntitle: Tall\nauthor: A\nlang: en\nstyle: ${style}\n---\n\n${text}`}),
      typeset: async (job: TypesettingJob) => {
        const result = await typesetter.typeset({...job, scripts: [...job.scripts, `(${look})()`]})
        seen = result.results.at(-1) as Look
        return result
      }
    }
    await build(world, createMemo(), {entry: 'paper.md', outputs: [pdfOutput], draft: true})
  })

  test('keep their distance from other lines', () => {
    const gaps = gapsOf(seen.painted)
    expect(gaps.length).toBeGreaterThan(40)
    // Browsers round the positions of lines and signs.
    expect(gaps.filter(([gap]) => gap < least)).toEqual([])
  })

  test('do not move lines that they do not touch', () => {
    const {painted, leading} = seen
    const baselines = [
      ...new Set(painted.filter(({isSign}) => !isSign).map(({baseline}) => Math.round(baseline)))
    ]
    const steps = baselines.slice(1).map((baseline, index) => baseline - baselines[index]!)
    expect(steps.filter(step => Math.abs(step - leading) < 1).length).toBeGreaterThan(1)
  })

  test.runIf(style === 'twocolumn')('move only the lines of their block off the grid', () => {
    const {painted, leading, columns} = seen
    const letters = painted.filter(({isSign}) => !isSign)
    const firsts = letters.filter(({block}, at) => block !== letters[at - 1]?.block)
    const places = firsts.map(({baseline}) => (((baseline - columns[0]!) % leading) + leading) % leading)
    expect(places.length).toBeGreaterThan(4)
    const apart = places.map(place => Math.abs(place - places[0]!))
    expect(apart.filter(distance => Math.min(distance, leading - distance) > 1)).toEqual([])
  })

  test('move lines with small fractions by less than half a line', () => {
    const {painted, leading} = seen
    const letters = painted.filter(({isSign}) => !isSign)
    const words = (of: number): string =>
      letters.flatMap(({block, text}) => (block === of ? text : [])).join('')
    const own = letters
      .filter(({block}) => words(block).startsWith('Alistwith'))
      .map(({baseline}) => baseline)
    const lines = [...new Set(own.map(Math.round))].toSorted((a, b) => a - b)
    expect(lines.length).toBeGreaterThan(1)
    for (const [at, line] of lines.slice(1).entries()) expect(line - lines[at]!).toBeLessThan(leading * 1.5)
  })
})
