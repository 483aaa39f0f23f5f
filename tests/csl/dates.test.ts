import {expect, test} from 'vitest'
import {readRawDate} from '../../src/csl/values/date.ts'

test.each([
  ['44 BC', {year: -44}],
  ['44 BCE', {year: -44}],
  ['15 March 44 BC', {year: -44, month: 3, day: 15}],
  ['44 AD', {year: 44}],
  ['April 12, 2005', {year: 2005, month: 4, day: 12}]
])('%s is a date in words', (text, day) => {
  expect(readRawDate(text)).toMatchObject({from: day})
})
