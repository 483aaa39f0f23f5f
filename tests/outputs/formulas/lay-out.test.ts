import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import type {FormulaLayouter} from '../../../src/core/formula-layout.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {layOutFormulas} from '../../../src/outputs/formulas/index.ts'
import {pdfOutput} from '../../../src/outputs/pdf/index.ts'
import {textWorld} from '../../world.ts'

test('the formulas of a paper are laid out by the machine if it can, each once', async () => {
  const asked: Parameters<FormulaLayouter>[] = []
  let page = ''
  const world = {
    ...textWorld({'paper.md': '\\newcommand{\\x}{y}\n\nLet $\\x$ and $a$ and $a$.\n\n$$ a $$'}),
    typeset: async ({html}: {html: unknown}) => {
      page = String(html)
      throw new Error('this is enough')
    },
    machine: {
      layOutFormulas: async (...given: Parameters<FormulaLayouter>) => {
        asked.push(given)
        return layOutFormulas(...given)
      }
    }
  }
  const built = build(world, createMemo(), {entry: 'paper.md', outputs: [pdfOutput], draft: true})
  await expect(built).rejects.toThrow('this is enough')
  const [[font, macros, formulas] = [], ...others] = asked
  expect(others).toEqual([])
  expect(font).toBeInstanceOf(Uint8Array)
  expect(macros?.map(({name, body}) => `${name} ${body}`)).toEqual(['x y'])
  expect(formulas).toEqual([
    ['\\x', false],
    ['a', false],
    ['a', true]
  ])
  expect(page).not.toBe('')
})
