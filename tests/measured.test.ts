import {expect, test} from 'vitest'
import {withFigures} from '../tools/measured.mjs'

const row = (text: string) =>
  text
    .split('\n')
    .filter(line => line.startsWith('| '))
    .slice(1)

test('a figure replaces an earlier one of the same check, and the others keep their commits', () => {
  const first = withFigures(
    '',
    [
      {check: 'b', figure: '1 of 2'},
      {check: 'a', figure: '3'}
    ],
    {
      command: 'make a',
      commit: 'c0ffee',
      date: '2026-01-02'
    }
  )
  expect(row(first)).toEqual([
    '| a | 3 | `make a` | c0ffee | 2026-01-02 |',
    '| b | 1 of 2 | `make a` | c0ffee | 2026-01-02 |'
  ])
  const second = withFigures(first, [{check: 'b', figure: '2 of 2'}], {
    command: 'make b',
    commit: 'decade',
    date: '2026-02-03'
  })
  expect(row(second)).toEqual([
    '| a | 3 | `make a` | c0ffee | 2026-01-02 |',
    '| b | 2 of 2 | `make b` | decade | 2026-02-03 |'
  ])
})
