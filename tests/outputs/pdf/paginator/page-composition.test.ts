import {describe, expect, test} from 'vitest'
import {composePages} from '../../../../src/outputs/pdf/paginator/compose.ts'
import {
  brokenWord,
  type ComposedPage,
  type Composition,
  type FloatPlace,
  type FlowItem
} from '../../../../src/outputs/pdf/paginator/composition.ts'
import fc from '../../../properties.ts'

type Line = Readonly<{
  height?: number
  notes?: readonly number[]
  keep?: boolean
  /** Whether the line begins a list that the line before it introduces. */
  introduced?: boolean
  /** Whether the line continues a word of the previous line. */
  inWord?: boolean
  float?: boolean
  wide?: boolean
  heading?: boolean
  /** The level of a heading. */
  level?: number
  /** Whether the line is a heading that begins a page. */
  opening?: boolean
  /** The number of the list to which the line belongs. */
  inset?: number
  /** Whether floats have to be placed before this line. */
  last?: boolean
  /** Whether the line belongs to a list of references. */
  list?: boolean
  place?: FloatPlace
  /** How many lines before a float the text first refers to it. */
  mention?: number | undefined
}>

/** Lines of height 10, one below the other; `keep` forbids a break before a line. */
function galley(lines: readonly Line[]): FlowItem[] {
  let top = 0
  return lines.map(
    (
      {
        height = 10,
        notes = [],
        keep = false,
        introduced = false,
        inWord = false,
        float = false,
        wide = false,
        heading = false,
        level,
        opening = false,
        inset,
        last = false,
        list = false,
        place = 'any',
        mention
      },
      index
    ) => {
      const item = {
        top,
        bottom: top + height,
        penalty: keep ? Infinity : introduced ? 12 : inWord ? brokenWord : 0,
        isForced: opening,
        isAfterFloats: last || opening,
        isInList: list,
        isHeading: heading,
        level,
        isOpening: opening,
        inset,
        notes,
        repeated: 0,
        float: float
          ? {
              isWide: wide,
              height,
              before: 0,
              after: 0,
              step: 0,
              below: 10,
              above: 10,
              place,
              mention: mention && Math.max(0, index - mention)
            }
          : undefined
      }
      top += height
      return item
    }
  )
}

function compose(
  lines: readonly Line[],
  options: Partial<Composition> & {columns?: number; grid?: number} = {}
): readonly ComposedPage[] {
  return composePages({
    flows: [{columns: options.columns ?? 1, grid: options.grid ?? 0, items: galley(lines)}],
    pageHeight: 100,
    noteLines: [],
    keptNoteLines: [],
    noteSeparator: 5,
    leading: 10,
    ...options
  })
}

/** The contents of pages: `0-9 | f3 4-6` is a page whose second column begins with a float. */
function shown(pages: readonly ComposedPage[]): string[] {
  return pages.map(({regions}) =>
    regions
      .map(({floats, columns}) =>
        [
          ...floats.map(float => `F${float}`),
          columns
            .map(({floats: heads, from, to, left, feet, notes}) =>
              [
                ...heads.map(float => `f${float}`),
                to > from ? `${from}-${to - 1}${left.map(index => ` without ${index}`).join('')}` : 'empty',
                ...feet.map(float => `b${float}`),
                ...notes.map(note => `n${note.note}:${note.from}-${note.to}`)
              ].join(' ')
            )
            .join(' | ')
        ].join(' ')
      )
      .join(' / ')
  )
}

const lines = (count: number): Line[] => Array.from({length: count}, () => ({}))

describe('composing pages', () => {
  test('a page is filled with lines', () => {
    expect(shown(compose(lines(25)))).toEqual(['0-9', '10-19', '20-24'])
  })

  test('forbidden breaks are avoided', () => {
    const given = lines(25).map((line, index) => (index === 10 ? {keep: true} : line))
    expect(shown(compose(given))).toEqual(['0-8', '9-18', '19-24'])
  })

  test('a word is divided between columns only to save more than two lines', () => {
    const given = (...broken: number[]) => lines(30).map((_, index) => ({inWord: broken.includes(index)}))
    expect(shown(compose(given(10)))).toEqual(['0-8', '9-18', '19-28', '29-29'])
    expect(shown(compose(given(9, 10)))).toEqual(['0-7', '8-17', '18-27', '28-29'])
    expect(shown(compose(given(8, 9, 10)))).toEqual(['0-9', '10-19', '20-29'])
    expect(shown(compose(given(10), {columns: 2}))[0]).toBe('0-8 | 9-18')
  })

  test('two columns are balanced on the last page', () => {
    expect(shown(compose(lines(26), {columns: 2}))).toEqual(['0-9 | 10-19', '20-22 | 23-25'])
  })

  test('there are no widows and orphans', () => {
    const last = (count: number) => compose(lines(20 + count), {columns: 2})
    expect(shown(last(4))[1]).toBe('20-21 | 22-23')
    const kept = lines(23).map((line, index) => (index === 22 ? {keep: true} : line))
    expect(shown(compose(kept, {columns: 2}))[1]).toBe('20-22 | empty')
  })

  test('a note is on the page of its call, even if it takes much room', () => {
    const given = lines(12).map((line, index) => (index === 3 ? {notes: [0]} : line))
    expect(shown(compose(given, {noteLines: [[10, 20]]}))).toEqual(['0-6 n0:0-2', '7-11'])
  })

  test('text comes up after a float whose note does not fit', () => {
    const given = lines(16).map((line, index) => (index === 4 ? {float: true, height: 40, notes: [0]} : line))
    expect(shown(compose(given, {noteLines: [[10, 20]]}))[0]).toBe('0-10 without 4')
  })

  test('a line whose note does not fit goes to the next page with it', () => {
    const given = lines(12).map((line, index) => (index === 8 ? {notes: [0]} : line))
    expect(shown(compose(given, {noteLines: [[10, 20]]}))).toEqual(['0-7', '8-11 n0:0-2'])
  })

  test('a note that is longer than its page continues on the next', () => {
    const noteLines = [Array.from({length: 12}, (_, index) => (index + 1) * 10)]
    const given = lines(12).map((line, index) => (index === 1 ? {notes: [0]} : line))
    expect(shown(compose(given, {noteLines}))).toEqual(['0-1 n0:0-7', '2-5 n0:7-12', '6-11'])
  })

  test('a single line of a note never goes to the next page', () => {
    const noteLines = [Array.from({length: 5}, (_, index) => (index + 1) * 10)]
    const given = lines(12).map((line, index) => (index === 4 ? {notes: [0]} : line))
    expect(shown(compose(given, {noteLines, noteSeparator: 0, pageHeight: 90}))[0]).toBe('0-4 n0:0-3')
  })

  test('unless more than four lines would else stay empty', () => {
    const noteLines = [2, 3].map(count => Array.from({length: count}, (_, index) => (index + 1) * 10))
    const first = (call: number, notes: readonly number[]) => {
      const given = lines(12).map((line, index) => (index === call ? {notes} : line))
      return shown(compose(given, {noteLines, noteSeparator: 0}))[0]
    }
    expect(first(7, [1])).toBe('0-6')
    expect(first(5, [0, 1])).toBe('0-5 n0:0-2 n1:0-2')
  })

  describe('a figure that waits does not interrupt a list of references', () => {
    const paper = (figure: Line, at: number, text: number, entries: number) => [
      ...lines(at),
      {float: true, ...figure},
      ...lines(text - at),
      ...Array.from({length: entries}, () => ({list: true}))
    ]
    test.each<[string, readonly Line[], string[]]>([
      ['the list begins below it', paper({height: 50}, 7, 8, 8), ['0-8 without 7', 'f7 9-12', '13-16']],
      [
        'unless a third of the page would stay empty',
        paper({height: 70}, 4, 5, 12),
        ['0-10 without 4', 'f4 11-12', '13-17']
      ],
      [
        'or half of it if the figure would otherwise be alone on the last page',
        paper({height: 70}, 4, 6, 2),
        ['0-6 without 4', 'f4 7-8']
      ]
    ])('%s', (_, given, expected) => {
      expect(shown(compose(given))).toEqual(expected)
    })
  })

  test('a note is not divided inside a word if one line fewer avoids that', () => {
    const noteLines = [Array.from({length: 12}, (_, index) => (index + 1) * 10)]
    const given = lines(12).map((line, index) => (index === 1 ? {notes: [0]} : line))
    const pages = (...kept: number[]) => shown(compose(given, {noteLines, keptNoteLines: [new Set(kept)]}))
    expect(pages(7)[0]).toBe('0-1 n0:0-6')
    expect(pages(6, 7)[0]).toBe('0-1 n0:0-7')
  })

  test('a line goes to the next page if not all of its notes begin on this one', () => {
    const noteLines = [2, 2].map(count => Array.from({length: count}, (_, index) => (index + 1) * 10))
    const given = lines(12).map((line, index) => (index === 6 ? {notes: [0, 1]} : line))
    expect(shown(compose(given, {noteLines}))).toEqual(['0-5', '6-10 n0:0-2 n1:0-2', '11-11'])
    // The line is not moved if nearly the whole page would then be empty.
    const long = [22, 2].map(count => Array.from({length: count}, (_, index) => (index + 1) * 10))
    const early = lines(12).map((line, index) => (index === 1 ? {notes: [0, 1]} : line))
    expect(shown(compose(early, {noteLines: long, pageHeight: 200}))[0]).toBe('0-1 n0:0-17')
  })

  test('a continued note makes room for the lines that stay together with its call', () => {
    const noteLines = [Array.from({length: 12}, (_, index) => (index + 1) * 10)]
    const given = lines(12).map((line, index) =>
      index === 3 ? {notes: [0]} : {...line, keep: index === 4 || index === 5}
    )
    expect(shown(compose(given, {noteLines}))).toEqual(['0-5 n0:0-3', '6-9 n0:3-8', '10-11 n0:8-12'])
  })

  test('a line that calls a note waits for the end of a continued note, which takes the room', () => {
    const noteLines = [20, 2].map(count => Array.from({length: count}, (_, index) => (index + 1) * 10))
    const given = lines(12).map((line, index) =>
      index === 1 ? {notes: [0]} : index === 3 ? {notes: [1]} : line
    )
    expect(shown(compose(given, {noteLines}))).toEqual([
      '0-1 n0:0-7',
      '2-2 n0:7-15',
      '3-4 n0:15-20 n1:0-2',
      '5-11'
    ])
  })

  test('a note of the abstract is at the bottom of the following columns, if it fits', () => {
    const flow = (columns: number, given: readonly Line[]) => ({columns, grid: 0, items: galley(given)})
    const columns = flow(2, lines(20))
    const abstract = (length: number) =>
      flow(1, [...lines(length - 1), {notes: [0]}]) satisfies Composition['flows'][number]
    const noteLines = [[10, 20]]
    expect(shown(compose([], {flows: [abstract(2), columns], noteLines}))).toEqual([
      '0-1 / 0-4 n0:0-2 | 5-12',
      '13-16 | 17-19'
    ])
    expect(shown(compose([], {flows: [abstract(3), columns], noteLines}))).toEqual([
      '0-2 n0:0-2',
      '0-9 | 10-19'
    ])
  })

  test('a figure that fits stays in place', () => {
    const given = [...lines(3), {height: 40, float: true}, ...lines(3)]
    expect(shown(compose(given))).toEqual(['0-6'])
  })

  test('a figure that does not fit goes to the top of the next page, and the text continues', () => {
    const given = [...lines(8), {height: 40, float: true}, ...lines(6)]
    expect(shown(compose(given))).toEqual(['0-10 without 8', 'f8 11-14'])
  })

  test('figures stay in order', () => {
    const given = [...lines(8), {height: 40, float: true}, ...lines(1), {height: 5, float: true}, ...lines(6)]
    expect(shown(compose(given))[0]).toBe('0-11 without 8 without 10')
    expect(shown(compose(given))[1]).toMatch(/^f8 f10 /)
  })

  test('a figure with two lines below it goes to the bottom, and they go above it', () => {
    const given = [...lines(4), {height: 40, float: true}, ...lines(8)]
    expect(shown(compose(given))).toEqual(['0-5 without 4 b4', '6-12'])
  })

  test('it stays if a heading, or a line with a note, would follow', () => {
    const figure = {height: 40, float: true}
    const heading = [...lines(4), figure, ...lines(1), {keep: true}, {keep: true}, ...lines(9)]
    expect(shown(compose(heading))[0]).toBe('0-4')
    const call = [...lines(4), figure, {notes: [0]}, ...lines(9)]
    expect(shown(compose(call, {noteLines: [[10]]}))[0]).toBe('0-4')
  })

  test('it stays if the text ends, or another figure follows', () => {
    expect(shown(compose([...lines(4), {height: 40, float: true}, ...lines(2)]))).toEqual(['0-6'])
    const given = [...lines(4), {height: 40, float: true}, {height: 15, float: true}, ...lines(5)]
    expect(shown(compose(given))).toEqual(['0-5', '6-10'])
  })

  test('a figure below one or two lines goes to the top, and they go below it', () => {
    const given = [...lines(2), {height: 40, float: true}, ...lines(8)]
    expect(shown(compose(given))).toEqual(['f2 0-5 without 2', '6-10'])
    const three = [...lines(3), {height: 30, float: true}, ...lines(8)]
    expect(shown(compose(three))[0]).toBe('0-7')
  })

  test('the end matter follows the figures', () => {
    const figures: Line[] = [1, 2, 3].map(() => ({height: 40, float: true}))
    const given = [...lines(8), ...figures, {}, {last: true, keep: true}]
    expect(shown(compose(given))).toEqual(['0-11 without 8 without 9 without 10', 'f8 f9 empty', 'f10 12-12'])
  })

  test('figures requested at the top or bottom of the page go there', () => {
    const given = (place: FloatPlace) => [...lines(4), {height: 20, float: true, place}, ...lines(8)]
    expect(shown(compose(given('top')))[0]).toBe('f4 0-7 without 4')
    expect(shown(compose(given('bottom')))[0]).toBe('0-7 without 4 b4')
  })

  test('a figure requested at either end goes to the nearer one, in order', () => {
    const figure = {height: 20, float: true, place: 'ends'} as const
    expect(shown(compose([...lines(2), figure, figure, ...lines(9)]))[0]).toBe(
      'f2 f3 0-5 without 2 without 3'
    )
    expect(shown(compose([...lines(6), figure, ...lines(9)]))[0]).toBe('0-7 without 6 b6')
    const late = [...lines(5), figure, ...lines(1), figure, ...lines(6)]
    expect(shown(compose(late))).toEqual(['0-8 without 5 without 7 b5', 'f7 9-13'])
  })

  test('a figure requested at the bottom waits for it if it does not fit', () => {
    const given = [...lines(8), {height: 30, float: true, place: 'bottom'} as const, ...lines(9)]
    expect(shown(compose(given))).toEqual(['0-10 without 8', '11-16 b8', '17-17'])
  })

  test('notes are below the figure at the bottom', () => {
    const given = [
      ...lines(3),
      {height: 20, float: true, place: 'bottom'} as const,
      {notes: [0]},
      ...lines(6)
    ]
    expect(shown(compose(given, {noteLines: [[10, 20]]}))).toEqual(['0-4 without 3 b3 n0:0-2', '5-10'])
  })

  test('a figure that follows one at the bottom goes below it or to the next page', () => {
    const bottom = {height: 20, float: true, place: 'bottom'} as const
    const given = (height: number) => [...lines(2), bottom, ...lines(1), {height, float: true}, ...lines(9)]
    expect(shown(compose(given(10)))[0]).toBe('0-6 without 2 without 4 b2 b4')
    expect(shown(compose(given(50)))).toEqual(['0-8 without 2 without 4 b2', 'f4 9-12', '13-13'])
  })

  test('the note of a figure is on the page of the figure', () => {
    const figure = {height: 20, float: true, notes: [0]}
    const at = (...given: readonly Line[]) => shown(compose(given, {noteLines: [[10]]}))[0]
    expect(at(...lines(3), {...figure, place: 'top'}, ...lines(9))).toMatch(/^f3 .* n0:0-1$/)
    expect(at(...lines(3), {...figure, place: 'bottom'}, ...lines(9))).toMatch(/ b3 n0:0-1$/)
    expect(at(...lines(9), figure, ...lines(1))).not.toContain('n0')
  })

  test('a wide figure is above both columns', () => {
    const given = [...lines(8), {height: 40, float: true, wide: true}, ...lines(22)]
    expect(shown(compose(given, {columns: 2}))[1]).toMatch(/^F8 /)
  })

  test('a wide figure is below the end of the text if it fits there', () => {
    const given = (height: number, ...after: readonly Line[]) =>
      shown(compose([...lines(8), {height, float: true, wide: true}, ...lines(4), ...after], {columns: 2}))
    expect(given(25)).toEqual(['0-5 | 6-12 without 8 / F8 empty | empty'])
    expect(given(8, {last: true})).toEqual(['0-5 | 6-12 without 8 / F8 13-13 | empty'])
    expect(given(60)).toEqual(['0-5 | 6-12 without 8', 'F8 empty | empty'])
  })

  test('a figure that moves away does not leave the heading above it alone', () => {
    const given = [...lines(9), {heading: true}, {keep: true, height: 40, float: true}, ...lines(8)]
    expect(shown(compose(given))).toEqual(['0-8', '9-15', '16-18'])
    expect(shown(compose(given.slice(2)))[0]).toBe('0-10 without 8')
    const atFoot = [
      ...lines(5),
      {heading: true},
      {keep: true, height: 20, float: true, place: 'bottom'} as const
    ]
    const next = [{height: 40, float: true}, {heading: true}, {keep: true, height: 90}]
    expect(shown(compose([...atFoot, ...next]))[0]).toBe('0-7 without 6 without 7 b6')
  })

  test('no figure is above a heading that begins a page', () => {
    const heading = {heading: true, opening: true}
    const given = (place: FloatPlace, height = 40, wide = false): Line[] => [
      ...lines(8),
      {height, float: true, place, wide},
      heading,
      ...lines(4),
      {height: 20, float: true, place},
      ...lines(4)
    ]
    expect(shown(compose(given('any')))).toEqual(['0-8 without 8', 'f8 empty', '9-17', '18-18'])
    expect(shown(compose(given('top')))).toEqual([
      '0-8 without 8',
      'f8 empty',
      '9-18 without 14',
      'f14 empty'
    ])
    const wide = (height: number) => shown(compose(given('any', height, true), {columns: 2}))
    const text = '9-15 without 14 | f14 16-18'
    expect(wide(40)).toEqual(['0-3 | 4-8 without 8 / F8 empty | empty', text])
    expect(wide(60)).toEqual(['0-3 | 4-8 without 8', 'F8 empty | empty', text])
  })

  test('a heading below a figure does not end a column', () => {
    const given = [
      ...lines(8),
      {height: 40, float: true},
      {height: 30},
      {keep: true, height: 40},
      {keep: true}
    ]
    expect(shown(compose(given, {columns: 2, pageHeight: 80}))).toEqual([
      '0-8 without 8 | f8 empty',
      '9-11 | empty'
    ])
  })

  test('an item higher than a page is alone', () => {
    expect(shown(compose([...lines(2), {height: 150}, ...lines(2)]))).toEqual(['0-1', '2-2', '3-4'])
  })
})

describe('the columns of a full page end level', () => {
  /** A heading in the third line, and a block that does not fit at the end of the column. */
  const given = (height: number, headings = 1): Line[] => [
    ...lines(2),
    {heading: true},
    {keep: true},
    {heading: headings > 1},
    {keep: true},
    ...lines(3),
    {height},
    ...lines(30)
  ]
  const stretched = (given: readonly Line[], grid: number, columns = 2) =>
    compose(given, {columns, grid})[0]!.regions[0]!.columns[0]!.stretches

  test('on a grid, a heading takes a line', () => {
    expect(stretched(given(20), 10)).toEqual([{item: 2, room: 10}])
    expect(stretched([...given(25, 2).slice(1)], 10)).toEqual([
      {item: 1, room: 10},
      {item: 3, room: 10}
    ])
  })

  test('at most two headings do', () => {
    const section = [{heading: true}, {keep: true}]
    const three = [...lines(1), ...section, ...section, ...section, {height: 35}, ...lines(30)]
    expect(stretched(three, 10)).toHaveLength(2)
  })

  /**
   * The headings with an added line in a column with a line of text and three headings, with a line of text below each.
   * `gap`: the space above the second heading; `beside`: headings in the next column; `short`: the lines that are
   * missing.
   */
  const widened = ({
    levels = [2, 2, 2],
    gap = 0,
    list = false,
    beside = [],
    short = 2
  }: Readonly<{
    levels?: readonly number[]
    gap?: number
    list?: boolean
    beside?: readonly number[]
    short?: number
  }>) => {
    const section = (level: number, list = false): Line[] => [
      {heading: true, level, list},
      {keep: true, list}
    ]
    const items: Line[] = [
      ...lines(1),
      ...levels.flatMap((level, index) => section(level, list && index === 2)),
      ...lines(3 - short),
      {height: 35},
      ...lines(1),
      ...beside.flatMap(level => section(level)),
      ...lines(30)
    ]
    const moved = galley(items).map((item, index) =>
      index < 3 ? item : {...item, top: item.top + gap, bottom: item.bottom + gap}
    )
    const flows = [{columns: 2, grid: 10, items: moved}]
    return compose([], {flows})[0]!.regions[0]!.columns[0]!.stretches.map(({item}) => (item + 1) / 2)
  }

  test.each([
    ['headings of one level in order', {}, [1, 2]],
    ['of these, the one with the least space above it first', {gap: 5}, [1]],
    ['the heading of the references first', {gap: 5, list: true}, [3]],
    ['a higher level first', {levels: [3, 2, 3], short: 1}, [2]],
    ['a higher level first, even if it has more space', {levels: [3, 2, 3], gap: 5}, [2]],
    [
      'no heading that would have more space than one of a higher level',
      {levels: [2, 3], gap: 5, short: 1},
      [1]
    ],
    ['also in the next column', {levels: [3, 3, 3], beside: [2]}, []],
    ['headings of one level, whatever is lower in the next column', {levels: [2, 2, 2], beside: [3]}, [1, 2]]
  ])('%s', (_, given, expected) => {
    expect(widened(given)).toEqual(expected)
  })

  test('on a grid, a list takes a line, half above and half below', () => {
    const list = [...lines(3), {inset: 0}, {inset: 0}, ...lines(3)]
    const long = {height: 20, keep: true}
    expect(stretched([...list, long, long, ...lines(20)], 10)).toEqual([
      {item: 3, room: 5},
      {item: 5, room: 5}
    ])
    // A list that continues in another column stays.
    expect(stretched([{inset: 0}, ...list.slice(5), ...lines(5), long, long, ...lines(20)], 10)).toEqual([])
  })

  test('without a grid, headings share the space, at most half a line each', () => {
    expect(stretched(given(20), 0)).toEqual([{item: 2, room: 5}])
    expect(
      stretched(
        given(15, 2).map(line => ({...line, height: line.height ?? 9.8})),
        0
      )
    ).toEqual([
      {item: 2, room: 5},
      {item: 4, room: 5}
    ])
  })

  test('not if a column is full, alone, or much too short', () => {
    expect(
      stretched(
        lines(40).map((line, index) => ({...line, heading: index === 4})),
        10
      )
    ).toEqual([])
    expect(stretched(given(20), 10, 1)).toEqual([])
    const late = [...lines(2), {heading: true}, {keep: true}, {height: 90}, ...lines(30)]
    expect(stretched(late, 10)).toEqual([])
  })
})

describe('a figure that does not fit in its place', () => {
  const figure = (mention: number | undefined, place: FloatPlace = 'any') =>
    ({height: 30, float: true, mention, place}) as const

  test('is at the bottom of the page that mentions it, and its text continues on the next page', () => {
    expect(shown(compose([...lines(8), figure(3), ...lines(9)]))).toEqual([
      '0-5 without 8 b8',
      '6-16 without 8',
      '17-17'
    ])
  })

  test('is on the next page if its mention would move there, too', () => {
    expect(shown(compose([...lines(8), figure(1), ...lines(9)]))).toEqual([
      '0-10 without 8',
      'f8 11-16',
      '17-17'
    ])
    expect(shown(compose([...lines(8), figure(undefined), ...lines(9)]))).toEqual([
      '0-10 without 8',
      'f8 11-16',
      '17-17'
    ])
  })

  test('is on the next page if a list would else be divided from the sentence that introduces it', () => {
    const given = (introduced: boolean) => [
      ...lines(1),
      ...lines(5).map(() => ({keep: true})),
      {introduced},
      ...lines(1),
      figure(3),
      ...lines(9)
    ]
    expect(shown(compose(given(false)))[0]).toBe('0-5 without 8 b8')
    expect(shown(compose(given(true)))[0]).toBe('0-10 without 8')
  })

  test('leaves figures before it in their places, and those after it wait', () => {
    const given = [...lines(3), {height: 20, float: true}, ...lines(3), figure(3), figure(1), ...lines(15)]
    const [first, second] = shown(compose(given))
    expect(first).toBe('0-4 without 7 b7')
    expect(second).toMatch(/^f8 /)
  })

  test('does not overtake a figure that would then move to the next page', () => {
    const given = [...lines(7), {height: 20, float: true}, figure(6), ...lines(15)]
    const pages = compose(given)
    const all = pages.flatMap(({regions}) =>
      regions.flatMap(({columns}) =>
        columns.flatMap(({floats, feet, from, to, left}) => [
          ...floats,
          ...[7, 8].filter(index => index >= from && index < to && !left.includes(index)),
          ...feet
        ])
      )
    )
    expect(all).toEqual([7, 8])
  })

  test.each<FloatPlace>(['ends', 'bottom'])('is not placed again where its text continues: %s', place => {
    const given = [...lines(7), figure(4, place), ...lines(5), figure(1, place), ...lines(20)]
    const pages = compose(given)
    const floats = pages.flatMap(({regions}) =>
      regions.flatMap(({columns}) => columns.flatMap(column => [...column.floats, ...column.feet]))
    )
    expect(floats).toEqual([7, 13])
    expect(pages[0]!.regions[0]!.columns[0]!.feet).toEqual([7])
  })
})

test('every line and every note is placed once and in order, and nothing overflows its column', () => {
  const line = fc.record({
    height: fc.constantFrom(10, 10, 10, 12, 30),
    keep: fc.boolean(),
    last: fc.constantFrom(false, false, false, true),
    float: fc.constantFrom(false, false, false, true),
    wide: fc.boolean(),
    place: fc.constantFrom<FloatPlace>('any', 'any', 'top', 'bottom', 'ends'),
    mention: fc.constantFrom(undefined, 1, 3, 8, 20),
    note: fc.constantFrom(0, 0, 0, 1, 3, 14)
  })
  fc.assert(
    fc.property(fc.array(line, {maxLength: 80}), fc.constantFrom(1, 2, 3), (given, columns) => {
      const noteLines: number[][] = []
      const items = given.map(({note, ...rest}) => {
        if (note === 0) return rest
        noteLines.push(Array.from({length: note}, (_, index) => (index + 1) * 8))
        return {...rest, notes: [noteLines.length - 1]}
      })
      const pages = compose(items, {columns, noteLines})
      const inOrder: number[] = []
      const floated: number[] = []
      const figures: number[] = []
      const notes = noteLines.map(() => 0)
      for (const {regions} of pages)
        for (const region of regions) {
          floated.push(...region.floats)
          for (const column of region.columns) {
            floated.push(...column.floats, ...column.feet)
            figures.push(...column.floats)
            let height = 0
            for (const float of [...column.floats, ...column.feet]) height += items[float]!.height + 10
            for (let item = column.from; item < column.to; item++) {
              if (column.left.includes(item)) continue
              inOrder.push(item)
              if (items[item]!.float) figures.push(item)
              height += items[item]!.height
            }
            figures.push(...column.feet)
            for (const part of column.notes) {
              expect(part.from).toBe(notes[part.note])
              notes[part.note] = part.to
              height += (part.to - part.from) * 8
            }
            if (column.notes.length > 0) height += 5
            expect(height).toBeLessThanOrEqual(column.height + 10.5)
          }
        }
      expect(notes).toEqual(noteLines.map(part => part.length))
      expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other))
      // Floats as wide as the page are above the columns, and may overtake narrower ones.
      const narrow = figures.filter(index => !items[index]!.wide || columns === 1)
      expect(narrow).toEqual(narrow.toSorted((one, other) => one - other))
      expect([...inOrder, ...floated].sort((one, other) => one - other)).toEqual(
        items.map((_, index) => index)
      )
    }),
    {numRuns: 600}
  )
})

test('no column ends inside a word if it can end elsewhere and be short by less than three lines', () => {
  const line = fc.constantFrom<Line>({}, {}, {inWord: true}, {keep: true}, {heading: true})
  fc.assert(
    fc.property(fc.array(line, {maxLength: 80}), fc.constantFrom(1, 2, 3), (given, columns) => {
      const ends = compose(given, {columns}).flatMap(({regions}) => regions.flatMap(region => region.columns))
      for (const {from, to, height} of ends) {
        if (!given[to]?.inWord) continue
        for (let above = to - 1; above > from + 1 && height - (above - from) * 10 < 30; above--)
          expect(given[above]!.inWord || given[above]!.keep, `${from}-${to}, ${above}`).toBe(true)
      }
    }),
    {numRuns: 300}
  )
})
