import {createRequire} from 'node:module'
import {expect, test} from 'vitest'
import {ByteReader, ByteWriter} from '../../src/node/fonts/woff2/bytes.ts'
import {readSimpleGlyph, writeSimpleGlyph} from '../../src/node/fonts/woff2/outline.ts'
import {packWoff2} from '../../src/node/fonts/woff2/pack.ts'
import {readTriplet, writeTriplet} from '../../src/node/fonts/woff2/triplets.ts'
import {unpackWoff2} from '../../src/node/fonts/woff2/unpack.ts'
import {readAsset} from '../../src/node/program/package.ts'
import {readSfnt, writeSfnt} from '../../src/outputs/formulas/font/sfnt.ts'
import fc from '../properties.ts'

/** Google's reader and writer, as WebAssembly. */
type Peer = Readonly<{
  compress: (font: Uint8Array) => Promise<Uint8Array>
  decompress: (font: Uint8Array) => Promise<Uint8Array>
}>
const peer = createRequire(import.meta.url)('wawoff2') as Peer

const fonts = [
  'npm:@fontsource/vazirmatn/files/vazirmatn-arabic-400-normal.woff2',
  'npm:@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-400-normal.woff2',
  'npm:source-serif/WOFF2/TTF/SourceSerif4-It.ttf.woff2'
]

const tablesOf = (font: Uint8Array) =>
  [...readSfnt(font)]
    // Without the checksum of the whole font, which no reader of fonts checks.
    .map(([tag, view]) => [
      tag,
      Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('base64')
    ])
    .map(([tag, bytes]) => [tag, tag === 'head' ? bytes!.slice(0, 8) + bytes!.slice(20) : bytes])
    .sort()

test.each(fonts)('a font is unpacked as by the peer: %s', async path => {
  const packed = (await readAsset(path))!
  expect(tablesOf(unpackWoff2(packed))).toEqual(tablesOf(new Uint8Array(await peer.decompress(packed))))
})

test('a font that was packed is unpacked by the peer as it was, and no larger than the peer makes it', async () => {
  const font = new Uint8Array(await peer.decompress((await readAsset(fonts[0]!))!))
  const packed = packWoff2(font)
  expect(tablesOf(new Uint8Array(await peer.decompress(packed)))).toEqual(tablesOf(font))
  expect(packed.length).toBeLessThan(1.01 * (await peer.compress(font)).length)
})

test('a font of other outlines keeps its tables', async () => {
  const cff = writeSfnt(
    new Map([
      ['CFF ', Uint8Array.from([1, 0, 4, 1])],
      ['ABCD', Uint8Array.from([7])]
    ]),
    0x4f54544f
  )
  const packed = packWoff2(cff)
  expect(unpackWoff2(packed)).toEqual(cff)
})

test('a damaged font throws, whatever byte is damaged', async () => {
  const packed = (await readAsset(fonts[0]!))!
  fc.assert(
    fc.property(fc.integer({min: 0, max: 200}), fc.integer({min: 1, max: 255}), (at, change) => {
      const damaged = packed.slice()
      damaged[at]! ^= change
      const read = () => unpackWoff2(damaged)
      try {
        expect(readSfnt(read()).size).toBeGreaterThan(0)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
    {numRuns: 30}
  )
  expect(() => unpackWoff2(packed.subarray(0, 1000))).toThrow()
})

test('a small file cannot fill the memory', () => {
  const header = new ByteWriter()
  header.bytes(new TextEncoder().encode('wOF2'))
  for (const value of [0x10000, 100, 0x10000, 0, 10]) header.u32(value)
  header.bytes(new Uint8Array(24))
  header.u8(0)
  header.base128(2 ** 31)
  header.bytes(new Uint8Array(10))
  expect(() => unpackWoff2(header.written())).toThrow('128 MB')
})

const step = fc.record({
  dx: fc.integer({min: -32768, max: 32767}),
  dy: fc.integer({min: -32768, max: 32767}),
  isOnCurve: fc.boolean()
})
const small = fc.record({
  dx: fc.integer({min: -1300, max: 1300}),
  dy: fc.integer({min: -1300, max: 1300}),
  isOnCurve: fc.boolean()
})

test('steps of an outline are read as written', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(step, small), {maxLength: 40}), steps => {
      const [flags, data] = [new ByteWriter(), new ByteWriter()]
      for (const each of steps) writeTriplet(flags, data, each)
      const reader = new ByteReader(data.written())
      expect([...flags.written()].map(flag => readTriplet(flag, reader))).toEqual(steps)
    })
  )
})

test('glyphs are read as written', () => {
  fc.assert(
    fc.property(fc.array(small, {minLength: 1, maxLength: 40}), fc.boolean(), (steps, overlaps) => {
      const glyph = {
        contours: [steps.length],
        steps,
        instructions: Uint8Array.from([1, 2, 3]),
        box: [0, -1, 2, 3] as const,
        overlaps
      }
      expect(readSimpleGlyph(writeSimpleGlyph(glyph))).toEqual(glyph)
    })
  )
})

test('numbers of one to five bytes are read as written', () => {
  fc.assert(
    fc.property(fc.nat({max: 2 ** 31 - 1}), fc.nat({max: 65535}), (long, short) => {
      const writer = new ByteWriter(1)
      writer.base128(long)
      writer.short(short)
      const reader = new ByteReader(writer.written())
      expect([reader.base128(), reader.short()]).toEqual([long, short])
    })
  )
})
