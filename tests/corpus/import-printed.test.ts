import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect} from 'vitest'
import type {CslItem} from '../../src/core/types.ts'
import {importPrinted} from '../../src/import/printed/index.ts'
import {marksOf} from '../../src/import/printed/marks.ts'
import {lostWords} from '../printed-words.ts'
import {corpusTest} from './corpus.ts'

/** A published list of 121 references; the numbers below were counted by hand. */
const file = fileURLToPath(new URL('../../../shared/data/reference-list.txt', import.meta.url))
const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
const {references} = importPrinted({path: 'list.txt', text})
const items = references.map(({csl}) => csl)
const line = (number: number): CslItem => items[number - 1]!

corpusTest('a published list has 121 references', () => {
  expect(references).toHaveLength(121)
})

corpusTest('every word of every line is in some value', () => {
  for (const reference of references) expect(lostWords(reference), reference.raw).toEqual([])
  expect(references.map(({raw}) => raw)).toEqual(text.split('\n').filter(raw => raw !== ''))
})

corpusTest('what was counted by hand is found', () => {
  const having = (variable: string) => items.filter(item => item[variable] !== undefined).length
  const marked = references.map(({raw}) => marksOf(raw))
  // Three of the sixteen addresses are those of DOIs.
  const withAddress = references.filter(({raw}) => /https?:\/\//.test(raw) && !/doi\.org/.test(raw))
  expect({
    withoutDate: items.filter(item => item.issued === undefined && item.status === undefined).length,
    doi: having('DOI'),
    interviews: items.filter(({type}) => type === 'interview').length,
    withAddress: having('URL'),
    linesWithAddress: withAddress.length,
    dated: marked.filter(marks => marks.some(({kind}) => kind === 'date')).length
  }).toEqual({withoutDate: 1, doi: 5, interviews: 2, withAddress: 13, linesWithAddress: 13, dated: 121})
  // Two have no author; the act of law (115) has its title in that place.
  const authorless = items.flatMap((item, index) =>
    item.author === undefined && item.editor === undefined ? [index + 1] : []
  )
  expect(authorless).toEqual([13, 40, 115])
  const pairs = items.filter((item, index) => index > 0 && same(item, items[index - 1]!))
  expect(pairs.map(({title}) => title)).toEqual(['Democracy By Force'])
})

corpusTest('the traps of the list', () => {
  expect(line(3).author).toEqual([{literal: 'ALJAZEERA'}])
  expect(line(16)).toMatchObject({'container-title': 'The Day Srping', type: 'webpage'})
  expect(line(35).editor).toEqual([
    {family: 'Salomon', given: 'G.'},
    {family: 'Nevo', given: 'B.'}
  ])
  expect(line(44)).toMatchObject({
    author: [{literal: 'International Labour Organization (ILO)'}],
    issued: {'date-parts': [[2020]]}
  })
  expect(line(68)).toMatchObject({issued: {'date-parts': [[2023]]}})
  expect(JSON.stringify(line(68).author)).toContain(
    'Office of the United Nations High Commissioner for Human Rights'
  )
  expect(line(115)).toMatchObject({title: 'Workforce Innovation and Opportunity Act', type: 'legislation'})
})

/** Whether two works are equal in all their values. */
function same(a: CslItem, b: CslItem): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
