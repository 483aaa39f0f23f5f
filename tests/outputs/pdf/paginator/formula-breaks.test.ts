import {beforeAll, describe, expect, test, vi} from 'vitest'
import type {TypesettingJob} from '../../../../src/core/typesetting.ts'
import {hearPdf} from '../../../../src/outputs/pdf/aloud/index.ts'
import {buildPlacedFormulas, type PlacedFormulas} from '../../../formula-places.ts'
import {narrowPaper} from '../../../narrow-paper.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

type BrokenFormula = Readonly<{
  /** Its signs, with `⏎` where a line ends. */
  text: string
  /** How far it reaches beyond the sides of its column, in CSS px. */
  over: number
}>

/** Runs in the laid-out page: the formulas in text. */
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

/** Builds a paper, with its formulas as they are on the page. */
async function typesetPaper(text: string) {
  let broken: readonly BrokenFormula[] = []
  const typeset = async (job: TypesettingJob) => {
    const {results, ...printed} = await typesetter.typeset({
      ...job,
      scripts: [...job.scripts, `(${brokenFormulas})()`]
    })
    broken = results.at(-1) as readonly BrokenFormula[]
    return {...printed, results: results.slice(0, -1)}
  }
  return {built: await buildPlacedFormulas(textWorld({'paper.md': text}), typeset, 'paper.md'), broken}
}

let broken: readonly BrokenFormula[] = []
let built: PlacedFormulas

beforeAll(async () => {
  ;({broken, built} = await typesetPaper(narrowPaper))
})

describe('long formulas in the text of narrow columns', () => {
  test('are broken after relations and operators, and fit their column', () => {
    const texts = broken.map(({text}) => text).filter(text => text.includes('⏎'))
    expect(texts.length).toBeGreaterThan(5)
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
