import {beforeAll, describe, expect, test, vi} from 'vitest'
import type {TypesettingJob} from '../../../../src/core/typesetting.ts'
import {hearPdf} from '../../../../src/outputs/pdf/aloud/index.ts'
import {buildPlacedFormulas, type PlacedFormulas} from '../../../formula-places.ts'
import {narrowPaper} from '../../../narrow-paper.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

type BrokenFormula = Readonly<{
  /** The signs of the formula, with `⏎` at the end of each line. */
  text: string
  /** How far the formula extends beyond the sides of its column, in CSS px. */
  over: number
}>

/** Runs in the laid-out page: returns the formulas in running text. */
function brokenFormulas(): readonly BrokenFormula[] {
  return [...document.querySelectorAll('.page .typeset')].flatMap(formula => {
    if (formula.closest('.equation')) return []
    const parts = [...formula.querySelectorAll('.piece')]
    const boxes = parts.map(part => part.getBoundingClientRect())
    const column = formula.closest('p, li, td, caption, figcaption')!.getBoundingClientRect()
    const text = parts
      .map((part, index) => {
        const isNext = index > 0 && boxes[index]!.left < boxes[index - 1]!.left
        return `${isNext ? '⏎' : ''}${part.textContent}`
      })
      .join('')
    const [left, right] = [Math.min(...boxes.map(box => box.left)), Math.max(...boxes.map(box => box.right))]
    return [{text, over: parts.length === 0 ? 0 : Math.max(column.left - left, right - column.right)}]
  })
}

type BrokenDisplay = Readonly<{
  /** The signs of each line, with `⏎` at its break. */
  lines: readonly string[]
  /** The distance of each line's number from the baseline of its end, in CSS px. */
  offsets: readonly number[]
  over: number
  /** The relative size of each line of the formula. */
  parts: readonly number[]
  size: string | undefined
}>

/** Runs in the laid-out page: returns the displays of several lines. */
function brokenDisplays(): readonly BrokenDisplay[] {
  return [...document.querySelectorAll<HTMLElement>('.page .equation:has(> .rows)')].map(equation => {
    const lines = [...equation.querySelectorAll<HTMLElement>('.formula-line')]
    const texts = lines.map(line => {
      const pieces = [...line.querySelectorAll('.piece')]
      const tops = pieces.map(piece => piece.querySelector('b')!.getBoundingClientRect().left)
      return pieces.map((piece, at) => (tops[at]! < tops[at - 1]! ? '⏎' : '') + piece.textContent).join('')
    })
    /** The baseline of an element, measured as the bottom of a box without size. */
    const baselineOf = (element: Element) => {
      const mark = document.createElement('span')
      mark.style.cssText = 'display:inline-block;width:0;height:0'
      element.append(mark)
      const {bottom} = mark.getBoundingClientRect()
      mark.remove()
      return bottom
    }
    const offsets = [...equation.querySelectorAll<HTMLElement>('.row-numbers > *')].map(number => {
      const line = lines[Number(number.dataset.line)]!
      const end = line.matches('.broken') ? [...line.querySelectorAll('.piece')].at(-1)! : line
      return Math.abs(baselineOf(number) - baselineOf(end))
    })
    const {right} = equation.getBoundingClientRect()
    const ends = lines.flatMap(line =>
      [...line.querySelectorAll('.piece > i')].map(i => i.getBoundingClientRect().right)
    )
    const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize)
    const parts = lines.map(line => sizeOf(line) / sizeOf(line.parentElement!))
    return {lines: texts, offsets, over: Math.max(...ends) - right, parts, size: equation.dataset.size}
  })
}

/** Builds a paper, and returns its formulas as they are on the page. */
async function typesetPaper(text: string) {
  let broken: readonly BrokenFormula[] = []
  let displays: readonly BrokenDisplay[] = []
  const typeset = async (job: TypesettingJob) => {
    const {results, ...printed} = await typesetter.typeset({
      ...job,
      scripts: [...job.scripts, `(${brokenFormulas})()`, `(${brokenDisplays})()`]
    })
    broken = results.at(-2) as readonly BrokenFormula[]
    displays = results.at(-1) as readonly BrokenDisplay[]
    return {...printed, results: results.slice(0, -2)}
  }
  return {
    built: await buildPlacedFormulas(textWorld({'paper.md': text}), typeset, 'paper.md'),
    broken,
    displays
  }
}

let broken: readonly BrokenFormula[] = []
let displays: readonly BrokenDisplay[] = []
let built: PlacedFormulas

const aligned = String.raw`
\begin{align}
a &= b + c \label{eq:short} \\
f(x) &= a_0 + a_1 x + a_2 x^2 + a_3 x^3 + a_4 x^4 + a_5 x^5 + a_6 x^6 + a_7 x^7 = \sum_{k=0}^{\infty} a_k x^k \label{eq:long} \\
g &= \frac{1}{2} \label{eq:last}
\end{align}

\begin{align}
a &= b + c \\
d &= \frac{\alpha + \beta + \gamma + \delta + \epsilon + \zeta + \eta + \theta + \iota + \kappa + \lambda + \mu + \nu + \xi + \pi + \rho + \sigma + \tau + \upsilon + \phi}{2}
\end{align}

By [@eq:short], [@eq:long] and [@eq:last].
`

beforeAll(async () => {
  ;({broken, displays, built} = await typesetPaper(narrowPaper + aligned))
})

test('only the line of an aligned display that is too wide is broken, and has its number at its end', () => {
  const [{lines, offsets, over, size}, ...others] = displays as [BrokenDisplay]
  expect(others).toHaveLength(1)
  expect(lines.map(line => line.split('⏎').length)).toEqual([1, 2, 1])
  expect(lines[1]).toMatch(/⏎=∑/u)
  expect(offsets).toHaveLength(3)
  expect(Math.max(...offsets)).toBeLessThan(0.6)
  expect(over).toBeLessThan(0)
  expect(size).toBeUndefined()
})

test('a line that cannot be broken is set in smaller type, and no other', () => {
  const [, {parts, over, offsets}] = displays as [BrokenDisplay, BrokenDisplay]
  expect(parts[0]).toBe(1)
  expect(parts[1]).toBeLessThan(1)
  expect(parts[1]).toBeGreaterThan(0.6)
  expect(over).toBeLessThan(0.5)
  expect(Math.max(...offsets)).toBeLessThan(0.6)
})

describe('long formulas in the text of narrow columns', () => {
  test('are broken after relations and operators, and fit their column', () => {
    const texts = broken.map(({text}) => text).filter(text => text.includes('⏎'))
    expect(texts.length).toBeGreaterThan(4)
    for (const text of texts) expect(text).toMatch(/^([^⏎]*[=<≤+−]⏎)+[^⏎]+$/u)
    expect(broken.filter(({over}) => over > 0.5)).toEqual([])
    expect(built.problems).toEqual([])
  })

  test('are one formula each for those who listen, with all their signs in order', async () => {
    expect(built.faults).toEqual([])
    const {lines} = await hearPdf(built.artifacts[0]!.bytes)
    const said = lines.map(({text}) => text).join(' ')
    expect(said.split('E equals 1 over 2 m v squared plus m g h').length).toBe(2)
  })
})

test('the browser breaks those in ragged text, such as a caption', async () => {
  const equal = Array.from({length: 24}, (_, index) => `a_{${index}}`).join(' = ')
  const caption = await typesetPaper(
    `---\nlicense: CC0-1.0\nstyle: twocolumn\n---\n\n| a |\n|---|\n| b |\n\n: The terms $${equal}$ {#tbl:a}\n\nAs @tbl:a says.\n`
  )
  expect(caption.broken).toHaveLength(1)
  const [{text, over}] = caption.broken as [BrokenFormula]
  expect(text).toMatch(/=⏎/)
  expect(over).toBeLessThan(0.5)
  expect(caption.built.problems).toEqual([])
})
