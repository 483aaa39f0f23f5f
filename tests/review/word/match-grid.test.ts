import {expect, test} from 'vitest'
import type {Table} from '../../../src/core/article.ts'
import type {BaseParagraph} from '../../../src/review/word/base-paragraphs.ts'
import type {SourcedBlock} from '../../../src/review/word/block-source.ts'
import {matchTables} from '../../../src/review/word/match-grid.ts'

const table = {type: 'table'} as unknown as Table

/** The rows of the article for those of a file, only some of which match by their words. */
function rowsOf(fileRows: number, articleRows: number, matched: ReadonlyArray<readonly [number, number]>) {
  const paragraphs = Array.from(
    {length: fileRows},
    (_, row) => ({cell: {table: 7, row, column: 0}}) as unknown as BaseParagraph
  )
  const blocks = Array.from(
    {length: articleRows},
    (_, row) => ({block: {cell: {table, row, index: 0}}}) as unknown as SourcedBlock
  )
  const cells = new Map(matched.map(([here, there]) => [paragraphs[here]!, blocks[there]!]))
  return Object.fromEntries(matchTables(paragraphs, blocks, cells).get(7)!.rows)
}

const outer: ReadonlyArray<readonly [number, number]> = [
  [0, 0],
  [2, 2],
  [4, 4]
]

test('a row with other words is the one between the same rows, in each gap by itself', () => {
  expect(rowsOf(5, 5, outer)).toEqual({0: 0, 1: 1, 2: 2, 3: 3, 4: 4})
})

test('where rows were added, the other gap still has its own', () => {
  const below: typeof outer = [
    [0, 0],
    [3, 2],
    [5, 4]
  ]
  expect(rowsOf(6, 5, below)).toEqual({0: 0, 3: 2, 4: 3, 5: 4})
})
