import {expect, test} from 'vitest'
import {base64} from '../../src/core/base64.ts'
import fc from '../properties.ts'

test.each([
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg=='],
  ['fooba', 'Zm9vYmE='],
  ['foobar', 'Zm9vYmFy']
])('the test vectors of RFC 4648: %s', (text, expected) => {
  expect(base64(new TextEncoder().encode(text))).toBe(expected)
})

test('any bytes are encoded like on the platform', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({maxLength: 400}),
      bytes => base64(bytes) === Buffer.from(bytes).toString('base64')
    )
  )
})
