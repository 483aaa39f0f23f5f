import {describe, expect, test} from 'vitest'
import {
  breakLines,
  type LineBreakingOptions,
  type LinePiece
} from '../../../../src/outputs/pdf/paginator/line-breaking.ts'
import fc from '../../../properties.ts'

/** Words of letters that are 10 wide; `-` inside a word permits hyphenation; blanks are 10 wide. */
function pieces(text: string): LinePiece[] {
  return text
    .split(' ')
    .flatMap((word, index): LinePiece[] => [
      ...(index > 0 ? [{kind: 'glue' as const, width: 10, stretch: 5, shrink: 3}] : []),
      ...word
        .split('-')
        .flatMap((part, cut): LinePiece[] => [
          ...(cut > 0 ? [{kind: 'penalty' as const, width: 10, penalty: 50, isHyphen: true}] : []),
          {kind: 'box', width: part.length * 10, stretch: 0, shrink: 0}
        ])
    ])
}

function linesOf(text: string, width: number, options: Partial<LineBreakingOptions> = {}) {
  const made = pieces(text)
  const ends = breakLines(made, {
    widthOf: () => width,
    tolerance: 3,
    hyphensInARow: 2,
    hasSoftHyphens: true,
    ...options
  })
  if (ends === undefined) return undefined
  const words = text.split(/(?= )|(?<= )|(?=-)|(?<=-)/)
  let from = 0
  return ends.map(({at}) => {
    const line =
      words.slice(from, at).join('').replaceAll('-', '') + (made[at]?.kind === 'penalty' ? '-' : '')
    from = at + 1
    return line.trim()
  })
}

describe('a paragraph is broken as a whole', () => {
  test.each([
    ['one line', 'a bb ccc', 200, ['a bb ccc']],
    ['at blanks', 'aaaa bbbb cccc dddd', 95, ['aaaa bbbb', 'cccc dddd']],
    ['in a word where it must be', 'aa bbbb-bbbb cc', 85, ['aa bbbb-', 'bbbb cc']],
    // The first line has room for `c`, but the second would then be `dddddd` alone.
    [
      'with a looser line before, so that none is bad',
      'aaa bbb c dddddd eee',
      85,
      ['aaa bbb', 'c dddddd', 'eee']
    ]
  ])('%s', (_, text, width, expected) => {
    expect(linesOf(text, width)).toEqual(expected)
  })

  test('a word that is wider than its line gives no lines', () => {
    expect(linesOf('aa bbbbbbbbbbbbbbbb cc', 80)).toBeUndefined()
  })

  test('a formula is broken at its cheapest sign, and the space after that goes', () => {
    const box = (width: number): LinePiece => ({kind: 'box', width, stretch: 0, shrink: 0})
    const sign = (penalty: number): LinePiece[] => [
      {kind: 'penalty', width: 0, penalty, isHyphen: false},
      {kind: 'kern', width: 10, stretch: 0, shrink: 0}
    ]
    const glue: LinePiece = {kind: 'glue', width: 10, stretch: 5, shrink: 3}
    const formula = [box(30), ...sign(500), box(20), ...sign(700), box(30)]
    const made = [box(40), glue, ...formula, glue, box(20)]
    const endsIn = (width: number) =>
      breakLines(made, {widthOf: () => width, tolerance: 5, hyphensInARow: 2, hasSoftHyphens: true})?.map(
        ({at}) => at
      )
    expect(endsIn(90)).toEqual([3, made.length])
    expect(endsIn(110)).toEqual([6, made.length])
    expect(endsIn(200)).toEqual([made.length])
  })

  test('a paragraph can have one line more than it needs', () => {
    const text = 'aaa bbb ccc ddd eee fff ggg'
    expect(linesOf(text, 130)).toHaveLength(3)
    const loose = linesOf(text, 130, {lines: 4, tolerance: 15})
    expect(loose).toHaveLength(4)
    expect(loose?.join(' ')).toBe(text)
    expect(linesOf(text, 130, {lines: 6})).toBeUndefined()
  })

  test('but no line more for the sake of one short word', () => {
    const options = {lines: 2, tolerance: 1000}
    expect(linesOf('aaaaaaa bbbbbbb d', 200, options)).toEqual(['aaaaaaa', 'bbbbbbb d'])
    expect(linesOf('aaaaaaa bbbbbbb ddd', 200, options)).toEqual(['aaaaaaa', 'bbbbbbb ddd'])
    expect(linesOf('aaaaaaa d', 200, options)).toBeUndefined()
  })

  test('words are hyphenated only if that is allowed', () => {
    const options = {tolerance: Infinity}
    expect(linesOf('aa bbbb-bbbb cc', 85, options)).toEqual(['aa bbbb-', 'bbbb cc'])
    expect(linesOf('aa bbbb-bbbb cc', 85, {...options, hasSoftHyphens: false})).toHaveLength(3)
  })

  test('a line is tighter than its best only where that is allowed', () => {
    // The glue of the first line shrinks from 10 to 6.4, which is 1.2 times its shrinkage.
    const text = 'aaaa bbbb cccccc'
    expect(linesOf(text, 86.4, {tolerance: 1})).toBeUndefined()
    expect(linesOf(text, 86.4, {tolerance: 1, tightest: 1.25})).toEqual(['aaaa bbbb', 'cccccc'])
  })

  test('letters take no more than their part: they stretch first, and what is left widens the spaces', () => {
    const letters = (width: number): LinePiece => ({kind: 'box', width, stretch: 2, shrink: 2})
    const made: LinePiece[] = [
      letters(40),
      {kind: 'glue', width: 10, stretch: 6, shrink: 3},
      letters(40),
      {kind: 'glue', width: 10, stretch: 6, shrink: 3},
      letters(60)
    ]
    const ratios = (width: number) =>
      breakLines(made, {
        widthOf: () => width,
        tolerance: 9,
        tightest: 2,
        hyphensInARow: 2,
        hasSoftHyphens: true
      })?.map(({ratio}) => ratio)
    // The first line is 90 wide, and its letters stretch or shrink by 4.
    expect(ratios(92.6)?.[0]).toBeCloseTo(0.1)
    expect(ratios(97)).toEqual([0.5, 0])
    expect(ratios(106)).toEqual([2, 0])
    expect(ratios(81.5)).toEqual([-1.5, 0])
  })

  test('two lines with similar spaces are better than a tight and a loose one', () => {
    const box = (width: number): LinePiece => ({kind: 'box', width, stretch: 0, shrink: 0})
    const glue: LinePiece = {kind: 'glue', width: 10, stretch: 10, shrink: 10}
    const place: LinePiece = {kind: 'penalty', width: 0, penalty: 0, isHyphen: false}
    // The first two lines can have the ratios .7 and .7, or -.5 and .5.
    const made = [
      ...[box(40), glue, box(43), place, box(12), place],
      ...[box(35), glue, box(36), place, box(14), place, box(40)]
    ]
    const options = {widthOf: () => 100, tolerance: 1, hyphensInARow: 2, hasSoftHyphens: true}
    const ratios = breakLines(made, options)?.map(({ratio}) => ratio)
    expect(ratios?.[0]).toBeCloseTo(0.7)
    expect(ratios?.[1]).toBeCloseTo(0.7)
  })

  test('a hyphen is better than a visible difference between two adjacent lines', () => {
    const box = (width: number): LinePiece => ({kind: 'box', width, stretch: 0, shrink: 0})
    const glue: LinePiece = {kind: 'glue', width: 10, stretch: 10, shrink: 10}
    const hyphen: LinePiece = {kind: 'penalty', width: 0, penalty: 190, isHyphen: true}
    const place: LinePiece = {kind: 'penalty', width: 0, penalty: 0, isHyphen: false}
    const ratios = (last: number) => {
      const made = [
        ...[box(40), glue, box(48), hyphen, box(8), place],
        ...[box(35), glue, box(last), place, box(40)]
      ]
      const options = {widthOf: () => 100, tolerance: 1, hyphensInARow: 2, hasSoftHyphens: true}
      return breakLines(made, options)?.map(({ratio}) => Math.round(ratio * 10) / 10)
    }
    // Without the hyphen, the first two lines have the ratios -.6 and .6, or -.6 and .2.
    expect(ratios(49)).toEqual([0.2, -0.2, 0])
    expect(ratios(53)).toEqual([-0.6, 0.2, 0])
  })

  test('one very short line is better than several short ones', () => {
    // The long word leaves its line short; the lines before it are not stretched to compensate.
    const lines = linesOf('aa bb aa bb aa bb aa bb cccccccccc dd', 110, {tolerance: Infinity})
    expect(lines?.slice(0, 2)).toEqual(['aa bb aa bb', 'aa bb aa bb'])
  })

  test('the number of consecutive hyphens is limited', () => {
    const text = Array.from({length: 40}, () => 'abc-defg-hij de fgh i').join(' ')
    for (const hyphensInARow of [1, 2]) {
      const lines = linesOf(text, 155, {tolerance: 20, hyphensInARow}) ?? []
      const runs = lines.map(line => (line.endsWith('-') ? 'h' : '.')).join('')
      expect(lines.length).toBeGreaterThan(10)
      expect(runs).not.toContain('h'.repeat(hyphensInARow + 1))
    }
  })
})

describe('the hyphens of identifiers', () => {
  const repeating = (text: string) =>
    pieces(text).map(piece => (piece.kind === 'penalty' ? {...piece, mayRepeat: true} : piece))
  const hyphensOf = (made: readonly LinePiece[], width: number) =>
    (
      breakLines(made, {widthOf: () => width, tolerance: Infinity, hyphensInARow: 2, hasSoftHyphens: true}) ??
      []
    ).map(({at}) => (made[at]?.kind === 'penalty' ? 'h' : '.'))

  test('are no third below two others where a line can end otherwise', () => {
    const text = Array.from({length: 40}, () => 'abc-defg-hij de fgh i').join(' ')
    const runs = hyphensOf(repeating(text), 155).join('')
    expect(runs.length).toBeGreaterThan(10)
    expect(runs).not.toContain('hhh')
  })

  test('are no third as long as spaces are not as wide as they can be', () => {
    const made = repeating('abcdefg-abcdefg-abcdefg-abcdefg-abcdefg bb')
    const options = {widthOf: () => 90, hyphensInARow: 2, hasSoftHyphens: true}
    expect(breakLines(made, {...options, tolerance: 2000})).toBeUndefined()
    expect(breakLines(made, {...options, tolerance: Infinity})).toHaveLength(6)
  })

  test('may follow each other in a long one', () => {
    expect(hyphensOf(repeating('aa abcdefg-abcdefg-abcdefg-abcdefg-abcdefg bb'), 90).join('')).toContain(
      'hhh'
    )
    expect(hyphensOf(pieces('aa abcdefg-abcdefg-abcdefg-abcdefg-abcdefg bb'), 90)).toEqual([])
  })
})

test('no word is lost, and no line is wider than its glues can shrink to', () => {
  const word = fc.stringMatching(/^[a-z]{1,4}(-[a-z]{2,4}){0,2}$/)
  fc.assert(
    fc.property(
      fc.array(word, {minLength: 1, maxLength: 60}),
      fc.integer({min: 140, max: 400}),
      (words, width) => {
        const text = words.join(' ')
        const lines = linesOf(text, width, {tolerance: 30})
        fc.pre(lines !== undefined)
        const joined = lines!
          .map(line => (line.endsWith('-') ? line.slice(0, -1) : `${line} `))
          .join('')
          .trim()
        expect(joined).toBe(text.replaceAll('-', ''))
        for (const line of lines!) {
          const blanks = line.split(' ').length - 1
          expect(line.length * 10 - blanks * 3).toBeLessThanOrEqual(width)
        }
      }
    )
  )
})
