import {describe, expect, test} from 'vitest'
import {
  type AdjustableParagraph,
  otherLines
} from '../../../../src/outputs/pdf/paginator/adjustable-paragraphs.ts'
import {composePages} from '../../../../src/outputs/pdf/paginator/compose.ts'
import type {ComposedArticle} from '../../../../src/outputs/pdf/paginator/compose-article.ts'
import {fillingLines} from '../../../../src/outputs/pdf/paginator/fuller-columns.ts'
import {shortColumns} from '../../../../src/outputs/pdf/paginator/short-columns.ts'

/**
 * A paragraph: how far its lines stretch if it gets one line more and shrink if it gets one less, or undefined if that
 * is impossible; `keep` forbids dividing it; `broken` is the number of a line that ends inside a word.
 */
type Given = Readonly<{
  lines: number
  stretch?: number
  shrink?: number
  broken?: number
  keep?: boolean
  forced?: boolean
  heading?: boolean
}>

/** The penalty for a first or last line that would be alone. */
function alone(line: number, lines: number): number {
  return line === 1 || (line === lines - 1 && line > 0) ? Infinity : 0
}

/** Pages of ten lines in one or more columns, each line 10 high. */
function composed(given: readonly Given[], columns = 1) {
  const elements = given.map((_, index) => ({index, parentNode: null}) as unknown as HTMLElement)
  let top = -10
  const items = given.flatMap(({lines, keep, forced, heading}, paragraph) =>
    Array.from({length: lines}, (_, line) => {
      top += 10
      const isForced = forced === true && line === 0
      const common = {
        top,
        bottom: top + 10,
        penalty: keep ? (line > 0 ? Infinity : 0) : alone(line, lines),
        isForced,
        repeated: 0
      }
      return {
        composed: {
          ...common,
          isAfterFloats: false,
          isInList: false,
          isHeading: heading === true,
          isOpening: false,
          notes: []
        },
        cut: {node: {parentNode: elements[paragraph]} as unknown as Node, offset: 0}
      }
    })
  )
  const composition = {
    flows: [{columns, grid: 0, items: items.map(item => item.composed)}],
    pageHeight: 100,
    noteLines: [],
    keptNoteLines: [],
    noteSeparator: 5,
    leading: 10
  }
  const pages = composePages(composition)
  const article = {composition, pages, flows: [{items}]} as unknown as ComposedArticle
  const paragraphs = given.map(
    ({lines, stretch, shrink, broken}, index): AdjustableParagraph => ({
      element: elements[index]!,
      lines,
      leading: 10,
      linesWith(count) {
        const strain = count > lines ? stretch : shrink
        const inWord = Array.from({length: count}, (_, line) => line + 1 === broken)
        return strain === undefined ? undefined : {strain, inWord}
      }
    })
  )
  const {wanted} = fillingLines(article, paragraphs)
  return {
    wanted: elements.flatMap((element, index) => (wanted.has(element) ? [[index, wanted.get(element)]] : [])),
    short: shortColumns(article, page => String(page + 1))
  }
}

const end = {lines: 5}

describe('a paragraph of a short column has one line more or less', () => {
  test.each<readonly [string, readonly Given[], readonly (readonly number[])[]]>([
    ['if the column is full, none', [{lines: 10, stretch: 0.2}, end], []],
    [
      'the one whose lines are stretched least',
      [
        {lines: 4, stretch: 1},
        {lines: 5, stretch: 0.5},
        {...end, keep: true}
      ],
      [[1, 6]]
    ],
    [
      'two, if two lines are missing',
      [
        {lines: 4, stretch: 1},
        {lines: 4, stretch: 0.5},
        {...end, keep: true}
      ],
      [
        [0, 5],
        [1, 5]
      ]
    ],
    ['none that cannot', [{lines: 9}, {...end, keep: true}], []],
    ['none that continues in the next column', [{lines: 12, stretch: 0.1}, end], []],
    ['none at the end of the text', [{lines: 9, stretch: 0.1}], []],
    [
      'none before a page break',
      [
        {lines: 9, stretch: 0.1},
        {...end, forced: true}
      ],
      []
    ],
    [
      'one less, where two lines of the next then fit',
      [{lines: 5, shrink: 0.3}, {lines: 4}, {lines: 6}, end],
      [[0, 4]]
    ],
    [
      'one less, where a heading and its text then fit',
      [{lines: 6, shrink: 0.3}, {lines: 5, keep: true}, end],
      [[0, 5]]
    ],
    ['none more, where four would be needed', [{lines: 6, stretch: 0.1}, {lines: 5, keep: true}, end], []],
    [
      'rather one more, which moves no other page',
      [{lines: 5, shrink: 0.3, stretch: 0.5}, {lines: 4}, {lines: 6}, end],
      [[0, 6]]
    ],
    [
      'no one less that leaves more lines empty on the next page',
      [{lines: 5, shrink: 0.3}, {lines: 4}, {lines: 6}, {lines: 4, keep: true}, {lines: 8, keep: true}, end],
      []
    ],
    [
      'one more in a paragraph that goes on in the next column',
      [{lines: 6}, {lines: 5, stretch: 0.3}, end],
      [[1, 6]]
    ],
    [
      'one more in a paragraph that began in the last column',
      [{lines: 8}, {lines: 6, stretch: 0.3}, {lines: 5}, {lines: 6, keep: true}, end],
      [[1, 7]]
    ],
    [
      'none where a word would be divided between the columns',
      [{lines: 8}, {lines: 6, stretch: 0.3, broken: 2}, {lines: 5}, {lines: 6, keep: true}, end],
      []
    ],
    [
      'one more on the page before, if no paragraph of the short page can change',
      [{lines: 4, stretch: 0.3}, {lines: 8}, {lines: 7}, {...end, keep: true}],
      [[0, 5]]
    ],
    [
      'one more two pages before, if none nearer can',
      [{lines: 4, stretch: 0.3}, {lines: 8}, {lines: 11}, {lines: 6}, {...end, keep: true}],
      [[0, 5]]
    ],
    [
      'none on a page before that would have one more hyphen',
      [{lines: 4, stretch: 0.3, broken: 2}, {lines: 8}, {lines: 7}, {...end, keep: true}],
      []
    ],
    [
      'none on a page before that would be short itself',
      [{lines: 4, stretch: 0.3}, {lines: 6}, {lines: 9}, {...end, keep: true}],
      []
    ],
    [
      'none where more than three lines are missing',
      [{lines: 5, stretch: 0.1}, {lines: 9, keep: true}, end],
      []
    ]
  ])('%s', (_, given, expected) => expect(composed(given).wanted).toEqual(expected))
})

test('in two columns, a paragraph on the left can move a line to the right', () => {
  const given = [{lines: 9, stretch: 0.3}, {lines: 10}, {lines: 5, keep: true}, {lines: 20}]
  expect(composed(given, 2).wanted).toEqual([[0, 10]])
})

test('at the end of a text, columns that end more than a line apart become level, or have a reason', () => {
  const given = (stretch?: number) => [{lines: 6}, {lines: 4, keep: true, ...(stretch && {stretch})}]
  expect(composed(given(0.3), 2).wanted).toEqual([[1, 5]])
  expect(composed(given(), 2)).toEqual({
    wanted: [],
    short: ['page 1 is 2.0 lines short: the columns before end where a break is best']
  })
})

test.each<readonly [string, readonly Given[], readonly string[]]>([
  [
    'lines that stay together',
    [{lines: 5}, {lines: 9, keep: true}, end],
    ['page 1 is 5.0 lines short: lines that stay together']
  ],
  [
    'a heading',
    [{lines: 5}, {lines: 9, keep: true, heading: true}, end],
    ['page 1 is 5.0 lines short: a heading and the first lines of its text']
  ],
  [
    'a page break',
    [{lines: 5}, {lines: 5, forced: true}],
    ['page 1 is 5.0 lines short: a page break that the author or the style asks for']
  ],
  ['not the last page', [{lines: 5}], []]
])('a page that is more than three lines short has a reason: %s', (_, given, expected) =>
  expect(composed(given).short).toEqual(expected)
)

test.each([
  ['one more, with one line of wide spaces', [0.9, 1.3, 1, 0], 3, 1.3],
  ['none more with two lines of wide spaces', [1.25, 1.25, 1, 0], 3, undefined],
  ['one less, with spaces that are a little narrower', [0, 1, -0.9, 0], 5, 1],
  ['none less with spaces that are too narrow', [1, 0, -1.1, 0], 5, undefined]
])('a paragraph gets another number of lines: %s', (_, ratios, best, strain) => {
  const ends = ratios.map((ratio, at) => ({at, ratio}))
  expect(otherLines([], ends, best)?.strain).toBe(strain)
})
