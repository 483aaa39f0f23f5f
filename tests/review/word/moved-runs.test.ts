import {expect, test} from 'vitest'
import type {BaseParagraph} from '../../../src/review/word/base-paragraphs.ts'
import {movedRuns} from '../../../src/review/word/moved-runs.ts'

const paragraph = {pieces: []} as unknown as BaseParagraph

/**
 * The moves found in a text whose parts are in this order in a file; in the text, their names are in alphabetical
 * order.
 */
function movedIn(order: string): readonly string[] {
  const ranks = [...order].sort()
  return movedRuns([...order].map(part => ({paragraph, part, rank: ranks.indexOf(part)}))).map(
    ({parts, behind, before}) => `${behind ?? ''}(${parts.join('')})${before ?? ''}`
  )
}

test.each([
  ['abcdef', []],
  ['efabcd', ['(ef)a']],
  ['bcdaef', ['d(a)e']],
  ['cdefab', ['f(ab)']],
  ['eafbcd', ['(e)a', 'a(f)b']],
  ['fabecd', ['(f)a', 'b(e)c']]
])('parts next to each other in the text and in the file move together: %s', (order, moved) => {
  expect(movedIn(order)).toEqual(moved)
})
