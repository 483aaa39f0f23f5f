import {expect, test} from 'vitest'
import {decodeSaved, decodeText, encodeSaved} from '../../src/core/decode.ts'

const bytes = (text: string): Uint8Array => encodeSaved(text)

// A text with escaped bytes that are not UTF-8; the decoded text, its encoding and the positions of the bytes, or `!`
// and a position if it is refused.
test.each([
  ['M\uDCFCller', 'Müller Latin-1 1'],
  ['\uFEFFé M\uDCFCller, Jos\uDCE9', '\uFEFFé Müller, José Latin-1 4,14'],
  ['\uDC93So\uDC94 \uDC96 5 \uDC80', '“So” – 5 € Windows-1252 0,3,5,9'],
  ['\uDCC5ngstr\uDCF6m \uDCC9T\uDCC9', 'Ångström ÉTÉ Latin-1 0,6,9,11'],
  ['Ki\uDC92s and a😀\uDCE9', 'Ki’s and a😀é Windows-1252 2,12'],
  ['a\uDCE2\uDC80 b', 'aâ€ b Windows-1252 1,2'],
  ['Caf\uDC8E', '!1:4'],
  ['Tr\uDC8Fs', '!1:3'],
  ['1\uDCD029 \uDCD1 and Herv\uDC82', '!1:2'],
  ['G\uDC9Aldi, B\uDC9Fchel', '!1:2'],
  ['M\uDC81ller', '!1:2'],
  ['L\uDCB1w', '!1:2'],
  ['\uDCCF\uDCF0\uDCE8\uDCE2\uDCE5\uDCF2', '!1:1'],
  ['\uDCD6\uDCD0\uDCB9\uDCFA', '!1:1'],
  ['a\u0000\uDCE9', '!1:3'],
  ['plain ü', 'plain ü']
])('%j', (escaped, expected) => {
  const decoded = decodeText(bytes(escaped))
  if ('place' in decoded) {
    expect(`!${decoded.place.start.line}:${decoded.place.start.column}`).toBe(expected)
    return
  }
  const {text, encoding} = decoded
  expect([text, ...(encoding ? [encoding.name, encoding.offsets.join()] : [])].join(' ')).toBe(expected)
  expect(text.length).toBe(escaped.length)
})

test('a text and its escapes are the same bytes', () => {
  let seed = 7
  const random = (most: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return seed % most
  }
  const pool = [0x41, 0x0a, 0xc3, 0xa9, 0xe2, 0x80, 0x9c, 0xf0, 0x9f, 0x98, 0xed, 0xa0, 0xff, 0xc0, 0xef]
  for (let round = 0; round < 2000; round++) {
    const some = Uint8Array.from({length: random(12)}, () => pool[random(pool.length)]!)
    const text = decodeSaved(some)
    expect([...encodeSaved(text)]).toEqual([...some])
    const sound = new TextDecoder('utf-8', {ignoreBOM: true}).decode(some)
    expect(text.replace(/(?<![\uD800-\uDBFF])[\uDC80-\uDCFF]/g, '')).toBe(sound.replaceAll('\uFFFD', ''))
  }
})
