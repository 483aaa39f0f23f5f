import {expect, test} from 'vitest'
import {sha256} from '../../src/core/hash.ts'
import {subsetFont as subset} from '../../src/node/fonts/font-subset.ts'
import {unpackFont} from '../../src/node/fonts/unpack-font.ts'
import {readAsset} from '../../src/node/program/package.ts'

const nastaliq = 'npm:@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-400-normal.woff2'
const latin = 'npm:source-serif/WOFF2/TTF/SourceSerif4-It.ttf.woff2'

const subsetFont = async (...given: Parameters<typeof subset>): Promise<Uint8Array> =>
  (await subset(...given))!

const fontOf = async (path: string): Promise<Uint8Array> => (await readAsset(path))!

test('a font for a few words is small and has the same bytes on every machine', async () => {
  const font = await fontOf(nastaliq)
  const words = ['قانون', 'مزدور', 'پاکستان', 'اسمگلنگ']
  const part = await subsetFont(font, words)
  expect(new TextDecoder().decode(part.subarray(0, 4))).toBe('wOF2')
  expect(part.length).toBeLessThan(font.length / 5)
  expect(sha256(part)).toBe('77dcb9ac41e8889f1eaf7b202369557ea69a1db5bb48a0b3d9c649dc460f6c30')
})

test('a font for very many words keeps all glyphs that its rules can make of their letters', async () => {
  const font = await fontOf(latin)
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const words = letters.flatMap(one => letters.flatMap(two => [`${one}${two}`, `f${one}${two}`]))
  expect(words.length).toBeGreaterThan(1000)
  const many = await subsetFont(font, words)
  const few = await subsetFont(font, letters)
  expect(many.length).toBeLessThan(font.length / 2)
  expect(many.length).toBeGreaterThan(few.length)
})

test('a font for all letters of a page keeps its small capitals and old-style figures', async () => {
  const font = await fontOf(latin)
  const words = await subsetFont(font, ['abc123'])
  const letters = await subsetFont(font, ['abc123'], 'letters')
  expect(letters.length).toBeGreaterThan(words.length)
  expect(letters.length).toBeLessThan(font.length / 4)
})

test('a font may be in another format than WOFF2', async () => {
  const font = await fontOf(latin)
  const unpacked = unpackFont(font)!
  expect(sha256(await subsetFont(unpacked, ['abc']))).toBe(sha256(await subsetFont(font, ['abc'])))
})

test('two fonts subset concurrently equal those subset one after another', async () => {
  const fonts = await Promise.all([nastaliq, latin].map(fontOf))
  const words = ['قانون', 'law']
  const apart = [await subsetFont(fonts[0]!, words), await subsetFont(fonts[1]!, words)]
  const atOnce = await Promise.all(fonts.map(font => subsetFont(font, words)))
  expect(atOnce.map(part => sha256(part))).toEqual(apart.map(part => sha256(part)))
})

test('a damaged font has no subset', async () => {
  const sound = await fontOf(latin)
  const zeros = new Uint8Array(2000)
  const torn = new Uint8Array([...sound.subarray(0, 60), ...zeros])
  // WOFF 1 with a table that would have 4 GB.
  const bomb = new DataView(new ArrayBuffer(100))
  bomb.setUint32(0, 0x774f4646)
  bomb.setUint16(12, 1)
  for (const at of [52, 56]) bomb.setUint32(at, 0xffffffff)
  const unpacked = unpackFont(new Uint8Array(bomb.buffer))
  expect(unpacked).toBeUndefined()
  for (const font of [torn, zeros, new TextEncoder().encode('no font')])
    expect(await subset(font, ['abc'])).toBeUndefined()
})
