import {expect, test} from 'vitest'
import {readStandards} from '../../src/core/pdf-standard.ts'

test.each<[names: string, expected: string]>([
  ['a-2a', 'a-2a'],
  ['PDF/A-2a, ua-1', 'a-2a ua-1'],
  ['UA-1,UA-1', 'ua-1'],
  ['a-4f', 'a-4f'],
  [
    'a-2a, a-3a',
    '`a-2a` and `a-3a` cannot be combined, because a file claims only one standard of each kind, expected one of them'
  ],
  ['ua-1, a-4', '`ua-1` and `a-4` cannot be combined: one requires PDF 1.7, the other PDF 2.0'],
  [
    'x-4',
    '`x-4` is not a standard that galley knows, expected `a-2b`, `a-2u`, `a-2a`, `a-3b`, `a-3u`, `a-3a`, `a-4`, `a-4f`, `ua-1` or `ua-2`'
  ]
])('%s', (names, expected) => {
  const read = readStandards(names.split(','))
  expect('fault' in read ? read.fault : read.standards.join(' ')).toBe(expected)
})
