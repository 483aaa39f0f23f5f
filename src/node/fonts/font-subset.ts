import type {Buffer, Font} from 'harfbuzzjs'
import {readFontFacts} from '../../core/faces/font-facts.ts'
import {readPackageFile} from '../program/package.ts'
import {unpackFont} from './unpack-font.ts'
import {packWoff2} from './woff2/pack.ts'

/** The module `harfbuzzjs`, which has a top-level `await`, so the compiled scripts cannot `require` it. */
type HarfBuzz = typeof import('harfbuzzjs')

/**
 * The maximum number of words: more would use nearly all of a font, and take longer to shape than the larger font takes
 * to send.
 */
const mostWords = 1000

/**
 * Subsets a font to the given words, as WOFF2; undefined if it is damaged. A fixed version of HarfBuzz does the work,
 * and Node's Brotli compresses the result, so the bytes are the same on every machine with that Brotli. The words are
 * shaped with the font to find the glyphs that they use; following only the layout rules would keep many more, in
 * Nastaliq three times as many. If shaping with the subset gives a different result, or there are too many words, all
 * glyphs are kept that the rules can produce from the letters.
 */
export async function subsetFont(
  font: Uint8Array,
  words: readonly string[],
  keep: 'words' | 'letters' = 'words'
): Promise<Uint8Array | undefined> {
  const format = new TextDecoder('latin1').decode(font.subarray(0, 4))
  // WOFF 1 is compressed differently.
  if (format === 'wOFF') return font
  const whole = unpackFont(font)
  if (whole === undefined || readFontFacts(whole) === undefined) return undefined
  const [harfbuzz, subsetter] = await Promise.all([import('harfbuzzjs'), loadSubsetter()])
  const characters = new Set([' ', ...words.join('')].map(character => character.codePointAt(0)!))
  const used =
    keep === 'words' && words.length <= mostWords
      ? subset(subsetter, whole, characters, glyphsOf(harfbuzz, whole, words))
      : undefined
  const subsetted =
    used !== undefined && isSetAlike(harfbuzz, whole, used, words)
      ? used
      : subset(subsetter, whole, characters, undefined)
  return subsetted === undefined ? font : packWoff2(subsetted)
}

/** The glyphs that occur while the words are shaped, including intermediate ones. */
function glyphsOf(harfbuzz: HarfBuzz, bytes: Uint8Array, words: readonly string[]): ReadonlySet<number> {
  const font = fontOf(harfbuzz, bytes)
  const glyphs = new Set<number>()
  for (const word of words) {
    const buffer = bufferOf(harfbuzz, word)
    let isPlacing = false
    buffer.setMessageFunc((state, _, message) => {
      isPlacing ||= message.startsWith('start table GPOS')
      if (!isPlacing && !message.startsWith('start lookup')) {
        for (const {codepoint} of state.getGlyphInfos()) glyphs.add(codepoint)
      }
      return true
    })
    harfbuzz.shape(font, buffer)
    for (const {codepoint} of buffer.getGlyphInfos()) glyphs.add(codepoint)
  }
  return glyphs
}

/** Whether both fonts shape every word into the same glyphs at the same positions. */
function isSetAlike(
  harfbuzz: HarfBuzz,
  whole: Uint8Array,
  part: Uint8Array,
  words: readonly string[]
): boolean {
  const fonts = [fontOf(harfbuzz, whole), fontOf(harfbuzz, part)] as const
  return words.every(word => {
    const [one, other] = fonts.map(font => {
      const buffer = bufferOf(harfbuzz, word)
      harfbuzz.shape(font, buffer)
      return JSON.stringify([
        buffer.getGlyphInfos().map(({codepoint}) => codepoint),
        buffer
          .getGlyphPositions()
          .map(({xAdvance, yAdvance, xOffset, yOffset}) => [xAdvance, yAdvance, xOffset, yOffset])
      ])
    })
    return one === other
  })
}

function fontOf({Blob, Face, Font}: HarfBuzz, bytes: Uint8Array): Font {
  return new Font(new Face(new Blob(bytes)))
}

function bufferOf({Buffer}: HarfBuzz, word: string): Buffer {
  const buffer = new Buffer()
  buffer.addText(word)
  buffer.guessSegmentProperties()
  return buffer
}

/** The functions of `hb-subset.h` in use; pointers and handles are numbers. */
type Subsetter = Readonly<{
  memory: WebAssembly.Memory
  _initialize: () => void
  malloc: (size: number) => number
  free: (pointer: number) => void
  hb_blob_create: (data: number, length: number, mode: number, user: number, destroy: number) => number
  hb_blob_destroy: (blob: number) => void
  hb_blob_get_data: (blob: number, length: number) => number
  hb_blob_get_length: (blob: number) => number
  hb_face_create: (blob: number, index: number) => number
  hb_face_destroy: (face: number) => void
  hb_face_reference_blob: (face: number) => number
  hb_set_add: (set: number, value: number) => void
  hb_set_clear: (set: number) => void
  hb_set_invert: (set: number) => void
  hb_subset_input_create_or_fail: () => number
  hb_subset_input_destroy: (input: number) => void
  hb_subset_input_set_flags: (input: number, flags: number) => void
  hb_subset_input_set: (input: number, kind: number) => number
  hb_subset_input_unicode_set: (input: number) => number
  hb_subset_input_glyph_set: (input: number) => number
  hb_subset_or_fail: (face: number, input: number) => number
}>

async function loadSubsetter(): Promise<Subsetter> {
  const {instance} = await WebAssembly.instantiate(
    await readPackageFile('harfbuzzjs/dist/harfbuzz-subset.wasm')
  )
  const subsetter = instance.exports as unknown as Subsetter
  subsetter._initialize()
  return subsetter
}

// Hinting is kept, since without the few bytes of `prep`, letters are drawn differently.
const sameGlyphNumbers = 0x2
const noMoreGlyphs = 0x200
const layoutFeatures = 6
const readOnly = 1

/** A font reduced to some characters, and to some glyphs if those are known; undefined if that fails. */
function subset(
  hb: Subsetter,
  bytes: Uint8Array,
  characters: ReadonlySet<number>,
  glyphs: ReadonlySet<number> | undefined
): Uint8Array | undefined {
  const data = hb.malloc(bytes.length)
  new Uint8Array(hb.memory.buffer).set(bytes, data)
  const blob = hb.hb_blob_create(data, bytes.length, readOnly, 0, 0)
  const face = hb.hb_face_create(blob, 0)
  const input = hb.hb_subset_input_create_or_fail()
  const features = hb.hb_subset_input_set(input, layoutFeatures)
  hb.hb_set_clear(features)
  hb.hb_set_invert(features)
  for (const character of characters) hb.hb_set_add(hb.hb_subset_input_unicode_set(input), character)
  for (const glyph of glyphs ?? []) hb.hb_set_add(hb.hb_subset_input_glyph_set(input), glyph)
  hb.hb_subset_input_set_flags(input, sameGlyphNumbers | (glyphs === undefined ? 0 : noMoreGlyphs))
  const part = hb.hb_subset_or_fail(face, input)
  const made = part === 0 ? 0 : hb.hb_face_reference_blob(part)
  const length = made === 0 ? 0 : hb.hb_blob_get_length(made)
  const start = length === 0 ? 0 : hb.hb_blob_get_data(made, 0)
  const copy = length === 0 ? undefined : new Uint8Array(hb.memory.buffer).slice(start, start + length)
  if (made !== 0) hb.hb_blob_destroy(made)
  if (part !== 0) hb.hb_face_destroy(part)
  hb.hb_subset_input_destroy(input)
  hb.hb_face_destroy(face)
  hb.hb_blob_destroy(blob)
  hb.free(data)
  return copy
}
