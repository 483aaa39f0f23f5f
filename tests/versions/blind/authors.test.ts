import {expect, test} from 'vitest'
import {tellsAuthors} from '../../../src/core/telling-headings.ts'
import {isOwnWork} from '../../../src/versions/blind/authors.ts'
import {blindManuscript} from '../../../src/versions/blind/manuscript.ts'
import {built} from '../../built.ts'

test.each([
  ['Doe, Ann', 'Doe, Ann', true],
  ['Doe, Ann B.', 'Doe, A.', true],
  ['Doe, Ann', 'Roe, Ben and Doe, A. B.', true],
  ['Doe, Ann', 'Doe, Alice', false],
  ['Doe, Andrew M.', 'Doe, AM', true],
  ['Doe, Dmitry', 'Doe, Dmitriy', true],
  ['Doe, Benjamin', 'Doe, Ben', true],
  ['Doe, Mohammad', 'Doe, Mohammed', true],
  ['Doe, Marta', 'Doe, Maria', false],
  ['Doe, Ann', 'Doe, Anja', false],
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

test('a citation of a masked work has its new key, and other keys stay', async () => {
  const {manuscript} = await built({
    'manuscript.yaml': 'authors: [{given: Ann, family: Doe}]\n',
    '01.md': '[@doe99; @roe; @nope]',
    'references.bib':
      '@book{doe99, author = {Doe, Ann}, title = {T}, date = {2001}}\n@book{roe, author = {Roe, Ben}, title = {S}, date = {2001}}'
  })
  const blind = blindManuscript(manuscript, 'copy').manuscript
  expect(blind.citations[0]?.citation.items.map(({key}) => key)).toEqual(['own-1', 'roe', 'nope'])
  expect(blind.citations[0]?.references.map(reference => reference?.key)).toEqual(['own-1', 'roe', undefined])
})

test.each([
  ['Acknowledgements', true],
  ['**Funding**.', true],
  ['Author contributions', true],
  ['Trends in public funding', false],
  ['Funding of kilns', false],
  ['Funding and competing interests', true],
  ['Acknowledgements and author contributions', true],
  ['Author information', true],
  ['Data and code availability', false],
  ['Danksagung', true],
  ['Remerciements et financement', true],
  ['Благодарности', true],
  ['The authors of the decree', false]
])('the section “%s” reveals the authors: %s', (title, tells) => {
  expect(tellsAuthors(title)).toBe(tells)
})
