import {expect, test} from 'vitest'
import {sha256} from '../../src/core/hash.ts'
import {mathFace} from '../../src/node/fonts/math-face.ts'
import {unpackFont} from '../../src/node/fonts/unpack-font.ts'
import {readAsset} from '../../src/node/program/package.ts'
import {readKerning} from '../../src/outputs/formulas/font/kerning.ts'
import {type MathFont, readMathFont} from '../../src/outputs/formulas/font/math-font.ts'
import {componentsOf} from '../../src/outputs/formulas/font/outlines.ts'
import {webFace} from '../../src/outputs/formulas/font/web-face.ts'

const packed = (await readAsset('npm:@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2'))!
const whole = unpackFont(packed)!
const stix = readMathFont(whole)!

const faceOf = (...texts: readonly string[]): MathFont => readMathFont(webFace(whole, texts)!)!
const glyphOf = (font: MathFont, sign: string) => font.characters.get(sign.codePointAt(0)!)!

test('signs keep their numbers, widths and outlines, with all sizes and parts; others are gone', () => {
  const face = faceOf('x(√∑')
  expect([...face.characters.keys()].map(code => String.fromCodePoint(code)).join('')).toBe(
    ' (x√∑'.split('').sort().join('')
  )
  for (const sign of 'x(√∑') {
    const glyph = glyphOf(face, sign)
    expect(glyph).toBe(glyphOf(stix, sign))
    const {variants = [], parts = []} = stix.math.vertical.get(glyph) ?? {}
    expect(face.math.vertical.get(glyph) ?? {variants: [], parts: []}).toEqual({variants, parts})
    for (const number of [glyph, ...variants, ...parts.map(part => part.glyph)]) {
      expect(face.outlines.bytesOf(number)).toEqual(stix.outlines.bytesOf(number))
      expect(face.outlines.advanceOf(number)).toBe(stix.outlines.advanceOf(number))
    }
  }
  expect(face.outlines.bytesOf(glyphOf(stix, 'y'))).toHaveLength(0)
})

test('measures of formulas, slants, places of accents and kerns at corners are those of the font', () => {
  const letters = '𝑓𝑉𝐴𝑥'
  const face = faceOf(letters)
  // Labels are closer to arrows than in the font, because of Chromium.
  expect(face.math.constants).toEqual({...stix.math.constants, stretchStackTopShiftUp: 0.6})
  expect(face.math.overlap).toBe(stix.math.overlap)
  for (const letter of letters) {
    const glyph = glyphOf(face, letter)
    expect(face.math.italics.get(glyph)).toBe(stix.math.italics.get(glyph))
    expect(face.math.accents.get(glyph)).toBe(stix.math.accents.get(glyph))
    for (const height of [-0.3, 0, 0.2, 0.5, 1]) {
      expect(face.math.kern(glyph, 'topRight', height)).toBe(stix.math.kern(glyph, 'topRight', height))
      expect(face.math.kern(glyph, 'bottomRight', height)).toBe(stix.math.kern(glyph, 'bottomRight', height))
    }
  }
})

// A browser overlaps parts by their connectors, each by at least the font's minimum.
test.each([...'→←↔↦'])('the parts of %s can be joined', sign => {
  const face = faceOf(sign)
  const {parts} = face.math.horizontal.get(glyphOf(face, sign))!
  const joints = parts.slice(1).map((part, index) => Math.min(parts[index]!.end, part.start))
  expect(Math.min(...joints)).toBeGreaterThanOrEqual(face.math.overlap)
})

test.each([...'⇌⇋⇄⇆='])('%s, which the font has in one size, is built of arrows or lines', sign => {
  const face = faceOf(sign)
  const {variants, parts} = face.math.horizontal.get(glyphOf(face, sign))!
  expect(variants).toEqual([glyphOf(stix, sign)])
  expect(parts.some(({isExtender}) => isExtender)).toBe(true)
  const joints = parts.slice(1).map((part, index) => Math.min(parts[index]!.end, part.start))
  expect(Math.min(...joints)).toBeGreaterThanOrEqual(face.math.overlap)
  for (const {glyph, length} of parts) {
    expect(face.outlines.boundsOf(glyph)).toBeDefined()
    expect(face.outlines.advanceOf(glyph) / 1000).toBeCloseTo(length, 2)
    const bytes = face.outlines.bytesOf(glyph)
    const components = componentsOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    expect(components.every(({id}) => face.outlines.bytesOf(id).length > 0)).toBe(true)
  }
})

test.each([...'^ˆ~˜ˇ'])('the accent %s has wider sizes, as the combining one has', sign => {
  const face = faceOf(sign)
  const {variants} = face.math.horizontal.get(glyphOf(face, sign))!
  expect(variants.length).toBeGreaterThan(3)
  expect(variants.every(glyph => face.outlines.bytesOf(glyph).length > 0)).toBe(true)
})

test('letters of the same text are kerned, others not', () => {
  const face = faceOf('AVxT', 'AV')
  const [a, v, t] = [...'AVT'].map(sign => glyphOf(face, sign)) as [number, number, number]
  const [own, known] = [readKerning(face.sfnt)!, readKerning(stix.sfnt)!]
  expect(known(a, v)).toBeLessThan(0)
  expect(own(a, v)).toBe(known(a, v))
  expect([known(a, t) !== 0, own(a, t)]).toEqual([true, 0])
})

test('a sign that is struck out leaves the arrows of the others as long as they get', () => {
  const [plain, struck] = [faceOf('→⇌'), faceOf('→⇌', '≿\u0338')]
  for (const sign of ['→', '⇌']) {
    const glyph = glyphOf(plain, sign)
    expect(struck.math.horizontal.get(glyph)?.parts).toEqual(plain.math.horizontal.get(glyph)?.parts)
  }
})

test('a font without a table MATH needs a shaping program', async () => {
  const serif = unpackFont((await readAsset('npm:source-serif/WOFF2/TTF/SourceSerif4-It.ttf.woff2'))!)!
  expect(webFace(serif, ['x'])).toBeUndefined()
})

test('a face has the same bytes on every machine', async () => {
  expect(sha256((await mathFace(packed, ['x√∑(', 'lim']))!)).toBe(
    'cbee81a68b8d2a45e8168d2431f78189ed1bc4583e84c7510c55c8a6260f91c0'
  )
})
