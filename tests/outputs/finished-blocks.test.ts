import {expect, test} from 'vitest'
import {createMemo} from '../../src/core/memo.ts'
import {articleToHast} from '../../src/outputs/article/index.ts'
import type {Finish} from '../../src/outputs/article/known-blocks.ts'
import {renderingOf} from '../compose/article.ts'

/** A finish that replaces a block of a page by a name and the number of the block's elements. */
function named(name: string): Finish {
  return {name, finish: elements => ({type: 'raw', value: `${name}${elements.length}`})}
}

const paper = {'01.md': '# One\n\nWords.[^n]\n\n| a |\n|---|\n| b |\n\n[^n]: A note.\n'}

test('a page of finished blocks contains no elements of the text, notes and lists', async () => {
  const {article, manuscript} = await renderingOf(paper)
  const options = {project: manuscript.project, finish: named('x')}
  const {body} = await articleToHast(article, options, createMemo())
  expect(body.map(node => node.type === 'element' || node.value)).toEqual([
    'x1',
    '\n',
    'x1',
    '\n',
    'x1',
    '\n',
    'x1'
  ])
})

test('a finished block is reused for the next page with the same transformations', async () => {
  const {article, manuscript} = await renderingOf(paper)
  const memo = createMemo()
  const first = async (name: string) =>
    (await articleToHast(article, {project: manuscript.project, finish: named(name)}, memo)).body[0]
  const [one, again, other] = [await first('x'), await first('x'), await first('y')]
  expect(again).toBe(one)
  expect(other).toMatchObject({value: 'y1'})
})
