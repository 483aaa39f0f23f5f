import {describe, expect, test} from 'vitest'
import {built} from '../../built.ts'

/** A rule's findings in a bibliography: `line:column-column message`. */
async function said(rule: string, bibliography: string, file = 'references.bib'): Promise<readonly string[]> {
  const {diagnostics} = await built({'01.md': '[@a]', [file]: bibliography})
  return diagnostics
    .filter(each => each.rule === rule)
    .map(({start, end, message}) => `${start?.line}:${start?.column}-${end?.column} ${message}`)
}

describe('a publisher', () => {
  const stopgap = (text: string, rest: string): string[] => [
    `1:22-${24 + text.length} \`${rest === '' ? text : text.slice(0, -rest.length).trim()}\` ${rest === '' ? 'is a placeholder, not a publisher' : `in the publisher is a placeholder for a place, expected \`${rest}\``}`
  ]
  const small = (text: string): string[] => [
    `1:22-${24 + text.length} The publisher \`${text}\` is in lower case`
  ]
  const place = (text: string, city: string, name: string): string[] => [
    `1:22-${24 + text.length} The publisher \`${text}\` contains a place, expected \`address = {${city}}\` and \`publisher = {${name}}\``
  ]

  test.each([
    ['Trinity House', []],
    ['N/A', stopgap('N/A', '')],
    ['NA', stopgap('NA', '')],
    ['n.a.', stopgap('n.a.', '')],
    ['S.l.', stopgap('S.l.', '')],
    ['[S.l.]', stopgap('[S.l.]', '')],
    ['s.n.', stopgap('s.n.', '')],
    ['[s.n.]', stopgap('[s.n.]', '')],
    ['[S.l.] : [s.n.]', stopgap('[S.l.] : [s.n.]', '')],
    ['S.l.: Herder', stopgap('S.l.: Herder', 'Herder')],
    ['NASA', []],
    ['Nature', []],
    ['Berlin: Springer', place('Berlin: Springer', 'Berlin', 'Springer')],
    ['New York: Norton', place('New York: Norton', 'New York', 'Norton')],
    ['Cambridge, MA: MIT', place('Cambridge, MA: MIT', 'Cambridge, MA', 'MIT')],
    ['St. Louis: Mosby', place('St. Louis: Mosby', 'St. Louis', 'Mosby')],
    ['One Two Three Four: Five', place('One Two Three Four: Five', 'One Two Three Four', 'Five')],
    ['One Two Three Four Five: Six', []],
    ['Berlin:Springer', []],
    ['berlin: Springer', []],
    ['Berlin: springer', []],
    ['Cambridge University Press: Journals', []],
    ['Cognitive Research: Principles', []],
    ['Penguin Books: Classics', []],
    ['Royal Society: London', []],
    ['World Bank Group: Washington', []],
    ['springer', small('springer')],
    ['simon & schuster', small('simon & schuster')],
    ['o’reilly, inc.', small('o’reilly, inc.')],
    ['the Guardian', small('the Guardian')],
    ['theGuardian', []],
    ['de Gruyter', []],
    ['abc', small('abc')],
    ['ab', []],
    ['ab cd', []],
    ['springer 2', []]
  ])('%s', async (publisher, expected) => {
    expect(await said('publisher-form', `@book{a, publisher = {${publisher}}}`)).toEqual(expected)
  })

  test.each([
    [
      '@thesis{a, school = {Berlin: Springer}}',
      [
        '1:21-39 The publisher `Berlin: Springer` contains a place, expected `address = {Berlin}` and `school = {Springer}`'
      ]
    ],
    [
      '@report{a, date = {2001}, institution = {Berlin: Springer}}',
      [
        '1:41-59 The publisher `Berlin: Springer` contains a place, expected `location = {Berlin}` and `institution = {Springer}`'
      ]
    ],
    [
      '@book{a, publisher = {Berlin: Springer}, location = {X-City}}',
      [
        '1:22-40 The publisher `Berlin: Springer` contains a place, expected `location = {Berlin}` and `publisher = {Springer}`'
      ]
    ],
    ['@misc{a, howpublished = {in print}}', []]
  ])('%s', async (text, expected) => {
    expect(await said('publisher-form', text)).toEqual(expected)
  })

  test('in CSL-JSON', async () => {
    const text = '[{"id": "a", "type": "book", "publisher": "Berlin: Springer"}]'
    expect(await said('publisher-form', text, 'references.json')).toEqual([
      '1:2-62 The publisher `Berlin: Springer` contains a place, expected `publisher-place = {Berlin}` and `publisher = {Springer}`'
    ])
  })
})

describe('a place', () => {
  const at = (text: string, words: string): string[] => [`1:20-${22 + text.length} ${words}`]

  test.each([
    ['Berlin', []],
    ['N/A', at('N/A', '`N/A` is a placeholder, not a place')],
    ['[S.l.]', at('[S.l.]', '`[S.l.]` is a placeholder, not a place')],
    ['S.l.', at('S.l.', '`S.l.` is a placeholder, not a place')],
    ...[
      'USA',
      'U.S.A.',
      'US',
      'U.S.',
      'United States',
      'United States of America',
      'UK',
      'U.K.',
      'United Kingdom',
      'Great Britain',
      'England',
      'Australia',
      'Austria',
      'Canada',
      'China',
      'France',
      'Germany',
      'India',
      'Italy',
      'Japan',
      'Netherlands',
      'The Netherlands',
      'Pakistan',
      'Spain',
      'Sweden',
      'Switzerland',
      'Turkey'
    ].map(
      country =>
        [country, at(country, `The place \`${country}\` is a country, not a city`)] as [string, string[]]
    ),
    ['Singapore', []],
    ['usa', at('usa', 'The place `usa` is in lower case')],
    ['berlin', at('berlin', 'The place `berlin` is in lower case')],
    ['new york', at('new york', 'The place `new york` is in lower case')],
    ['s-gravenhage', []],
    ['ab', []],
    ['berlin 2', []],
    ['East Germany', []],
    [
      'Paris (the author’s home)',
      at('Paris (the author’s home)', '`(the author’s home)` after the place is a comment')
    ],
    ["Paris (author's home)", at("Paris (author's home)", '`(author’s home)` after the place is a comment')],
    ['Paris (France)', []],
    ['Paris (the home)', []],
    ['Paris, France', []]
  ])('%s', async (place, expected) => {
    expect(await said('publisher-form', `@book{a, address = {${place}}}`)).toEqual(expected)
  })

  const list = (...places: readonly string[]): string =>
    places.map((place, index) => `@book{k${index}, address = {${place}}}`).join('\n')
  const country = (line: number, text: string, city: string): string =>
    `${line}:21-${23 + text.length} The place \`${text}\` names its country, expected \`${city}\` as elsewhere`

  test.each<[string, readonly string[], readonly string[]]>([
    ['four places', ['New York, USA', 'Berlin', 'Paris', 'Rome'], [country(1, 'New York, USA', 'New York')]],
    ['three places', ['New York, USA', 'Berlin', 'Paris'], []],
    ['half of them with a country', ['New York, USA', 'Berlin, Germany', 'Paris', 'Rome'], []],
    [
      'a quarter of eight',
      ['New York, USA', 'Cambridge, MA', ...Array<string>(6).fill('Rome')],
      [country(1, 'New York, USA', 'New York')]
    ],
    [
      'more than a quarter of seven',
      ['New York, USA', 'Cambridge, MA', ...Array<string>(5).fill('Rome')],
      []
    ],
    [
      'a state and a country',
      ['New York, NY, USA', 'Berlin', 'Paris', 'Rome'],
      [country(1, 'New York, NY, USA', 'New York, NY')]
    ],
    ['a comma and nothing before', [', USA', 'Berlin', 'Paris', 'Rome'], []],
    ['no country after the comma', ['New York, NY', 'Berlin', 'Paris', 'Rome'], []]
  ])('with a country among %s', async (_, places, expected) => {
    expect(await said('publisher-form', list(...places))).toEqual(expected)
  })
})

describe('a date in words', () => {
  const meant = (written: string, date: string, column = 17): string[] => [
    `1:${column}-${column + written.length + 2} \`${written}\` is not a date that galley recognizes, expected \`${date}\``
  ]

  test.each([
    ['May 31, 2017', '2017-05-31'],
    ['31 May 2017', '2017-05-31'],
    ['31st May 2017', '2017-05-31'],
    ['2nd May 2017', '2017-05-02'],
    ['3rd May 2017', '2017-05-03'],
    ['4th May 2017', '2017-05-04'],
    ['1 May 2017', '2017-05-01'],
    ['January 2017', '2017-01'],
    ['Feb 2017', '2017-02'],
    ['mar. 2017', '2017-03'],
    ['April, 2017', '2017-04'],
    ['june 2017', '2017-06'],
    ['Jul 2017', '2017-07'],
    ['August 2017', '2017-08'],
    ['Sept. 2017', '2017-09'],
    ['October 1500', '1500-10'],
    ['November 2099', '2099-11'],
    ['December 1999', '1999-12'],
    ['Septmber 2017', '2017-09'],
    ['Janvary 2017', '2017-01'],
    ['Octember 2017', '2017-10'],
    ['Febuary 2017', '2017-02'],
    ['2017 May 31', '2017-05-31']
  ])('%s means %s', async (written, date) => {
    expect(await said('date-form', `@misc{a, year = {${written}}}`)).toEqual(meant(written, date))
  })

  test.each([
    ['32 May 2017'],
    ['0 May 2017'],
    ['May 1499'],
    ['May 2100'],
    ['May 20171'],
    ['Mai 2017'],
    ['Summer 2017'],
    ['May and June 2017'],
    ['May 3 4 2017'],
    ['Ma 2017'],
    ['2017'],
    ['forthcoming'],
    ['in 2017'],
    ['Juxy 2017']
  ])('%s may mean something else', async written => {
    expect(await said('date-form', `@misc{a, year = {${written}}}`)).toEqual([])
  })

  test('in a `date` is reported while parsing, and in CSL-JSON by the rule', async () => {
    expect(await said('date-form', '@misc{a, date = {May 31, 2017}}')).toEqual([])
    const text = '[{"id": "a", "type": "book", "issued": {"literal": "May 31, 2017"}}]'
    expect(await said('date-form', text, 'references.json')).toEqual([
      '1:2-68 `May 31, 2017` is not a date that galley recognizes, expected `2017-05-31`'
    ])
    const raw = '[{"id": "a", "type": "book", "issued": {"raw": "May 31, 2017"}}]'
    expect(await said('date-form', raw, 'references.json')).toEqual([
      '1:2-64 `May 31, 2017` is not a date that galley recognizes, expected `2017-05-31`'
    ])
  })
})

describe('a year', () => {
  test.each([
    ['year = {99}', ['1:17-21 The year `99` does not have four digits']],
    ['year = {201}', ['1:17-22 The year `201` does not have four digits']],
    ['year = {10}', ['1:17-21 The year `10` does not have four digits']],
    ['year = {999}', ['1:17-22 The year `999` does not have four digits']],
    ['year = {9}', []],
    ['year = {1000}', []],
    ['year = {0099}', []],
    ['date = {99}', ['1:17-21 The year `99` does not have four digits']],
    ['date = {0099}', []],
    ['year = {c. 99}', []]
  ])('%s', async (field, expected) => {
    expect(await said('date-form', `@misc{a, ${field}}`)).toEqual(expected)
  })

  test('in CSL-JSON', async () => {
    const text = (year: number): string =>
      `[{"id": "a", "type": "book", "issued": {"date-parts": [[${year}]]}}]`
    expect(await said('date-form', text(99), 'references.json')).toEqual([
      '1:2-63 The year `99` does not have four digits'
    ])
    expect(await said('date-form', text(1999), 'references.json')).toEqual([])
  })
})
