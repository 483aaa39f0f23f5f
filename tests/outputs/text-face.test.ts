import {Blob, Buffer, Face, Feature, Font, shape} from 'harfbuzzjs'
import {describe, expect, test} from 'vitest'
import {letterFace} from '../../src/node/fonts/letter-face.ts'
import {unpackFont} from '../../src/node/fonts/unpack-font.ts'
import {readAsset} from '../../src/node/program/package.ts'
import {fontFaceRules, standInRules} from '../../src/outputs/font-face-rules.ts'
import {readLetterFont} from '../../src/outputs/formulas/font/math-font.ts'
import {readMeasures} from '../../src/outputs/text-faces/measures.ts'
import {textFace} from '../../src/outputs/text-faces/text-face.ts'

const serif = 'npm:source-serif/WOFF2/TTF/SourceSerif4-Regular.ttf.woff2'
const sans = 'npm:source-sans/WOFF2/TTF/SourceSans3-It.ttf.woff2'
const fileOf = async (name: string): Promise<Uint8Array> => (await readAsset(name))!
const wholeOf = async (name: string): Promise<Uint8Array> => unpackFont(await fileOf(name))!

const texts = [
  'AVATAR To Wayne, “final” office affluent fjord. Tö Ärger Éclair',
  '0123456789 11.71, 4711–1174 (1711)',
  'Ταυ Λόγος Ἀ ΑΥΤΟ',
  'Труд Гагарин Тост',
  'Iaşi şi ţară Țară ĳs fiil'
]
const letters = [...new Set(texts.join(''))].join('')

/** The glyphs of the texts and their positions, as HarfBuzz shapes them in each language and with each feature. */
function shapedWith(bytes: Uint8Array, features: readonly string[]): readonly string[] {
  const font = new Font(new Face(new Blob(bytes)))
  return texts.flatMap(text =>
    ['en', 'ro', 'ca', 'nl', 'tr', 'sr'].flatMap(language =>
      features.map(tag => {
        const buffer = new Buffer()
        buffer.addText(text)
        buffer.guessSegmentProperties()
        buffer.setLanguage(language)
        shape(font, buffer, tag === '' ? [] : [new Feature(tag, 1)])
        const places = buffer.getGlyphPositions().map(({xAdvance, xOffset}) => `${xAdvance} ${xOffset}`)
        const glyphs = buffer.getGlyphInfos().map(({codepoint}, index) => `${codepoint} ${places[index]}`)
        return `${text} ${language} ${tag}: ${glyphs.join(', ')}`
      })
    )
  )
}

describe('a face reduced to some letters sets text as the whole font does', () => {
  test.each([
    [serif, []],
    [serif, ['onum', 'pnum', 'smcp', 'c2sc']],
    [sans, []]
  ])('%s %s', async (name, features) => {
    const whole = await wholeOf(name)
    const face = textFace(whole, letters, features)!
    const tags = ['', 'lnum', 'tnum', ...features]
    expect(shapedWith(face, tags)).toEqual(shapedWith(whole, tags))
  })
})

test('letters that are not asked for have no outline and no place', async () => {
  const whole = readLetterFont(await wholeOf(serif))!
  const face = readLetterFont(textFace(await wholeOf(serif), 'ab', [])!)!
  expect([...face.characters.keys()]).toEqual([0x20, 0x61, 0x62])
  for (const [code, glyph] of face.characters) expect(whole.characters.get(code)).toBe(glyph)
  expect(face.outlines.bytesOf(whole.characters.get(0x63)!)).toHaveLength(0)
  const a = whole.characters.get(0x61)!
  expect(face.outlines.bytesOf(a)).toEqual(whole.outlines.bytesOf(a))
})

test('letters that have to be shaped are left to a shaping program', async () => {
  const font = await wholeOf(serif)
  expect(textFace(font, 'a\u0301', [])).toBeUndefined()
  expect(
    textFace(await wholeOf('npm:@fontsource/amiri/files/amiri-arabic-400-normal.woff2'), 'نص', [])
  ).toBeUndefined()
  // It does not matter that the font lacks some letters of the text.
  expect(textFace(font, 'aنص', [])).toBeDefined()
  expect(textFace(font.subarray(0, 100), 'a', [])).toBeUndefined()
})

test('a face of a page in Latin letters has less than 15 kB', async () => {
  const ascii = Array.from({length: 95}, (_, index) => String.fromCharCode(32 + index)).join('')
  expect((await letterFace(await fileOf(serif), `${ascii}–—‘’“”éöüß`, []))!.length).toBeLessThan(15_000)
})

test('fonts of the reader’s machine stand in with the measures of the face', async () => {
  const measures = readMeasures(await wholeOf(serif))!
  expect(measures.hasSerifs).toBe(true)
  expect(readMeasures(await wholeOf(sans))!.hasSerifs).toBe(false)
  const bytes = new Uint8Array([1, 2, 3])
  const faces = [{family: 'A', weight: '400', style: 'italic', bytes, measures} as const]
  expect(fontFaceRules(faces)).toBe(
    '@font-face{font-family:"A";font-weight:400;font-style:italic;src:url(data:font/ttf;base64,AQID)}'
  )
  const rules = standInRules(faces, '').split('\n')
  for (const rule of rules) {
    expect(rule).toContain('font-family:"A stand-in";font-weight:400;font-style:italic;src:local("')
    const [size, ascent] = ['size-adjust', 'ascent-override'].map(name =>
      Number(new RegExp(`${name}:([\\d.]+)%`).exec(rule)![1])
    )
    expect((size! * ascent!) / 1e4).toBeCloseTo(measures.ascent, 2)
  }
  expect(rules.at(-1)).toContain('local("Georgia Italic")')
})

test('what stands in for a bold face has the width of the title', async () => {
  const measures = readMeasures(await wholeOf(serif))!
  const rules = (title: string) =>
    standInRules([{family: 'A', weight: '600', style: 'normal', bytes: new Uint8Array([1]), measures}], title)
  const sizes = (title: string) =>
    Array.from(rules(title).matchAll(/size-adjust:([\d.]+)%/g), ([, size]) => Number(size))
  // DejaVu Serif, Times and Georgia have wide and narrow letters of other proportions than the font.
  const [wide, narrow, usual] = ['MMMMWWWW MMMM', 'illililj fill it', ''].map(sizes)
  for (const index of [0, 1, 2]) expect(Math.abs(wide![index]! - narrow![index]!)).toBeGreaterThan(1)
  expect(sizes('Short')).toEqual(usual)
  expect(sizes('حقوق العمال في المصانع')).toEqual(usual)
})
