import {expect, test} from 'vitest'
import type {CslDate} from '../../src/core/types.ts'
import {built} from '../built.ts'

/** The date of an entry with this year, and whether the year is reported. */
async function issued(year: string): Promise<string> {
  const {manuscript, diagnostics} = await built({
    '01.md': '@doe',
    'references.bib': `@book{doe, title = {T}, author = {Doe, Jane}, publisher = {P}, year = {${year}}}`
  })
  const date = manuscript.bibliography.byKey.get('doe')!.csl.issued as CslDate | undefined
  const said = date?.['date-parts']?.map(parts => parts.join('-')).join('/') ?? `“${date?.literal}”`
  const isWrong = diagnostics.some(({rule}) => rule === 'bibliography-value' || rule.startsWith('date-'))
  return `${date?.circa ? 'ca. ' : ''}${said}${isWrong ? ' wrong' : ''}`
}

test.each([
  ['1999', '1999'],
  ['c. 850', 'ca. 850'],
  ['ca.~850', 'ca. 850'],
  ['circa 1850', 'ca. 1850'],
  ['about 9', 'ca. 9'],
  ['approx. 1850', 'ca. 1850'],
  ['1999/2001', '1999/2001'],
  ['1999--2001', '1999/2001'],
  ['1999 - 2001', '1999/2001'],
  ['1998/99', '1998/1999'],
  ['1999/13', '1999/13 wrong'],
  ['2001/1999', '2001/1999 wrong'],
  ['1999/1999', '1999'],
  ['-44', '-44'],
  ['--44', '-44'],
  ['199X', '1990/1999'],
  ['19XX', '1900/1999'],
  ['850?', 'ca. 850'],
  ['in press', '“in press”'],
  ['2019 (accessed 2020)', '“2019 (accessed 2020)”'],
  ['12345', '“12345” wrong'],
  ['2O17', '“2O17” wrong'],
  ['12.5.2017', '“12.5.2017” wrong']
])('year = {%s}', async (year, expected) => {
  expect(await issued(year)).toBe(expected)
})
