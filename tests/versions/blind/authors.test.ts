import {expect, test} from 'vitest'
import {isOwnWork} from '../../../src/versions/blind/authors.ts'
import {built} from '../../built.ts'

test.each([
  ['Doe, Ann', 'Doe, Ann', true],
  ['Doe, Ann B.', 'Doe, A.', true],
  ['Doe, Ann', 'Roe, Ben and Doe, A. B.', true],
  ['Doe, Ann', 'Doe, Alice', false],
  ['Doe, Ann', 'Doe, John', false],
  ['Doë, Ann', 'Doe, Ann', true],
  ['Doe, Ann', 'Roe, Ann', false]
])('of %s, a work of %s is one of the authors’ own: %s', async (author, names, isOwn) => {
  const [family, given] = author.split(', ')
  const {manuscript} = await built({
    'manuscript.yaml': `authors: [{given: ${given}, family: ${family}}]\n`,
    '01.md': '[@a]',
    'references.bib': `@book{a, author = {${names}}, title = {T}, date = {2001}}`
  })
  expect(isOwnWork(manuscript.bibliography.references[0]!, manuscript.metadata)).toBe(isOwn)
})
