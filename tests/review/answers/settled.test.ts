import {expect, test} from 'vitest'
import {mergeReturned} from '../../../src/review/answers/kept.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {settlementLines, withSettlement} from '../../../src/review/answers/settled.ts'

const row = (fields: Partial<Returned>): Returned => ({
  id: '1',
  person: 'Ann Doe',
  kind: 'deletion',
  verdict: 'sure',
  words: 'nobody',
  text: '',
  ...fields
})

const accepted = {verdict: 'accepted', by: 'Eve', on: '2026-12-01'} as const

test.each<readonly [string, Partial<Returned>, string, string, string | undefined, boolean]>([
  ['a deletion', {}, 'nobody ', '', 'Ann-Doe', true],
  ['a deletion of emphasised words', {words: 'ever so'}, '*ever* so', '', undefined, true],
  ['an insertion', {kind: 'insertion', words: 'knew', text: ' exactly'}, '', ' exactly', 'Ann-Doe', true],
  ['a replacement', {kind: 'substitution', words: '1993', text: '1992'}, '1993', '1992', 'Ann-Doe', true],
  ['a paragraph that moved', {kind: 'move', words: 'One.'}, 'One.', '', 'Ann-Doe', true],
  ['other words', {}, 'somebody', '', 'Ann-Doe', false],
  ['another author', {}, 'nobody', '', 'Bo', false],
  ['a mark in doubt', {verdict: 'unsure'}, 'nobody', '', 'Ann-Doe', false],
  ['a comment', {kind: 'comment', text: 'nobody'}, '', 'nobody', 'Ann-Doe', false]
])('%s that came back is settled or not', (_, fields, old, put, author, isSettled) => {
  const [after] = withSettlement([row(fields)], [{old, new: put, author}], accepted)
  expect(after?.settled).toEqual(isSettled ? accepted : undefined)
})

test('one edit settles one of two equal marks, and what was settled stays so', () => {
  const two = [row({id: '1'}), row({id: '2'})]
  const first = withSettlement(two, [{old: 'nobody', new: ''}], accepted)
  expect(first.map(({settled}) => settled?.verdict)).toEqual(['accepted', undefined])
  const second = withSettlement(first, [{old: 'nobody', new: ''}], {verdict: 'rejected'})
  expect(second.map(({settled}) => settled?.verdict)).toEqual(['accepted', 'rejected'])
  expect(settlementLines(second)).toEqual(['1 accepted by Eve on 2026-12-01', '1 rejected'])
  expect(mergeReturned(second, two)).toEqual(second)
})
