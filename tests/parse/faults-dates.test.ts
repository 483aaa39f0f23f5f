import {describe, expect, test} from 'vitest'
import type {CslDate} from '../../src/core/types.ts'
import {built, saidBy} from '../built.ts'

/** The publication date of a paper with this date in its metadata; undefined if the date is rejected. */
async function published(date: string): Promise<string | undefined> {
  return (await built({'manuscript.yaml': `date: "${date}"`})).manuscript.metadata.dates.published
}

/** The date of an entry: `2016-2-29`, `1999/2001`, or its words. */
async function issued(fields: string): Promise<string> {
  const {manuscript} = await built({'references.bib': `@misc{doe, title = {T}, ${fields}}`})
  const date = manuscript.bibliography.byKey.get('doe')!.csl.issued as CslDate
  return date['date-parts']?.map(parts => parts.join('-')).join('/') ?? `“${date.literal}”`
}

describe('days of the calendar', () => {
  test.each<readonly [string, string, boolean]>([
    ['a leap year', '2024-02-29', true],
    ['a year that is none', '2023-02-29', false],
    ['1900 is no leap year', '1900-02-29', false],
    ['1900 has a 28 February', '1900-02-28', true],
    ['2000 is a leap year', '2000-02-29', true],
    ['2100 is no leap year', '2100-02-29', false],
    ['no year has a 30 February', '2000-02-30', false],
    ...['01', '03', '05', '07', '08', '10', '12'].map(
      month => [`month ${month} has 31 days`, `2023-${month}-31`, true] as const
    ),
    ...['04', '06', '09', '11'].flatMap(
      month =>
        [
          [`month ${month} has 30 days`, `2023-${month}-30`, true],
          [`month ${month} has no 31st`, `2023-${month}-31`, false]
        ] as const
    ),
    ['no month has a 32nd', '2023-01-32', false],
    ['no month begins on the 0th', '2023-01-00', false],
    ['there is no month 13', '2023-13-01', false],
    ['there is no month 0', '2023-00-01', false]
  ])('%s', async (_, day, isDay) => {
    expect(await published(day)).toBe(isDay ? day : undefined)
    expect(await issued(`date = {${day}}`)).toBe(isDay ? day.replace(/-0/g, '-') : `“${day}”`)
  })

  test.each([
    ['2022-6-9', '2022-06-09'],
    ['2022/06/09', '2022-06-09'],
    ['2022-06-09T12:30:00Z', '2022-06-09'],
    ['2022-06-09 12:30', '2022-06-09'],
    ['2022-06', '2022-06'],
    ['2022', '2022'],
    [' 2022 ', '2022'],
    ['9 June 2022', '2022-06-09'],
    ['9th June, 2022', '2022-06-09'],
    ['1st jan. 2022', '2022-01-01'],
    ['2nd Feb 2022', '2022-02-02'],
    ['3rd March 2022', '2022-03-03'],
    ['9. June 2022', '2022-06-09'],
    ['June 9, 2022', '2022-06-09'],
    ['Dec. 31st 2022', '2022-12-31'],
    ['Sept 2022', '2022-09'],
    ['May, 2022', '2022-05'],
    ['Ma 2022', undefined],
    ['Juny 2022', undefined],
    ['31 June 2022', undefined],
    ['9 June 22', undefined],
    ['22-06-09', undefined],
    ['2022-06-09x', undefined],
    ['x 9 June 2022', undefined],
    ['123 June 2022', undefined],
    ['2022-006', undefined],
    ['2022/06', undefined]
  ])('%s is %s', async (date, expected) => {
    expect(await published(date)).toBe(expected)
  })
})

describe('dates of entries', () => {
  test.each([
    ['year 0 is 1 BC', 'date = {0000}', '-1'],
    ['year -44 is 45 BC', 'date = {-0044}', '-45'],
    ['year 1', 'date = {0001}', '1'],
    ['a range', 'date = {1999/2001}', '1999/2001'],
    ['a range of days', 'date = {1999-01-02/1999-03-04}', '1999-1-2/1999-3-4'],
    ['a range to a finer end', 'date = {1999/2001-05}', '1999/2001'],
    ['a range of a month and a day', 'date = {1999-01/1999-03-04}', '1999-1/1999-3'],
    ['the last two months', 'year = 1999, month = {11-12}', '1999-11/1999-12'],
    ['a second month 13', 'year = 1999, month = {12-13}', '1999'],
    ['three months', 'year = 1999, month = {1-2-3}', '1999'],
    ['a negative year with a dash', 'year = {–44}', '-44'],
    ['a negative year with a blank', 'year = {- 44}', '-44'],
    ['five digits after a sign', 'year = {-44000}', '“-44000”'],
    ['a range that begins within its end', 'date = {2001-05-06/2001-05}', '2001-5'],
    ['a range that ends within its beginning', 'date = {2001/2001-05}', '2001'],
    ['a range that begins within a decade', 'date = {1995/199X}', '1995/1999'],
    ['a range is as fine as its coarser end', 'date = {1999-01-02/2001}', '1999/2001'],
    ['a range of one day', 'date = {1999-01-02/1999-01-02}', '1999-1-2'],
    ['a decade', 'date = {199X}', '1990/1999'],
    ['a century', 'date = {19XX}', '1900/1999'],
    ['a range to a decade', 'date = {1985/199X}', '1985/1999'],
    ['a month that nobody knows', 'date = {1999-XX}', '1999'],
    ['a day that nobody knows', 'date = {1999-05-XX}', '1999-5'],
    ['an open end', 'date = {1999/}', '“1999–”'],
    ['an open end in words', 'date = {1999-05/open}', '“1999-05–”'],
    ['an open start', 'date = {../1999-05-06}', '“–1999-05-06”'],
    ['an open start, about', 'date = {/1999~}', '“–ca. 1999”'],
    ['three dates', 'date = {1999/2000/2001}', '“1999/2000/2001”'],
    ['years as BibTeX has them', 'year = {1999-2001}', '1999/2001'],
    ['years, the second shortened', 'year = {1999--01}', '“1999–01”'],
    ['years, the second shortened to a year', 'year = {1914–18}', '1914/1918'],
    ['years in the wrong order', 'year = {2001-1999}', '2001/1999'],
    ['the same year twice, which stays as it is written', 'year = {1999-1999}', '“1999-1999”'],
    ['a negative year', 'year = {-44}', '-44'],
    ['a month by name', 'year = 1999, month = {Sept.}', '1999-9'],
    ['a month by number', 'year = 1999, month = 12', '1999-12'],
    ['a thirteenth month', 'year = 1999, month = 13', '1999'],
    ['two months', 'year = 1999, month = {May/June}', '1999-5/1999-6'],
    ['two months by number', 'year = 1999, month = {5-6}', '1999-5/1999-6'],
    ['two months in the wrong order', 'year = 1999, month = {6-5}', '1999'],
    ['the same month twice', 'year = 1999, month = {5-5}', '1999'],
    ['a day in the month', 'year = 1999, month = {March 5}', '1999-3-5'],
    ['a day of its own', 'year = 1999, month = mar, day = 5', '1999-3-5'],
    ['days', 'year = 1999, month = {March 5--7}', '1999-3-5/1999-3-7'],
    ['the same day twice', 'year = 1999, month = {March 5--5}', '1999-3-5'],
    ['days of two months', 'year = 1999, month = {30 May -- 2 June}', '1999-5-30/1999-6-2'],
    ['a day that the month does not have', 'year = 1999, month = apr, day = 31', '1999-4'],
    ['a 29 February of a century', 'year = 1900, month = feb, day = 29', '1900-2'],
    ['a day of two months', 'year = 1999, month = {May/June}, day = 5', '1999-5/1999-6'],
    ['a day of one month, and two days', 'year = 1999, month = {5 May -- 7 May}', '1999-5-5/1999-5-7'],
    ['a month twice in words', 'year = 1999, month = {May/May}', '1999-5'],
    ['days in the wrong order', 'year = 1999, month = {March 7--5}', '1999-3-7'],
    ['a last day that the month does not have', 'year = 1999, month = {February 5--29}', '1999-2'],
    ['a last day of the month', 'year = 1999, month = {February 5--28}', '1999-2-5/1999-2-28'],
    ['a first day that the month does not have', 'year = 1999, month = {31 April -- 2 May}', '1999-4/1999-5'],
    ['a first day of the month', 'year = 1999, month = {1--30 April}', '1999-4-1/1999-4-30'],
    ['no day', 'year = 1999, month = apr, day = {x}', '1999-4'],
    ['a day in braces', 'year = 1999, month = apr, day = {{7}}', '1999-4-7'],
    ['a day 0', 'year = 1999, month = apr, day = 0', '1999-4'],
    ['a month in German', 'year = 1999, month = {März}', '1999-3'],
    ['a month that may be two', 'year = 1999, month = {Ju}', '1999'],
    ['a month without a year', 'month = {May}', '“May”']
  ])('%s: %s', async (_, fields, expected) => {
    expect(await issued(fields)).toBe(expected)
  })

  test.each([
    ['spring', 'date = {2001-21}', 1],
    ['winter', 'date = {2001-24}', 4],
    ['no fifth season', 'date = {2001-25}', undefined],
    ['in words', 'year = 2001, month = {Fall}', 3],
    ['by number, as a month', 'year = 2001, month = 24', 4],
    ['no month 20', 'year = 2001, month = 20', undefined]
  ])('a season: %s', async (_, fields, season) => {
    const {manuscript} = await built({'references.bib': `@misc{doe, title = {T}, ${fields}}`})
    expect((manuscript.bibliography.byKey.get('doe')!.csl.issued as CslDate).season).toBe(season)
  })

  test.each([
    ['date = {1999~}', true],
    ['date = {1999?}', true],
    ['date = {1999%}', true],
    ['date = {1999~/2001}', true],
    ['date = {1999/2001?}', true],
    ['date = {1999/2001}', undefined],
    ['date = {1999}', undefined],
    ['date = {199X~}', true],
    ['year = {c. 1999}', true],
    ['year = {c 1999}', true],
    ['year = {ca.1999}', true],
    ['year = {ca~1999}', true],
    ['year = {circa 1999}', true],
    ['year = {About 1999}', true],
    ['year = {approx. 999}', true],
    ['year = {199?}', true],
    ['year = {199~}', true],
    ['year = {1999}', undefined],
    ['year = {xc. 1999}', undefined],
    ['year = {c. 19990}', undefined]
  ])('%s is approximate: %s', async (fields, circa) => {
    const {manuscript} = await built({'references.bib': `@misc{doe, title = {T}, ${fields}}`})
    expect((manuscript.bibliography.byKey.get('doe')!.csl.issued as CslDate).circa).toBe(circa)
  })

  test.each([
    ['date = {May 31, 2017}', '2017-05-31'],
    ['date = {31. Mai 2017}', '2017-05-31'],
    ['date = {May 2017}', '2017-05'],
    ['date = {2017 May 1}', '2017-05-01'],
    ['date = {31 June 2017}', undefined],
    ['date = {May/June 2017}', undefined],
    ['date = {5--6 May 2017}', undefined],
    ['date = {May 31, 2017, 2018}', undefined],
    ['date = {31.05.2017}', undefined],
    ['date = {31 V 2017}', undefined],
    ['date = {May 31, 20170}', undefined]
  ])('%s can be repaired to %s', async (fields, text) => {
    const {diagnostics} = await built({'references.bib': `@misc{doe, title = {T}, ${fields}}`})
    const [found, ...more] = diagnostics.filter(({rule}) => rule === 'bibliography-value')
    expect([more.length, found?.edits?.[0]?.text, found?.expected?.[0]]).toEqual([0, text, text])
  })

  test.each([
    ['year = {20175}', true],
    ['year = {20175 and more}', true],
    ['year = {2O17}', true],
    ['year = {20l7}', true],
    ['year = {OOOO}', false],
    ['year = {2O170}', false],
    ['year = {31.05.2017}', true],
    ['year = {2017, 2018}', true],
    ['year = {2017 2018}', true],
    ['year = {2017 (1920)}', false],
    ['year = {2017.}', false],
    ['year = {in 2017}', false],
    ['year = {535 BCE}', false],
    ['year = {forthcoming}', false]
  ])('%s is not a year: %s', async (fields, isTold) => {
    const {diagnostics} = await built({'references.bib': `@misc{doe, title = {T}, ${fields}}`})
    const told = diagnostics.filter(({rule}) => rule === 'bibliography-value')
    expect(told.map(({message}) => message.includes('is not a year'))).toEqual(isTold ? [true] : [])
  })

  test.each([
    ['a range', '2001/1999', true],
    ['a range of months', '2001-05/2001-04', true],
    ['a range of days', '2001-05-06/2001-05-05', true],
    ['a range in order', '2001-05-06/2001-06-05', false],
    ['a range to a finer end', 'date = {1999/2001-05}', '1999/2001'],
    ['a range of a month and a day', 'date = {1999-01/1999-03-04}', '1999-1/1999-3'],
    ['the last two months', 'year = 1999, month = {11-12}', '1999-11/1999-12'],
    ['a second month 13', 'year = 1999, month = {12-13}', '1999'],
    ['three months', 'year = 1999, month = {1-2-3}', '1999'],
    ['a negative year with a dash', 'year = {–44}', '-44'],
    ['a negative year with a blank', 'year = {- 44}', '-44'],
    ['five digits after a sign', 'year = {-44000}', '“-44000”'],
    ['a range that begins within its end', '2001-05-06/2001-05', false],
    ['a range of equal ends', '2001-05/2001-05', false]
  ])('%s, which ends before it begins, is reported: %s', async (_, date, isTold) => {
    const said = await saidBy('bibliography-value', {
      'references.bib': `@misc{doe, title = {T}, date = {${date}}}`
    })
    expect(said).toHaveLength(isTold ? 1 : 0)
  })
})

/** The findings of `date-order` about a cited work with these fields, in a paper with this metadata. */
function order(fields: string, metadata: string, today?: string): Promise<readonly string[]> {
  const files = {'manuscript.yaml': metadata, 'references.bib': `@misc{doe, title = {T}, ${fields}}`}
  return saidBy('date-order', files, {today})
}

describe('the order of dates', () => {
  test.each([
    ['a work of the year of the paper', '2024', 'date: 2024-05-01', false],
    ['a work of the year after', '2025', 'date: 2024-05-01', false],
    ['a work of two years after', '2026', 'date: 2024-05-01', true],
    [
      'the day of publication counts first',
      '2024',
      'dates: {received: 2021, accepted: 2022, published: 2023}',
      false
    ],
    ['then that of acceptance', '2024', 'dates: {received: 2021, accepted: 2023}', false],
    ['then that of receipt', '2024', 'dates: {received: 2021}', true],
    ['the day of publication, not of acceptance', '2024', 'dates: {accepted: 2024, published: 2021}', true]
  ])('%s', async (_, year, metadata, isTold) => {
    expect(await order(`year = ${year}`, metadata)).toEqual(isTold ? ['1:32 doe'] : [])
    // The day of the check is used only for a paper without a date.
    expect(await order(`year = ${year}`, metadata, '2000-01-01')).toEqual(isTold ? ['1:32 doe'] : [])
  })

  test.each([
    ['this year', '2024', false],
    ['next year', '2025', false],
    ['the year after', '2026', true]
  ])('a work of %s, on the day of the check', async (_, year, isTold) => {
    expect(await order(`year = ${year}`, '', '2024-12-31')).toHaveLength(isTold ? 1 : 0)
  })

  test.each([
    ['in the year of the work', 'date = {2021}, urldate = {2021-01-01}', []],
    ['in the year before', 'date = {2021}, urldate = {2020-12-31}', []],
    ['two years before', 'date = {2021}, urldate = {2019-12-31}', ['1:50 doe']],
    ['two years before, with its year alone', 'date = {2021}, urlyear = {2019}', ['1:50 doe']],
    ['of a work without a date', 'urldate = {2019-12-31}', []]
  ])('access %s', async (_, fields, expected) => {
    expect(await order(`${fields}, url = {https://example.org}`, '')).toEqual(expected)
  })
})
