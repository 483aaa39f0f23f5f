import {expect, test} from 'vitest'
import {mostReadings} from '../../../src/review/answers/most-readings.ts'
import {sourcedBlocks} from '../../../src/review/word/block-source.ts'
import type {PlannedChange} from '../../../src/review/word/plan-edit.ts'
import {rightChanges} from '../../../src/review/word/right-changes.ts'
import {hasLooks} from '../../../src/review/word/right-looks.ts'
import {composed} from './word-file.ts'

const changes = ['one', 'two', 'three', 'four', 'five'].map(
  (id): PlannedChange => ({
    edits: [],
    returned: {id, person: '', kind: 'insertion', verdict: 'sure', words: '', text: ''}
  })
)
const named = (all: readonly PlannedChange[]): readonly string[] => all.map(({returned}) => returned.id)

test.each([
  ['none is wrong', [], ['one', 'two', 'three', 'four', 'five']],
  ['one is wrong', ['three'], ['one', 'two', 'four', 'five']],
  ['two are wrong', ['one', 'five'], ['two', 'three', 'four']],
  ['all are wrong', ['one', 'two', 'three', 'four', 'five'], []]
])('of five changes the right ones are kept: %s', async (_, wrong, kept) => {
  const isRight = async (tried: readonly PlannedChange[]): Promise<boolean> =>
    !named(tried).some(id => wrong.includes(id))
  expect(named((await rightChanges(changes, isRight, 20)).right)).toEqual(kept)
})

test('changes that are left after so many trials are told', async () => {
  let trials = 0
  const isRight = async (tried: readonly PlannedChange[]): Promise<boolean> => {
    trials++
    return named(tried).join() === 'one'
  }
  const {right, untried} = await rightChanges(changes, isRight, 4)
  expect([trials, named(right), named(untried)]).toEqual([4, ['one'], ['two', 'three', 'four', 'five']])
})

test.each([
  [1000, 400],
  [100_000, 99],
  [10_000_000, 25]
])('a paper of %i letters is read at most %i times', async (length, trials) => {
  const {manuscript} = await composed({'01.md': 'A text.'})
  expect(mostReadings({project: manuscript.project, textOf: () => 'a'.repeat(length)})).toBe(trials)
})

test.each([
  ['A *big* dog.', true],
  ['A **big** dog.', false],
  ['A big dog.', false],
  ['A *big dog*.', false]
])('words have the look that they were given: %s', async (text, expected) => {
  const {article} = await composed({'01.md': text})
  const blocks = sourcedBlocks(await composed({'01.md': 'A big dog.'}))
  const format = {start: 2, end: 5, before: [], after: ['italic']} as const
  expect(hasLooks(article, blocks, [{...changes[0]!, block: 1, format}])).toBe(expected)
})
