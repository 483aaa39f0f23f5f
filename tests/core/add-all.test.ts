import {expect, test} from 'vitest'
import {addAll} from '../../src/core/add-all.ts'
import {largestOf, smallestOf} from '../../src/core/extremes.ts'
import {element} from '../../src/core/write-xml.ts'

const many = Array.from({length: 200_000}, (_, at) => at)

test('lists of any length are added, compared and written', () => {
  const list = [7]
  addAll(list, many)
  expect([list.length, list[0], list.at(-1)]).toEqual([200_001, 7, 199_999])
  expect([largestOf(many), smallestOf(many), largestOf([]), smallestOf([])]).toEqual([
    199_999,
    0,
    -Infinity,
    Infinity
  ])
  const written = element('a', {}, 'x', many.map(String), 'y')
  expect([written.slice(0, 6), written.length]).toEqual(['<a>x01', 1_088_899])
})
