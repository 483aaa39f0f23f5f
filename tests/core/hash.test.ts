import {createHash} from 'node:crypto'
import {expect, test} from 'vitest'
import {sha256} from '../../src/core/hash.ts'
import fc from '../properties.ts'

/** FIPS 180-4 and NIST's published examples. */
const vectors: readonly (readonly [name: string, message: string, digest: string])[] = [
  ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'two blocks',
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'
  ],
  ['a million a', 'a'.repeat(1e6), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0']
]

test.each(vectors)('the digest of %s is the published one', (_name, message, digest) => {
  expect(sha256(message)).toBe(digest)
})

test('texts are hashed as UTF-8', () => {
  expect(sha256('Öztürk — اردو 𝔘')).toBe(sha256(new TextEncoder().encode('Öztürk — اردو 𝔘')))
})

test('lengths around a block boundary agree with another implementation', () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = Uint8Array.from({length}, (_, index) => (index * 37 + length) & 255)
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
})

test('any bytes agree with another implementation', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 5000}), bytes => {
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
    })
  )
})

test('a view of a larger buffer is hashed without the rest', () => {
  const whole = Uint8Array.from({length: 300}, (_, index) => index & 255)
  expect(sha256(whole.subarray(7, 207))).toBe(sha256(whole.slice(7, 207)))
})
