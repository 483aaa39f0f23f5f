import {describe, expect, test} from 'vitest'
import {checkItem} from '../../src/parse/csl/json-item.ts'
import {cslName} from '../../src/parse/csl/style.ts'

/** The accepted part of a variable, and the number of reported faults. */
function checked(name: string, value: unknown): readonly [unknown, number] {
  const {csl, faults} = checkItem({id: 'a', [name]: value})
  return [csl?.[name], faults.length]
}

describe('variables of CSL', () => {
  // The variables of CSL 1.0.2, appendix IV.
  test.each(
    `author chair collection-editor compiler composer container-author contributor curator director editor
    editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator`.split(
      /\s+/
    )
  )('%s are names', name => {
    expect(checked(name, 'WHO')).toEqual([[{literal: 'WHO'}], 0])
    expect(checked(name, 3)).toEqual([undefined, 1])
  })

  test.each('accessed available-date event-date issued original-date submitted'.split(' '))(
    '%s is a date',
    name => {
      expect(checked(name, 2001)).toEqual([{'date-parts': [[2001]]}, 0])
      expect(checked(name, [2001])).toEqual([undefined, 1])
    }
  )

  test.each(['title', 'page', 'volume', 'note'])('%s is a text', name => {
    expect(checked(name, 'WHO')).toEqual(['WHO', 0])
    expect(checked(name, 3)).toEqual([3, 0])
    expect(checked(name, true)).toEqual(['true', 0])
    expect(checked(name, {a: 1})).toEqual([undefined, 1])
    expect(checked(name, null)).toEqual([undefined, 1])
  })

  test.each(['custom', 'categories'])('%s is kept with any value', name => {
    expect(checked(name, {a: [1]})).toEqual([{a: [1]}, 0])
    expect(checked(name, null)).toEqual([null, 0])
  })
})

describe('the date of an item', () => {
  test.each<[string, Readonly<Record<string, unknown>>, unknown]>([
    ['no season 0', {'date-parts': [[2001]], season: 0}, {'date-parts': [[2001]]}],
    ['season 1', {'date-parts': [[2001]], season: 1}, {'date-parts': [[2001]], season: 1}],
    ['season 4', {'date-parts': [[2001]], season: '4'}, {'date-parts': [[2001]], season: 4}],
    ['no season 5', {'date-parts': [[2001]], season: 5}, {'date-parts': [[2001]]}],
    ['no half season', {'date-parts': [[2001]], season: 1.5}, {'date-parts': [[2001]]}],
    ['about', {'date-parts': [[2001]], circa: 1}, {'date-parts': [[2001]], circa: true}],
    ['about, as a text', {'date-parts': [[2001]], circa: 'true'}, {'date-parts': [[2001]], circa: true}],
    ['not about', {'date-parts': [[2001]], circa: 'false'}, {'date-parts': [[2001]]}],
    ['not about, either', {'date-parts': [[2001]], circa: false}, {'date-parts': [[2001]]}],
    [
      'with words',
      {'date-parts': [['2001', '5']], literal: 'May', raw: 'R'},
      {'date-parts': [[2001, 5]], literal: 'May', raw: 'R'}
    ],
    ['of four parts', {'date-parts': [[2001, 5, 6, 7]]}, {'date-parts': [[2001, 5, 6]]}],
    [
      'a range of two precisions',
      {
        'date-parts': [
          [2001, 5, 6],
          [2002, 1]
        ]
      },
      {
        'date-parts': [
          [2001, 5],
          [2002, 1]
        ]
      }
    ],
    ['three ends', {'date-parts': [[1], [2], [3]]}, undefined],
    ['a part that is no number', {'date-parts': [[2001, 'May']]}, undefined],
    ['a part that is half a number', {'date-parts': [[2001.5]]}, undefined],
    ['words that are none', {literal: 3}, undefined]
  ])('%s', (_, date, expected) => {
    expect(checked('issued', date)[0]).toEqual(expected)
  })
})

describe('nested tags and lists', () => {
  const tags = (count: number): string => `${'<i>'.repeat(count)}a${'</i>'.repeat(count)}`
  const lists = (count: number): unknown => (count === 0 ? 1 : [lists(count - 1)])

  test.each([
    ['fifty tags', tags(50), true],
    ['fifty-one', tags(51), false],
    ['many, one after the other', '<i>a</i>'.repeat(60), true],
    ['ends without a beginning', `${'</i>'.repeat(60)}${tags(50)}`, true],
    ['ends without a beginning, and too many', `${'</i>'.repeat(60)}${tags(51)}`, false],
    ['tags that are none', '<u>'.repeat(60), true],
    ['tags of all kinds', '<b><sup><sub><sc><span class="nocase">'.repeat(10), true],
    ['tags of all kinds, and too many', `${'<b><sup><sub><sc><span class="nocase">'.repeat(10)}<i>`, false],
    ['fifty lists', lists(50), true],
    ['fifty-one lists', lists(51), false]
  ])('%s stay: %s', (_, value, stays) => {
    expect(checked('title', value)).toEqual(stays ? [value, 0] : [undefined, 1])
  })

  test('are also limited in names and dates', () => {
    expect(checked('author', [{family: tags(50)}])).toEqual([[{family: tags(50)}], 0])
    expect(checked('author', [{family: tags(51)}])).toEqual([undefined, 1])
    expect(checked('issued', {literal: tags(51)})).toEqual([undefined, 1])
  })
})

test.each([
  ['apa', 'apa'],
  ['apa.csl', 'apa'],
  ['APA.CSL', 'APA'],
  [' http://www.zotero.org/styles/apa ', 'apa'],
  ['http://www.zotero.org/styles/apa/', 'apa'],
  ['http://www.zotero.org/styles/apa//', 'apa'],
  ['styles/apa.csl', 'apa'],
  ['apa.cslx', 'apa.cslx'],
  ['', '']
])('the style %j has the name %j', (value, expected) => {
  expect(cslName(value)).toBe(expected)
})
