import {expect, test} from 'vitest'
import {joinGlyphs} from '../../../src/outputs/pdf/text/glyph-runs.ts'
import fc from '../../properties.ts'

const halfWide = () => () => 500

const line = (...shown: readonly string[]) =>
  ['BT', '/F1 10 Tf', '1 0 0 -1 72 90 Tm', ...shown, 'ET'].join('\n')

test.each([
  [
    'glyphs as far apart as they are wide are one string',
    ['<0001> Tj', '5 0 Td <0002> Tj'],
    ['[<00010002>] TJ']
  ],
  [
    'others with what the distance differs, in thousandths of the size, backwards',
    ['<0001> Tj', '5 0 Td <0002> Tj', '6.1 0 Td <0003> Tj', '4.9 0 Td <0004> Tj'],
    ['[<00010002>-110<0003>10<0004>] TJ']
  ],
  [
    'what is rounded away is made good at the next one',
    ['<0001> Tj', '4.9991 0 Td <0002> Tj', '4.9991 0 Td <0003> Tj', '4.9991 0 Td <0004> Tj'],
    ['[<00010002>0.25<00030004>] TJ']
  ],
  ['two glyphs in one string stay so', ['<00010002> Tj', '10 0 Td <0003> Tj'], ['[<000100020003>] TJ']],
  ['a glyph alone stays as it is', ['3 0 Td <0001> Tj'], ['3 0 Td <0001> Tj']],
  [
    'the next step is counted from the last glyph, as before',
    [
      '<0001> Tj',
      '5 0 Td <0002> Tj',
      '/Span<</ActualText (ffi) >> BDC',
      '7 0 Td <0003> Tj',
      'EMC',
      '4 -2 Td <0004> Tj'
    ],
    ['[<00010002>] TJ', '/Span<</ActualText (ffi) >> BDC', '12 0 Td <0003> Tj', 'EMC', '4 -2 Td <0004> Tj']
  ],
  [
    'glyphs that stand where those before them end stay there, and the next step is not counted from them',
    ['<0001> Tj', '5 0 Td <0002> Tj', '<0003> Tj', '20 0 Td <0004> Tj'],
    ['[<00010002>] TJ', '<0003> Tj', '25 0 Td <0004> Tj']
  ],
  ['a step up or down begins anew', ['<0001> Tj', '5 2 Td <0002> Tj'], ['<0001> Tj', '5 2 Td <0002> Tj']]
])('%s', (_, shown, expected) => {
  expect(joinGlyphs(line(...shown), halfWide)).toBe(line(...expected))
})

test('a font whose codes are not glyphs is unchanged', () => {
  const text = line('<0001> Tj', '5 0 Td <0002> Tj')
  expect(joinGlyphs(text, () => undefined)).toBe(text)
})

const step = fc.record({
  right: fc.double({min: -20, max: 20, noNaN: true}).map(value => Number(value.toFixed(7))),
  up: fc.constantFrom('0', '0', '0', '0', '1.5'),
  codes: fc.array(fc.integer({min: 1, max: 400}), {minLength: 1, maxLength: 3}),
  marked: fc.constantFrom(false, false, false, true),
  isPlaced: fc.constantFrom(true, true, true, false)
})

test('every glyph is painted in the same order and place', () => {
  const widths = (code: number) => 200 + (code % 7) * 110
  fc.assert(
    fc.property(
      fc.array(step, {minLength: 1, maxLength: 30}),
      fc.constantFrom(8.5, 14.6700001),
      (steps, size) => {
        const shown = steps.flatMap(({right, up, codes, marked, isPlaced}) => {
          const text = codes.map(code => code.toString(16).toUpperCase().padStart(4, '0')).join('')
          const one = `${isPlaced ? `${right} ${up} Td ` : ''}<${text}> Tj`
          return marked ? ['/Artifact BMC', one, 'EMC'] : [one]
        })
        const content = ['BT', `/F1 ${size} Tf`, '1 0 0 -1 72 90 Tm', ...shown, 'ET'].join('\n')
        const before = painted(content, widths)
        const after = painted(
          joinGlyphs(content, () => widths),
          widths
        )
        expect(after.map(({code, y}) => [code, y])).toEqual(before.map(({code, y}) => [code, y]))
        for (const [index, {x}] of after.entries()) {
          expect(Math.abs(x - before[index]!.x)).toBeLessThanOrEqual(size / 8000 + 1e-5)
        }
      }
    )
  )
})

/** The positions at which the glyphs of a text object are painted, by ISO 32000-1, 9.4. */
function painted(content: string, widths: (code: number) => number): {code: number; x: number; y: number}[] {
  const glyphs: {code: number; x: number; y: number}[] = []
  let size = 0
  let [startX, startY, x] = [0, 0, 0]
  const show = (text: string) => {
    for (const [code] of text.matchAll(/.{4}/g)) {
      const number = Number.parseInt(code, 16)
      glyphs.push({code: number, x, y: startY})
      x += (widths(number) * size) / 1000
    }
  }
  for (const row of content.split('\n')) {
    const font = /^\/F1 (\S+) Tf$/.exec(row)
    if (font) size = Number(font[1])
    const next = /^(\S+) (\S+) Td /.exec(row)
    if (next) {
      startX += Number(next[1])
      startY += Number(next[2])
      x = startX
    }
    const array = /\[(.*)\] TJ$/.exec(row)?.[1]
    for (const [, text, back] of (array ?? '').matchAll(/<(\w+)>|([-\d.]+)/g)) {
      if (text) show(text)
      else x -= (Number(back) * size) / 1000
    }
    const alone = /<(\w+)> Tj$/.exec(row)?.[1]
    if (alone) show(alone)
  }
  return glyphs
}
