import {beforeAll, describe, expect, test} from 'vitest'
import type {FormulaItem} from '../../../src/core/formula-layout.ts'
import {writeFace} from '../../../src/outputs/formulas/font/face.ts'
import {type MathFont, readMathFont} from '../../../src/outputs/formulas/font/math-font.ts'
import {readOutlines} from '../../../src/outputs/formulas/font/outlines.ts'
import {readSfnt, tableOf} from '../../../src/outputs/formulas/font/sfnt.ts'
import {builtSlotOf, slotContent, slotOf} from '../../../src/outputs/formulas/font/slots.ts'
import {formulaFaces, formulaTypesetter} from '../../../src/outputs/formulas/index.ts'
import {mathFont} from './font.ts'
import {texTypesetter} from './typeset.ts'

let bytes: Uint8Array
let font: MathFont
beforeAll(async () => {
  bytes = await mathFont()
  font = readMathFont(bytes)!
})

function faceOf({face}: Readonly<{face: string}>, characters: readonly number[]): Uint8Array {
  return writeFace(font, characters, character => slotContent(font, {face, character}))
}

/** The glyphs of a face that galley wrote, by character: their outlines' extents and widths. */
function glyphsOf(face: Uint8Array) {
  const sfnt = readSfnt(face)
  const outlines = readOutlines(sfnt)
  const cmap = tableOf(sfnt, 'cmap')
  const groups = Array.from({length: cmap.getUint32(24)}, (_, index) => 28 + index * 12)
  return new Map(
    groups.map(group => {
      const glyph = cmap.getUint32(group + 8)
      const shape = {bounds: outlines.boundsOf(glyph), advance: outlines.advanceOf(glyph)}
      return [String.fromCodePoint(cmap.getUint32(group)), shape] as const
    })
  )
}

describe('a face has the glyphs of the font', () => {
  test('under their own characters', () => {
    const glyphs = glyphsOf(
      faceOf(
        {face: 'base'},
        [...'x𝑥∑≠'].map(sign => sign.codePointAt(0)!)
      )
    )
    expect([...glyphs.keys()]).toEqual(
      ['x', '≠', '∑', '𝑥'].sort((one, other) => one.codePointAt(0)! - other.codePointAt(0)!)
    )
    for (const [sign, {bounds, advance}] of glyphs) {
      const glyph = font.characters.get(sign.codePointAt(0)!)!
      expect({bounds, advance}).toEqual({
        bounds: font.outlines.boundsOf(glyph),
        advance: font.outlines.advanceOf(glyph)
      })
    }
  })

  test('a larger sign is under the character that it shows', () => {
    const sum = font.characters.get(0x2211)!
    const large = font.math.vertical.get(sum)!.variants[1]!
    const slot = slotOf(font, 0x2211, large)
    expect(slot).toEqual({face: 'size1', character: 0x2211})
    const glyphs = glyphsOf(faceOf(slot, [slot.character]))
    expect(glyphs.get('∑')!.bounds).toEqual(font.outlines.boundsOf(large))
  })

  test('an accent is under a character with a width of its own', () => {
    expect(slotOf(font, 0x302, font.characters.get(0x302)!)).toEqual({face: 'accent0', character: 0x2c6})
  })

  test.each([3, 4.56, 12.34])('a parenthesis of %s em is built as high', height => {
    const slot = builtSlotOf(0x28, 'v', height)
    const {bounds} = glyphsOf(faceOf(slot, [slot.character])).get('(')!
    expect(bounds!.bottom).toBe(0)
    expect(bounds!.top).toBeCloseTo(height * font.unitsPerEm, -1)
  })
})

test('no text of a formula is a character for private use', async () => {
  const typeset = await texTypesetter()
  const formulas = String.raw`\left(\begin{matrix}a\\b\\c\\d\\e\end{matrix}\right)
\ce{A <=>[x] B}
\sqrt{\frac{\frac{a}{b}}{\frac{c}{d}}}
\overbrace{a+b+c+d+e+f}^{n}\widehat{xyz}\xrightarrow{abcdef}
\sum_{i}\prod\oint\bigcup\Biggl\langle x\Biggr\rangle
\not\subset\nleq\mathcal{A}\mathfrak{B}\mathbb{C}`.split('\n')
  const layouts = formulas.map(tex => typeset(tex, true)!)
  const text = layouts
    .flatMap(({items}) => items.flatMap(item => (item.kind === 'text' ? item.text : [])))
    .join('')
  expect(text).not.toMatch(/\p{Co}|\p{Cf}/u)
  expect(text).toContain('∑')
  // Each sign of a face has a glyph.
  for (const {bytes: face} of formulaFaces(bytes, layouts).faces)
    for (const [sign, {bounds}] of glyphsOf(face)) if (sign !== ' ') expect(bounds, sign).toBeDefined()
})

test('a font without a table MATH is no font for formulas', () => {
  expect(formulaTypesetter(new Uint8Array([0, 1, 0, 0]))).toBeUndefined()
  expect(formulaTypesetter(new TextEncoder().encode('no font at all, but text'))).toBeUndefined()
})

test('rules become signs of their size, under characters that are spaces', async () => {
  const tex = Array.from({length: 20}, (_, index) => `\\frac{${'x'.repeat(index + 1)}}{y}`)
  const typeset = await texTypesetter()
  const laidOut = [...tex, ...tex].map(each => typeset(each, true)!)
  const {layouts, faces} = formulaFaces(bytes, laidOut)
  const bars = layouts.map(
    ({items}) => items.find(item => item.kind === 'text' && item.face.startsWith('rule'))!
  )
  const glyphs = new Map(faces.map(({family, bytes: face}) => [family, glyphsOf(face)]))
  for (const [index, bar] of bars.entries()) {
    const rule = laidOut[index]!.items.find(item => item.kind === 'rule')!
    if (bar.kind !== 'text' || rule.kind !== 'rule') throw new Error('Unexpected formula without a bar')
    expect(bar.text).toMatch(/^\p{Zs}$/u)
    const {bounds} = glyphs.get(`Formula-${bar.face}`)!.get(bar.text)!
    expect(bounds!.right).toBeCloseTo(rule.width * 1000, -0.5)
    expect(bounds!.top).toBe(68)
    expect([bar.x, bar.y]).toEqual([rule.x, rule.y])
  }
  expect(faces.filter(({family}) => family.startsWith('Formula-rule'))).toHaveLength(2)
})

test('a rule that is too long for the numbers of a font is several signs', async () => {
  const {items, width} = (await texTypesetter())('\\frac{1\\hspace{70em}1}{2}', true)!
  const bars = items.filter(item => item.kind === 'rule')
  expect(bars).toHaveLength(3)
  expect(bars.reduce((sum, bar) => sum + bar.width, 0)).toBeCloseTo(width, 0)
  const {faces} = formulaFaces(bytes, [{width, height: 1, depth: 1, rows: [], pieces: [], items: bars}])
  const signs = faces.flatMap(face => [...glyphsOf(face.bytes).values()])
  for (const {bounds} of signs) if (bounds) expect(bounds.right).toBeLessThan(32767)
})

test('an oblique line is a sign, which is turned', () => {
  const stroke: FormulaItem = {kind: 'stroke', x: 0, y: 0, dx: 3, dy: 4, thickness: 0.04}
  const layout = {width: 3, height: 4, depth: 0, rows: [], pieces: [], items: [stroke]}
  const {layouts, faces} = formulaFaces(bytes, [layout])
  expect(layouts[0]!.items).toMatchObject([{...stroke, sign: {face: 'rule0', text: '\u2000'}}])
  expect(glyphsOf(faces[0]!.bytes).get('\u2000')!.bounds).toMatchObject({
    left: 0,
    bottom: 0,
    right: 5000,
    top: 40
  })
})
