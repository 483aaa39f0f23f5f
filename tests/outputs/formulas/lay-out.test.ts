import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import type {FormulaLayouter} from '../../../src/core/formula-layout.ts'
import {type FormulaNode, nodeParts} from '../../../src/core/formula-tree.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {layOutFormulas} from '../../../src/outputs/formulas/index.ts'
import {pdfOutput} from '../../../src/outputs/pdf/index.ts'
import {textWorld} from '../../world.ts'

function textOf(node: FormulaNode): string {
  return (node.text ?? '') + nodeParts(node).map(textOf).join('')
}

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
  const [[font, trees] = [], ...others] = asked
  expect(others).toEqual([])
  expect(font).toBeInstanceOf(Uint8Array)
  expect(trees?.map(tree => [textOf(tree), tree.attributes?.display])).toEqual([
    ['y', undefined],
    ['a', undefined],
    ['a', 'block']
  ])
  expect(page).not.toBe('')
})
