import {expect, test} from 'vitest'
import type {PlannedChange} from '../../src/word/plan-edit.ts'
import {rightChanges} from '../../src/word/right-changes.ts'

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
  expect(named(await rightChanges(changes, isRight))).toEqual(kept)
})
