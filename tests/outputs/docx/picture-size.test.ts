import {describe, expect, test} from 'vitest'
import {joinBytes} from '../../../src/core/bytes.ts'
import {pictureSize} from '../../../src/outputs/docx/picture-size.ts'
import {ascii, number, samples} from '../../picture-samples.ts'

const of = (...parts: readonly (Uint8Array | number | string)[]): Uint8Array =>
  joinBytes(
    parts.map(part =>
      typeof part === 'string' ? ascii(part) : typeof part === 'number' ? Uint8Array.of(part) : part
    )
  )
const chunk = (name: string, data: Uint8Array): Uint8Array => of(number(data.length, 4), name, data, 'sum.')

/** A PNG of 600 by 300 pixels with more chunks. */
const png = (...chunks: readonly Uint8Array[]): Uint8Array =>
  of(
    0x89,
    'PNG\r\n\x1a\n',
    chunk('IHDR', of(number(600, 4), number(300, 4), 8, 2, 0, 0, 0)),
    ...chunks,
    chunk('IEND', of())
  )
const resolution = (x: number, unit = 1): Uint8Array => chunk('pHYs', of(number(x, 4), number(1, 4), unit))
const image = chunk('IDAT', of('data'))

const segment = (marker: number, data: Uint8Array): Uint8Array =>
  of(0xff, marker, number(data.length + 2, 2), data)
const jfif = (unit: number, density: number): Uint8Array =>
  segment(0xe0, of('JFIF\0', 1, 2, unit, number(density, 2), number(1, 2), 0, 0))
const frame = (marker = 0xc0, width = 600): Uint8Array =>
  segment(marker, of(8, number(300, 2), number(width, 2), 3))

/** A JPEG of 600 by 300 pixels, unless its frame says otherwise. */
const jpeg = (...segments: readonly Uint8Array[]): Uint8Array => of(0xff, 0xd8, ...segments)

const whole = '600 × 300'
const half = '300 × 150'

describe('the size in Word of a picture', () => {
  test.each([
    ['a PNG', png(image), whole],
    ['of 192 dpi', png(resolution(7559), image), half],
    ['of 192 dpi, after text', png(chunk('tEXt', of('Title\0Kiln')), resolution(7559), image), half],
    ['of 72 dpi', png(resolution(2835), image), whole],
    ['of 96 dpi', png(resolution(3779), image), whole],
    ['of an absurd resolution', png(resolution(1_000_000), image), whole],
    ['with a ratio in place of a resolution', png(resolution(7559, 0), image), whole],
    ['with a resolution behind the image', png(image, resolution(7559)), whole],
    ['that ends early', png(resolution(7559)).subarray(0, 20), undefined]
  ])('PNG: %s', (_, bytes, expected) => {
    expect(sizeOf(bytes, 'image/png')).toBe(expected)
  })

  test.each([
    ['with a frame alone', jpeg(frame()), whole],
    ['of 192 dpi', jpeg(jfif(1, 192), frame()), half],
    ['of 96 dpi', jpeg(jfif(1, 96), frame()), whole],
    ['of 4999 dpi', jpeg(jfif(1, 4999), frame(0xc0, 4999)), '96 × 5.8'],
    ['of 5000 dpi', jpeg(jfif(1, 5000), frame()), whole],
    ['of 100 dots a centimetre', jpeg(jfif(2, 100), frame()), '226.8 × 113.4'],
    ['with a ratio in place of a resolution', jpeg(jfif(0, 192), frame()), whole],
    [
      'with a resolution in another segment',
      jpeg(segment(0xe0, of('JFXX\0', 1, 2, 1, number(192, 2))), frame()),
      whole
    ],
    ['progressive', jpeg(jfif(1, 192), frame(0xc2)), half],
    ['of the last kind of frame', jpeg(frame(0xcf)), whole],
    [
      'with tables before its frame',
      jpeg(segment(0xc4, of('a table')), segment(0xdb, of('b')), frame()),
      whole
    ],
    ['with an extension before its frame', jpeg(segment(0xc8, of('a table')), frame()), whole],
    ['with conditions before its frame', jpeg(segment(0xcc, of('a table')), frame()), whole],
    ['with fill bytes', jpeg(of(0xff), frame()), whole],
    ['without width', jpeg(frame(0xc0, 0)), undefined],
    ['without frame', jpeg(jfif(1, 192)), undefined],
    ['with text in place of a segment', jpeg(of('text'), frame()), undefined],
    ['that ends in its frame', jpeg(frame()).subarray(0, 8), undefined]
  ])('JPEG: %s', (_, bytes, expected) => {
    expect(sizeOf(bytes, 'image/jpeg')).toBe(expected)
  })

  test.each([
    ['image/png', samples.png, '8 × 4'],
    ['image/jpeg', samples.jpg, '8 × 4'],
    ['image/gif', samples.gif, '1 × 1'],
    ['image/gif', of('GIF89a', number(600, 2, true), number(300, 2, true)), whole],
    ['image/gif', of('GIF89a', 1), undefined],
    ['image/webp', samples.webp, undefined],
    ['image/svg+xml', samples.svg, undefined]
  ])('%s: %#', (type, bytes, expected) => {
    expect(sizeOf(bytes, type)).toBe(expected)
    // The bytes may begin within a larger buffer.
    expect(sizeOf(of('before', bytes).subarray(6), type)).toBe(expected)
  })
})

function sizeOf(bytes: Uint8Array, type: string): string | undefined {
  const size = pictureSize(bytes, type)
  return size && `${rounded(size.width)} × ${rounded(size.height)}`
}

function rounded(value: number): number {
  return Math.round(10 * value) / 10
}
