import {expect, test} from 'vitest'
import {fieldText} from '../../../src/versions/redline/works.ts'

test.each<readonly [value: unknown, text: string]>([
  [undefined, ''],
  ['A title', 'A title'],
  [3, '3'],
  [[{family: 'Doe', given: 'Jane'}, {literal: 'WHO'}], 'Doe, Jane; WHO'],
  [['a', 'b'], 'a; b'],
  [{'date-parts': [[2001, 2, 3]]}, '2001-02-03']
])('the field %j is compared as “%s”', (value, text) => {
  expect(fieldText(value)).toBe(text)
})
